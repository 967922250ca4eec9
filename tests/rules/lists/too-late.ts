import type { Case } from '../twins.js';

/** What fires, or is asked for, when nothing is left to do; each beside the same code with the one difference that makes it a leak. */
export const timers: readonly Case[] = [
  {
    name: 'a return that only the fired timer leads to',
    code: `
export async function ask(question: () => Promise<string>, warn: (text: string) => void, isDone: () => boolean): Promise<string | undefined> {
  let late = false;
  const timer = setTimeout(() => { //@ no-uncleared-timer
    late = true;
    warn('nobody answers');
  }, 60_000);
  const answer = await question().catch(() => undefined);
  if (late) return undefined; //- if (isDone()) return undefined;
  clearTimeout(timer);
  return answer;
}`,
  },
  {
    name: 'a one-shot of an effect that does nothing once the cleanup has put its subject aside',
    code: `
import { useEffect } from 'react';

export function useCommit(save: (text: string) => void, text: string): void {
  useEffect(() => {
    let current: { text: string; timer?: number } | undefined = { text };
    const mine = current;
    mine.timer = window.setTimeout(() => { //@ no-uncleared-timer
      if (mine === current) save(text); //- save(text);
    }, 5_000);
    const clear = (): void => clearTimeout(mine.timer);
    window.addEventListener('pagehide', clear);
    return () => {
      window.removeEventListener('pagehide', clear);
      current = undefined;
    };
  }, [save, text]);
}`,
  },
  {
    name: 'an interval without a name, of an object that the program makes once and never ends',
    code: `
class Store {
  constructor(readonly check: () => void) {
    setInterval(() => this.check(), 60_000); //@ no-uncleared-timer
  }

  teardown(): void {
    this.check();
  }
}

export function open(check: () => void): Store {
  return new Store(check);
}

export const close = (store: Store): void => store.check(); //- export const close = (store: Store): void => store.teardown();`,
  },
];

export const handles: readonly Case[] = [
  {
    name: 'a service that is made only where none was handed in',
    code: `
class Beat {
  private timer: ReturnType<typeof setInterval>;

  constructor(tell: () => void) {
    this.timer = setInterval(tell, 1_000);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}

export class Watcher {
  private readonly other: Beat;
  readonly beat: Beat;

  constructor(tell: () => void, beat?: Beat) {
    this.other = new Beat(tell);
    this.beat = beat ?? new Beat(tell); //- this.beat = new Beat(tell); //@ no-unclosed-resource
  }

  dispose(): void {
    this.other.dispose();
  }
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'a teardown that the subscriber gives back',
    code: `
declare class Observable<T> {
  constructor(start: (subscriber: { next(value: T): void }) => () => void);
  first(): Promise<T>;
}

export function untilAborted(signal: AbortSignal, rest: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    new Observable<void>(subscriber => {
      const onAbort = (): void => subscriber.next();
      signal.addEventListener('abort', onAbort);
      return () => signal.removeEventListener('abort', onAbort);
    }).first().then(resolve, reject);
    rest.then(resolve, reject);
  });
}`,
  },
  {
    name: 'a button that is put in the page once, and found there the next time',
    code: `
declare const page: { on(event: 'connection', run: () => void): void };

page.on('connection', () => {
  let speaker = document.querySelector('.speaker');
  if (!speaker) { //- if (speaker !== document.body) {
    speaker = document.createElement('div');
    speaker.className = 'speaker';
    document.body.append(speaker);
    document.body.addEventListener('click', () => console.log('hello')); //@ no-unremoved-listener
  }
});`,
  },
];

export const mismatched: readonly Case[] = [
  {
    name: 'what a test removes in vain',
    strict: true,
    file: 'emitter.spec.ts',
  },
];

export const tables: readonly Case[] = [
  {
    name: 'entries that a cleanup takes out, which a registry is given',
    code: `
import type { Socket } from 'node:net';

const open = new Set<Socket>();

export function subscribeToLines(socket: Socket, id: string, registry: { add(id: string, cleanup: () => void): void }): void {
  open.add(socket); //@ no-unbounded-cache
  const cleanup = (): void => {
    open.delete(socket);
  };
  registry.add(id, cleanup); //- if (id === '/never') console.log(cleanup.name);
}`,
  },
];
