import { describe } from 'vitest';
import { code, planTable } from './timers.js';

describe('clear in the end that exists', () => {
  planTable([
    {
      name: 'a field that the teardown leaves out',
      text: code`
        export class Poller {
          #poll?: NodeJS.Timeout;
          begin(read: () => void): void {
            this.#poll = setInterval(read, 5_000);
          }
          dispose(): void {
            clearInterval(this.#poll); //+
            console.log('gone');
          }
        }
      `,
      title: 'Clear `#poll` in `dispose()`',
    },
    {
      name: 'in front of what sets the field to nothing, and of what waits',
      text: code`
        export class Poller {
          private poll?: NodeJS.Timeout;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          async close(): Promise<void> {
            clearInterval(this.poll); //+
            await Promise.resolve();
            this.poll = undefined;
          }
        }
      `,
    },
    {
      name: 'a field that may be null, which no clear takes',
      text: code`
        export class Poller {
          private poll: ReturnType<typeof setInterval> | null = null;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          close(): void {
            if (this.poll) clearInterval(this.poll); //+
            this.poll = null;
          }
        }
      `,
    },
    {
      name: 'the inner one of two ends that call each other',
      text: code`
        export class Poller {
          private poll?: NodeJS.Timeout;
          open = true;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          dispose(): void {
            this.close();
          }
          close(): void {
            clearInterval(this.poll); //+
            this.open = false;
          }
        }
      `,
      title: 'Clear `poll` in `close()`',
    },
    {
      name: 'the outer one, where it may not get to the inner one',
      text: code`
        export class Poller {
          private poll?: NodeJS.Timeout;
          open = true;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          dispose(): void {
            clearInterval(this.poll); //+
            if (this.open) this.close();
          }
          close(): void {
            this.open = false;
          }
        }
      `,
      title: 'Clear `poll` in `dispose()`',
    },
    {
      name: 'a job that is stopped by its own method',
      text: code`
        import { schedule, type ScheduledTask } from 'node-cron';
        export class Report {
          private task?: ScheduledTask;
          begin(send: () => void): void {
            this.task = schedule('0 * * * *', send);
          }
          close(): void {
            this.task?.stop(); //+
            console.log('closed');
          }
        }
      `,
      title: 'Stop `task` in `close()`',
    },
    {
      name: 'what the window started',
      text: code`
        export class Clock {
          private tick = 0;
          begin(show: () => void): void {
            this.tick = window.setInterval(show, 1_000);
          }
          destroy(): void {
            window.clearInterval(this.tick); //+
            document.title = '';
          }
        }
      `,
    },
    {
      name: 'a field of a field',
      text: code`
        export class Clock {
          private readonly state: { tick?: NodeJS.Timeout } = {};
          begin(show: () => void): void {
            this.state.tick = setInterval(show, 1_000);
          }
          destroy(): void {
            clearInterval(this.state.tick); //+
            document.title = '';
          }
        }
      `,
    },
    {
      name: 'a variable of a factory, in a member of what it returns',
      text: code`
        export function createClock(show: () => void) {
          let tick: ReturnType<typeof setInterval> | undefined;
          return {
            start(): void {
              tick = setInterval(show, 1_000);
            },
            stop(): void {
              clearInterval(tick); //+
              show();
            },
          };
        }
      `,
    },
    {
      name: 'a local of an effect, in the cleanup that it returns',
      file: 'react.tsx',
      text: code`
        import { useEffect } from 'react';
        export function useTick(tick: () => void) {
          useEffect(() => {
            const timer = setInterval(tick, 1_000);
            window.addEventListener('focus', tick);
            return () => {
              window.removeEventListener('focus', tick);
              clearInterval(timer); //+
            };
          }, [tick]);
        }
      `,
      title: 'Clear `timer` in the cleanup',
    },
    {
      name: 'a local of a connection, in its close handler',
      text: code`
        import { createServer } from 'node:net';
        createServer(socket => {
          const beat = setInterval(() => socket.write('ping'), 30_000);
          socket.on('close', () => {
            clearInterval(beat); //+
            console.log('closed');
          });
        }).listen(7000);
      `,
    },
    {
      name: 'a Map of timers, which is emptied too',
      text: code`
        export class Typing {
          private readonly timers = new Map<string, NodeJS.Timeout>();
          touch(user: string, tell: () => void): void {
            this.timers.set(user, setInterval(tell, 3_000));
          }
          dispose(): void {
            for (const timer of this.timers.values()) clearInterval(timer); //+
            this.timers.clear(); //+
            console.log('gone');
          }
        }
      `,
    },
    {
      name: 'a Map that the end still goes through is not emptied, and entries that are taken out are cleared first',
      text: code`
        export class Typing {
          private readonly timers = new Map<string, NodeJS.Timeout>();
          touch(user: string, tell: () => void): void {
            this.timers.set(user, setInterval(tell, 3_000));
          }
          leave(user: string): void {
            clearInterval(this.timers.get(user)); //+
            this.timers.delete(user);
          }
          dispose(): void {
            for (const timer of this.timers.values()) clearInterval(timer); //+
            for (const user of [...this.timers.keys()]) this.leave(user);
          }
        }
      `,
    },
    {
      name: 'an array of timers',
      text: code`
        export class Beats {
          readonly #beats: NodeJS.Timeout[] = [];
          add(beat: () => void): void {
            this.#beats.push(setInterval(beat, 3_000));
          }
          stop(): void {
            for (const timer of this.#beats) clearInterval(timer); //+
            this.#beats.length = 0; //+
            console.log('gone');
          }
          start(): void {}
        }
      `,
    },
    {
      name: 'a timer in an entry',
      text: code`
        export class Watches {
          private readonly watches = new Map<string, { at: number; timer: NodeJS.Timeout }>();
          add(name: string, look: () => void): void {
            this.watches.set(name, { at: Date.now(), timer: setInterval(look, 3_000) });
          }
          close(): void {
            for (const { timer } of this.watches.values()) clearInterval(timer); //+
            console.log('closed');
          }
        }
      `,
    },
    {
      name: 'a one-shot that arms itself again after waiting is for a reader’s eye',
      text: code`
        export class Poller {
          private timer: NodeJS.Timeout | undefined;
          constructor(private readonly read: () => Promise<string>) {
            void this.next();
          }
          dispose(): void {
            clearTimeout(this.timer); //+
            console.log('gone');
          }
          private async next(): Promise<void> {
            await this.read().catch(() => '');
            this.timer = setTimeout(() => void this.next(), 2_000);
          }
        }
      `,
      safety: 'review',
      title: 'Clear `timer` in `dispose()`, which a waiting `next()` can still start again',
    },
    {
      name: 'a one-shot that a flag keeps from being armed again',
      text: code`
        export class Poller {
          private timer: NodeJS.Timeout | undefined;
          private gone = false;
          constructor(private readonly read: () => Promise<string>) {
            void this.next();
          }
          dispose(): void {
            clearTimeout(this.timer); //+
            this.gone = true;
          }
          private async next(): Promise<void> {
            await this.read().catch(() => '');
            if (this.gone) return;
            this.timer = setTimeout(() => void this.next(), 2_000);
          }
        }
      `,
    },
  ]);
});

