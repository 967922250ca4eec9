import type { Case } from '../twins.js';

const BELOW = `
async function read(url: string): Promise<string> {
  const response = await fetch(url);
  return await response.text();
}
`;

/** What `require-signal-forwarding` says of signals that a function on the way does not take. */
export const flagged: readonly Case[] = [
  {
    name: 'a request one call below a signal',
    code: `
async function read(url: string, signal?: AbortSignal): Promise<string> { //- async function read(url: string): Promise<string> {
  const response = await fetch(url, { signal: signal ?? null }); //- const response = await fetch(url); //@ require-signal-forwarding
  return await response.text();
}

export async function both(a: string, b: string, signal: AbortSignal): Promise<string> {
  const first = await fetch(a, { signal });
  return (await first.text()) + (await read(b, signal)); //- return (await first.text()) + (await read(b));
}`,
  },
  {
    name: 'a request below a method, a generator and a callback that is waited for',
    code: `
async function again<T>(work: () => Promise<T>): Promise<T> {
  return await work().catch(work);
}

class Api {
  async get(path: string, signal?: AbortSignal): Promise<string> { //- async get(path: string): Promise<string> {
    return await again(async () => {
      const response = await fetch(path, { signal: signal ?? null }); //- const response = await fetch(path); //@ require-signal-forwarding
      return await response.text();
    });
  }
}

async function* pages(api: Api, signal?: AbortSignal): AsyncGenerator<string> { //- async function* pages(api: Api): AsyncGenerator<string> {
  for (let page = ''; ; ) yield (page = await api.get('/' + page, signal)); //- for (let page = ''; ; ) yield (page = await api.get('/' + page));
}

export async function all(api: Api, signal: AbortSignal): Promise<string[]> {
  const found = [await (await fetch('/first', { signal })).text()];
  for await (const page of pages(api, signal)) found.push(page); //- for await (const page of pages(api)) found.push(page);
  return found;
}`,
  },
  {
    name: 'a caller that takes a signal and does nothing with it',
    code: `${BELOW.replace('url: string)', 'url: string, signal?: AbortSignal)').replace('fetch(url)', 'fetch(url, signal ? { signal } : {})')}
async function size(url: string, signal?: AbortSignal): Promise<number> { //- async function size(url: string): Promise<number> {
  const response = await fetch(url, { method: 'HEAD', ...(signal ? { signal } : {}) }); //- const response = await fetch(url, { method: 'HEAD' }); //@ require-signal-forwarding
  return Number(response.headers.get('content-length'));
}

export async function sizes(urls: string[], signal: AbortSignal): Promise<number[]> {
  return await Promise.all(urls.map(url => size(url, signal))); //- return await Promise.all(urls.map(url => size(url)));
}

void read('/seen');`,
  },
  {
    name: 'a controller of a component, whose signal goes to one request and not to the helper',
    code: `
async function names(signal: AbortSignal): Promise<string[]> { //- async function names(): Promise<string[]> {
  return (await (await fetch('/names', { signal })).json()) as string[]; //- return (await (await fetch('/names')).json()) as string[]; //@ require-signal-forwarding
}

export function show(render: (names: string[]) => void): () => void {
  const controller = new AbortController();
  const load = async (): Promise<void> => {
    await fetch('/seen', { signal: controller.signal });
    render(await names(controller.signal)); //- render(await names());
  };
  void load().catch(() => undefined);
  return () => controller.abort();
}`,
  },
];

