import { describe } from 'vitest';
import { code, planTable } from './timers.js';

const CACHE = 'no-unbounded-cache';
const STALE = 'no-stale-connection-state';

describe('the oldest entry goes before one that would be too many', () => {
  planTable([
    {
      name: 'of a Map of the module',
      text: code`
        import { createServer } from 'node:http';

        const MAX_PAGES = 1000; //+
        const pages = new Map<string, string>();

        createServer((req, res) => {
          const url = req.url ?? '/';
          for (const oldest of pages.keys()) { //+
            if (pages.size < MAX_PAGES) break; //+
            pages.delete(oldest); //+
          } //+
          pages.set(url, 'page');
          res.end(pages.get(url));
        }).listen(80);
      `,
      title: 'Drop the oldest of `pages` from MAX_PAGES on',
      safety: 'review',
    },
    {
      name: 'of a Map that is iterated, asked for its size and exported',
      text: code`
        import { createServer } from 'node:http';

        const MAX_PAGES = 1000; //+
        export const pages = new Map<string, string>();

        createServer((req, res) => {
          for (const oldest of pages.keys()) { //+
            if (pages.size < MAX_PAGES) break; //+
            pages.delete(oldest); //+
          } //+
          pages.set(req.url ?? '/', 'page');
          res.end([...pages].length + pages.size);
        }).listen(80);
      `,
      safety: 'review',
    },
    {
      name: 'of an object',
      text: code`
        import { createServer } from 'node:http';

        const pages: Record<string, string> = {};

        createServer((req, res) => {
          pages[req.url ?? '/'] = 'page';
          res.end(JSON.stringify(pages));
        }).listen(80);
      `,
      reason: /no order that tells the oldest/,
    },
    {
      name: 'of entries that have to be closed',
      text: code`
        import { createServer } from 'node:http';
        import { createWriteStream, type WriteStream } from 'node:fs';

        export const files = new Map<string, WriteStream>();

        createServer((req, res) => {
          const url = req.url ?? '/';
          let file = files.get(url);
          if (!file) {
            file = createWriteStream('log');
            files.set(url, file);
          }
          file.write('asked');
          res.end();
        }).listen(80);
      `,
      reason: /an end of its own/,
    },
  ], CACHE);
  planTable([
    {
      name: 'of a queue',
      text: code`
        import { createServer } from 'node:http';

        const MAX_OUTBOX = 1000; //+
        const outbox: string[] = [];

        createServer((req, res) => {
          if (outbox.length >= MAX_OUTBOX) outbox.shift(); //+
          outbox.push(req.url ?? '/');
          res.end();
        }).listen(80);
      `,
      safety: 'review',
    },
  ], 'no-unbounded-queue');
});

describe('keys that somebody else keeps are held weakly', () => {
  planTable([
    {
      name: 'by a request',
      text: code`
        import { createServer, type IncomingMessage } from 'node:http';

        const started: Map<IncomingMessage, number> = new Map(); //-
        const started: WeakMap<IncomingMessage, number> = new WeakMap(); //+

        export function begin(req: IncomingMessage): void {
          started.set(req, Date.now());
        }

        createServer((req, res) => {
          begin(req);
          res.end(String(started.get(req)));
        }).listen(80);
      `,
      title: 'Hold the keys of `started` weakly',
      safety: 'review',
    },
    {
      name: 'a Set that is asked for its size: the entry goes with the request',
      text: code`
        import { createServer, type IncomingMessage } from 'node:http';

        const seen = new Set<IncomingMessage>();

        export function begin(req: IncomingMessage): void {
          seen.add(req);
          req.on('close', () => { seen.delete(req); }); //+
        }

        createServer((req, res) => {
          begin(req);
          res.end(String(seen.size));
        }).listen(80);
      `,
      safety: 'review',
    },
  ], STALE);
  planTable([
    {
      name: 'a Map whose keys are objects of this call: nobody else keeps them',
      plan: 'bounded-insert',
      text: code`
        class Key {}
        const MAX_HIDDEN = 1000; //+
        const hidden = new Map<Key, string>();

        export function hide(text: string): Key {
          for (const oldest of hidden.keys()) { //+
            if (hidden.size < MAX_HIDDEN) break; //+
            hidden.delete(oldest); //+
          } //+
          hidden.set(new Key(), text);
          return new Key();
        }
      `,
      safety: 'review',
    },
    {
      name: 'a Map whose keys are texts',
      plan: 'bounded-insert',
      text: code`
        import { createServer, type IncomingMessage } from 'node:http';

        const MAX_STARTED = 1000; //+
        const started = new Map<string, number>();

        export function begin(req: IncomingMessage): void {
          for (const oldest of started.keys()) { //+
            if (started.size < MAX_STARTED) break; //+
            started.delete(oldest); //+
          } //+
          started.set(req.url ?? '/', Date.now());
        }

        createServer((req, res) => {
          begin(req);
          res.end(String(started.get('/')));
        }).listen(80);
      `,
      safety: 'review',
    },
  ], CACHE);
});

