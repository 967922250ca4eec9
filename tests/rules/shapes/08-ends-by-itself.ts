import type { Case } from '../twins.js';

/** Shape 8: it ends by itself, or with what it hangs on. */
export const timers: readonly Case[] = [
  {
    name: 'a one-shot that keeps nothing alive',
    code: `
export class CopyButton {
  private copied = false;

  constructor(private readonly button: HTMLButtonElement) {
    this.button.onclick = () => void this.copy();
  }

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.button.value);
    this.copied = true;
    setTimeout(() => {
      this.copied = false;
    }, 2_000);
  }
}`,
  },
  {
    name: 'unref() for an interval that is made once',
    code: `
const started = Date.now();
const cache = new Map<string, number>();

const sweep = setInterval(() => {
  for (const [key, at] of cache) if (at < started) cache.delete(key);
}, 60_000);
sweep.unref();

export function remember(key: string): void {
  cache.set(key, Date.now());
}`,
  },
  {
    name: 'unref() does not end an interval that each instance makes',
    code: `
export class Limiter {
  private tokens = 0;

  constructor(private readonly max: number) {
    setInterval(() => { //@ no-uncleared-timer
      this.tokens = this.max;
    }, 1_000).unref();
  }

  take(): boolean {
    return this.tokens-- > 0;
  }
}

export const perRoute = (routes: readonly string[]): Limiter[] => routes.map(() => new Limiter(10));`,
  },
  {
    name: 'an interval that ends itself',
    code: `
export function waitForGlobal(name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let tries = 0;
    const timer = setInterval(() => { //@ no-uncleared-timer
      const value: unknown = Reflect.get(globalThis, name);
      if (value === undefined && ++tries < 100) return;
      clearInterval(timer); //-
      if (value === undefined) reject(new Error(name));
      else resolve(value);
    }, 100);
  });
}`,
  },
  {
    name: 'sleep',
    code: `
const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

export async function eventually(test: () => boolean): Promise<void> {
  for (let wait = 10; !test(); wait *= 2) {
    await sleep(wait);
  }
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'on an object that the instance made',
    code: `
import { EventEmitter } from 'node:events';

export class Upload {
  private readonly events = new EventEmitter();
  private sent = 0;

  constructor(private readonly file: Blob) {
    this.events.on('chunk', (bytes: number) => {
      this.sent += bytes;
    });
  }

  progress(): number {
    return this.sent / this.file.size;
  }
}`,
  },
  {
    name: 'on an object that came from outside, otherwise alike',
    strict: true,
    code: `
import type { EventEmitter } from 'node:events';

export class UploadView {
  private sent = 0;

  constructor(private readonly events: EventEmitter) {
    this.events.on('chunk', (bytes: number) => { //@ no-unremoved-listener
      this.sent += bytes;
    });
  }

  progress(): number {
    return this.sent;
  }

  dispose(): void {
    this.sent = 0;
  }
}`,
  },
  {
    name: 'on an element that dies with its owner',
    code: `
export class Badge {
  private readonly element = document.createElement('span');
  private clicks = 0;

  constructor(parent: HTMLElement) {
    this.element.addEventListener('click', () => {
      this.clicks += 1;
    });
    parent.append(this.element);
  }

  dispose(): void {
    this.element.remove();
  }
}`,
  },
  {
    name: 'on a local that the call made',
    code: `
import { createReadStream } from 'node:fs';

export function countLines(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let lines = 0;
    const stream = createReadStream(path, 'utf8');
    stream.on('data', chunk => {
      lines += String(chunk).split('\\n').length - 1;
    });
    stream.on('error', reject);
    stream.on('end', () => resolve(lines));
  });
}`,
  },
];