/** What it leaves alone. */
export const silent: readonly Case[] = [
  {
    name: 'a caller without a signal',
    code: `${BELOW}
export async function both(a: string, b: string): Promise<string> {
  return (await read(a)) + (await read(b));
}`,
  },
  {
    name: 'one promise for all callers',
    code: `${BELOW}
let found: Promise<string> | undefined;

export async function settings(signal: AbortSignal): Promise<string> {
  await fetch('/seen', { signal });
  found ??= read('/settings');
  return found;
}`,
  },
  {
    name: 'what is told when the work is over',
    code: `${BELOW}
export async function work(signal: AbortSignal): Promise<void> {
  try {
    await fetch('/work', { signal });
  } finally {
    await read('/done');
  }
}`,
  },
  {
    name: 'a helper that puts things in order',
    code: `
async function closeSession(): Promise<void> {
  await fetch('/session', { method: 'DELETE' });
}

export async function work(signal: AbortSignal): Promise<void> {
  await fetch('/work', { signal });
  await closeSession();
}`,
  },
  {
    name: 'what is begun and not waited for',
    code: `${BELOW}
export async function work(signal: AbortSignal): Promise<void> {
  void read('/ahead');
  await fetch('/work', { signal });
}`,
  },
  {
    name: 'what is kept for whoever asks next',
    code: `${BELOW}
class Settings {
  private text = '';

  async get(): Promise<string> {
    if (this.text === '') this.text = await read('/settings');
    return this.text;
  }
}

export async function work(settings: Settings, signal: AbortSignal): Promise<string> {
  await fetch('/work', { signal });
  return await settings.get();
}`,
  },
  {
    name: 'a function that calls itself while it has a signal for a part of its work',
    code: `
import { once, type EventEmitter } from 'node:events';

export async function send(queue: EventEmitter, url: string): Promise<void> {
  await fetch(url);
  const controller = new AbortController();
  const closed = await Promise.race([fetch('/ahead').then(() => false), once(queue, 'close', { signal: controller.signal }).then(() => true)]);
  controller.abort();
  if (closed) return await send(queue, url);
}`,
  },
  {
    name: 'a caller that tests its signal as soon as the call is over',
    code: `${BELOW}
export async function work(signal: AbortSignal): Promise<void> {
  await fetch('/work', { signal });
  await read('/start');
  if (signal.aborted) return;
  await fetch('/done', { signal });
}`,
  },
  {
    name: 'a request three calls below a signal',
    code: `${BELOW}
async function first(url: string): Promise<string> {
  return await read(url);
}

async function second(url: string): Promise<string> {
  return await first(url);
}

export async function work(signal: AbortSignal): Promise<string> {
  await fetch('/work', { signal });
  return await second('/start');
}`,
  },
];

/** What `no-uncancellable-promise` says of exported work. */
export const uncancellable: readonly Case[] = [
  {
    name: 'two requests in turn that no caller can stop',
    strict: true,
    code: `
export async function load(url: string, signal?: AbortSignal): Promise<string> { //- export async function load(url: string): Promise<string> { //@ no-uncancellable-promise
  const index = await (await fetch(url, { signal: signal ?? null })).text(); //- const index = await (await fetch(url)).text();
  return index + (await (await fetch(index, { signal: signal ?? null })).text()); //- return index + (await (await fetch(index)).text());
}`,
  },
  {
    name: 'a request for each page, in a method of an exported class',
    strict: true,
    code: `
export class Pages {
  async all(url: string, signal?: AbortSignal): Promise<string[]> { //- async all(url: string): Promise<string[]> { //@ no-uncancellable-promise
    const found: string[] = [];
    for (let page = 0; ; page++) {
      const text = await (await fetch(url + page, { signal: signal ?? null })).text(); //- const text = await (await fetch(url + page)).text();
      if (text === '') return found;
      found.push(text);
    }
  }
}`,
  },
];

/** What it leaves alone. */
export const cancellable: readonly Case[] = [
  {
    name: 'one request',
    code: `
export async function load(url: string): Promise<string> {
  return await (await fetch(url)).text();
}`,
  },
  {
    name: 'work that only its own file begins',
    code: `
async function load(url: string): Promise<string> {
  const index = await (await fetch(url)).text();
  return index + (await (await fetch(index)).text());
}

void load('/');`,
  },
  {
    name: 'what puts things in order',
    code: `
export async function closeSession(url: string): Promise<void> {
  await fetch(url, { method: 'DELETE' });
  await fetch(url + '/log', { method: 'POST' });
}`,
  },
];
