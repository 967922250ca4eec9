import type { Case } from '../twins.js';

/** What runs once after all, or ends with what it hangs on; each beside the same code with the one difference that makes it a leak. */
export const timers: readonly Case[] = [
  {
    name: 'an animation that a number of milliseconds ends',
    strict: true,
    code: `
export class Header {
  constructor(private readonly socket: WebSocket, private readonly place: (height: number) => void) {}

  grow(): void {
    let start: number | undefined;
    const step = (time: number): void => {
      start ??= time;
      const elapsed = time - start;
      this.place(elapsed);
      if (elapsed < 400) { //- {
        requestAnimationFrame(step); //@ no-uncleared-timer
      }
    };
    requestAnimationFrame(step);
  }

  close(): void {
    this.socket.close();
  }
}`,
  },
  {
    name: 'a poll that one call behind a flag of the module starts',
    code: `
let isReady = false;

export function open(check: () => void): void {
  if (!isReady) poll(check); //- poll(check);
}

export function reopen(check: () => void): void {
  if (!isReady) poll(check); //- for (;;) poll(check);
}

function poll(check: () => void): void {
  isReady = true;
  setInterval(check, 60_000); //@ no-uncleared-timer
}`,
  },
  {
    name: 'an interval in the root of a page',
    file: 'react.tsx',
    code: `
import { useEffect, useState } from 'react';

declare function render(element: unknown, place: Element): void;

function App() {
  const [now, setNow] = useState(0);
  useEffect(() => {
    setInterval(() => setNow(Date.now()), 1_000); //@ no-uncleared-timer
  }, []);
  return <p>{now}</p>;
}

export function Frame() {
  return null; //- return <App />;
}

render(<App />, document.body); //-`,
  },
  {
    name: 'an interval in a page that is steered from here',
    code: `
interface Page { evaluate(run: () => void): Promise<void> }

export async function watch(page: Page, urls: AsyncIterable<string>, run: () => void): Promise<void> {
  for await (const url of urls) {
    console.log(url);
    await page.evaluate(() => void setInterval(run, 100)); //- setInterval(run, 100); //@ no-uncleared-timer
  }
}`,
  },
  {
    name: 'an interval that the one object of the program starts',
    strict: true,
    code: `
class Accounts {
  constructor() {
    this.poll();
  }

  private poll(): void {
    setInterval(() => console.log('accounts'), 60_000); //@ no-uncleared-timer
  }
}

export const accounts = new Accounts(); //- export const open = (): Accounts => new Accounts();`,
  },
];

