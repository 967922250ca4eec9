import type { Case } from '../twins.js';

/** Who owns what a class, a factory or a helper holds; each beside the same code with the one difference that makes it a leak. */
const interval = `
class Poller {
  private readonly timer: ReturnType<typeof setInterval>;
  constructor(run: () => void) {
    this.timer = setInterval(run, 1_000);
  }
  stop(): void {
    clearInterval(this.timer);
  }
}`;
const keys = `
class Keys {
  constructor() {
    window.addEventListener('keydown', this.onKey);
  }
  private readonly onKey = (event: KeyboardEvent): void => console.log(event.key);
  dispose(): void {
    window.removeEventListener('keydown', this.onKey);
  }
}`;
const beat = `
class Beat {
  private timer?: ReturnType<typeof setInterval>;
  constructor(private readonly send: () => void) {}
  start(): void {
    this.timer = setInterval(this.send, 1_000);
  }
  stop(): void {
    clearInterval(this.timer);
  }
}`;

export const flagged: readonly Case[] = [
  {
    name: 'an object of a class that polls, which the teardown leaves out',
    code: `${interval}
${keys}
export class Panel {
  private readonly keys = new Keys();
  private readonly poller = new Poller(() => this.draw()); //@ no-unclosed-resource
  draw(): void {
    console.log(this);
  }
  dispose(): void {
    this.keys.dispose();
    this.poller.stop(); //-
  }
}`,
  },
  {
    name: 'an object of a class that listens to the window, which the teardown leaves out',
    code: `${interval}
${keys}
export class Panel {
  private readonly poller: Poller;
  private readonly keys: Keys;
  constructor() {
    this.poller = new Poller(() => console.log(this));
    this.keys = new Keys(); //@ no-unclosed-resource
  }
  dispose(): void {
    this.poller.stop();
    this.keys.dispose(); //-
  }
}`,
  },
  {
    name: 'an object that is started, and whose stop the teardown leaves out',
    code: `${keys}
${beat}
export class Session {
  private readonly keys = new Keys();
  private readonly beat: Beat;
  constructor(send: () => void) {
    this.beat = new Beat(send); //@ no-unclosed-resource
    this.beat.start();
  }
  dispose(): void {
    this.keys.dispose();
    this.beat.stop(); //-
  }
}`,
  },
  {
    name: 'an object that holds nothing before it is started',
    code: `${keys}
${beat}
export class Session {
  private readonly keys = new Keys();
  private readonly beat: Beat;
  constructor(send: () => void) {
    this.beat = new Beat(send); //@ no-unclosed-resource
    console.log(this.beat); //- this.beat.start();
  }
  dispose(): void {
    this.keys.dispose();
  }
}`,
  },
  {
    name: 'a local object of a class that polls, which a rejected await leaves running',
    code: `${interval}
export async function spin(work: () => Promise<void>): Promise<void> {
  const poller = new Poller(() => process.stdout.write('.')); //@ no-unclosed-resource
  try { //-
    await work();
  } finally { //-
    poller.stop();
  } //-
}`,
  },
  {
    name: 'an object of a class that polls, made by each message',
    code: `${interval}
export function serve(socket: { on(event: string, run: (text: string) => void): void }): void {
  socket.on('message', text => {
    const poller = new Poller(() => console.log(text)); //@ no-unclosed-resource
    console.log(text);
    poller.stop(); //-
  });
}`,
  },
  {
    name: 'an object of a class that polls, which each message drops',
    code: `${interval}
export function serve(socket: { on(event: string, run: (text: string) => void): void }): void {
  socket.on('message', text => {
    new Poller(() => console.log(text)).stop(); //- new Poller(() => console.log(text)); //@ no-unclosed-resource
  });
}`,
  },
  {
    name: 'an object of a class that ends in the end of its base',
    code: `
class Ticker {
  protected timer: ReturnType<typeof setInterval>;
  constructor(run: () => void) {
    this.timer = setInterval(run, 1_000);
  }
  dispose(): void {
    clearInterval(this.timer);
  }
}
class Clock extends Ticker {}
${keys}
export class Panel {
  private readonly clock = new Clock(() => console.log(this)); //@ no-unclosed-resource
  private readonly keys = new Keys();
  dispose(): void {
    this.keys.dispose();
    this.clock.dispose(); //-
  }
}`,
  },
  {
    name: 'an object of a class whose one-shot comes back, and which is started',
    code: `
class Loop {
  private timer?: ReturnType<typeof setTimeout>;
  constructor(private readonly run: () => void) {}
  start(): void {
    this.stop();
    this.next();
  }
  stop(): void {
    clearTimeout(this.timer);
  }
  private next(): void {
    this.run();
    this.timer = setTimeout(() => this.next(), 1_000);
  }
}
${keys}
export class Panel {
  private readonly keys = new Keys();
  private readonly loop = new Loop(() => console.log(this)); //@ no-unclosed-resource
  show(): void {
    this.loop.start();
  }
  dispose(): void {
    this.keys.dispose();
    this.loop.stop(); //-
  }
}`,
  },
  {
    name: 'an object that an await stands before the start of',
    code: `${beat}
export async function held(ready: () => Promise<void>, work: () => void): Promise<void> {
  const beat = new Beat(work); //@ no-unclosed-resource
  await ready(); //- beat.start();
  beat.start(); //- await ready();
  work();
  beat.stop();
}`,
  },
  {
    name: 'a class that starts once, and asks for that',
    code: `
class Beat {
  private timer?: ReturnType<typeof setInterval>;
  start(): void {
    if (!this.timer) this.timer = setInterval(() => console.log('beat'), 1_000);
  }
  stop(): void {
    clearInterval(this.timer);
  }
}
export async function held(work: () => Promise<void>): Promise<void> {
  const beat = new Beat(); //@ no-unclosed-resource
  beat.start();
  try { //-
    await work();
  } finally { //-
    beat.stop();
  } //-
}`,
  },
  {
    name: 'a helper that makes an object of a class that polls',
    code: `${interval}
${keys}
export const poll = (run: () => void): Poller => new Poller(run);
export class Panel {
  private readonly keys = new Keys();
  private readonly poller = poll(() => this.draw()); //@ no-unclosed-resource
  draw(): void {
    console.log(this);
  }
  dispose(): void {
    this.keys.dispose();
    this.poller.stop(); //-
  }
}`,
  },
  {
    name: 'a helper that opens a worker and gives it back',
    code: `
export function spawn(url: string): Worker {
  const worker = new Worker(url);
  worker.onmessage = console.log;
  return worker;
}
export class Search {
  private readonly worker = spawn('search.js'); //@ no-unclosed-resource
  private readonly index = new Map<string, number>();
  dispose(): void {
    this.index.clear();
    this.worker.terminate(); //-
  }
}`,
  },
  {
    name: 'a helper that opens a channel and gives back what closes it',
    code: `
export function announce(name: string, run: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = run;
  return () => channel.close();
}
export class Tabs {
  private readonly stop = announce('tabs', () => console.log(this)); //@ no-unclosed-resource
  private readonly index = new Map<string, number>();
  dispose(): void {
    this.index.clear();
    this.stop(); //-
  }
}`,
  },
  {
    name: 'a helper that opens a channel and gives back an object that closes it',
    code: `
export function announce(name: string, run: () => void) {
  const channel = new BroadcastChannel(name);
  channel.onmessage = run;
  return { name, dispose: () => channel.close() };
}
export function wait(name: string, ready: boolean): void {
  const tabs = announce(name, () => console.log(name)); //@ no-unclosed-resource
  if (!ready) {
    tabs.dispose(); //-
    return;
  }
  console.log(tabs.name);
  tabs.dispose();
}`,
  },
  {
    name: 'an async helper that opens a file',
    code: `
import { open } from 'node:fs/promises';
export async function openLog(path: string) {
  return open(path, 'a');
}
export async function log(path: string, text: string): Promise<void> {
  const file = await openLog(path); //@ no-unclosed-resource
  try { //-
    await file.write(text);
  } finally { //-
    await file.close();
  } //-
}`,
  },
  {
    name: 'a helper that closes what it opened where it fails itself',
    code: `
import { open } from 'node:fs/promises';
export async function openLog(path: string) {
  const file = await open(path, 'a');
  try {
    await file.sync();
  } catch (error) {
    await file.close();
    throw error;
  }
  return file;
}
export async function log(path: string, text: string): Promise<void> {
  const file = await openLog(path); //@ no-unclosed-resource
  try { //-
    await file.write(text);
  } finally { //-
    await file.close();
  } //-
}`,
  },
];