describe('an entry goes with what it stands for', () => {
  planTable([
    {
      name: 'in a handler that is missing',
      text: code`
        import { createServer, type Socket } from 'node:net';

        const sockets = new Set<Socket>();

        createServer(socket => {
          sockets.add(socket);
          socket.on('close', () => { sockets.delete(socket); }); //+
          socket.pipe(socket);
        }).listen(80);
      `,
      title: 'Take the entry out of `sockets` when `socket` closes',
      safety: 'review',
    },
    {
      name: 'of a list',
      text: code`
        import { createServer, type Socket } from 'node:net';

        const sockets: Socket[] = [];

        createServer(socket => {
          sockets.push(socket);
          socket.on('close', () => { //+
            const at = sockets.indexOf(socket); //+
            if (at >= 0) sockets.splice(at, 1); //+
          }); //+
          socket.pipe(socket);
        }).listen(80);
      `,
      safety: 'review',
    },
    {
      name: 'in the handler that leaves it',
      text: code`
        import { randomUUID } from 'node:crypto';
        import { createServer, type Socket } from 'node:net';

        const sockets = new Map<string, Socket>();

        createServer(socket => {
          const id = randomUUID();
          sockets.set(id, socket);
          socket.on('close', () => {
            sockets.delete(id); //+
            console.log('closed');
          });
        }).listen(80);
      `,
      title: 'Take the entry out of `sockets` in the \'close\' handler',
      safety: 'review',
    },
    {
      name: 'where the key is not made for this connection',
      text: code`
        import { createServer, type Socket } from 'node:net';

        const sockets = new Map<string, Socket>();

        createServer(socket => {
          const userId = socket.remoteAddress ?? '';
          sockets.set(userId, socket);
          socket.on('close', () => {
            if (sockets.get(userId) === socket) sockets.delete(userId); //+
            console.log('closed');
          });
        }).listen(80);
      `,
      safety: 'review',
    },
    {
      name: 'under a key that may be another one by then',
      text: code`
        import { createServer, type Socket } from 'node:net';

        let last = 0;
        const sockets = new Map<number, Socket>();

        createServer(socket => {
          sockets.set(++last, socket);
          socket.on('close', () => {
            console.log('closed');
          });
        }).listen(80);
      `,
      reason: /not a plain name/,
    },
    {
      name: 'when its time is up',
      text: code`
        export class Client {
          private readonly calls = new Map<string, (text: string) => void>();

          ask(requestId: string): Promise<string> {
            return new Promise((resolve, reject) => {
              const timer = setTimeout(() => {
                this.calls.delete(requestId); //+
                reject(new Error('no answer'));
              }, 5000);
              this.calls.set(requestId, text => {
                clearTimeout(timer);
                resolve(text);
              });
            });
          }

          answer(requestId: string, text: string): void {
            this.calls.get(requestId)?.(text);
            this.calls.delete(requestId);
          }
        }
      `,
      title: 'Take the entry out of `calls` when it gives up',
      safety: 'review',
    },
  ], STALE);
});

