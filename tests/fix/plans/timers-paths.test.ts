import { describe } from 'vitest';
import { code, planTable } from './timers.js';

describe('clear in finally', () => {
  planTable([
    {
      name: 'what a rejected await skips',
      text: code`
        export async function save(send: () => Promise<void>, tick: () => void): Promise<void> {
          const timer = setInterval(tick, 1_000);
          await send(); //-
          clearInterval(timer); //-
          try { //+
            await send(); //+
          } finally { //+
            clearInterval(timer); //+
          } //+
        }
      `,
      title: 'Clear `timer` in `finally`',
    },
    {
      name: 'a result that is used behind the clear',
      text: code`
        export async function save(send: () => Promise<string>, tick: () => void): Promise<string> {
          const timer = setInterval(tick, 1_000);
          const text = await send(); //-
          clearInterval(timer); //-
          return text.trim(); //-
          try { //+
            const text = await send(); //+
            return text.trim(); //+
          } finally { //+
            clearInterval(timer); //+
          } //+
        }
      `,
    },
    {
      name: 'a try that has the clear as its last word',
      text: code`
        export async function load(url: string, log: (error: unknown) => void): Promise<string> {
          const controller = new AbortController();
          const timer = setTimeout(() => controller.abort(), 10_000);
          try {
            const response = await fetch(url, { signal: controller.signal });
            clearTimeout(timer); //-
            return response.statusText;
          } catch (error) {
            log(error);
            return '';
          } //-
          } finally { //+
            clearTimeout(timer); //+
          } //+
        }
      `,
    },
    {
      name: 'a try that waits behind the clear keeps it: what follows must not come under the timer',
      text: code`
        export async function load(url: string, log: (error: unknown) => void): Promise<string> {
          const controller = new AbortController();
          const timer = setTimeout(() => controller.abort(), 10_000);
          try {
            const response = await fetch(url, { signal: controller.signal });
            clearTimeout(timer);
            return await response.text();
          } catch (error) {
            log(error);
            return '';
          } //-
          } finally { //+
            clearTimeout(timer); //+
          } //+
        }
      `,
    },
    {
      name: 'a finally that is there already',
      text: code`
        export async function load(url: string, done: () => void): Promise<string> {
          const controller = new AbortController();
          const timer = setTimeout(() => controller.abort(), 10_000);
          try {
            const response = await fetch(url, { signal: controller.signal });
            clearTimeout(timer); //-
            return response.statusText;
          } finally {
            clearTimeout(timer); //+
            done();
          }
        }
      `,
    },
    {
      name: 'none for an effect that is left before its cleanup',
      file: 'react.tsx',
      text: code`
        import { useEffect } from 'react';
        export function useTick(tick: () => void, on: boolean) {
          useEffect(() => {
            const timer = setInterval(tick, 1_000);
            if (!on) return;
            return () => clearInterval(timer);
          }, [tick, on]);
        }
      `,
      reason: /returns before its cleanup/,
    },
  ]);
});