const store = `
interface Store {
  getState(): number;
  subscribe(run: () => void): () => void;
}
const createStore = (): Store => ({ getState: () => 0, subscribe: () => () => undefined });
const store = createStore();`;

export const subscribed: readonly Case[] = [
  {
    name: 'a helper that subscribes to a store and gives back what ends it',
    code: `${store}
export function follow(run: () => void): () => void {
  return store.subscribe(run);
}
export class Counter {
  private readonly stop = follow(() => this.draw()); //@ no-undisposed-subscription
  private readonly seen = new Set<number>();
  draw(): void {
    this.seen.add(store.getState());
  }
  dispose(): void {
    this.seen.clear();
    this.stop(); //-
  }
}`,
  },
  {
    name: 'a helper that subscribes to a store and gives back an object that ends it',
    code: `${store}
export function follow(run: () => void) {
  const stop = store.subscribe(run);
  return { dispose: () => stop() };
}
export class Counter {
  private readonly following = follow(() => this.draw()); //@ no-undisposed-subscription
  private readonly seen = new Set<number>();
  draw(): void {
    this.seen.add(store.getState());
  }
  dispose(): void {
    this.seen.clear();
    this.following.dispose(); //-
  }
}`,
  },
  {
    name: 'a helper that subscribes to what it is given',
    code: `${store}
export function follow(source: Store, run: () => void): () => void {
  return source.subscribe(run);
}
export async function wait(ready: () => Promise<void>): Promise<void> {
  const stop = follow(store, () => console.log(store.getState())); //@ no-undisposed-subscription
  try { //-
    await ready();
  } finally { //-
    stop();
  } //-
}`,
  },
];

