import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { code, repaired } from '../fix/plans/timers.js';

/** A program with a leak, and what is done with it: each step counts the timers that are running then. */
interface Scenario {
  readonly name: string;
  readonly file?: string;
  /** The rule that reports it; of timers where it is left out. */
  readonly rule?: string;
  readonly text: string;
  /** Statements over `m`, the program's exports; `count()` notes how many timers run. */
  readonly drive: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const scenarios: readonly Scenario[] = [
  {
    name: 'a field cleared in the end that exists',
    text: code`
      export class Poller {
        #poll?: NodeJS.Timeout;
        begin(read: () => void): void {
          this.#poll = setInterval(read, 60_000);
        }
        dispose(): void {
          this.#poll = undefined;
        }
      }
    `,
    drive: 'const [a, b] = [new m.Poller(), new m.Poller()]; a.begin(f); b.begin(f); count(); a.dispose(); count(); a.dispose(); count(); b.dispose(); count();',
    before: [2, 2, 2, 2],
    after: [2, 1, 1, 0],
  },
  {
    name: 'a field that may be null',
    text: code`
      export class Poller {
        private poll: ReturnType<typeof setInterval> | null = null;
        begin(read: () => void): void {
          this.poll = setInterval(read, 60_000);
        }
        close(): void {
          this.poll = null;
        }
      }
    `,
    drive: 'const [a, b] = [new m.Poller(), new m.Poller()]; a.close(); a.begin(f); b.begin(f); a.close(); count(); a.close(); b.close(); count();',
    before: [2, 2],
    after: [1, 0],
  },
  {
    name: 'a Map of timers',
    text: code`
      export class Typing {
        private readonly timers = new Map<string, NodeJS.Timeout>();
        readonly left: string[] = [];
        touch(user: string, tell: () => void): void {
          this.timers.set(user, setInterval(tell, 60_000));
        }
        leave(user: string): void {
          this.left.push(user);
          this.timers.delete(user);
        }
        dispose(): void {
          for (const user of [...this.timers.keys()]) this.leave(user);
        }
      }
    `,
    drive: 'const [a, b] = [new m.Typing(), new m.Typing()]; for (const u of "xyz") a.touch(u, f); b.touch("x", f); count(); a.leave("x"); count(); a.dispose(); a.dispose(); count(); if (a.left.join("") !== "xyz") throw new Error(a.left); b.dispose(); count();',
    before: [4, 4, 4, 4],
    after: [4, 3, 1, 0],
  },
  {
    name: 'an id that was dropped, kept in a field',
    text: code`
      export class Uptime {
        private seconds = 0;
        start(): void {
          setInterval(() => {
            this.seconds++;
          }, 60_000);
        }
        stop(): void {
          console.error(this.seconds);
        }
      }
    `,
    drive: 'const [a, b] = [new m.Uptime(), new m.Uptime()]; a.stop(); a.start(); a.start(); b.start(); count(); a.stop(); a.stop(); count(); a.start(); count(); a.stop(); b.stop(); count();',
    before: [3, 3, 4, 4],
    after: [2, 1, 2, 0],
  },
  {
    name: 'an id that was dropped, kept in a variable of the factory',
    text: code`
      export function createClock(show: () => void) {
        return {
          start(): void {
            setInterval(show, 60_000);
          },
          stop(): void {
            show();
          },
        };
      }
    `,
    drive: 'const [a, b] = [m.createClock(f), m.createClock(f)]; a.stop(); a.start(); b.start(); count(); a.stop(); a.stop(); count(); b.stop(); count();',
    before: [2, 2, 2],
    after: [2, 1, 0],
  },
  {
    name: 'an effect that returns a cleanup',
    file: 'react.tsx',
    text: code`
      import { useEffect } from 'react';
      export function useTick(tick: () => void) {
        useEffect(() => {
          setInterval(tick, 60_000);
        }, [tick]);
      }
    `,
    drive: 'm.useTick(f); m.useTick(f); const [a, b] = globalThis.effects.map(effect => effect()); count(); a?.(); a?.(); count(); b?.(); count();',
    before: [2, 2, 2],
    after: [2, 1, 0],
  },
  {
    name: 'a finally',
    text: code`
      export async function save(send: () => Promise<string>, tick: () => void): Promise<string> {
        const timer = setInterval(tick, 60_000);
        const text = await send();
        clearInterval(timer);
        return text.trim();
      }
    `,
    drive: 'const other = m.save(() => new Promise(() => {}), f); const error = new Error("lost"); let thrown; await m.save(() => Promise.reject(error), f).catch(e => (thrown = e)); if (thrown !== error) throw new Error("another error"); count(); if (await m.save(async () => " x ", f) !== "x") throw new Error("another result"); count();',
    before: [2, 2],
    after: [1, 1],
  },
  {
    name: 'a client that goes back to its pool in a finally', // the pool's timers stand for what is out
    rule: 'no-unreleased-loan',
    text: code`
      export async function count(pool: { readonly idleCount: number; connect(): Promise<{ query(sql: string): Promise<number>; release(): void }>; query(sql: string): void }): Promise<number> {
        const client = await pool.connect();
        const found = await client.query('select 1');
        client.release();
        return found;
      }
    `,
    drive: 'const lend = query => ({ connect: async () => { const timer = setInterval(f, 60_000); return { query, release: () => clearInterval(timer) }; } }); const error = new Error("lost"); let thrown; for (let i = 0; i < 3; i++) await m.count(lend(() => Promise.reject(error))).catch(e => (thrown = e)); if (thrown !== error) throw new Error("another error"); count(); if (await m.count(lend(async () => 7)) !== 7) throw new Error("another result"); count();',
    before: [3, 3],
    after: [0, 0],
  },
  {
    name: 'the exit that forgot it',
    text: code`
      import type { EventEmitter } from 'node:events';
      export function answer(bus: EventEmitter): Promise<string> {
        return new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('timeout')), 60_000);
          bus.once('answer', (text: string) => {
            clearTimeout(timer);
            resolve(text);
          });
          bus.once('failure', (text: string) => reject(new Error(text)));
        });
      }
    `,
    drive: 'const [a, b] = [new EventEmitter(), new EventEmitter()]; const first = m.answer(a); const second = m.answer(b); a.emit("failure", "x"); if (await first.catch(e => e.message) !== "x") throw new Error("another error"); count(); b.emit("answer", "y"); if (await second !== "y") throw new Error("another result"); count();',
    before: [2, 1],
    after: [1, 0],
  },
  {
    name: 'a clear before it is armed again',
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
          this.sweep = setInterval(() => (this.angle += rpm), 60_000);
        }
      }
    `,
    drive: 'const bus = new EventEmitter(); const a = new m.Radar(bus); const b = new m.Radar(new EventEmitter()); count(); bus.emit("speed", 7); count(); a.dispose(); a.dispose(); count(); b.dispose(); count();',
    before: [2, 3, 2, 1],
    after: [2, 2, 1, 0],
  },
  {
    name: 'a race that the work wins',
    rule: 'no-leaky-promise-race',
    text: code`
      export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
        const late = new Promise<never>((_, reject) => {
          setTimeout(() => reject(new Error('late')), ms);
        });
        return Promise.race([work, late]);
      }
    `,
    drive: 'const slow = m.within(new Promise(() => {}), 60_000); if (await m.within(Promise.resolve(1), 60_000) !== 1) throw new Error("another result"); const error = new Error("lost"); let thrown; await m.within(Promise.reject(error), 60_000).catch(e => (thrown = e)); if (thrown !== error) throw new Error("another error"); let late; await m.within(new Promise(() => {}), 2_000).catch(e => (late = e.message)); if (late !== "late") throw new Error("no timeout"); count(); void slow;',
    before: [3],
    after: [1],
  },
  {
    name: 'a clear that stands behind a race which rejects',
    rule: 'no-leaky-promise-race',
    text: code`
      export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error('late')), ms);
        });
        const won = await Promise.race([work, late]);
        clearTimeout(timer);
        return won;
      }
    `,
    drive: 'if (await m.within(Promise.resolve(1), 60_000) !== 1) throw new Error("another result"); const error = new Error("lost"); let thrown; await m.within(Promise.reject(error), 60_000).catch(e => (thrown = e)); if (thrown !== error) throw new Error("another error"); count(); void m.within(new Promise(() => {}), 60_000); void m.within(new Promise(() => {}), 60_000); count();',
    before: [1, 3],
    after: [0, 2],
  },
  {
    name: 'a race whose result is used, in a function that does not wait',
    rule: 'no-leaky-promise-race',
    text: code`
      export function length(work: Promise<string>): Promise<number> {
        return Promise.race([work, new Promise<string>(resolve => setTimeout(() => resolve(''), 60_000))]).then(text => text.length);
      }
    `,
    drive: 'if (await m.length(Promise.resolve("abc")) !== 3) throw new Error("another result"); const error = new Error("lost"); let thrown; await m.length(Promise.reject(error)).catch(e => (thrown = e)); if (thrown !== error) throw new Error("another error"); void m.length(new Promise(() => {})); count();',
    before: [3],
    after: [1],
  },
  {
    name: 'a deferred that is settled first',
    text: code`
      declare function defer<T>(): { promise: Promise<T>; resolve(value: T): void; reject(error: Error): void };
      export function answer(ask: (then: (text: string) => void) => void): Promise<string> {
        const d = defer<string>();
        setTimeout(() => d.reject(new Error('late')), 60_000);
        ask(text => d.resolve(text));
        return d.promise;
      }
    `,
    drive: 'globalThis.defer = () => Promise.withResolvers?.() ?? (d => ((d.promise = new Promise((a, b) => Object.assign(d, { resolve: a, reject: b }))), d))({}); if (await m.answer(then => then("x")) !== "x") throw new Error("another result"); void m.answer(() => {}); count();',
    before: [2],
    after: [1],
  },
  {
    name: 'an id that was given up',
    text: code`
      export class Typing {
        private waits: NodeJS.Timeout | undefined;
        constructor(private readonly tell: () => void) {}
        touch(): void {
          this.waits = setTimeout(() => this.tell(), 60_000);
        }
        dispose(): void {
          this.waits = undefined;
        }
      }
    `,
    drive: 'const [a, b] = [new m.Typing(f), new m.Typing(f)]; a.dispose(); a.touch(); b.touch(); count(); a.dispose(); count(); a.dispose(); b.dispose(); count();',
    before: [2, 2, 2],
    after: [2, 1, 0],
  },
  {
    name: 'timers beside each other in a Set',
    text: code`
      export class Notes {
        private readonly tick = setInterval(() => {}, 60_000);
        show(text: string, ms: number, hide: (text: string) => void): void {
          setTimeout(() => hide(text), ms);
        }
        dispose(): void {
          clearInterval(this.tick);
        }
      }
    `,
    drive: 'const [a, b] = [new m.Notes(), new m.Notes()]; let hidden = ""; const hide = t => (hidden += t); a.dispose(); a.show("x", 60_000, hide); a.show("y", 60_000, hide); b.show("z", 60_000, hide); a.show("q", 1, hide); await new Promise(r => setTimeout(r, 50)); if (hidden !== "q") throw new Error(hidden); count(); a.dispose(); a.dispose(); count(); a.show("w", 60_000, hide); count(); a.dispose(); b.dispose(); count();',
    before: [4, 4, 5, 4],
    after: [4, 2, 3, 0],
  },
];

describe('a repaired program', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'leakguard-plans-'));
    const react = path.join(folder, 'node_modules', 'react');
    mkdirSync(react, { recursive: true });
    writeFileSync(path.join(react, 'package.json'), '{ "name": "react", "type": "module", "exports": "./index.js" }');
    writeFileSync(path.join(react, 'index.js'), 'globalThis.effects = [];\nexport const useEffect = effect => void globalThis.effects.push(effect);\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  // a process of its own: nothing else has timers there
  const run = (name: string, text: string, drive: string): readonly number[] => {
    const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.ReactJSX, verbatimModuleSyntax: true } });
    writeFileSync(path.join(folder, `${name}.mjs`), outputText);
    const main = path.join(folder, `${name}-main.mjs`);
    writeFileSync(main, `import { EventEmitter } from 'node:events';
const m = await import('./${name}.mjs');
const f = () => {};
const counts = [];
const count = () => counts.push(process.getActiveResourcesInfo().filter(r => r === 'Timeout').length);
${drive}
process.stdout.write(JSON.stringify(counts), () => process.exit(0));
void EventEmitter;
`);
    const counts: unknown = JSON.parse(execFileSync(process.execPath, [main], { encoding: 'utf8', timeout: 60_000, stdio: ['ignore', 'pipe', 'ignore'] }));
    return Array.isArray(counts) ? counts.map(Number) : [];
  };

  it.each(scenarios.map((one, i) => ({ ...one, i })))('ends what it started, and nothing else: $name', { timeout: 180_000 }, ({ text, file, rule, drive, before, after, i }) => {
    expect(run(`before${String(i)}`, text, drive), 'as written').toEqual(before);
    expect(run(`after${String(i)}`, repaired(text, file, undefined, rule).text, drive), 'repaired').toEqual(after);
  });
});