describe('an entry goes when its answer comes', () => {
  planTable([
    {
      name: 'where it is settled at once',
      text: code`
        interface Socket { send(text: string): void }
        interface Message { id: number; text: string; error?: string; partial?: boolean }

        export class Client {
          private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void; progress?: string }>();
          private last = 0;

          constructor(private readonly socket: Socket) {}

          ask(text: string): Promise<string> {
            const id = ++this.last;
            return new Promise((resolve, reject) => {
              this.calls.set(id, { resolve, reject });
              this.socket.send(text);
            });
          }

          answer(message: Message): void {
            this.calls.get(message.id)?.resolve(message.text);
            this.calls.delete(message.id); //+
          }
        }
      `,
      title: 'Take the entry out of `calls` when its answer comes',
      safety: 'review',
    },
    {
      name: 'where it is looked up first, and settled on each way',
      text: code`
        interface Socket { send(text: string): void }
        interface Message { id: number; text: string; error?: string; partial?: boolean }

        export class Client {
          private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void; progress?: string }>();
          private last = 0;

          constructor(private readonly socket: Socket) {}

          ask(text: string): Promise<string> {
            const id = ++this.last;
            return new Promise((resolve, reject) => {
              this.calls.set(id, { resolve, reject });
              this.socket.send(text);
            });
          }

          answer(message: Message): void {
            const call = this.calls.get(message.id);
            this.calls.delete(message.id); //+
            if (!call) return;
            if (message.error !== undefined) call.reject(new Error(message.error));
            else call.resolve(message.text);
          }
        }
      `,
      safety: 'review',
    },
    {
      name: 'of an object',
      text: code`
        interface Socket { send(text: string): void }
        interface Message { id: number; text: string; error?: string; partial?: boolean }

        export class Client {
          private readonly calls: Record<number, (text: string) => void> = {};
          private last = 0;

          constructor(private readonly socket: Socket) {}

          ask(text: string): Promise<string> {
            const id = ++this.last;
            return new Promise((resolve, reject) => {
              this.calls[id] = resolve; void reject;
              this.socket.send(text);
            });
          }

          answer(message: Message): void {
            const call = this.calls[message.id];
            delete this.calls[message.id]; //+
            if (call) call(message.text);
          }
        }
      `,
      safety: 'review',
    },
    {
      name: 'where more may come for it',
      text: code`
        interface Socket { send(text: string): void }
        interface Message { id: number; text: string; error?: string; partial?: boolean }

        export class Client {
          private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void; progress?: string }>();
          private last = 0;

          constructor(private readonly socket: Socket) {}

          ask(text: string): Promise<string> {
            const id = ++this.last;
            return new Promise((resolve, reject) => {
              this.calls.set(id, { resolve, reject });
              this.socket.send(text);
            });
          }

          answer(message: Message): void {
            const call = this.calls.get(message.id);
            if (message.partial) return;
            call?.resolve(message.text);
          }
        }
      `,
      reason: /not answered on each way/,
    },
    {
      name: 'where some answers leave it waiting',
      text: code`
        interface Socket { send(text: string): void }
        interface Message { id: number; text: string; error?: string; partial?: boolean }

        export class Client {
          private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void; progress?: string }>();
          private last = 0;

          constructor(private readonly socket: Socket) {}

          ask(text: string): Promise<string> {
            const id = ++this.last;
            return new Promise((resolve, reject) => {
              this.calls.set(id, { resolve, reject });
              this.socket.send(text);
            });
          }

          answer(message: Message): void {
            const call = this.calls.get(message.id);
            if (call && message.error === undefined) call.resolve(message.text);
          }
        }
      `,
      reason: /not answered on each way/,
    },
    {
      name: 'under a key that is worked out',
      text: code`
        interface Socket { send(text: string): void }
        interface Message { id: number; text: string; error?: string; partial?: boolean }

        export class Client {
          private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void; progress?: string }>();
          private last = 0;

          constructor(private readonly socket: Socket) {}

          ask(text: string): Promise<string> {
            const id = ++this.last;
            return new Promise((resolve, reject) => {
              this.calls.set(id, { resolve, reject });
              this.socket.send(text);
            });
          }

          answer(message: Message): void {
            this.calls.get(Number(message.text))?.resolve(message.text);
          }
        }
      `,
      reason: /worked out twice/,
    },
    {
      name: 'where nobody settles it',
      text: code`
        interface Socket { send(text: string): void }
        interface Message { id: number; text: string; error?: string; partial?: boolean }

        export class Client {
          private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void; progress?: string }>();
          private last = 0;

          constructor(private readonly socket: Socket) {}

          ask(text: string): Promise<string> {
            const id = ++this.last;
            return new Promise((resolve, reject) => {
              this.calls.set(id, { resolve, reject });
              this.socket.send(text);
            });
          }

          answer(message: Message): void {
            console.log(this.calls.get(message.id)?.progress);
          }
        }
      `,
      reason: /nobody is seen to answer/,
    },
  ], STALE);
});

describe('who waits is rejected at the end', () => {
  planTable([
    {
      name: 'of a process',
      text: code`
        import { fork } from 'node:child_process';

        export class Client {
          private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();
          private readonly child = fork('worker.js');
          private last = 0;

          constructor() {
            this.child.on('message', (message: { id: number; text: string }) => {
              this.calls.get(message.id)?.resolve(message.text);
              this.calls.delete(message.id);
            });
            this.child.on('exit', () => {
              const waiting = [...this.calls.values()]; //+
              this.calls.clear(); //+
              for (const one of waiting) one.reject(new Error('closed while waiting for an answer')); //+
              console.error('gone');
            });
          }

          ask(text: string): Promise<string> {
            const id = ++this.last;
            return new Promise((resolve, reject) => {
              this.calls.set(id, { resolve, reject });
              this.child.send({ id, text });
            });
          }
        }
      `,
      title: 'Reject who waits in `calls` in the \'exit\' handler',
      safety: 'review',
    },
    {
      name: 'of a socket, where an entry can only be resolved',
      text: code`
        interface Socket { send(text: string): void; close(): void }

        export class Client {
          private readonly calls = new Map<number, (text: string) => void>();
          private last = 0;

          constructor(private readonly socket: Socket) {}

          ask(text: string): Promise<string> {
            return new Promise(resolve => {
              this.calls.set(++this.last, resolve);
              this.socket.send(text);
            });
          }

          answer(id: number, text: string): void {
            this.calls.get(id)?.(text);
            this.calls.delete(id);
          }

          close(): void {
            this.socket.close();
          }
        }
      `,
      reason: /nothing by which it could be rejected/,
    },
  ], STALE);
});