export const named: readonly Case[] = [
  {
    name: 'intervals that the end clears by their names',
    code: `
export class Housekeeper {
  private trash: ReturnType<typeof setInterval> | undefined;
  private metrics: ReturnType<typeof setInterval> | undefined;

  start(sweep: () => void, log: () => void): void {
    this.trash = setInterval(sweep, 60_000);
    this.metrics = setInterval(log, 60_000); //@ no-uncleared-timer
  }

  stop(): void {
    for (const name of ['trash', 'metrics'] as const) clearInterval(this[name]); //- clearInterval(this.trash);
  }
}`,
  },
  {
    name: 'a limit of attempts that is counted down',
    strict: true,
    code: `
export class Manager {
  private retries = 2;

  constructor(private readonly load: () => boolean, private readonly socket: WebSocket) {}

  check(): void {
    this.load();
    if (this.retries > 0) { //- {
      this.retries -= 1;
      setTimeout(() => this.check(), 10_000); //@ no-uncleared-timer
    }
  }

  dispose(): void {
    this.socket.close();
  }
}`,
  },
  {
    name: 'a static helper of a class that has instances',
    code: `
export class Delay {
  private id: ReturnType<typeof setInterval> | undefined;

  static every(run: () => void): () => void {
    return () => void setInterval(run, 1_000);
  }

  start(run: () => void): void {
    this.cancel();
    this.id = setInterval(run, 1_000);
  }

  cancel(): void {
    clearInterval(this.id);
  }
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'a listener on the end of the page itself',
    code: `
class Queue {
  readonly items: string[] = [];

  constructor() {
    window.addEventListener('pagehide', () => this.items.push('saved')); //- window.addEventListener('online', () => this.items.push('saved')); //@ no-unremoved-listener
  }
}

export const queues = [1, 2].map(() => new Queue());`,
  },
  {
    name: 'a handler per name that a table says is there',
    code: `
const handled: Record<string, boolean> = {};

export function onSignals(names: readonly string[], run: () => void): void {
  for (;;) {
    const name = names[Object.keys(handled).length];
    if (name === undefined) return;
    if (handled[name]) continue; //- if (run.length > 3) continue;
    handled[name] = true;
    window.addEventListener(name, () => run()); //@ no-unremoved-listener
  }
}`,
  },
  {
    name: 'the element that a ref callback is given',
    file: 'react.tsx',
    code: `
import { Component } from 'react';

export class Field extends Component {
  private names: string[] = [];

  componentWillUnmount(): void {
    this.names = [];
  }

  private readonly onInput = (input: HTMLInputElement | null): void => {
    input?.addEventListener('search', () => this.names.push(input.value)); //- document.addEventListener('search', () => this.names.push('')); //@ no-unremoved-listener
  };

  override render() {
    return <input ref={this.onInput} />;
  }
}`,
  },
  {
    name: 'the root of a page that is a class',
    file: 'react.tsx',
    code: `
import { Component } from 'react';

declare function render(element: unknown, place: Element): void;

class App extends Component {
  private keys: string[] = [];

  componentDidMount(): void {
    window.addEventListener('keydown', event => this.keys.push(event.key)); //@ no-unremoved-listener
  }

  componentWillUnmount(): void {
    this.keys = [];
  }

  override render() {
    return null;
  }
}

export function Frame() {
  return null; //- return <App />;
}

render(<App />, document.body); //-`,
  },
  {
    name: 'a listener in the root of a page',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

declare function render(element: unknown, place: Element): void;

function App() {
  useEffect(() => {
    document.addEventListener('drop', event => event.preventDefault()); //@ no-unremoved-listener
  }, []);
  return null;
}

export function Frame() {
  return null; //- return <App />;
}

render(<App />, document.body); //-`,
  },
  {
    name: 'a listener that keeps nothing of its owner',
    code: `
export class Agent {
  private readonly names = new Set<string>();

  constructor() {
    process.on('message', () => console.warn('message')); //- process.on('message', () => console.warn(this.names.size)); //@ no-unremoved-listener
  }

  add(name: string): void {
    this.names.add(name);
  }

  destroy(): void {
    this.names.clear();
  }
}`,
  },
  {
    name: 'a signal that the program renews with each piece of work',
    code: `
class Work {
  private controller = new AbortController();

  async start(url: string): Promise<string> {
    this.controller.abort(); //-
    this.controller = new AbortController(); //-
    return load(url, this.controller.signal);
  }

  stop(): void {
    this.controller.abort();
  }
}

export const work = new Work();

async function load(url: string, signal: AbortSignal): Promise<string> {
  const request = new XMLHttpRequest();
  signal.addEventListener('abort', () => request.abort()); //@ no-unremoved-listener
  request.open('GET', url);
  request.send();
  return new Promise(resolve => {
    request.onload = () => resolve(request.responseText);
  });
}`,
  },
];

export const held: readonly Case[] = [
  {
    name: 'a promise that is kept, and whose end releases what it brings',
    code: `
export class Screen {
  private lock: Promise<WakeLockSentinel> | undefined;
  private isOn = false;

  connectedCallback(): void {
    this.isOn = true;
    this.lock = navigator.wakeLock.request('screen'); //@ no-unclosed-resource
  }

  disconnectedCallback(): void {
    this.isOn = false;
    void this.lock?.then(lock => lock.release()); //-
  }
}`,
  },
  {
    name: 'what a promise brings, put into a variable that the cleanup releases',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function Awake({ on }: { on: boolean }) {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    if (on) void navigator.wakeLock.request('screen').then(made => { lock = made; }); //@ no-unclosed-resource
    return () => {
      document.title = '';
      void lock?.release(); //-
    };
  }, [on]);
  return null;
}`,
  },
  {
    name: 'a bitmap that a return leaves behind',
    code: `
export class Picture {
  private bitmap: ImageBitmap | undefined;
  private isGone = false;

