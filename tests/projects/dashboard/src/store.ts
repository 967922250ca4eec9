import { useEffect, useState } from 'react';

export interface Point {
  readonly at: number;
  readonly value: number;
}

type Listener = (points: readonly Point[]) => void;

const MAX_POINTS = 500;
const listeners = new Set<Listener>();
let points: readonly Point[] = [];

/** Calls back with all points at every change; the result ends it. */
export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Adds a point. */
export function add(point: Point): void {
  points = [...points, point].slice(-MAX_POINTS);
  for (const listener of listeners) listener(points);
}

/** The points, kept up to date. */
export function usePoints(): readonly Point[] {
  const [current, setCurrent] = useState(points);
  useEffect(() => subscribe(setCurrent), []);
  return current;
}

/** The newest value as the page's title. */
export function useTitle(prefix: string): void {
  useEffect(() => {
    subscribe(all => { // miss no-undisposed-subscription
      document.title = `${prefix} ${all.at(-1)?.value ?? ''}`;
    });
  }, [prefix]);
}

/** Points from the server. */
export function useFeed(url: string): void {
  useEffect(() => {
    const source = new EventSource(url); // want no-unclosed-resource "event source"
    source.addEventListener('message', event => add({ at: Date.now(), value: Number(event.data) }));
  }, [url]);
}

function flush(): void {
  navigator.sendBeacon('/metrics', JSON.stringify(points.length));
}

window.addEventListener('pagehide', flush);
setInterval(flush, 60_000);

/** Makes sure that the last numbers are sent. */
export function useFlush(): void {
  useEffect(() => {
    document.addEventListener('visibilitychange', flush);
  }, []);
}
