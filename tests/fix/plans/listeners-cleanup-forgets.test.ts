import { describe, expect, it } from 'vitest';
import { code } from '../cases.js';
import { refused, repaired } from './listeners-repair.js';

describe('a cleanup that leaves one on', { timeout: 60_000 }, () => {
  it('removes it beside the other', () => {
    const { after, plan } = repaired(code`
      import type { EventEmitter } from 'node:events';
      export class Panel {
        constructor(private readonly store: EventEmitter) {
          this.store.on('removed', this.onRemoved);
          this.store.on('created', this.onCreated);
        }
        async close(): Promise<void> {
          this.store.off('removed', this.onRemoved);
          await Promise.resolve();
        }
        private readonly onRemoved = (): void => {};
        private readonly onCreated = (): void => {
          console.log(this.store.listenerCount('created'));
        };
      }
    `);
    expect(after).toContain("    this.store.off('created', this.onCreated);\n    this.store.off('removed', this.onRemoved);\n    await");
    expect(plan.safety).toBe('safe');
  });

  it('repeats the context that an emitter compares', () => {
    const { after } = repaired(code`
      declare class Emitter {
        on(event: string, run: () => void, context?: unknown): this;
        off(event: string, run: () => void, context?: unknown): this;
        emit(event: string): boolean;
        listenerCount(event: string): number;
      }
      export class Panel {
        constructor(private readonly store: Emitter) {
          this.store.on('removed', this.onRemoved, this);
          this.store.on('created', this.onCreated, this);
        }
        destroy(): void {
          this.store.off('removed', this.onRemoved, this);
        }
        onRemoved(): void {}
        onCreated(): void {
          console.log(this.store.listenerCount('created'));
        }
      }
    `);
    expect(after).toContain("    this.store.off('created', this.onCreated, this);\n    this.store.off('removed', this.onRemoved, this);\n");
  });

  it('of two that take each other off, the other one removes it: where it stands alone it would come too late', () => {
    const { after } = repaired(code`
      import type { EventEmitter } from 'node:events';
      export function connected(pool: EventEmitter, done: (error?: Error) => void): void {
        const onReady = (): void => {
          done();
        };
        const onError = (error: Error): void => {
          pool.off('ready', onReady);
          done(error);
        };
        pool.once('ready', onReady);
        pool.once('error', onError);
      }
    `);
    expect(after).toContain("  const onReady = (): void => {\n    pool.off('error', onError);\n    done();\n  };\n");
    expect(after).toContain("    pool.off('ready', onReady);\n    done(error);\n");
  });

  it('of a class with two ends, the one that the message names removes it', () => {
    const { after } = repaired(code`
      import type { EventEmitter } from 'node:events';
      export class Panel {
        constructor(private readonly store: EventEmitter) {
          this.store.on('removed', this.onRemoved);
          this.store.on('created', this.onCreated);
        }
        close(): void {
          this.store.off('removed', this.onRemoved);
        }
        dispose(): void {
          this.store.off('removed', this.onRemoved);
        }
        private readonly onRemoved = (): void => {};
        private readonly onCreated = (): void => {
          console.log(this.store.listenerCount('created'));
        };
      }
    `);
    expect(after.split("this.store.off('created', this.onCreated);")).toHaveLength(2);
  });
});

it('what is handed in again and again needs an end first', { timeout: 60_000 }, () => {
  expect(refused(code`
    import { EventEmitter } from 'node:events';
    class Query {
      constructor(client: EventEmitter, readonly sql: string) {
        client.on('error', () => this.fail());
      }
      fail(): void {
        console.log(this.sql);
      }
    }
    export class Pool {
      private readonly client = new EventEmitter();
      query(sql: string): Query {
        return new Query(this.client, sql);
      }
    }
  `, { preset: 'strict' })).toMatch(/`Query` has no method that ends it/);
});
