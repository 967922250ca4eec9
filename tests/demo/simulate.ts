import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer, type RawData } from 'ws';

/** What is alive in the server's process. */
export interface Alive {
  readonly timers: number;
  readonly busListeners: number;
  readonly signalListeners: number;
  readonly peers: number;
  readonly rooms: number;
  readonly sessions: number;
  readonly addresses: number;
  readonly outbox: number;
  readonly pending: number;
}

/** What the server's process says when it is asked. */
export interface Told {
  readonly port: number;
  readonly alive: Alive;
}

/** What was alive before anybody came, after everybody left, and after the server was closed. */
export interface Measured {
  readonly started: Alive;
  readonly left: Alive;
  readonly closed: Alive;
}

/** How many clients come at once, and how often. */
export interface Load {
  readonly waves: number;
  readonly clients: number;
}

const UPSTREAM_DROPS = 3;
const PATIENCE_MS = 30_000;

/** The script that `simulate` expects beside a compiled server. */
export const HOST = path.join(import.meta.dirname, 'host.ts');

/** Runs the compiled server in a process of its own under clients that come and go, and measures that process. */
export async function simulate(dist: string, load: Load): Promise<Measured> {
  const upstream = await startUpstream();
  const child = fork(path.join(dist, 'host.js'), [dist, `ws://127.0.0.1:${upstream.port}`], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  try {
    const { port, alive: started } = await answer(child);
    for (let wave = 0; wave < load.waves; wave++) {
      if (wave === load.waves - 1) {
        // the last clients meet a server that has lost its upstream for good
        await upstream.dropped;
        await upstream.close();
      }
      await Promise.all(Array.from({ length: load.clients }, (_, i) => visit(port, wave, i)));
      await ask(child, 'announce');
    }
    const left = await settled(child);
    await ask(child, 'close');
    return { started, left, closed: await settled(child) };
  } finally {
    child.kill('SIGKILL');
    await upstream.close();
  }
}

/** One client: says who it is, joins, talks, and goes, one way or the other. */
async function visit(port: number, wave: number, i: number): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const gone = once(socket, 'close');
  await within(once(socket, 'open'), 'connecting');
  const known = i % 5 !== 4;
  // every other user comes back in the next wave
  const user = i % 2 === 0 ? `user-${i}` : `user-${wave}-${i}`;
  socket.send(JSON.stringify({ type: 'hello', token: known ? user : `unknown-${wave}-${i}` }));
  if (!known) {
    await within(gone, 'being sent away');
    return;
  }
  await within(heard(socket, 'welcome'), 'the welcome');
  const say = (message: object) => socket.send(JSON.stringify(message));
  say({ type: 'watch' });
  say({ type: 'probe' });
  const joined = heard(socket, 'joined');
  say({ type: 'join', room: `room-${i % 3}` });
  await within(joined, 'joining');
  say({ type: 'say', data: `hello from ${user}` });
  say({ type: 'signal', data: 'offer' });
  const turn = heard(socket, 'turn');
  say({ type: 'turn' });
  await within(turn, 'the secret');
  await sleep(20);
  if (i % 4 === 1) socket.terminate();
  else socket.close();
  await within(gone, 'leaving');
}

function heard(socket: WebSocket, type: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      socket.off('message', listen);
      socket.off('close', lost);
    };
    const listen = (data: RawData): void => {
      const message: { type?: unknown } = JSON.parse(String(data));
      if (message.type !== type) return;
      settle();
      resolve();
    };
    const lost = (): void => {
      settle();
      reject(new Error(`the server hung up before it said "${type}"`));
    };
    socket.on('message', listen);
    socket.on('close', lost);
  });
}

interface Upstream {
  readonly port: number;
  /** Resolves when it has hung up on the server often enough. */
  readonly dropped: Promise<void>;
  close(): Promise<void>;
}

/** Another signalling server, which hangs up a few times. */
async function startUpstream(): Promise<Upstream> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  let times = 0;
  const dropped = new Promise<void>(resolve => {
    server.on('connection', socket => {
      const timer = setTimeout(() => socket.terminate(), 100);
      socket.once('close', () => {
        clearTimeout(timer);
        if (++times === UPSTREAM_DROPS) resolve();
      });
    });
  });
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    dropped: within(dropped, 'the upstream'),
    close: () =>
      new Promise(resolve => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve()); // also called, with an error, when it was closed before
      }),
  };
}

async function ask(child: ChildProcess, what: 'measure' | 'announce' | 'close'): Promise<Told> {
  const told = answer(child);
  child.send(what);
  return told;
}

function answer(child: ChildProcess): Promise<Told> {
  const told = new Promise<Told>((resolve, reject) => {
    const settle = (): void => {
      child.off('message', hear);
      child.off('exit', lose);
    };
    const hear = (message: Told): void => {
      settle();
      resolve(message);
    };
    const lose = (code: number | null): void => {
      settle();
      reject(new Error(`the server's process ended with code ${String(code)}`));
    };
    child.on('message', hear);
    child.on('exit', lose);
  });
  return within(told, "the server's process");
}

/** What is alive once nothing changes any more. */
async function settled(child: ChildProcess): Promise<Alive> {
  let before = '';
  for (let i = 0; i < 25; i++) {
    await sleep(250);
    const { alive } = await ask(child, 'measure');
    if (before === JSON.stringify(alive)) return alive;
    before = JSON.stringify(alive);
  }
  throw new Error(`the server does not come to rest: ${before}`);
}

async function within<T>(work: Promise<T>, what: string): Promise<T> {
  const late = new AbortController();
  const limit = sleep(PATIENCE_MS, undefined, { signal: late.signal }).then(
    () => Promise.reject(new Error(`waited ${PATIENCE_MS} ms for ${what}`)),
    () => new Promise<never>(() => undefined), // the work was faster
  );
  try {
    return await Promise.race([work, limit]);
  } finally {
    late.abort();
  }
}