  async load(file: Blob): Promise<void> {
    const bitmap = await createImageBitmap(file); //@ no-unclosed-resource
    if (this.isGone) { bitmap.close(); return; } //- if (this.isGone) return;
    this.bitmap = bitmap;
  }

  destroy(): void {
    this.isGone = true;
    this.bitmap?.close();
  }
}`,
  },
];

export const lent: readonly Case[] = [
  {
    name: 'a runner that is given, or made and lent to helpers',
    code: `
interface QueryRunner { query(sql: string): Promise<unknown>; startTransaction(): Promise<void>; release(): Promise<void> }
interface DataSource { createQueryRunner(): QueryRunner; tables(runner: QueryRunner): Promise<string[]> }

export class Migrations {
  constructor(private readonly source: DataSource, private readonly runner?: QueryRunner) {}

  async show(): Promise<string[]> {
    const runner = this.runner ?? this.source.createQueryRunner(); //@ no-unclosed-resource
    try { //-
      await this.create(runner);
      return await this.source.tables(runner); //- const found = await this.source.tables(runner);
    } finally { //-
      if (!this.runner) await runner.release();
    } //- return found;
  }

  private async create(runner: QueryRunner): Promise<void> {
    await runner.query('create table if not exists migrations');
  }
}`,
  },
];

export const subscribed: readonly Case[] = [
  {
    name: 'a list of disposables that a finally goes through',
    code: `
interface Disposable { dispose(): void }
interface Rebase { onDidChange(run: () => void): Disposable; next(): Promise<boolean> }

export async function resolve(rebase: Rebase, tell: () => void): Promise<number> {
  const disposables: (Disposable | undefined)[] = [];
  disposables.push(rebase.onDidChange(tell));
  try {
    if (!(await rebase.next())) return 0;
    return 1;
  } finally {
    for (const one of disposables) one?.dispose();
  }
}`,
  },
  {
    name: 'a listener that each round of a loop adds to a token',
    code: `
interface Token { isDone: boolean; onCancellationRequested(run: () => void): { dispose(): void } }

export async function read(token: Token, next: (fail: (e: Error) => void) => void): Promise<void> {
  while (!token.isDone) {
    await new Promise<void>((_, reject) => {
      const added = token.onCancellationRequested(() => reject(new Error('cancelled'))); //- token.onCancellationRequested(() => reject(new Error('cancelled'))); //@ no-undisposed-subscription
      next(error => { added.dispose(); reject(error); }); //- next(reject);
    });
  }
}`,
  },
  {
    name: 'a remover that an effect drops',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

interface Dialogs { subscribeClose(run: () => void): () => void; onceOpen(run: () => void): void }

export function Events({ dialogs, close }: { dialogs: Dialogs; close: () => void }) {
  useEffect(() => {
    dialogs.onceOpen(() => close());
    return dialogs.subscribeClose(() => close()); //- dialogs.subscribeClose(() => close()); //@ no-undisposed-subscription
  }, [dialogs, close]);
  return null;
}`,
  },
  {
    name: 'an observer that a ref callback disconnects',
    file: 'react.tsx',
    code: `
import { Component } from 'react';

export class Term extends Component {
  private observer: ResizeObserver | undefined;
  private width = 0;

  componentWillUnmount(): void {
    this.width = 0;
  }

  onBox = (box: HTMLDivElement | null): void => {
    if (!box) this.observer?.disconnect(); //-
    if (box) {
      this.observer = new ResizeObserver(() => (this.width = box.clientWidth)); //@ no-undisposed-subscription
      this.observer.observe(box);
    }
  };

  override render() {
    return <div ref={this.onBox} />;
  }
}`,
  },
  {
    name: 'an observer that a ref callback of each render adds',
    file: 'react.tsx',
    code: `
import { Component } from 'react';

export class Bar extends Component {
  private width = 0;

  protected onBox(box: HTMLDivElement | null): void {
    if (box) new ResizeObserver(() => (this.width = box.clientWidth)).observe(box); //@ no-undisposed-subscription
  }

  override componentWillUnmount(): void {
    this.width = 0;
  }

  private readonly keep = (box: HTMLDivElement | null): void => this.onBox(box);

  override render() {
    return <div ref={this.keep} />; //- return <div ref={box => this.onBox(box)} />;
  }
}`,
  },
];
