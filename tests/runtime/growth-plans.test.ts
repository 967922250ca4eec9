import { EventEmitter } from 'node:events';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { code, repaired } from '../fix/plans/timers.js';

/** A program whose collection grows; `drive` runs it and gives the number of entries that are left. */
interface Scenario {
  readonly name: string;
  readonly rule: string;
  readonly plan: string;
  readonly text: string;
  readonly drive: (exports: Program) => number | Promise<number>;
  readonly before: number;
  readonly after: number;
}

interface Program {
  readonly size: () => number;
  readonly [name: string]: unknown;
}

class Server extends EventEmitter {}
const sockets = (n: number): EventEmitter[] => Array.from({ length: n }, () => new EventEmitter());

const BUS = `
  interface Socket { on(event: string, run: () => void): void }
  interface Server<T> { on(event: string, run: (one: T) => void): void }
`;

const scenarios: readonly Scenario[] = [
  {
    name: 'a limit that drops the oldest',
    rule: 'no-unbounded-cache',
    plan: 'bounded-insert',
    text: `${BUS}${code`
      const pages = new Map<string, string>();
      export const size = (): number => [...pages].length;
      export function serve(server: Server<{ url: string }>): void {
        server.on('request', req => {
          pages.set(req.url, 'page');
        });
      }
    `}`,
    drive: m => drive(m, server => {
      for (let i = 0; i < 5000; i++) server.emit('request', { url: String(i) });
    }),
    before: 5000,
    after: 1000,
  },
  {
    name: 'a queue that drops the oldest',
    rule: 'no-unbounded-queue',
    plan: 'bounded-insert',
    text: `${BUS}${code`
      const outbox: string[] = [];
      export const size = (): number => [...outbox].length;
      export function serve(server: Server<{ url: string }>): void {
        server.on('request', req => {
          outbox.push(req.url);
        });
      }
    `}`,
    drive: m => drive(m, server => {
      for (let i = 0; i < 5000; i++) server.emit('request', { url: String(i) });
    }),
    before: 5000,
    after: 1000,
  },
  {
    name: 'a handler that takes out what has closed, and nothing of the others',
    rule: 'no-stale-connection-state',
    plan: 'take-out',
    text: `${BUS}${code`
      const peers = new Set<Socket>();
      export const size = (): number => [...peers].length;
      export function serve(server: Server<Socket>): void {
        server.on('connection', socket => {
          peers.add(socket);
        });
      }
    `}`,
    drive: m => drive(m, server => {
      const all = sockets(20);
      for (const socket of all) server.emit('connection', socket);
      for (const socket of all.slice(5)) {
        socket.emit('close');
        socket.emit('close');
      }
    }),
    before: 20,
    after: 5,
  },
  {
    name: 'who waits is told that nothing comes any more',
    rule: 'no-stale-connection-state',
    plan: 'reject-waiting',
    text: `${BUS}${code`
      let told = 0;
      export const size = (): number => told;
      class Client {
        private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();
        private last = 0;
        constructor(server: Server<number>) {
          server.on('answer', id => {
            this.calls.get(id)?.resolve('');
            this.calls.delete(id);
          });
          server.on('close', () => {
            console.debug('closed');
          });
        }
        ask(): Promise<string> {
          const id = ++this.last;
          return new Promise((resolve, reject) => {
            this.calls.set(id, { resolve, reject });
          });
        }
      }
      export function serve(server: Server<number>): void {
        const client = new Client(server);
        for (let i = 0; i < 10; i++) void client.ask().catch(() => told++);
      }
    `}`,
    drive: async m => {
      drive(m, server => {
        server.emit('answer', 1);
        server.emit('close');
        server.emit('close');
      });
      await new Promise(resolve => setImmediate(resolve));
      return m.size();
    },
    before: 0,
    after: 9,
  },
];

function drive(program: Program, run: (server: Server) => void): number {
  const server = new Server();
  const { serve } = program;
  if (typeof serve === 'function') serve(server);
  run(server);
  return program.size();
}

function load(text: string): Program {
  const exports = { size: () => -1 };
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  new Function('exports', outputText)(exports);
  return exports;
}

describe('a collection that grows stops growing', () => {
  it.each(scenarios)('$name', { timeout: 120_000 }, async ({ rule, plan, text, drive: run, before, after }) => {
    expect(await run(load(text)), 'as written').toBe(before);
    expect(await run(load(repaired(text, undefined, plan, rule).text)), 'repaired').toBe(after);
  });
});
