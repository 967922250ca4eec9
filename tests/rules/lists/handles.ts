import type { Case } from '../twins.js';

/** What `no-unclosed-resource` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'an object URL that only a link has',
    code: `
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file); //@ no-unclosed-resource
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(link.href); //-
}`,
  },
  {
    name: 'an object URL that an attribute shows',
    code: `
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(file); //@ no-unclosed-resource
  link.setAttribute('href', url);
  link.setAttribute('download', name);
  link.click();
  URL.revokeObjectURL(url); //-
}`,
  },
  {
    name: 'an object URL that each render makes',
    file: 'react.tsx',
    code: `
export function Preview({ file, url }: { file: File; url: string }) {
  return <img src={url} />; //- return <img src={URL.createObjectURL(file)} />; //@ no-unclosed-resource
}`,
  },
  {
    name: 'one of two graphics objects that the end leaves out',
    code: `
export class Quad {
  private readonly array: WebGLVertexArrayObject | null;
  private readonly buffer: WebGLBuffer | null;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.array = gl.createVertexArray();
    this.buffer = gl.createBuffer(); //@ no-unclosed-resource
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
  }

  dispose(): void {
    this.gl.deleteVertexArray(this.array);
    this.gl.deleteBuffer(this.buffer); //-
  }
}`,
  },
  {
    name: 'the body of a response that nobody reads',
    strict: true,
    code: `
export async function isUp(url: string): Promise<boolean> {
  const response = await fetch(url); //@ no-unclosed-resource
  await response.body?.cancel(); //-
  return response.ok;
}`,
  },
  {
    name: 'the body of a response of which a promise tells the status',
    strict: true,
    code: `
export function report(url: string, options: RequestInit): Promise<number> {
  return fetch(url, { method: 'HEAD' }).then(response => response.status); //- return fetch(url, { method: 'PUT' }).then(response => response.status); //@ no-unclosed-resource
}`,
  },
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
    name: 'an object URL that an image is given, in a field that the end leaves out',
    code: `
export class Picture {
  private url: string | undefined;

  constructor(private readonly image: HTMLImageElement) {}

  show(file: Blob): void {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = URL.createObjectURL(file); //@ no-unclosed-resource
    this.image.src = this.url;
  }

  dispose(): void {
    this.image.remove();
    if (this.url) URL.revokeObjectURL(this.url); //-
  }
}`,
  },
  {
    name: 'an object URL that an early return leaves',
    code: `
export async function print(file: Blob, frame: HTMLIFrameElement, isLoaded: () => Promise<boolean>): Promise<boolean> {
  const url = URL.createObjectURL(file); //@ no-unclosed-resource
  frame.src = url;
  if (!(await isLoaded().catch(() => false))) {
    URL.revokeObjectURL(url); //-
    return false;
  }
  frame.contentWindow?.print();
  URL.revokeObjectURL(url);
  return true;
}`,
  },
  {
    name: 'a descriptor in a field that the end leaves out',
    code: `
import { closeSync, openSync, writeSync } from 'node:fs';

export class Log {
  private readonly fd: number;
  private lines = 0;

  constructor(path: string) {
    this.fd = openSync(path, 'a'); //@ no-unclosed-resource
  }

  write(text: string): void {
    this.lines += 1;
    writeSync(this.fd, text);
  }

  close(): void {
    this.lines = 0;
    closeSync(this.fd); //-
    closeSync(0); //- closeSync(1);
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
  {
    name: 'a client of a package that the end of its owner leaves out',
    code: `
import Redis from 'ioredis';

export class Cache {
  private readonly client: Redis;
  private hits = 0;

  constructor(url: string) {
    this.client = new Redis(url); //@ no-unclosed-resource
  }

  async get(key: string): Promise<string | null> {
    this.hits += 1;
    return await this.client.get(key);
  }

  async close(): Promise<void> {
    this.hits = 0;
    await this.client.quit(); //-
  }
}`,
  },
  {
    name: 'a connection of a package that a rejected query leaves open',
    code: `
import mysql from 'mysql2/promise';

export async function count(url: string): Promise<number> {
  const connection = await mysql.createConnection(url); //@ no-unclosed-resource
  try { //-
    const [rows] = await connection.query('select 1');
    return rows.length; //- await connection.end();
  } finally { //- return rows.length;
    await connection.end(); //-
  } //-
}`,
  },
  {
    name: 'a client that a static method of its class connects',
    code: `
import { MongoClient } from 'mongodb';

export async function ping(url: string): Promise<unknown> {
  const client = await MongoClient.connect(url); //@ no-unclosed-resource
  try { //-
    const answer = await client.db().command({ ping: 1 });
    return answer; //- await client.close();
  } finally { //- return answer;
    await client.close(); //-
  } //-
}`,
  },
  {
    name: 'a watcher that a chain of calls gives, which the end leaves out',
    code: `
import chokidar, { type FSWatcher } from 'chokidar';

export class Reloader {
  private readonly watcher: FSWatcher;
  private changes = 0;

  constructor(path: string) {
    this.watcher = chokidar.watch(path).on('change', () => (this.changes += 1)); //@ no-unclosed-resource
  }

  async dispose(): Promise<void> {
    this.changes = 0;
    await this.watcher.close(); //-
  }
}`,
  },
  {
    name: 'a camera that the end of its owner leaves on',
    code: `
export class Camera {
  private stream: MediaStream | undefined;

  constructor(private readonly video: HTMLVideoElement) {}

  async start(): Promise<void> {
    this.stream = await navigator.mediaDevices.getUserMedia({ video: true }); //@ no-unclosed-resource
    this.video.srcObject = this.stream;
  }

  dispose(): void {
    this.video.srcObject = null;
    this.stream?.getTracks().forEach(track => track.stop()); //-
  }
}`,
  },
  {
    name: 'a chart that each run of an effect makes',
    file: 'react.tsx',
    code: `
import * as echarts from 'echarts';
import { useEffect, useRef } from 'react';

export function Sales({ option }: { option: object }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chart = echarts.init(box.current); //@ no-unclosed-resource
    chart.setOption(option);
    return () => chart.dispose(); //-
  }, [option]);
  return <div ref={box} />;
}`,
  },
  {
    name: 'a channel that its client removes, left out by the end',
    code: `
interface Channel { on(event: string, run: (text: string) => void): Channel; subscribe(): Channel }
interface Client { channel(name: string): Channel; removeChannel(channel: Channel): Promise<string> }

export class Room {
  private readonly channel: Channel;
  private last = '';

  constructor(private readonly client: Client) {
    this.channel = this.client.channel('room').on('text', text => (this.last = text)).subscribe(); //@ no-unclosed-resource
  }

  dispose(): void {
    this.last = '';
    void this.client.removeChannel(this.channel); //-
  }
}`,
  },
];

/** What `no-unclosed-resource` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'an object URL that any image gives back when it has loaded',
    code: `
export function show(image: HTMLImageElement, file: Blob): void {
  image.addEventListener('load', done);
  image.src = URL.createObjectURL(file);
}

function done(this: HTMLImageElement): void {
  URL.revokeObjectURL(this.src);
}`,
  },
  {
    name: 'an object URL in what is no element, and may be ended by whoever gets it',
    code: `
export function add(file: Blob, list: { src: string }[]): void {
  const message = { src: '' };
  message.src = URL.createObjectURL(file);
  list.push(message);
}`,
  },
  {
    name: 'an object URL of an image that a promise brings',
    code: `
export function load(file: Blob): Promise<HTMLImageElement> {
  return new Promise(resolve => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.src = URL.createObjectURL(file);
  });
}`,
  },
  {
    name: 'an object URL that a subclass takes',
    code: `
export class Downloads {
  protected start(url: string): void {
    throw new Error('a subclass starts ' + url);
  }

  save(file: Blob): void {
    const url = URL.createObjectURL(file);
    this.start(url);
  }
}`,
  },
  {
    name: 'graphics objects in a file that leaves all of them to the collector',
    code: `
export class Quad {
  private readonly buffer: WebGLBuffer | null;
  private frame = 0;

  constructor(gl: WebGL2RenderingContext) {
    this.buffer = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
  }

  dispose(): void {
    this.frame = 0;
  }
}`,
  },
  {
    name: 'the body of a response that is read on some way, handed on, or that nobody on a page has to read',
    code: `
export async function load(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(response.statusText);
  return response.text();
}

export async function copy(url: string, to: WritableStream): Promise<void> {
  const { body } = await fetch(url);
  await body?.pipeTo(to);
}`,
  },
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
    name: 'an object URL that is revoked when its image has come',
    code: `
export function show(file: Blob, image: HTMLImageElement): void {
  const url = URL.createObjectURL(file);
  image.onload = () => URL.revokeObjectURL(url);
  image.src = url;
}

export class Picture {
  constructor(private readonly image: HTMLImageElement) {}

  show(file: Blob): void {
    this.image.src = URL.createObjectURL(file);
    this.image.onload = () => URL.revokeObjectURL(this.image.src);
  }

  dispose(): void {
    this.image.remove();
  }
}`,
  },
  {
    name: 'a descriptor that a stream closes',
    code: `
import { createWriteStream, openSync, type WriteStream } from 'node:fs';

export class Log {
  private readonly fd: number;
  private readonly stream: WriteStream;

  constructor(path: string) {
    this.fd = openSync(path, 'a');
    this.stream = createWriteStream(path, { fd: this.fd });
  }

  dispose(): void {
    this.stream.end();
  }
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
  {
    name: 'a class of the program that has the name of a package\'s',
    code: `
class Redis {
  hits = 0;
  quit(): void {
    this.hits = 0;
  }
}

export class Cache {
  private readonly client = new Redis();

  size(): number {
    return this.client.hits;
  }

  dispose(): void {}
}`,
  },
  {
    name: 'a client that is open only where it was connected',
    code: `
import { Client } from 'pg';

export async function isUp(url: string): Promise<boolean> {
  const client = new Client(url);
  await client.connect();
  void client.end();
  return true;
}`,
  },
  {
    name: 'a client that a guarded close in finally ends',
    code: `
import { MongoClient } from 'mongodb';

export async function copy(url: string, run: (client: unknown) => Promise<void>): Promise<void> {
  let client: MongoClient | undefined;
  try {
    client = await MongoClient.connect(url);
    await run(client.db());
  } finally {
    if (client) {
      try {
        await client.close();
      } catch (error) {
        console.error(error);
      }
    }
  }
}`,
  },
  {
    name: 'a lock that the promise\'s callback releases',
    code: `
export class Screen {
  private lock: Promise<WakeLockSentinel> | undefined;

  start(): void {
    this.lock = navigator.wakeLock.request();
  }

  dispose(): void {
    void this.lock?.then(lock => lock.release());
  }
}`,
  },
  {
    name: 'a callback of the thing itself, which is no end of its owner',
    code: `
import { createHook, type AsyncHook } from 'node:async_hooks';

export class Contexts {
  private readonly all = new Map<number, string>();
  private readonly hook: AsyncHook;

  constructor() {
    this.hook = createHook({ destroy: this.destroy.bind(this) });
  }

  enable(): void {
    this.hook.enable();
  }

  disable(): void {
    this.hook.disable();
  }

  destroy(id: number): void {
    this.all.delete(id);
  }
}`,
  },
  {
    name: 'a client of somebody else',
    code: `
import Redis from 'ioredis';

export class Cache {
  private readonly client: Redis;
  private hits = 0;

  constructor(given: Redis | undefined, keep: (client: Redis) => void) {
    this.client = given ?? new Redis();
    keep(this.client);
  }

  close(): void {
    this.hits = 0;
  }
}`,
  },
];
