import type { Case } from '../twins.js';

/** Shape 7: an option that ends it: `once`, and a signal that somebody aborts. For timers: the timers of `timers/promises`. */
export const timers: readonly Case[] = [
  {
    name: 'the iterator of timers/promises ends with its signal',
    code: `
import { setInterval as ticks } from 'node:timers/promises';

export async function beat(signal: AbortSignal, send: () => Promise<void>): Promise<void> {
  try {
    for await (const _ of ticks(10_000, undefined, { signal })) {
      await send();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}`,
  },
  {
    name: 'a promised timeout that is awaited',
    code: `
import { setTimeout as delay } from 'node:timers/promises';

export async function retry<T>(attempts: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts) throw error;
      await delay(1_000 * attempt);
    }
  }
}`,
  },
  {
    name: 'an interval that is cleared by the abort of a parameter',
    code: `
export function pulse(everyMs: number, signal: AbortSignal, send: () => void): void {
  const timer = setInterval(send, everyMs); //@ no-uncleared-timer
  signal.addEventListener('abort', () => clearInterval(timer), { once: true }); //- send();
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: '{ once: true } for a user event on a DOM target',
    strict: true,
    code: `
export class Splash {
  private seen = false;

  show(root: HTMLElement): void {
    root.hidden = false;
    window.addEventListener('pointerdown', () => { //@ no-unremoved-listener
      this.seen = true;
      root.hidden = true;
    }, { once: true }); //- });
  }

  wasSeen(): boolean {
    return this.seen;
  }
}`,
  },
  {
    name: '{ signal } where the signal is a parameter',
    strict: true,
    code: `
export function trackKeys(pressed: Set<string>, signal: AbortSignal): void {
  const down = (event: KeyboardEvent): void => void pressed.add(event.code);
  window.addEventListener('keydown', down, { //@ no-unremoved-listener
    passive: true,
    signal, //-
  });
}`,
  },
  {
    name: '{ signal } of a field that dispose() aborts',
    code: `
export class Minimap {
  private readonly controller = new AbortController();
  private scale = 1;

  constructor() {
    const { signal } = this.controller;
    window.addEventListener('resize', () => this.measure(), { signal }); //@ no-unremoved-listener
    document.addEventListener('fullscreenchange', () => this.measure(), { signal: this.controller.signal }); //@ no-unremoved-listener
  }

  dispose(): void {
    this.scale = 1;
    this.controller.abort(); //-
  }

  private measure(): void {
    this.scale = window.innerWidth / 100;
  }
}`,
  },
  {
    name: '{ signal } of a local controller that the cleanup of an effect aborts',
    file: 'react.tsx',
    code: `
import { useEffect, useState } from 'react';

export function Modifier() {
  const [shift, setShift] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const update = (event: KeyboardEvent) => setShift(event.shiftKey);
    window.addEventListener('keydown', update, { signal: controller.signal }); //@ no-unremoved-listener
    return () => controller.abort(); //-
  }, []);
  return <kbd>{shift ? '⇧' : ''}</kbd>;
}`,
  },
  {
    name: '{ signal: AbortSignal.timeout(…) }',
    strict: true,
    code: `
export function arm(stop: () => void): void {
  const signal = AbortSignal.timeout(10_000);
  document.addEventListener('keydown', event => { //@ no-unremoved-listener
    if (event.key === 'Escape') stop();
  }, { signal }); //- }, { passive: true });
}`,
  },
  {
    name: 'a controller that escapes whole is somebody else’s',
    code: `
const controllers = new Map<string, AbortController>();

export function cancel(id: string): void {
  controllers.get(id)?.abort();
  controllers.delete(id);
}

export function follow(id: string, onScroll: () => void): void {
  const controller = new AbortController();
  controllers.set(id, controller); //-
  window.addEventListener('scroll', onScroll, { signal: controller.signal }); //@ no-unremoved-listener
}`,
  },
  {
    name: 'once() on an emitter, for an event that comes',
    code: `
import type { EventEmitter } from 'node:events';

export class Handshake {
  private version = 0;

  greet(peer: EventEmitter): void {
    peer.once('hello', (version: number) => {
      this.version = version;
    });
    peer.emit('greet', this.version);
  }
}`,
  },
  {
    name: '{ once: true } for the abort of a long-lived signal, removed when the work settles',
    code: `
export async function job(shutdown: AbortSignal, run: () => Promise<void>, halt: () => void): Promise<void> {
  const onAbort = (): void => halt();
  shutdown.addEventListener('abort', onAbort, { once: true }); //@ no-unremoved-listener
  try {
    await run();
  } finally {
    shutdown.removeEventListener('abort', onAbort); //- halt();
  }
}`,
  },
];
