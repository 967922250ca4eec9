import type { Case } from '../twins.js';

/** One-shots that guard work, and that nothing clears where the work is done first. */
export const flagged: readonly Case[] = [
  {
    name: 'a deferred that a timer rejects',
    strict: true,
    code: `
class Deferred<T> {
  resolve!: (value: T) => void;
  reject!: (error: Error) => void;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

export function ask(send: (answer: (text: string) => void) => void): Promise<string> {
  const answer = new Deferred<string>();
  const timer = setTimeout(() => answer.reject(new Error('no answer')), 20_000); //@ no-uncleared-timer
  send(text => {
    clearTimeout(timer); //-
    answer.resolve(text);
  });
  return answer.promise;
}`,
  },
  {
    name: 'a deferred in three names',
    strict: true,
    code: `
function withResolvers(): { promise: Promise<string>; resolve: (text: string) => void; reject: (error: Error) => void } {
  let resolve!: (text: string) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<string>((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}

export function ask(send: (answer: (text: string) => void) => void): Promise<string> {
  const { promise, resolve, reject } = withResolvers();
  const timer = setTimeout(() => reject(new Error('no answer')), 20_000); //@ no-uncleared-timer
  send(text => {
    clearTimeout(timer); //-
    resolve(text);
  });
  return promise;
}`,
  },
  {
    name: 'an executor that settles in its own body, after an await',
    strict: true,
    code: `
export function load(read: () => Promise<string>): Promise<string> {
  return new Promise(async (resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timed out')), 10_000); //@ no-uncleared-timer
    const text = await read().catch(() => '');
    clearTimeout(timer); //-
    resolve(text);
  });
}`,
  },
  {
    name: 'a settler that a table is given',
    code: `
const waiting = new Map<number, (text: string) => void>();

export function call(id: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { //@ no-uncleared-timer
      waiting.delete(id);
      reject(new Error('timed out'));
    }, 30_000);
    const finish = (text: string): void => {
      clearTimeout(timer); //-
      resolve(text);
    };
    waiting.set(id, finish);
  });
}

export function answer(id: number, text: string): void {
  waiting.get(id)?.(text);
}`,
  },
  {
    name: 'a handle that nothing reads, before an await',
    strict: true,
    code: `
export async function migrate(run: () => Promise<void>): Promise<void> {
  const slow = setTimeout(() => console.warn('still at it'), 60_000); //@ no-uncleared-timer
  await run().catch(console.error);
  clearTimeout(slow); //-
}`,
  },
];

/** One-shots that end by themselves, or with the work. */
export const silent: readonly Case[] = [
  {
    name: 'all of several promises, one of them a delay',
    code: `
export async function atLeast<T>(work: Promise<T>): Promise<T> {
  const [value] = await Promise.all([work, new Promise<void>(resolve => setTimeout(resolve, 2_000))]);
  return value;
}`,
  },
  {
    name: 'a deferred that the timer alone settles',
    code: `
export function later(text: string): Promise<string> {
  return new Promise(resolve => {
    setTimeout(() => resolve(text), 5_000);
  });
}`,
  },
  {
    name: 'a settler that is taken off an emitter is no exit',
    code: `
import type { EventEmitter } from 'node:events';

export function next(emitter: EventEmitter): Promise<void> {
  return new Promise((resolve, reject) => {
    const onReady = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      emitter.off('ready', onReady);
      reject(new Error('timed out'));
    }, 10_000);
    emitter.once('ready', onReady);
  });
}`,
  },
  {
    name: 'a handle that the rest of the function reads',
    code: `
export async function watch(run: (timer: NodeJS.Timeout) => Promise<void>): Promise<void> {
  const timer = setTimeout(() => console.warn('still at it'), 60_000);
  await run(timer);
}`,
  },
];
