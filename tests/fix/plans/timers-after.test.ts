import { describe } from 'vitest';
import { code, planTable } from './timers.js';

const RACES = 'no-leaky-promise-race';

describe('clear when the race is decided', () => {
  planTable([
    {
      name: 'a race that is returned by an async function',
      text: code`
        export async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
          return Promise.race([work, new Promise<undefined>(resolve => { //-
            setTimeout(() => resolve(undefined), ms); //-
          })]); //-
          let timer: ReturnType<typeof setTimeout> | undefined; //+
          try { //+
            return await Promise.race([work, new Promise<undefined>(resolve => { //+
              timer = setTimeout(() => resolve(undefined), ms); //+
            })]); //+
          } finally { //+
            clearTimeout(timer); //+
          } //+
        }
      `,
      title: 'Clear this timeout when the race is decided',
    },
    {
      name: 'a promise that is made first',
      text: code`
        export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
          let timer: ReturnType<typeof setTimeout> | undefined; //+
          const timeout = new Promise<never>((_, reject) => {
            setTimeout(() => reject(new Error('late')), ms); //-
            timer = setTimeout(() => reject(new Error('late')), ms); //+
          });
          return await Promise.race([work, timeout]); //-
          try { //+
            return await Promise.race([work, timeout]); //+
          } finally { //+
            clearTimeout(timer); //+
          } //+
        }
      `,
    },
    {
      name: 'an id that the executor kept for nothing, in a function that does not wait',
      text: code`
        export function within<T>(work: Promise<T>, ms: number): Promise<T> {
          let timer: ReturnType<typeof setTimeout> | undefined; //+
          const timeout = new Promise<never>((_, reject) => {
            const timer = setTimeout(() => reject(new Error('late')), ms); //-
            timer = setTimeout(() => reject(new Error('late')), ms); //+
          });
          return Promise.race([work, timeout]); //-
          return Promise.race([work, timeout]).finally(() => clearTimeout(timer)); //+
        }
      `,
    },
    {
      name: 'an arrow function that is a race',
      text: code`
        export const within = <T>(work: Promise<T>, ms: number): Promise<T> => //-
          Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), ms))]); //-
        export const within = <T>(work: Promise<T>, ms: number): Promise<T> => { //+
          let timer: ReturnType<typeof setTimeout> | undefined; //+
          return Promise.race([work, new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('late')), ms)))]).finally(() => clearTimeout(timer)); //+
        }; //+
      `,
    },
    {
      name: 'a result that is used behind it stays where it is',
      text: code`
        export async function length(work: Promise<string>, ms: number): Promise<number> {
          let timer: ReturnType<typeof setTimeout> | undefined; //+
          const text = await Promise.race([
            work,
            new Promise<string>(resolve => {
              setTimeout(() => resolve(''), ms); //-
              timer = setTimeout(() => resolve(''), ms); //+
            }),
          ]); //-
          ]).finally(() => clearTimeout(timer)); //+
          return text.length;
        }
      `,
    },
    {
      name: 'a finally that is there already',
      text: code`
        export async function deliver(work: Promise<void>, done: () => void, log: (e: unknown) => void): Promise<void> {
          let timer: ReturnType<typeof setTimeout> | undefined; //+
          try {
            await Promise.race([
              work,
              new Promise((_, reject) => {
                setTimeout(() => { //-
                timer = setTimeout(() => { //+
                  reject(new Error('late'));
                }, 30_000);
              }),
            ]);
          } catch (e) {
            log(e);
          } finally {
            clearTimeout(timer); //+
            done();
          }
        }
      `,
    },
    {
      name: 'a returned race inside `try` keeps its errors to itself',
      text: code`
        export async function within<T>(work: Promise<T>, log: (e: unknown) => void): Promise<T | undefined> {
          try {
            return Promise.race([work, new Promise<undefined>(resolve => { //-
              setTimeout(() => resolve(undefined), 5_000); //-
            })]); //-
            let timer: ReturnType<typeof setTimeout> | undefined; //+
            return Promise.race([work, new Promise<undefined>(resolve => { //+
              timer = setTimeout(() => resolve(undefined), 5_000); //+
            })]).finally(() => clearTimeout(timer)); //+
          } catch (e) {
            log(e);
            return undefined;
          }
        }
      `,
    },
    {
      name: 'one deadline for many races is cleared behind the last',
      text: code`
        export async function drain(next: () => Promise<string | undefined>, take: (one: string) => void): Promise<void> {
          let timer: ReturnType<typeof setTimeout> | undefined; //+
          const late = new Promise<undefined>(resolve => {
            setTimeout(() => resolve(undefined), 30_000); //-
            timer = setTimeout(() => resolve(undefined), 30_000); //+
          });
          for (;;) { //-
            const one = await Promise.race([next(), late]); //-
            if (one === undefined) return; //-
            take(one); //-
          } //-
          try { //+
            for (;;) { //+
              const one = await Promise.race([next(), late]); //+
              if (one === undefined) return; //+
              take(one); //+
            } //+
          } finally { //+
            clearTimeout(timer); //+
          } //+
        }
      `,
      safety: 'review',
    },
    {
      name: 'for review where the callback does more than settle',
      text: code`
        export async function within<T>(work: Promise<T>, warn: () => void): Promise<T | undefined> {
          return await Promise.race([work, new Promise<undefined>(resolve => { //-
            setTimeout(() => { //-
              warn(); //-
              resolve(undefined); //-
            }, 5_000); //-
          })]); //-
          let timer: ReturnType<typeof setTimeout> | undefined; //+
          try { //+
            return await Promise.race([work, new Promise<undefined>(resolve => { //+
              timer = setTimeout(() => { //+
                warn(); //+
                resolve(undefined); //+
              }, 5_000); //+
            })]); //+
          } finally { //+
            clearTimeout(timer); //+
          } //+
        }
      `,
      safety: 'review',
    },
    {
      name: 'none where all calls share the place of the id',
      text: code`
        let timer: NodeJS.Timeout;
        export async function within<T>(work: Promise<T>): Promise<T | undefined> {
          return await Promise.race([work, new Promise<undefined>(resolve => {
            timer = setTimeout(() => resolve(undefined), 5_000);
          })]);
        }
        export const isPending = (): boolean => Boolean(timer);
      `,
      reason: /shared by all calls/,
    },
  ], RACES);
});

