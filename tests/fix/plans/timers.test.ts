import { describe } from 'vitest';
import { code, planTable } from './timers.js';

describe('clear in the end that exists', () => {
  planTable([
    {
      name: 'a field that the teardown leaves out',
      before: code`
        export class Poller {
          #poll?: NodeJS.Timeout;
          begin(read: () => void): void {
            this.#poll = setInterval(read, 5_000);
          }
          dispose(): void {}
        }
      `,
      after: code`
        export class Poller {
          #poll?: NodeJS.Timeout;
          begin(read: () => void): void {
            this.#poll = setInterval(read, 5_000);
          }
          dispose(): void {
            clearInterval(this.#poll);
          }
        }
      `,
      title: 'Clear `#poll` in `dispose()`',
    },
    {
      name: 'in front of what sets the field to nothing',
      before: code`
        export class Poller {
          private poll?: NodeJS.Timeout;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          async close(): Promise<void> {
            this.poll = undefined;
            await Promise.resolve();
          }
        }
      `,
      after: code`
        export class Poller {
          private poll?: NodeJS.Timeout;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          async close(): Promise<void> {
            clearInterval(this.poll);
            this.poll = undefined;
            await Promise.resolve();
          }
        }
      `,
    },
    {
      name: 'a field that may be null, which no clear takes',
      before: code`
        export class Poller {
          private poll: ReturnType<typeof setInterval> | null = null;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          close(): void {
            this.poll = null;
          }
        }
      `,
      after: code`
        export class Poller {
          private poll: ReturnType<typeof setInterval> | null = null;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          close(): void {
            if (this.poll) clearInterval(this.poll);
            this.poll = null;
          }
        }
      `,
    },
    {
      name: 'the end that the other end calls',
      before: code`
        export class Poller {
          private poll?: NodeJS.Timeout;
          private open = true;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          dispose(): void {
            this.close();
          }
          close(): void {
            this.open = false;
          }
        }
      `,
      after: code`
        export class Poller {
          private poll?: NodeJS.Timeout;
          private open = true;
          begin(read: () => void): void {
            this.poll = setInterval(read, 5_000);
          }
          dispose(): void {
            this.close();
          }
          close(): void {
            clearInterval(this.poll);
            this.open = false;
          }
        }
      `,
      title: 'Clear `poll` in `close()`',
    },
    {
      name: 'a job that is stopped by its own method',
      before: code`
        import { schedule, type ScheduledTask } from 'node-cron';
        export class Report {
          private task?: ScheduledTask;
          begin(send: () => void): void {
            this.task = schedule('0 * * * *', send);
          }
          close(): void {}
        }
      `,
      after: code`
        import { schedule, type ScheduledTask } from 'node-cron';
        export class Report {
          private task?: ScheduledTask;
          begin(send: () => void): void {
            this.task = schedule('0 * * * *', send);
          }
          close(): void {
            this.task?.stop();
          }
        }
      `,
      title: 'Stop `task` in `close()`',
    },
  ]);
});
