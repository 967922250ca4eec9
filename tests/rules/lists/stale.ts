import type { Case } from '../twins.js';

/** What `no-stale-connection-state` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'a Set of sockets that stay when they are closed',
    code: `
import { createServer, type Socket } from 'node:net';

const sockets = new Set<Socket>();

createServer(socket => {
  sockets.add(socket); //@ no-stale-connection-state
  socket.on('close', () => sockets.delete(socket)); //-
}).listen(80);`,
  },
  {
    name: 'a peer in a table that its error alone takes out',
    code: `
interface Socket { on(event: string, run: () => void): void }
interface Server { on(event: 'connection', run: (socket: Socket) => void): void }

class Peer {
  readonly id = Math.random().toString();
  constructor(readonly socket: Socket) {}
}

export function serve(server: Server): () => number {
  const peers = new Map<string, Peer>();
  server.on('connection', socket => {
    const peer = new Peer(socket);
    peers.set(peer.id, peer); //@ no-stale-connection-state
    socket.on('error', () => peers.delete(peer.id));
    socket.on('close', () => peers.delete(peer.id)); //- socket.on('close', () => console.log('closed'));
  });
  return () => peers.size;
}`,
  },
  {
    name: 'promises that wait for an answer, under a counter',
    code: `
let next = 0;
const waiting = new Map<number, (answer: string) => void>();

export function ask(send: (id: number, text: string) => void, text: string): Promise<string> {
  const id = next++;
  return new Promise(resolve => {
    waiting.set(id, resolve); //@ no-stale-connection-state
    send(id, text);
  });
}

export function answer(id: number, text: string): void {
  waiting.get(id)?.(text);
  waiting.delete(id); //-
}`,
  },
  {
    name: 'callers that wait for a process that has gone',
    code: `
interface Child {
  on(event: string, run: (message: { id: number; text: string }) => void): void;
  send(message: object): void;
}

export class Client {
  private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();
  private last = 0;

  constructor(private readonly child: Child) {
    child.on('message', ({ id, text }) => {
      this.calls.get(id)?.resolve(text);
      this.calls.delete(id);
    });
    child.on('exit', () => {
      for (const call of this.calls.values()) call.reject(new Error('gone')); //-
      console.error('the process has gone');
    });
  }

  ask(text: string): Promise<string> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.calls.set(id, { resolve, reject }); //@ no-stale-connection-state
      this.child.send({ id, text });
    });
  }
}`,
  },
  {
    name: 'callers that wait for a socket that close() has closed',
    code: `
interface Socket { send(text: string): void; close(): void }

export class Client {
  private readonly calls: Record<number, { resolve(text: string): void; reject(error: Error): void }> = {};
  private last = 0;

  constructor(private readonly socket: Socket) {}

  ask(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.calls[++this.last] = { resolve, reject }; //@ no-stale-connection-state
      this.socket.send(text);
    });
  }

  answer(id: number, text: string): void {
    this.calls[id]?.resolve(text);
    delete this.calls[id];
  }

  close(): void {
    for (const call of Object.values(this.calls)) call.reject(new Error('closed')); //-
    this.socket.close();
  }
}`,
  },
  {
    name: 'an entry that its timeout leaves',
    code: `
export class Client {
  private readonly calls = new Map<string, (text: string) => void>();

  constructor(private readonly send: (id: string) => void) {}

  ask(requestId: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.calls.delete(requestId); //-
        reject(new Error('no answer'));
      }, 5000);
      this.calls.set(requestId, text => { //@ no-stale-connection-state
        clearTimeout(timer);
        resolve(text);
      });
      this.send(requestId);
    });
  }

  answer(requestId: string, text: string): void {
    this.calls.get(requestId)?.(text);
    this.calls.delete(requestId);
  }
}`,
  },
  {
    name: 'a deferred whose timeout leaves its entry',
    code: `
interface Deferred<T> { readonly promise: Promise<T>; resolve(value: T): void; reject(error: Error): void }
declare function defer<T>(): Deferred<T>;

let last = 0;
const calls = new Map<number, Deferred<string>>();

export function ask(send: (id: number) => void): Promise<string> {
  const id = ++last;
  const call = defer<string>();
  calls.set(id, call); //@ no-stale-connection-state
  const timer = setTimeout(() => {
    calls.delete(id); //-
    call.reject(new Error('no answer'));
  }, 5000);
  send(id);
  call.promise.then(() => clearTimeout(timer), () => {});
  return call.promise;
}

export function answer(id: number, text: string): void {
  calls.get(id)?.resolve(text);
  calls.delete(id);
}`,
  },
];

/** What `no-stale-connection-state` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'one function that both ends call',
    code: `
import { createServer, type Socket } from 'node:net';

const sockets = new Set<Socket>();

createServer(socket => {
  sockets.add(socket);
  const forget = () => { sockets.delete(socket); };
  socket.once('error', forget);
  socket.once('close', forget);
}).listen(80);`,
  },
  {
    name: 'connections that a sweep looks through',
    code: `
interface Socket { readonly readyState: number; on(event: string, run: () => void): void }
interface Server { on(event: 'connection', run: (socket: Socket) => void): void }

const sockets = new Map<number, Socket>();
let last = 0;

export function serve(server: Server): void {
  server.on('connection', socket => {
    sockets.set(++last, socket);
    socket.on('close', () => console.log('closed'));
  });
}

setInterval(() => {
  for (const [id, socket] of sockets) if (socket.readyState === 3) sockets.delete(id);
}, 1000);`,
  },
  {
    name: 'a caller that takes its entry out whatever comes',
    code: `
export class Client {
  private readonly calls = new Map<number, (text: string) => void>();
  private last = 0;

  constructor(private readonly send: (id: number) => void) {}

  async ask(): Promise<string> {
    const id = ++this.last;
    try {
      return await new Promise<string>((resolve, reject) => {
        setTimeout(() => reject(new Error('no answer')), 5000);
        this.calls.set(id, resolve);
        this.send(id);
      });
    } finally {
      this.calls.delete(id);
    }
  }

  answer(id: number, text: string): void {
    this.calls.get(id)?.(text);
  }
}`,
  },
  {
    name: 'waiters that are woken by turns, and an end that ends nothing of theirs',
    code: `
export class Lock {
  private readonly waiters: (() => void)[] = [];
  private taken = false;

  acquire(): Promise<void> {
    if (!this.taken) {
      this.taken = true;
      return Promise.resolve();
    }
    return new Promise(resolve => { this.waiters.push(resolve); });
  }

  release(): void {
    const next = this.waiters.shift();
    if (next) next();
    else this.taken = false;
  }

  dispose(): void {
    console.log('disposed');
  }
}`,
  },
  {
    name: 'an end that rejects through a helper, and a method that gives up by a signal',
    code: `
interface Socket { on(event: string, run: () => void): void; send(id: number): void }

export class Client {
  private readonly calls = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();
  private last = 0;

  constructor(private readonly socket: Socket) {
    socket.on('close', () => this.fail(new Error('closed')));
  }

  ask(): Promise<string> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.calls.set(id, { resolve, reject });
      this.socket.send(id);
    });
  }

  answer(id: number, text: string): void {
    this.calls.get(id)?.resolve(text);
    this.calls.delete(id);
  }

  private fail(error: Error): void {
    for (const [id, call] of this.calls) {
      this.calls.delete(id);
      call.reject(error);
    }
  }
}`,
  },
];
