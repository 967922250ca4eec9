import type { Case } from '../twins.js';

/** Shape 4: a returned disposer, alone, in an object, in an array, or handed on unchanged. */
export const timers: readonly Case[] = [
  {
    name: 'return () => clearInterval(…)',
    code: `
export function everyMinute(job: () => void): () => void {
  const timer = setInterval(job, 60_000); //@ no-uncleared-timer
  let stopped = false;
  return () => {
    if (stopped) return;
    stopped = true;
    clearInterval(timer); //-
  };
}`,
  },
  {
    name: 'return { dispose }',
    code: `
interface Disposable {
  dispose(): void;
}

export function pollStatus(read: () => string, show: (status: string) => void): Disposable {
  let last = '';
  const id = setInterval(() => { //@ no-uncleared-timer
    const status = read();
    if (status !== last) show((last = status));
  }, 2_000);
  const dispose = (): void => {
    last = '';
    clearInterval(id); //-
  };
  return { dispose };
}`,
  },
  {
    name: 'returned in a tuple',
    code: `
export function useTicks(ms: number): [() => number, () => void] {
  let ticks = 0;
  const timer = setInterval(() => { //@ no-uncleared-timer
    ticks += 1;
  }, ms);
  const stop = () => clearInterval(timer);
  return [() => ticks, stop]; //- return [() => ticks, () => {}];
}`,
  },
  {
    name: 'a teardown that the owner gives back, kept by a class',
    code: `
function startBlink(element: HTMLElement): () => void {
  const timer = setInterval(() => element.classList.toggle('on'), 500);
  return () => clearInterval(timer);
}

export class Cursor {
  private readonly stopBlink: () => void;

  constructor(private readonly element: HTMLElement) {
    this.stopBlink = startBlink(this.element);
  }

  dispose(): void {
    this.stopBlink();
    this.element.remove();
  }
}`,
  },
  {
    name: 'the cleanup of an effect, behind a condition that the acquisition shares',
    file: 'react.tsx',
    code: `
import { useEffect, useState } from 'react';

export function Elapsed({ running, onTick }: { running: boolean; onTick: (n: number) => void }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return;
    const id = setInterval(() => { //@ no-uncleared-timer
      setSeconds(n => n + 1);
      onTick(1);
    }, 1_000);
    return () => clearInterval(id); //-
  }, [running, onTick]);
  return <span>{seconds}</span>;
}`,
  },
  {
    name: 'a callback ref that returns its cleanup',
    file: 'react.tsx',
    code: `
import { useState } from 'react';

export function Shimmer() {
  const [bright, setBright] = useState(false);
  return (
    <div
      data-bright={bright}
      ref={() => {
        const id = setInterval(() => setBright(on => !on), 400);
        return () => clearInterval(id);
      }}
    />
  );
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'return () => removeEventListener(…)',
    code: `
export function onOutsideClick(root: HTMLElement, close: () => void): () => void {
  const onClick = (event: MouseEvent): void => {
    if (event.target instanceof Node && !root.contains(event.target)) close();
  };
  document.addEventListener('click', onClick); //@ no-unremoved-listener
  return () => {
    root.removeAttribute('open');
    document.removeEventListener('click', onClick); //-
  };
}`,
  },
  {
    name: 'return { dispose() }',
    strict: true,
    code: `
import type { EventEmitter } from 'node:events';

export function mirror(source: EventEmitter, copy: (row: string) => void): { dispose(): void } {
  let rows = 0;
  const onRow = (row: string): void => {
    rows += 1;
    copy(row);
  };
  source.on('row', onRow); //@ no-unremoved-listener
  return {
    dispose() {
      rows = 0;
      source.off('row', onRow); //-
    },
  };
}`,
  },
  {
    name: 'returned in an array',
    code: `
export function trackPointer(): [() => number, () => void] {
  let x = 0;
  const onMove = (event: PointerEvent): void => {
    x = event.clientX;
  };
  window.addEventListener('pointermove', onMove); //@ no-unremoved-listener
  const off = () => window.removeEventListener('pointermove', onMove);
  return [() => x, off]; //- return [() => x, () => {}];
}`,
  },
  {
    name: 'a disposer returned unchanged by a second function',
    code: `
const listeners = new Set<() => void>();

function listen(target: EventTarget, type: string, handler: () => void): () => void {
  target.addEventListener(type, handler);
  return () => target.removeEventListener(type, handler);
}

export function onResize(handler: () => void): () => void {
  listeners.add(handler);
  return listen(window, 'resize', handler);
}`,
  },
  {
    name: 'subscribe functions as useSyncExternalStore takes them',
    file: 'react.tsx',
    code: `
import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

export function Route() {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return <main>{hash}</main>;
}`,
  },
  {
    name: 'the cleanup of an effect, behind a condition that the acquisition shares',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function Dialog({ open, close }: { open: boolean; close: () => void }) {
  useEffect(() => {
    if (!open) return undefined;
    function onKey(event: KeyboardEvent) {
      if (event.key === 'Escape') close();
    }
    window.addEventListener('keydown', onKey); //@ no-unremoved-listener
    return () => window.removeEventListener('keydown', onKey); //-
  }, [open, close]);
  return open ? <dialog open /> : null;
}`,
  },
];
