import { EventEmitter, getEventListeners } from 'node:events';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { code } from '../fix/cases.js';
import { repaired } from '../fix/plans/listeners-repair.js';

// what the programs below find around them
const page = new EventTarget();
const bus = new EventEmitter().setMaxListeners(0);
let cleanups: (() => void)[] = [];
const useEffect = (effect: () => (() => void) | void): void => {
  const cleanup = effect();
  if (cleanup) cleanups.push(cleanup);
};

beforeAll(() => {
  vi.stubGlobal('window', page);
  vi.stubGlobal('around', { bus, useEffect });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

let loaded = 0;

/** Compiles a module's text, gives it the stand-ins for what it imports, and loads it. */
async function load(text: string): Promise<Record<string, (...args: unknown[]) => unknown>> {
  const compiled = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText;
  const own = compiled
    .replace(/^import \{ useEffect \}.*$/m, 'const { useEffect } = around;')
    .replace(/^import \{ EventEmitter \}.*$/m, '')
    .replace('new EventEmitter()', 'around.bus');
  return await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(`${own}\n// ${++loaded}`)}`) as Record<string, (...args: unknown[]) => unknown>;
}

/** Both versions of a program: as written, and with its best plan applied. */
async function versions(text: string): Promise<{ readonly leaky: Awaited<ReturnType<typeof load>>; readonly mended: Awaited<ReturnType<typeof load>> }> {
  return { leaky: await load(text), mended: await load(repaired(text).after) };
}

/** How many listeners some code leaves behind. */
async function left(count: () => number, run: () => unknown): Promise<number> {
  const before = count();
  await run();
  return count() - before;
}

const onPage = (event: string) => (): number => getEventListeners(page, event).length;
const onBus = (event: string) => (): number => bus.listenerCount(event);

interface Ended {
  end(): void;
}

/** Makes an object and ends it twice. */
function comeAndGo(make: () => unknown): void {
  const made = make() as Ended;
  made.end();
  made.end();
}

describe('a repaired program leaves nothing behind', { timeout: 120_000 }, () => {
  it('an effect that runs again and again', async () => {
    const { leaky, mended } = await versions(code`
      import { useEffect } from 'react';
      export function useWidth(onWidth: () => void): void {
        useEffect(() => {
          window.addEventListener('resize', () => onWidth());
        }, [onWidth]);
      }
    `);
    const mount = (use: typeof leaky) => (): void => {
      cleanups = [];
      use['useWidth']!(() => {});
      cleanups.forEach(f => f());
      cleanups.forEach(f => f());
    };
    expect(await left(onPage('resize'), mount(leaky))).toBe(1);
    expect(await left(onPage('resize'), mount(mended))).toBe(0);
  });

  it('an inline handler that became a field', async () => {
    const { leaky, mended } = await versions(code`
      import { EventEmitter } from 'node:events';
      const bus = new EventEmitter();
      export class Board {
        #score = 0;
        constructor() {
          bus.on('score', () => {
            this.#score++;
          });
        }
        get score(): number {
          return this.#score;
        }
        dispose(): void {}
      }
      export function make() {
        const board = new Board();
        return { score: () => board.score, end: () => board.dispose() };
      }
    `);
    expect(await left(onBus('score'), () => comeAndGo(() => leaky['make']!()))).toBe(1);
    expect(await left(onBus('score'), () => comeAndGo(() => mended['make']!()))).toBe(0);

    // the end of one takes nothing off the other, which hears as before
    bus.removeAllListeners();
    const [one, other] = [mended['make']!(), mended['make']!()] as (Ended & { score(): number })[];
    one!.end();
    bus.emit('score');
    expect([one!.score(), other!.score(), bus.listenerCount('score')]).toEqual([0, 1, 1]);
    other!.end();
  });

  it('a method that was bound on both sides', async () => {
    const { leaky, mended } = await versions(code`
      export class Panel {
        moves = 0;
        connect(): void {
          window.addEventListener('pointermove', this.onMove.bind(this));
        }
        disconnect(): void {
          window.removeEventListener('pointermove', this.onMove.bind(this));
        }
        onMove(): void {
          this.moves++;
        }
      }
      export function make() {
        const panel = new Panel();
        panel.connect();
        return { moves: () => panel.moves, end: () => panel.disconnect() };
      }
    `);
    expect(await left(onPage('pointermove'), () => comeAndGo(() => leaky['make']!()))).toBe(1);
    expect(await left(onPage('pointermove'), () => comeAndGo(() => mended['make']!()))).toBe(0);

    const [one, other] = [mended['make']!(), mended['make']!()] as (Ended & { moves(): number })[];
    one!.end();
    page.dispatchEvent(new Event('pointermove'));
    expect([one!.moves(), other!.moves()]).toEqual([0, 1]);
    other!.end();
  });

  it('a target that its owner gives up at the end', async () => {
    const { leaky, mended } = await versions(code`
      import type { EventEmitter } from 'node:events';
      export class Board {
        private bus: EventEmitter | undefined;
        constructor(bus: EventEmitter) {
          this.bus = bus;
          this.bus.on('draw', this.onDraw);
          this.bus.on('leave', this.onLeave);
        }
        close(): void {
          this.bus?.off('leave', this.onLeave);
          this.bus = undefined;
        }
        private onDraw = (): void => {};
        private onLeave = (): void => {};
      }
      export function make(bus: EventEmitter) {
        const board = new Board(bus);
        return { end: () => board.close() };
      }
    `);
    expect(await left(onBus('draw'), () => comeAndGo(() => leaky['make']!(bus)))).toBe(1);
    expect(await left(onBus('draw'), () => comeAndGo(() => mended['make']!(bus)))).toBe(0);
  });

  it('a handler that goes by a signal of its owner', async () => {
    const { leaky, mended } = await versions(code`
      export class Tip {
        shown = 0;
        constructor(step: number) {
          window.addEventListener('focus', () => {
            this.shown += step;
          });
        }
        dispose(): void {}
      }
      export function make() {
        const tip = new Tip(2);
        return { end: () => tip.dispose() };
      }
    `);
    expect(await left(onPage('focus'), () => comeAndGo(() => leaky['make']!()))).toBe(1);
    expect(await left(onPage('focus'), () => comeAndGo(() => mended['make']!()))).toBe(0);
  });

  it('what a function gives back to end it', async () => {
    const { leaky, mended } = await versions(code`
      export function createRuler(onWidth: (width: number) => void) {
        window.addEventListener('scroll', () => onWidth(1));
        return {
          dispose(): void {
            onWidth(0);
          },
        };
      }
      export function make() {
        const ruler = createRuler(() => {});
        return { end: () => ruler.dispose() };
      }
    `);
    expect(await left(onPage('scroll'), () => comeAndGo(() => leaky['make']!()))).toBe(1);
    expect(await left(onPage('scroll'), () => comeAndGo(() => mended['make']!()))).toBe(0);
  });

  it('work on a signal, whether it ends well or not', async () => {
    const { leaky, mended } = await versions(code`
      export async function job(signal: AbortSignal | undefined, work: () => Promise<string>, heard: string[]): Promise<string> {
        if (signal) signal.addEventListener('abort', () => heard.push('aborted'));
        return work();
      }
    `);
    const { signal } = new AbortController();
    const onSignal = (): number => getEventListeners(signal, 'abort').length;
    const well = async (): Promise<string> => 'done';
    const badly = async (): Promise<string> => Promise.reject(new Error('lost'));
    expect(await left(onSignal, () => leaky['job']!(signal, well, []))).toBe(1);
    expect(await left(onSignal, () => mended['job']!(signal, well, []))).toBe(0);
    expect(await left(onSignal, () => expect(mended['job']!(signal, badly, [])).rejects.toThrow('lost'))).toBe(0);
    await expect(mended['job']!(undefined, well, [])).resolves.toBe('done');

    // while the work runs, the signal is heard
    const heard: string[] = [];
    const stopping = new AbortController();
    await mended['job']!(stopping.signal, async () => (stopping.abort(), 'stopped'), heard);
    expect(heard).toEqual(['aborted']);
  });

  it('a promise that one of several events settles', async () => {
    const { leaky, mended } = await versions(code`
      import type { EventEmitter } from 'node:events';
      export function ready(source: EventEmitter, signal: AbortSignal): Promise<void> {
        return new Promise((resolve, reject) => {
          const onAbort = (): void => {
            reject(signal.reason);
          };
          signal.addEventListener('abort', onAbort);
          source.once('open', () => {
            signal.removeEventListener('abort', onAbort);
            resolve();
          });
          source.once('failed', () => reject(new Error('failed')));
        });
      }
    `);
    const { signal } = new AbortController();
    const fail = (use: typeof leaky) => async (): Promise<void> => {
      const source = new EventEmitter();
      const waiting = expect(use['ready']!(source, signal)).rejects.toThrow('failed');
      source.emit('failed');
      await waiting;
    };
    const onSignal = (): number => getEventListeners(signal, 'abort').length;
    expect(await left(onSignal, fail(leaky))).toBe(1);
    expect(await left(onSignal, fail(mended))).toBe(0);
  });
});
