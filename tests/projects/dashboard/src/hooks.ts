import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Runs `tick` again and again; `null` pauses. */
export function useInterval(tick: () => void, ms: number | null): void {
  const latest = useRef(tick);
  useLayoutEffect(() => {
    latest.current = tick;
  });
  useEffect(() => {
    if (ms === null) return;
    const id = setInterval(() => latest.current(), ms);
    return () => clearInterval(id);
  }, [ms]);
}

/** Loads something now and every `ms`. */
export function usePolling<T>(load: () => Promise<T>, ms: number): T | undefined {
  const [data, setData] = useState<T>();
  useEffect(() => {
    const refresh = () => void load().then(setData);
    refresh();
    setInterval(refresh, ms); // want no-uncleared-timer
  }, [load, ms]);
  return data;
}

/** Listens on the window for as long as the component is there. */
export function useWindowEvent<K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): void {
  useEffect(() => {
    window.addEventListener(type, listener);
    return () => window.removeEventListener(type, listener);
  }, [type, listener]);
}

/** Whether the browser is online. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const up = () => setOnline(true);
    const down = () => setOnline(false);
    window.addEventListener('online', up);
    window.addEventListener('offline', down); // want no-unremoved-listener "offline"
    return () => {
      window.removeEventListener('online', up);
    };
  }, []);
  return online;
}

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = () => setMatches(list.matches);
    update();
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}

/** A function that runs `run` once the calls have stopped for `ms`. */
export function useDebounced<A extends unknown[]>(run: (...args: A) => void, ms: number): (...args: A) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (...args: A) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => run(...args), ms);
    },
    [run, ms],
  );
}

/** The size of an element, kept up to date. */
export function useSize(ref: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setSize(entry.contentRect)); // want no-undisposed-subscription "observer"
    observer.observe(element);
  }, [ref]);
  return size;
}

/** Calls back when the pointer goes down outside; the caller ends it. */
export function onOutside(element: HTMLElement, outside: () => void): () => void {
  const listen = (event: PointerEvent) => {
    if (event.target instanceof Node && !element.contains(event.target)) outside();
  };
  document.addEventListener('pointerdown', listen);
  return () => document.removeEventListener('pointerdown', listen);
}
