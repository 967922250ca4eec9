import type { Case } from '../twins.js';

/** Which end is meant, who else ends a thing, and what an exit really leaves; each beside the same code with the one difference that makes it a leak. */
export const timers: readonly Case[] = [
  {
    name: 'the end that the framework calls, beside a close() that only asks for it',
    code: `
import { Component } from '@angular/core';

@Component({ selector: 'app-link', template: '' })
export class Link {
  private check?: ReturnType<typeof setInterval>;

  constructor(private readonly modal: { close(): void }) {}

  open(ask: () => void): void {
    this.check = setInterval(ask, 2_000); //@ no-uncleared-timer
  }

  close(): void {
    this.modal.close();
  }

  ngOnDestroy(): void {
    clearInterval(this.check); //- this.modal.close();
  }
}`,
  },
  {
    name: 'a local settler, whose callers have cleared or are the timer itself',
    code: `
import type { ChildProcess } from 'node:child_process';

export function finished(child: ChildProcess, kill: () => Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout;
    const fail = (reason: string): void => {
      void kill().then(() => reject(new Error(reason)));
    };
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
    child.on('error', error => {
      clearTimeout(timer); //-
      fail(error.message);
    });
    timer = setTimeout(() => { //@ no-uncleared-timer
      child.removeAllListeners();
      fail('timed out');
    }, ms);
  });
}`,
  },
  {
    name: 'an exit that only its own abort leads to',
    code: `
export async function ask(url: string): Promise<string> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 30_000); //@ no-uncleared-timer
  try {
    const answer = await fetch(url, { signal: controller.signal });
    clearTimeout(timer);
    return await answer.text();
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      throw new Error('it took too long');
    }
    clearTimeout(timer); //-
    throw error;
  }
}`,
  },
  {
    name: 'an exit under the opposite of the test that arms',
    code: `
import type { ChildProcess } from 'node:child_process';

export function run(child: ChildProcess, wait: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    if (wait) {
      timer = setTimeout(() => { //@ no-uncleared-timer
        child.kill();
        reject(new Error('timed out'));
      }, 60_000);
    }
    child.stdout?.on('data', () => {
      if (!wait) resolve(); //- resolve();
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
    child.on('error', error => {
      clearTimeout(timer);
      reject(error);
    });
  });
}`,
  },
  {
    name: 'a loop that asks, on its way, what the end sets',
    strict: true,
    code: `
export class Consumer {
  private enabled = true;

  constructor(private readonly pull: () => Promise<number>, private readonly log: (text: string) => void) {}

  stop(): void {
    this.enabled = false;
  }

  async start(): Promise<void> {
    this.log('next');
    if (!this.enabled) return; //-
    const wait = await this.pull();
    this.again(wait);
  }

  private again(ms: number): void {
    setTimeout(() => void this.start(), ms); //@ no-uncleared-timer
  }
}`,
  },
  {
    name: 'frames that go on until something holds still',
    strict: true,
    code: `
export class Spy {
  constructor(private readonly socket: WebSocket, private readonly box: HTMLElement, private readonly done: () => void) {}

  settle(): void {
    let last = -1;
    const look = (): void => {
      const same = this.box.scrollTop === last;
      last = this.box.scrollTop;
      this.done();
      if (!same) requestAnimationFrame(look); //- requestAnimationFrame(look); //@ no-uncleared-timer
    };
    requestAnimationFrame(look);
  }

  close(): void {
    this.socket.close();
  }
}`,
  },
  {
    name: 'each of a bounded number, in what a program does once',
    code: `
import { createServer } from 'node:http';

function probe(check: (index: number) => void): void {
  for (let i = 0; i < 4; i++) { //- for (let i = 0; ; i++) {
    setInterval(() => check(i), 30_000); //@ no-uncleared-timer
  }
}

createServer().listen(8080, () => probe(console.log));`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'what the controller of an element adds and takes off with its host',
    code: `
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class Autoplay implements ReactiveController {
  private timer = 0;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement, private readonly tick: () => void) {}

  hostConnected(): void {
    window.addEventListener('blur', this.pause); //@ no-unremoved-listener
  }

  hostDisconnected(): void {
    this.stop();
    window.removeEventListener('blur', this.pause); //-
  }

  start(): void {
    this.stop();
    this.timer = window.setInterval(this.tick, 3_000);
  }

  stop(): void {
    window.clearInterval(this.timer);
  }

  private readonly pause = (): void => this.host.requestUpdate();
}`,
  },
  {
    name: 'a stop() that ends the process',
    code: `
export class Service {
  constructor(private readonly app: { start(): void; stop(): Promise<void> }) {}

  start(): void {
    this.app.start();
    process.on('uncaughtException', error => this.tell(error)); //@ no-unremoved-listener
  }

  async stop(): Promise<void> {
    await this.app.stop();
    process.exit(); //-
  }

  private tell(error: Error): void {
    console.error(this.app, error);
  }
}`,
  },
  {
    name: 'a flag among other reasons to leave',
    strict: true,
    code: `
let attached = false;
const places: number[] = [];

function attach(): void {
  if (attached || !('window' in globalThis)) return; //- if (!('window' in globalThis)) return;
  window.addEventListener('mousemove', event => { places[0] = event.clientX; }); //@ no-unremoved-listener
  attached = true;
}

export function follow(buttons: HTMLElement[]): void {
  for (const button of buttons) button.addEventListener('click', () => attach());
}`,
  },
  {
    name: 'a function that comes back to itself',
    strict: true,
    code: `
import { createServer } from 'node:http';

async function handle(path: string | undefined): Promise<void> {
  if (path === undefined) return handle('default.json');
  process.stdin.on('data', chunk => console.log(path, chunk)); //@ no-unremoved-listener
}

void handle(process.env['CONFIG']); //- createServer((request, response) => { void handle(request.url); response.end(); }).listen(80);`,
  },
  {
    name: 'a signal whose listener closes what the function made',
    code: `
import { watch } from 'node:fs';

export async function serve(folder: string, signal: AbortSignal, load: () => Promise<string>): Promise<() => string> {
  const text = await load();
  const watcher = watch(folder, () => console.log('changed')); //-
  signal.addEventListener('abort', () => { //@ no-unremoved-listener
    console.log('done');
    watcher.close(); //-
  });
  return () => text;
}`,
  },
  {
    name: 'a signal whose listener a record keeps, and takes off',
    code: `
interface Waiter { resolve(value: string): void; signal?: AbortSignal; onAbort?: () => void }

export class Inbox {
  private readonly waiters = new Set<Waiter>();

  next(options: { signal?: AbortSignal }): Promise<string> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { resolve };
      const onAbort = (): void => {
        this.waiters.delete(waiter);
        reject(new Error('aborted'));
      };
      options.signal?.addEventListener('abort', onAbort); //@ no-unremoved-listener
      waiter.signal = options.signal; //-
      waiter.onAbort = onAbort; //-
      this.waiters.add(waiter);
    });
  }

  push(value: string): void {
    for (const waiter of this.waiters) {
      if (waiter.onAbort) waiter.signal?.removeEventListener('abort', waiter.onAbort); //-
      waiter.resolve(value);
    }
    this.waiters.clear();
  }
}`,
  },
  {
    name: 'a handler that is one of two, which both are taken off',
    code: `
import type { Readable } from 'node:stream';

export function pipe(from: Readable, ends: boolean): () => void {
  const onEnd = (): void => void from.resume();
  const onUnpipe = (): void => void from.pause();
  const last = ends ? onEnd : onUnpipe; //- const last = ends ? () => onEnd() : () => onUnpipe();
  from.on('end', last); //@ no-mismatched-removal
  return () => {
    from.removeListener('end', onEnd);
    from.removeListener('end', onUnpipe);
  };
}`,
  },
  {
    name: 'a signal of the process that calls the end itself',
    code: `
export class Server {
  private open = true;

  listen(): void {
    process.on('SIGINT', () => this.stop()); //- process.on('SIGINT', () => this.reload()); //@ no-unremoved-listener
    window.addEventListener('message', this.onMessage);
  }

  reload(): void {}

  private readonly onMessage = (): void => {};

  stop(): void {
    this.open = false;
    window.removeEventListener('message', this.onMessage);
  }
}`,
  },
  {
    name: 'what was taken off before is no cleanup of what comes after it',
    code: `
export async function lock(wait: Promise<void>): Promise<void> {
  const onChange = (): void => localStorage.removeItem('lock');
  const onHide = (): void => localStorage.clear();
  window.addEventListener('storage', onChange);
  await wait;
  window.removeEventListener('storage', onChange); //-
  window.addEventListener('pagehide', onHide); //@ no-unremoved-listener
  onHide(); //- window.removeEventListener('storage', onChange);
}`,
  },
];

