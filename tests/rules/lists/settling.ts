import type { Case } from '../twins.js';

/** What `no-unsettled-promise` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'an executor that returns before anything could settle',
    code: `
import { readFile } from 'node:fs';

export function load(path: string, root: string): Promise<string> {
  return new Promise((resolve, reject) => { //- return new Promise((resolve, reject) => { //@ no-unsettled-promise
    if (!path.startsWith(root)) return reject(new Error('outside')); //- if (!path.startsWith(root)) return;
    readFile(path, 'utf8', (error, text) => {
      if (error) reject(error);
      else resolve(text);
    });
  });
}`,
  },
  {
    name: 'a callback that logs its error and returns',
    code: `
import { exec } from 'node:child_process';

export function version(): Promise<string> {
  return new Promise((resolve, reject) => { //- return new Promise(resolve => { //@ no-unsettled-promise
    exec('git --version', (error, text) => {
      if (error) {
        console.error(error);
        reject(error); //-
        return;
      }
      resolve(text);
    });
  });
}`,
  },
  {
    name: 'an error that is heard, and leaves the promise as it is',
    code: `
export function connect(socket: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve, reject) => { //- return new Promise(resolve => { //@ no-unsettled-promise
    socket.once('connect', () => resolve());
    socket.once('error', error => { reject(error); }); //- socket.once('error', error => console.error(error));
  });
}`,
  },
  {
    name: 'an image that may be missing',
    strict: true,
    code: `
export function load(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => { //- return new Promise(resolve => { //@ no-unsettled-promise
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject; //-
    image.src = url;
  });
}`,
  },
];

/** What `no-unsettled-promise` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'promises that are meant to stay pending',
    code: `
export const forever = new Promise<never>(() => {});

export function suspend<T>(value: T | undefined): Promise<T> {
  return new Promise(resolve => {
    if (value === undefined) return;
    resolve(value);
  });
}

export function whenCancelled(token: { onCancel(run: () => void): void } | undefined): Promise<void> {
  return new Promise(resolve => {
    if (!token) return;
    token.onCancel(() => resolve());
  });
}

export function first(key: string, waiting: Map<string, () => void>): Promise<void> {
  return new Promise(resolve => {
    // later ones are ignored: they never settle
    if (waiting.has(key)) return;
    waiting.set(key, () => resolve());
  });
}`,
  },
  {
    name: 'a return behind what settles, or behind what was handed on',
    code: `
import { readFile } from 'node:fs';

export function read(path: string, cache: Map<string, string>, stop: (run: () => void) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const known = cache.get(path);
    if (known !== undefined) {
      resolve(known);
      return;
    }
    stop(() => reject(new Error('stopped')));
    if (path === '') return;
    readFile(path, 'utf8', (error, text) => (error ? reject(error) : resolve(text)));
  });
}

export function ask(show: (dialog: { ok(): void }) => void): Promise<void> {
  return new Promise(resolve => {
    const dialog = { ok: () => resolve() };
    return show(dialog);
  });
}`,
  },
  {
    name: 'the loser of a race',
    code: `
export async function within<T>(work: Promise<T>, deadline: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<undefined>(resolve => {
        if (!deadline) return;
        timer = setTimeout(() => resolve(undefined), deadline);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}`,
  },
  {
    name: 'an error that only says that another event is about to come, or that another exit follows',
    code: `
export function read(stream: NodeJS.ReadableStream, ms: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.on('data', chunk => (text += String(chunk)));
    stream.once('end', () => resolve(text));
    stream.once('close', () => reject(new Error('closed early')));
    stream.once('error', error => console.error(error));
  });
}

export function write(put: (text: string, done: (error?: Error) => void) => void, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    put(text, error => {
      if (error) reject(error);
      resolve();
    });
  });
}`,
  },
];