describe('clear when the promise of a deferred is settled', () => {
  const deferred = `interface Deferred<T> { promise: Promise<T>; resolve(value: T): void; reject(error: Error): void }
declare function defer<T>(): Deferred<T>;
declare function ask(then: (text: string) => void): void;
`;
  planTable([
    {
      name: 'where it is handed out',
      text: deferred + code`
        export function answer(): Promise<string> {
          const d = defer<string>();
          setTimeout(() => d.reject(new Error('late')), 5_000); //-
          const timer = setTimeout(() => d.reject(new Error('late')), 5_000); //+
          ask(text => d.resolve(text));
          return d.promise; //-
          return d.promise.finally(() => clearTimeout(timer)); //+
        }
      `,
      title: 'Clear this timeout when `d.promise` is settled',
    },
    {
      name: 'a timer under a condition, and a way out before the promise',
      text: deferred + code`
        export async function answer(ms: number): Promise<string> {
          const d = defer<string>();
          let timer: ReturnType<typeof setTimeout> | undefined; //+
          if (ms > 0) {
            setTimeout(() => d.reject(new Error('late')), ms); //-
            timer = setTimeout(() => d.reject(new Error('late')), ms); //+
          }
          if (ms < 0) return '';
          ask(text => d.resolve(text));
          return await d.promise; //-
          return await d.promise.finally(() => clearTimeout(timer)); //+
        }
      `,
      safety: 'review',
    },
    {
      name: 'none where it is a part of what is handed out',
      text: deferred + code`
        export function answer() {
          const d = defer<string>();
          setTimeout(() => d.reject(new Error('late')), 5_000);
          ask(text => d.resolve(text));
          return { text: d.promise };
        }
      `,
      reason: /as a part of something/,
    },
    {
      name: 'none where a callback starts the timer: the promise may be settled by then',
      text: deferred + code`
        export function answer(): Promise<string> {
          const d = defer<string>();
          ask(() => {
            setTimeout(() => d.reject(new Error('late')), 5_000);
          });
          return d.promise;
        }
      `,
      reason: /another function than the one that starts the timer/,
    },
  ]);
});

describe('clear what nothing reads when the rest is done', () => {
  planTable([
    {
      name: 'up to the end of the block, with the promise that is returned',
      text: code`
        export async function load(url: string, log: (text: string) => void): Promise<string> {
          const timer = setTimeout(() => log('slow'), 5_000);
          const response = await fetch(url); //-
          return response.text(); //-
          try { //+
            const response = await fetch(url); //+
            return await response.text(); //+
          } finally { //+
            clearTimeout(timer); //+
          } //+
        }
      `,
      title: 'Clear `timer` in `finally`',
    },
    {
      name: 'for review where what the timer ends has a part in the result',
      text: code`
        export async function load(url: string): Promise<Response> {
          const controller = new AbortController();
          const timer = setTimeout(() => controller.abort(), 5_000);
          const response = await fetch(url, { signal: controller.signal }); //-
          return response; //-
          try { //+
            const response = await fetch(url, { signal: controller.signal }); //+
            return response; //+
          } finally { //+
            clearTimeout(timer); //+
          } //+
        }
      `,
      safety: 'review',
    },
  ]);
});