export const mismatched: readonly Case[] = [
  {
    name: 'a function that is bound anew, where its caller has taken the former one off',
    code: `
export class Loads {
  constructor(private readonly send: (text: string) => void) {}

  enable(): void {
    window.removeEventListener('load', this.onLoad); //-
    this.wait();
  }

  disable(): void {
    window.removeEventListener('load', this.onLoad);
  }

  private wait(): void {
    this.onLoad = this.onLoad.bind(this);
    window.addEventListener('load', this.onLoad); //@ no-mismatched-removal
  }

  private onLoad(): void {
    this.send('load');
  }
}`,
  },
];

export const handles: readonly Case[] = [
  {
    name: 'a connection of a source that is ended in any case',
    code: `
import { DataSource } from 'typeorm';

export async function keys(url: string): Promise<unknown[]> {
  const source = await new DataSource({ type: 'postgres', url }).initialize(); //- const source = shared;
  const runner = source.createQueryRunner(); //@ no-unclosed-resource
  try {
    const rows = await runner.manager.query('select key from records');
    await runner.release();
    return rows;
  } finally {
    await source.destroy(); //- console.log(url);
  }
}

const shared = new DataSource({ type: 'sqlite', database: ':memory:' });`,
  },
];

export const loans: readonly Case[] = [
  {
    name: 'a lock that the last reader gives back, in a finally',
    code: `
interface Mutex {
  acquire(): Promise<() => void>;
}

export class Index {
  private readers = 0;

  constructor(private readonly lock: Mutex) {}

  async read(run: () => Promise<void>): Promise<void> {
    const unlock = await this.lock.acquire(); //@ no-unreleased-loan
    this.readers++;
    try { //-
      await run();
    } finally { //-
      this.readers--;
      if (this.readers === 0) unlock(); //- unlock();
    } //-
  }
}`,
  },
];

export const subscriptions: readonly Case[] = [
  {
    name: 'an observer that observes nothing when the function is left',
    code: `
export function settle(element: HTMLElement | undefined): void {
  const seen = new MutationObserver(() => element?.blur()); //@ no-undisposed-subscription
  document.title = ''; //- seen.observe(document.body, { childList: true });
  if (!element) return;
  seen.observe(element, { childList: true });
  element.focus();
  seen.disconnect();
}`,
  },
  {
    name: 'a line that no hand has written',
    code: `
export function settle(element: HTMLElement | undefined): void {
  const seen = new MutationObserver(() => element?.blur()); const text = '${'x'.repeat(2_000)}'; document.title = text; //- const seen = new MutationObserver(() => element?.blur()); //@ no-undisposed-subscription
  seen.observe(document.body, { childList: true });
  if (!element) return;
  element.focus();
  seen.disconnect();
}`,
  },
];