describe('clear on the exit that forgets it', () => {
  planTable([
    {
      name: 'in a block',
      text: code`
        export function opened(socket: WebSocket): Promise<void> {
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => { socket.close(); reject(new Error('timeout')); }, 10_000);
            socket.onopen = () => {
              clearTimeout(timer);
              resolve();
            };
            socket.addEventListener('error', () => {
              clearTimeout(timer); //+
              reject(new Error('failed'));
            });
          });
        }
      `,
      title: "Clear `timer` before the promise is settled on 'error'",
    },
    {
      name: 'in an arrow function that only settles',
      text: code`
        export function opened(socket: WebSocket): Promise<void> {
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => { socket.close(); reject(new Error('timeout')); }, 10_000);
            socket.onopen = () => {
              clearTimeout(timer);
              resolve();
            };
            socket.addEventListener('error', () => reject(new Error('failed'))); //-
            socket.addEventListener('error', () => { //+
              clearTimeout(timer); //+
              reject(new Error('failed')); //+
            }); //+
          });
        }
      `,
    },
    {
      name: 'under a condition',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function answer(bus: EventEmitter, id: string): Promise<string> {
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000);
            bus.once('failure', () => {
              clearTimeout(timer);
              reject(new Error('failed'));
            });
            bus.once('answer', (to: string, text: string) => {
              if (to === id) resolve(text); //-
              if (to === id) { //+
                clearTimeout(timer); //+
                resolve(text); //+
              } //+
            });
          });
        }
      `,
    },
    {
      name: 'in the cleanup that the exits share',
      text: code`
        import type { Socket } from 'node:net';
        export function first(socket: Socket): Promise<string> {
          return new Promise((resolve, reject) => {
            const cleanup = () => {
              clearTimeout(timer); //+
              socket.off('data', onData);
              socket.off('close', onClose);
            };
            const onData = (data: Buffer) => {
              cleanup();
              resolve(String(data));
            };
            const onClose = () => {
              cleanup();
              reject(new Error('closed'));
            };
            const timer = setTimeout(() => {
              cleanup();
              reject(new Error('timeout'));
            }, 10_000);
            socket.on('data', onData);
            socket.on('close', onClose);
          });
        }
      `,
      title: 'Clear `timer` in `cleanup()`',
    },
    {
      name: 'a timer whose id was dropped',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function answer(bus: EventEmitter): Promise<string> {
          return new Promise((resolve, reject) => {
            setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000); //-
            const timer = setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000); //+
            bus.once('answer', (text: string) => {
              clearTimeout(timer); //+
              resolve(text);
            });
          });
        }
      `,
      safety: 'review',
    },
    {
      name: 'in the local settler that is handed on',
      text: code`
        export function answer(ask: (then: (text: string) => void) => void): Promise<string> {
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error('timeout')), 10_000); //+
            setTimeout(() => reject(new Error('timeout')), 10_000); //-
            const finish = (text: string) => {
              if (text === '') return;
              clearTimeout(timer); //+
              resolve(text);
            };
            ask(finish);
          });
        }
      `,
      safety: 'review',
    },
    {
      name: 'in the local settler that an event and somebody else are given',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function answer(bus: EventEmitter, ask: (then: (text: string) => void) => void): Promise<string> {
          return new Promise((resolve, reject) => {
            const finish = (text: string) => resolve(text); //-
            const finish = (text: string) => { //+
              clearTimeout(timer); //+
              return resolve(text); //+
            }; //+
            const timer = setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000);
            bus.once('failure', () => {
              clearTimeout(timer);
              reject(new Error('failed'));
            });
            ask(finish);
          });
        }
      `,
    },
    {
      name: 'not where the local settler is handed on before the timer is there',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function answer(bus: EventEmitter, ask: (then: (text: string) => void) => void): Promise<string> {
          return new Promise((resolve, reject) => {
            const finish = (text: string) => resolve(text);
            ask(finish);
            const timer = setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000);
            bus.once('failure', () => {
              clearTimeout(timer);
              reject(new Error('failed'));
            });
          });
        }
      `,
      reason: /may run before `timer` is declared/,
    },
    {
      name: 'around a settler that an event is given as it is',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function answer(bus: EventEmitter): Promise<string> {
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000);
            bus.once('failure', () => {
              clearTimeout(timer);
              reject(new Error('failed'));
            });
            bus.once('answer', resolve); //-
            bus.once('answer', value => { //+
              clearTimeout(timer); //+
              resolve(value); //+
            }); //+
          });
        }
      `,
      safety: 'review',
    },
    {
      name: 'around a settler of nothing',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function ready(bus: EventEmitter): Promise<void> {
          return new Promise((resolve, reject) => {
            setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000); //-
            const timer = setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000); //+
            bus.once('ready', resolve); //-
            bus.once('ready', () => { //+
              clearTimeout(timer); //+
              resolve(); //+
            }); //+
          });
        }
      `,
      safety: 'review',
    },
    {
      name: 'not around a settler that is taken off by its name',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function answer(bus: EventEmitter): Promise<string> {
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000);
            bus.once('failure', () => {
              clearTimeout(timer);
              bus.off('answer', resolve);
              reject(new Error('failed'));
            });
            bus.once('answer', resolve);
          });
        }
      `,
      reason: /taken off by its name/,
    },
    {
      name: 'not where a settler is handed on as it is, to whom nobody knows',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function answer(bus: EventEmitter, ask: (then: (text: string) => void) => void): Promise<string> {
          return new Promise((resolve, reject) => {
            setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000);
            ask(resolve);
          });
        }
      `,
      reason: /a settler is handed on as it is/,
    },
    {
      name: 'before the settling that the way out comes from',
      text: code`
        import { setTimeout as sleep } from 'node:timers/promises';
        export function opened(socket: WebSocket, signal: AbortSignal): Promise<void> {
          return new Promise(async (resolve, reject) => {
            const timer = setTimeout(() => { socket.close(); reject(new Error('timeout')); }, 10_000);
            signal.onabort = () => {
              clearTimeout(timer);
              reject(new Error('aborted'));
            };
            while (socket.readyState === 0) {
              await sleep(50);
              if (signal.aborted) {
                clearTimeout(timer); //+
                reject(new Error('aborted'));
                return;
              }
            }
            clearTimeout(timer);
            resolve();
          });
        }
      `,
    },
    {
      name: 'not where the exit may come before the timer is there',
      text: code`
        export function answer(ask: (then: (text: string) => void) => void): Promise<string> {
          return new Promise((resolve, reject) => {
            ask(text => {
              resolve(text);
            });
            setTimeout(() => reject(new Error('timeout')), 10_000);
          });
        }
      `,
      reason: /may be settled before the timer is started/,
    },
    {
      name: 'not where the call is a part of an expression',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function answer(bus: EventEmitter, id: string): Promise<string> {
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => { bus.emit('late'); reject(new Error('timeout')); }, 10_000);
            bus.once('failure', () => {
              clearTimeout(timer);
              reject(new Error('failed'));
            });
            bus.once('answer', (to: string, text: string) => to === id && resolve(text));
          });
        }
      `,
      reason: /under a condition inside an expression/,
    },
  ]);
});

describe('clear before it is armed again', () => {
  planTable([
    {
      name: 'where two callers arm it',
      text: code`
        export class Radar {
          private sweep: NodeJS.Timeout | undefined;
          private angle = 0;
          constructor(source: { on(event: 'speed', run: (rpm: number) => void): void }) {
            this.spin(6);
            source.on('speed', rpm => this.spin(rpm));
          }
          dispose(): void {
            clearInterval(this.sweep);
          }
          private spin(rpm: number): void {
            clearInterval(this.sweep); //+
            this.sweep = setInterval(() => (this.angle += rpm), 100);
          }
        }
      `,
      title: 'Clear the former interval before `sweep` is set again',
    },
    {
      name: 'where it may be null',
      text: code`
        export class Radar {
          private sweep: NodeJS.Timeout | null = null;
          private angle = 0;
          constructor(source: { on(event: 'speed', run: (rpm: number) => void): void }) {
            this.spin(6);
            source.on('speed', rpm => this.spin(rpm));
          }
          dispose(): void {
            if (this.sweep) clearInterval(this.sweep);
          }
          private spin(rpm: number): void {
            if (this.sweep) clearInterval(this.sweep); //+
            this.sweep = setInterval(() => (this.angle += rpm), 100);
          }
        }
      `,
    },
  ]);
});

describe('clear before the id is given up', () => {
  planTable([
    {
      name: 'everywhere where it is',
      text: code`
        export class Typing {
          private waits: NodeJS.Timeout | undefined;
          constructor(private readonly tell: () => void) {}
          touch(): void {
            this.waits = setTimeout(() => this.tell(), 5_000);
          }
          reset(): void {
            clearTimeout(this.waits); //+
            this.waits = undefined;
          }
          leave(): void {
            if (this.waits) this.waits = undefined; //-
            if (this.waits) { //+
              clearTimeout(this.waits); //+
              this.waits = undefined; //+
            } //+
          }
        }
      `,
      safety: 'review',
      title: 'Clear `waits` before the id is given up',
    },
    {
      name: 'in the end of the class, where it may be null',
      text: code`
        export class Typing {
          private waits: NodeJS.Timeout | null = null;
          constructor(private readonly tell: () => void) {}
          touch(): void {
            this.waits = setTimeout(() => this.tell(), 5_000);
          }
          dispose(): void {
            if (this.waits) clearTimeout(this.waits); //+
            this.waits = null;
          }
        }
      `,
    },
  ]);
});

describe('clear a one-shot before it is armed again', () => {
  planTable([
    {
      name: 'in a variable of the function around, which is cleared elsewhere',
      text: code`
        import type { EventEmitter } from 'node:events';
        export function watch(bus: EventEmitter, tell: () => void): () => void {
          let timer: NodeJS.Timeout | undefined;
          bus.on('change', () => {
            clearTimeout(timer); //+
            timer = setTimeout(tell, 5_000);
          });
          return () => {
            bus.removeAllListeners('change');
            clearTimeout(timer);
          };
        }
      `,
      title: 'Clear the former timeout before `timer` is set again',
    },
  ]);
});

describe('clear an entry before it is taken out', () => {
  const timers = (body: string): string => code`
    export class Typing {
      private readonly timers = new Map<string, NodeJS.Timeout>();
      touch(user: string, tell: () => void): void {
        clearInterval(this.timers.get(user));
        this.timers.set(user, setInterval(tell, 3_000));
      }
      BODY
      dispose(): void {
        for (const timer of this.timers.values()) clearInterval(timer);
      }
    }
  `.replace('BODY', body);
  planTable([
    {
      name: 'by its key',
      text: timers(`leave(user: string): void {
    clearInterval(this.timers.get(user)); //+
    this.timers.delete(user);
  }`),
      safety: 'review',
      title: 'Clear the interval of an entry of `timers` before it is taken out',
    },
    {
      name: 'in a test',
      text: timers(`leave(user: string): string {
    clearInterval(this.timers.get(user)); //+
    if (!this.timers.delete(user)) return '';
    return user;
  }`),
      safety: 'review',
    },
    {
      name: 'not where the key would be worked out twice',
      text: timers(`leave(users: string[]): void {
    this.timers.delete(users.pop() ?? '');
  }`),
      reason: /worked out twice/,
    },
  ]);
});