/** Objects of classes that hold something, and nobody forgets. */
export const silent: readonly Case[] = [
  {
    name: 'a class that ends itself',
    code: `
class Countdown {
  private left = 10;
  private readonly timer: ReturnType<typeof setInterval>;
  constructor() {
    this.timer = setInterval(() => {
      if (--this.left === 0) this.stop();
    }, 1_000);
  }
  stop(): void {
    clearInterval(this.timer);
  }
}
${keys}
export class Panel {
  private readonly keys = new Keys();
  private readonly countdown = new Countdown();
  dispose(): void {
    this.keys.dispose();
    console.log(this.countdown);
  }
}`,
  },
  {
    name: 'a class that ends itself in a handler',
    code: `
class Watch {
  private readonly timer: ReturnType<typeof setInterval>;
  constructor(socket: { on(event: string, run: () => void): void }) {
    this.timer = setInterval(() => console.log('up'), 1_000);
    socket.on('gone', this.onGone);
  }
  stop(): void {
    clearInterval(this.timer);
  }
  private readonly onGone = (): void => this.stop();
}
${keys}
export class Panel {
  private readonly keys = new Keys();
  private readonly watch: Watch;
  constructor(socket: { on(event: string, run: () => void): void }) {
    this.watch = new Watch(socket);
  }
  dispose(): void {
    this.keys.dispose();
    console.log(this.watch);
  }
}`,
  },
  {
    name: 'a class that is kept by who gets it in its constructor',
    code: `
const all: { stop(): void }[] = [];
class Poller {
  private readonly timer: ReturnType<typeof setInterval>;
  constructor(run: () => void) {
    this.timer = setInterval(run, 1_000);
    all.push(this);
  }
  stop(): void {
    clearInterval(this.timer);
  }
}
export const stopAll = (): void => all.forEach(one => one.stop());
${keys}
export class Panel {
  private readonly keys = new Keys();
  private readonly poller = new Poller(() => console.log(this));
  dispose(): void {
    this.keys.dispose();
    console.log(this.poller);
  }
}`,
  },
  {
    name: 'a class that polls only where it is told to',
    code: `
class Poller {
  private timer?: ReturnType<typeof setInterval>;
  constructor(run: () => void, every: number) {
    if (every > 0) this.timer = setInterval(run, every);
  }
  stop(): void {
    clearInterval(this.timer);
  }
}
${keys}
export class Panel {
  private readonly keys = new Keys();
  private readonly poller = new Poller(() => console.log(this), 0);
  dispose(): void {
    this.keys.dispose();
    console.log(this.poller);
  }
}`,
  },
  {
    name: 'a class that listens to a part of its own',
    code: `
class Editor {
  private readonly input = document.createElement('input');
  constructor() {
    this.input.addEventListener('input', this.onInput);
  }
  private readonly onInput = (): void => console.log(this.input.value);
  dispose(): void {
    this.input.removeEventListener('input', this.onInput);
  }
}
${keys}
export class Panel {
  private readonly keys = new Keys();
  private readonly editor = new Editor();
  dispose(): void {
    this.keys.dispose();
    console.log(this.editor);
  }
}`,
  },
  {
    name: 'objects that are made once, handed on, returned or adopted',
    code: `${interval}
export const shared = new Poller(() => console.log('tick'));
export const make = (): Poller => new Poller(() => console.log('tick'));
export function add(to: { poller?: Poller }, stack: { use(one: Poller): void }): void {
  to.poller = new Poller(() => console.log('tick'));
  stack.use(new Poller(() => console.log('tick')));
}
export class Pool {
  private readonly all: Poller[] = [];
  add(): void {
    this.all.push(new Poller(() => console.log('tick')));
  }
  dispose(): void {
    for (const one of this.all) one.stop();
  }
}`,
  },
  {
    name: 'a server that never listens',
    code: `
import { createServer } from 'node:http';
export function fallback() {
  const server = createServer();
  server.on('request', (_request, response) => response.end());
  return server;
}
${interval}
export class Shell {
  private readonly server = fallback();
  private readonly poller = new Poller(() => console.log(this));
  hand(socket: unknown): void {
    this.server.emit('connection', socket);
  }
  dispose(): void {
    this.poller.stop();
  }
}`,
  },
];