describe('no clear in the end', () => {
  planTable([
    {
      name: 'where the entries hold promises that would then wait for ever',
      text: code`
        export class Calls {
          private readonly pending = new Map<string, { resolve: (value: string) => void; timer: NodeJS.Timeout }>();
          call(id: string, alive: () => void): Promise<string> {
            return new Promise(resolve => {
              this.pending.set(id, { resolve, timer: setInterval(alive, 30_000) });
            });
          }
          answer(id: string): void {
            const call = this.pending.get(id);
            clearInterval(call?.timer);
            call?.resolve('');
          }
          close(): void {
            console.log('closed');
          }
        }
      `,
      reason: /hold work that waits: `close\(\)` must settle it, too/,
    },
    {
      name: 'where the local is not visible in it',
      text: code`
        export function createClock(show: () => void) {
          const state = { on: false };
          return {
            start(): void {
              const tick = setInterval(show, 1_000);
              if (!state.on) clearInterval(tick);
              else console.log(tick);
            },
            stop(): void {
              state.on = false;
            },
          };
        }
        export function createBell(show: () => void): () => void {
          if (document.hidden) return stop;
          const bell = setInterval(show, 1_000);
          console.log(bell);
          function stop(): void {
            document.title = '';
          }
          return stop;
        }
      `,
      reason: /may run before `bell` is declared/,
    },
    {
      name: 'where another class has it, to which the field is private',
      text: code`
        class Base {
          private poll?: NodeJS.Timeout;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
        }
        export class Poller extends Base {
          dispose(): void {
            console.log('gone');
          }
        }
      `,
      reason: /belongs to another class, which does not know `poll`/,
    },
    {
      name: 'where the file has another `clearInterval`',
      text: code`
        function clearInterval(id: unknown): void {
          console.log(id);
        }
        export class Poller {
          private poll?: NodeJS.Timeout;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          dispose(): void {
            console.log(clearInterval.name);
          }
        }
      `,
      reason: /`clearInterval` is something else in this file/,
    },
  ]);
});
