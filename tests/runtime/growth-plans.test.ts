import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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
  {
    name: 'a cache with a limit keeps what is asked for, and ends what it drops',
    rule: 'no-unbounded-cache',
    plan: 'lru-cache',
    text: `${BUS}${code`
      interface Page { close(): void }
      let open = 0;
      let first: Page | undefined;
      let isFirstKept = true;
      export const size = (): number => isFirstKept ? open : -1;
      const pages = new Map<string, Page>();
      const make = (): Page => {
        open++;
        return { close: () => { open--; } };
      };
      export function serve(server: Server<{ url: string }>): void {
        server.on('request', req => {
          let page = pages.get(req.url);
          if (!page) {
            page = make();
            pages.set(req.url, page);
          }
          if (req.url === 'home') {
            first ??= page;
            isFirstKept = first === page;
          }
        });
      }
    `}`,
    drive: m => drive(m, server => {
      for (let i = 0; i < 5000; i++) {
        server.emit('request', { url: 'home' });
        server.emit('request', { url: String(i) });
      }
    }),
    before: 5001,
    after: 1000,
  },
  {
    name: 'an entry goes with the object that is its key',
    rule: 'no-unbounded-cache',
    plan: 'weak-table',
    text: `${BUS}${code`
      interface Request { url: string }
      let ended = 0;
      let begun = 0;
      class Body {}
      const registry = new FinalizationRegistry(() => { ended++; });
      const bodies = new Map<Request, Body>();
      const find = (req: Request): Body | undefined => bodies.get(req);
      export const size = (): number => begun - ended;
      export function serve(server: Server<Request>): void {
        server.on('request', req => {
          if (find(req)) return;
          const body = new Body();
          begun++;
          registry.register(body, undefined);
          bodies.set(req, body);
        });
      }
    `}`,
    drive: async m => {
      const kept = { url: 'kept' };
      drive(m, server => {
        for (let i = 0; i < 100; i++) server.emit('request', { url: String(i) });
        server.emit('request', kept);
        server.emit('request', kept);
      });
      await collected();
      expect(kept.url).toBe('kept'); // still held here
      return m.size();
    },
    before: 101,
    after: 1,
  },
  {
    name: 'who gives up waiting leaves nothing behind, and who is answered neither',
    rule: 'no-stale-connection-state',
    plan: 'take-out',
    text: `${BUS}${code`
      export class Client {
        private readonly calls = new Map<number, (text: string) => void>();
        private last = 0;
        ask(): Promise<string> {
          const requestId = ++this.last;
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
              reject(new Error('no answer'));
            }, 5);
            this.calls.set(requestId, text => {
              clearTimeout(timer);
              resolve(text);
            });
          });
        }
        answer(requestId: number): void {
          this.calls.get(requestId)?.('');
          this.calls.delete(requestId);
        }
      }
      export const size = (): number => -1;
    `}`,
    drive: m => asking(m, 3),
    before: 7,
    after: 0,
  },
  {
    name: 'who is answered leaves nothing behind, and who waits goes on waiting',
    rule: 'no-stale-connection-state',
    plan: 'take-answered',
    text: `${BUS}${code`
      export class Client {
        private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();
        private last = 0;
        ask(): Promise<string> {
          const id = ++this.last;
          return new Promise((resolve, reject) => {
            this.calls.set(id, { resolve, reject });
          });
        }
        answer(id: number): void {
          const call = this.calls.get(id);
          if (!call) return;
          if (id % 2 === 0) call.reject(new Error('even'));
          else call.resolve('odd');
        }
      }
      export const size = (): number => -1;
    `}`,
    drive: m => asking(m, 3),
    before: 10,
    after: 7,
  },
];

/** Ten questions, of which the first few are answered twice; gives the number of entries some time later. */
async function asking(program: Program, answered: number): Promise<number> {
  const { Client } = program;
  if (typeof Client !== 'function') throw new Error('no client');
  const client: unknown = Reflect.construct(Client, []);
  if (typeof client !== 'object' || client === null || !('ask' in client) || typeof client.ask !== 'function' || !('answer' in client) || typeof client.answer !== 'function' || !('calls' in client) || !(client.calls instanceof Map)) throw new Error('no client');
  for (let i = 0; i < 10; i++) Promise.resolve(client.ask()).catch(() => undefined);
  for (let id = 1; id <= answered; id++) {
    client.answer(id);
    client.answer(id);
  }
  await new Promise(resolve => setTimeout(resolve, 50));
  return client.calls.size;
}

/** Waits until what nobody holds is gone. */
async function collected(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('no gc');
  for (let i = 0; i < 5; i++) {
    await new Promise(resolve => setImmediate(resolve));
    gc();
  }
  await new Promise(resolve => setTimeout(resolve, 20));
}

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
  new Function('exports', 'require', outputText)(exports, createRequire(import.meta.url));
  return exports;
}

describe('a collection that grows stops growing', () => {
  it.each(scenarios)('$name', { timeout: 120_000 }, async ({ rule, plan, text, drive: run, before, after }) => {
    expect(await run(load(text)), 'as written').toBe(before);
    expect(await run(load(repaired(text, undefined, plan, rule).text)), 'repaired').toBe(after);
  });
});
