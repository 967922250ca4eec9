import type { Case } from '../twins.js';

/** What `no-unclosed-resource` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'a socket in a field that the end leaves out',
    code: `
export class Quotes {
  private readonly socket: WebSocket;
  readonly last = new Map<string, number>();

  constructor(url: string) {
    this.socket = new WebSocket(url); //@ no-unclosed-resource
    this.socket.onmessage = message => this.last.set(String(message.data), Date.now());
  }

  dispose(): void {
    this.last.clear();
    this.socket.close(); //-
  }
}`,
  },
  {
    name: 'an event source that each run of an effect opens',
    file: 'react.tsx',
    code: `
import { useEffect, useState } from 'react';

export function News({ url }: { url: string }) {
  const [text, setText] = useState('');
  useEffect(() => {
    const source = new EventSource(url); //@ no-unclosed-resource
    source.onmessage = message => setText(String(message.data));
    return () => source.close(); //-
  }, [url]);
  return <p>{text}</p>;
}`,
  },
  {
    name: 'a channel that the cleanup of an effect leaves out',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function Presence({ name, tell }: { name: string; tell: (text: string) => void }) {
  useEffect(() => {
    const channel = new BroadcastChannel(name); //@ no-unclosed-resource
    channel.onmessage = message => tell(String(message.data));
    const timer = setInterval(() => channel.postMessage('here'), 5_000);
    return () => {
      clearInterval(timer);
      channel.close(); //-
    };
  }, [name, tell]);
  return null;
}`,
  },
  {
    name: 'a worker that the end of its pool leaves out',
    code: `
import { Worker } from 'node:worker_threads';

export class Pool {
  private readonly worker = new Worker('./job.js'); //@ no-unclosed-resource
  private jobs = 0;

  run(job: string): void {
    this.jobs += 1;
    this.worker.postMessage(job);
  }

  async destroy(): Promise<void> {
    this.jobs = 0;
    await this.worker.terminate(); //-
  }
}`,
  },
  {
    name: 'a bitmap dropped by an early return',
    code: `
export async function thumbnail(file: Blob, canvas: HTMLCanvasElement): Promise<boolean> {
  const bitmap = await createImageBitmap(file); //@ no-unclosed-resource
  const context = canvas.getContext('2d');
  if (!context) {
    bitmap.close(); //-
    return false;
  }
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return true;
}`,
  },
  {
    name: 'an object URL in a field that the end leaves out',
    code: `
export class Preview {
  private readonly url: string;
  private shown = 0;

  constructor(file: Blob) {
    this.url = URL.createObjectURL(file); //@ no-unclosed-resource
  }

  open(): void {
    this.shown += 1;
    console.log('preview', this.url, this.shown); //-
  }

  dispose(): void {
    this.shown = 0;
    URL.revokeObjectURL(this.url); //-
  }
}`,
  },
  {
    name: 'a file handle whose end a rejected await skips',
    code: `
import { open } from 'node:fs/promises';

export async function save(path: string, text: () => Promise<string>): Promise<void> {
  const file = await open(path, 'w'); //@ no-unclosed-resource
  try { //-
    await file.writeFile(await text());
  } finally { //-
    await file.close();
  } //-
}`,
  },
  {
    name: 'a file handle that is lent to a helper before it is closed',
    code: `
import { open, type FileHandle } from 'node:fs/promises';

export async function create(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'w'); //@ no-unclosed-resource
  try { //-
    await fill(file);
  } finally { //-
    await file.close();
  } //-
}`,
  },
  {
    name: 'a descriptor that an early return keeps open',
    code: `
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export function head(path: string, buffer: Buffer): number {
  const fd = openSync(path, 'r'); //@ no-unclosed-resource
  if (fstatSync(fd).size === 0) {
    closeSync(fd); //-
    return 0;
  }
  const read = readSync(fd, buffer);
  closeSync(fd);
  return read;
}`,
  },
  {
    name: 'a watcher that the end leaves out',
    code: `
import * as fs from 'node:fs';

export class Reloader {
  private watcher: fs.FSWatcher | undefined;
  private changes = 0;

  start(path: string): void {
    this.watcher?.close();
    this.watcher = fs.watch(path, () => (this.changes += 1)); //@ no-unclosed-resource
  }

  dispose(): void {
    this.changes = 0;
    this.watcher?.close(); //-
  }
}`,
  },
  {
    name: 'a readline interface that an early return keeps open',
    code: `
import { createInterface } from 'node:readline/promises';

export async function ask(question: string, isGood: (answer: string) => boolean): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout }); //@ no-unclosed-resource
  const answer = await terminal.question(question).catch(() => '');
  if (!isGood(answer)) {
    terminal.close(); //-
    return '';
  }
  terminal.close();
  return answer.trim();
}`,
  },
  {
    name: 'a server that the end of its owner leaves out',
    code: `
import { createServer, type Server } from 'node:http';

export class Health {
  private readonly server: Server;
  private asked = 0;

  constructor(port: number) {
    this.server = createServer((_request, response) => response.end(String(this.asked++))); //@ no-unclosed-resource
    this.server.listen(port);
  }

  close(): void {
    this.asked = 0;
    this.server.close(); //-
  }
}`,
  },
  {
    name: 'a connection in a ref that the cleanup leaves out',
    file: 'react.tsx',
    code: `
import { useEffect, useRef } from 'react';

export function Call({ join }: { join: (peer: RTCPeerConnection) => void }) {
  const peer = useRef<RTCPeerConnection | null>(null);
  useEffect(() => {
    peer.current = new RTCPeerConnection(); //@ no-unclosed-resource
    join(peer.current); //- console.log(peer.current.connectionState);
    return () => {
      document.title = '';
      peer.current?.close(); //-
    };
  }, [join]);
  return null;
}`,
  },
  {
    name: 'sockets in a Set that the end empties',
    code: `
export class Fan {
  private readonly sockets = new Set<WebSocket>();

  open(url: string): void {
    this.sockets.add(new WebSocket(url)); //@ no-unclosed-resource
  }

  dispose(): void {
    for (const socket of this.sockets) socket.close(); //-
    console.log('gone');
  }
}`,
  },
];

/** What `no-unclosed-resource` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'a handle that is handed to somebody else',
    code: `
export class Feed {
  private socket: WebSocket | undefined;

  constructor(private readonly keep: (socket: WebSocket) => void) {}

  open(url: string): void {
    this.socket = new WebSocket(url);
    this.keep(this.socket);
  }

  dispose(): void {
    this.socket = undefined;
  }
}`,
  },
  {
    name: 'a handle that is given back',
    code: `
import { open, type FileHandle } from 'node:fs/promises';

export async function create(path: string, title: () => Promise<string>): Promise<FileHandle> {
  const file = await open(path, 'w');
  await file.writeFile(await title());
  return file;
}`,
  },
  {
    name: 'a handle that the scope ends',
    code: `
import { open } from 'node:fs/promises';

export async function save(path: string, text: () => Promise<string>): Promise<void> {
  await using file = await open(path, 'w');
  await file.writeFile(await text());
}`,
  },
  {
    name: 'what is made once',
    code: `
const channel = new BroadcastChannel('app');

export function tell(text: string): void {
  channel.postMessage(text);
}`,
  },
  {
    name: 'a socket that is ended through a helper',
    code: `
function quit(socket: WebSocket | undefined): void {
  if (socket && socket.readyState !== WebSocket.CLOSED) socket.close();
}

export class Quotes {
  private socket: WebSocket | undefined;

  open(url: string): void {
    quit(this.socket);
    this.socket = new WebSocket(url);
  }

  dispose(): void {
    quit(this.socket);
  }
}`,
  },
  {
    name: 'what is acquired where nothing was given',
    code: `
import { closeSync, openSync, writeSync } from 'node:fs';

export function append(path: string, text: string, given?: number): number {
  const fd = given ?? openSync(path, 'a');
  const written = writeSync(fd, text);
  if (given === undefined) closeSync(fd);
  return written;
}`,
  },
  {
    name: 'an acquisition that rejects itself',
    code: `
import { open } from 'node:fs/promises';

export async function touch(path: string): Promise<void> {
  const file = await open(path, 'a');
  await file.close();
}`,
  },
  {
    name: 'an open that opens no file',
    code: `
interface Dialog {
  open(title: string): Promise<{ readonly answer: string }>;
  close(): void;
}

export async function ask(dialog: Dialog, sure: (answer: string) => Promise<void>): Promise<void> {
  const { answer } = await dialog.open('Sure?');
  await sure(answer);
  dialog.close();
}`,
  },
  {
    name: 'a class of the program that has the name of a global one',
    code: `
class Worker {
  jobs = 0;
  terminate(): void {
    this.jobs = 0;
  }
}

export class Pool {
  private readonly worker = new Worker();

  size(): number {
    return this.worker.jobs;
  }

  dispose(): void {}
}`,
  },
  {
    name: 'a part of another thing',
    code: `
export class Session {
  readonly state: { socket?: WebSocket; end(): void };

  constructor(state: { socket?: WebSocket; end(): void }, url: string) {
    this.state = state;
    this.state.socket = new WebSocket(url);
  }

  dispose(): void {
    this.state.end();
  }
}`,
  },
  {
    name: 'a stream that a file handle is read by closes it',
    code: `
import { open } from 'node:fs/promises';

export async function pipe(path: string, to: NodeJS.WritableStream): Promise<void> {
  const file = await open(path);
  file.createReadStream().pipe(to);
}`,
  },
  {
    name: 'lines that a loop reads to their end or leaves',
    code: `
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export async function find(path: string, isMeant: (line: string) => boolean): Promise<string | undefined> {
  const lines = createInterface({ input: createReadStream(path) });
  for await (const line of lines) if (isMeant(line)) return line;
  lines.close();
  return undefined;
}`,
  },
  {
    name: 'a socket that its own error handler ends',
    code: `
export function watch(url: string, show: (text: string) => void): void {
  const socket = new WebSocket(url);
  socket.onmessage = message => show(String(message.data));
  socket.onerror = () => socket.close();
}`,
  },
];
