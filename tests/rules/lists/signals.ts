import type { Case } from '../twins.js';

/** What `require-signal-forwarding` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'a request without the signal that the function is given',
    code: `
export async function load(url: string, signal?: AbortSignal): Promise<string> {
  const response = await fetch(url, { headers: { accept: 'text/plain' }, signal }); //- const response = await fetch(url, { headers: { accept: 'text/plain' } }); //@ require-signal-forwarding
  return await response.text();
}`,
  },
  {
    name: 'a signal of the options',
    code: `
interface Options { readonly retries?: number; readonly signal?: AbortSignal }

async function page(url: string, options: Options = {}): Promise<string> {
  return await (await fetch(url, { signal: options.signal })).text();
}

export async function pages(urls: readonly string[], options: Options): Promise<string[]> {
  const first = await page(urls[0] ?? '', options); //- const first = await page(urls[0] ?? ''); //@ require-signal-forwarding
  return [first, await page(urls[1] ?? '', options)];
}`,
  },
  {
    name: 'a signal that is taken out of the options',
    code: `
import { once, type EventEmitter } from 'node:events';

export async function opened(socket: EventEmitter, options: { readonly signal?: AbortSignal }): Promise<void> {
  const { signal } = options;
  await once(socket, 'open', { signal }); //- await once(socket, 'open'); //@ require-signal-forwarding
}`,
  },
  {
    name: 'a signal of a parameter that is taken apart',
    code: `
async function count(query: string, limit = 10, signal?: AbortSignal): Promise<number> {
  return Number(await (await fetch(\`/count?q=\${query}&limit=\${limit}\`, { signal })).text());
}

export async function counts({ queries, signal }: { queries: readonly string[]; signal: AbortSignal }): Promise<number[]> {
  return await Promise.all(queries.map(async query => await count(query, 10, signal))); //- return await Promise.all(queries.map(async query => await count(query))); //@ require-signal-forwarding
}`,
  },
  {
    name: 'a request that is made of its parts first',
    code: `
interface Client { send(request: Request): Promise<Response> }

export async function post(client: Client, url: string, body: string, options: { signal?: AbortSignal }): Promise<string> {
  options.signal?.throwIfAborted();
  const response = await client.send(new Request(url, { method: 'POST', body, signal: options.signal })); //- const response = await client.send(new Request(url, { method: 'POST', body })); //@ require-signal-forwarding
  return await response.text();
}`,
  },
  {
    name: 'options of which nobody knows the type, but that their signal is read',
    code: `
export class Model {
  async ask(prompt: string, options: this['CallOptions']): Promise<string> {
    options.signal?.throwIfAborted();
    return await this.retry(prompt, options); //- return await this.retry(prompt); //@ require-signal-forwarding
  }

  async retry(prompt: string, options?: this['CallOptions']): Promise<string> {
    return await (await fetch(prompt, { signal: options?.signal })).text();
  }

  declare CallOptions: any;
}`,
  },
  {
    name: 'a timeout in the place of the signal',
    code: `
export async function ping(url: string, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(1000)]) }); //- const response = await fetch(url, { signal: AbortSignal.timeout(1000) }); //@ require-signal-forwarding
  return response.ok;
}`,
  },
  {
    name: 'options in a constant beside the call',
    code: `
export async function send(url: string, body: string, signal: AbortSignal): Promise<Response> {
  const init: RequestInit = { method: 'POST', body, signal }; //- const init: RequestInit = { method: 'POST', body };
  return await fetch(url, init); //- return await fetch(url, init); //@ require-signal-forwarding
}`,
  },
  {
    name: 'a controller of its own: that it is meant for all that follows is a guess',
    strict: true,
    code: `
export async function both(a: string, b: string): Promise<Response[]> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 5000);
  try {
    return [await fetch(a, { signal: controller.signal }), await fetch(b)]; //@ require-signal-forwarding
  } finally {
    clearTimeout(timer);
  }
}`,
  },
  {
    name: 'the work is short where the signal is asked right after it',
    strict: true,
    code: `
export async function settings(signal?: AbortSignal): Promise<string> {
  const response = await fetch('/settings'); //@ require-signal-forwarding
  signal?.throwIfAborted();
  return await response.text();
}`,
  },
];

/** What `require-signal-forwarding` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'a signal that arrives by another way',
    code: `
class Client {
  constructor(private readonly options: { signal?: AbortSignal }) {}
  async get(url: string, init: RequestInit = {}): Promise<Response> {
    return await fetch(url, { ...this.options, ...init });
  }
}

export async function load(url: string, signal: AbortSignal): Promise<Response[]> {
  const client = new Client({ signal });
  const init: RequestInit = {};
  init.signal = signal;
  const shared = { signal };
  const linked = AbortSignal.any([signal, AbortSignal.timeout(100)]);
  return [await client.get(url), await fetch(url, init), await fetch(url, { ...shared }), await fetch(url, { signal: linked }), await fetch(new Request(url, { signal }))];
}`,
  },
  {
    name: 'what puts things in order',
    code: `
export async function run(url: string, signal: AbortSignal): Promise<void> {
  try {
    await fetch(url, { signal });
  } catch (error) {
    await fetch('/failed', { method: 'POST', body: String(error) });
    throw error;
  } finally {
    await fetch('/done', { method: 'POST' });
  }
}

export async function end(id: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) await fetch(\`/\${id}\`, { method: 'DELETE' });
  await closeSession(id);
}

async function closeSession(id: string, signal?: AbortSignal): Promise<void> {
  await fetch(\`/\${id}\`, { method: 'DELETE', signal });
}`,
  },
  {
    name: 'a promise that others share, and one that nobody waits for',
    code: `
let known: Promise<Response> | undefined;

export async function settings(signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  known ??= fetch('/settings');
  void fetch('/seen');
  return (await known).clone();
}

export async function again(signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  const next = fetch('/settings');
  known = next;
  return (await next).clone();
}`,
  },
  {
    name: 'a way for those who give no signal',
    code: `
export async function load(url: string, signal?: AbortSignal): Promise<Response> {
  if (!signal) {
    return await fetch(url);
  }
  return await fetch(url, { signal });
}`,
  },
  {
    name: 'work that is raced with the signal',
    code: `
function raced<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([work, new Promise<T>((_, reject) => { signal.addEventListener('abort', () => { reject(new Error('aborted')); }, { once: true, signal: AbortSignal.timeout(1000) }); })]);
}

export async function load(url: string, signal: AbortSignal): Promise<Response> {
  return await raced(fetch(url), signal);
}`,
  },
  {
    name: 'a callee that takes none, or does nothing with it',
    code: `
async function parse(text: string): Promise<unknown> {
  return await new Response(text).json();
}

async function unused(text: string, signal?: AbortSignal): Promise<string> {
  return await parse(text) as string;
}

export async function load(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal });
  return [await parse(await response.text()), await unused('')];
}`,
  },
  {
    name: 'the rest of what a stopped request brings',
    code: `
async function drain(options: { body: ReadableStream | null; signal?: AbortSignal }): Promise<void> {
  await options.body?.pipeTo(new WritableStream(), { signal: options.signal });
}

export async function load(url: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal });
  await drain({ body: response.body });
}`,
  },
  {
    name: 'options of which a call is given some, with others handed on whole',
    code: `
interface Options { readonly version?: number; readonly signal?: AbortSignal }

async function check(id: string, options: Options = {}): Promise<void> {
  await fetch(\`/\${id}/\${options.version ?? 0}\`, { signal: options.signal });
}

async function fill(id: string, options: Options): Promise<void> {
  await fetch(id, { signal: options.signal });
}

export async function find(id: string, options: Options): Promise<void> {
  await check(id, { version: options.version });
  await fill(id, options);
}`,
  },
  {
    name: 'an event that comes at once',
    code: `
import { once } from 'node:events';
import type { Writable } from 'node:stream';

export async function start(input: Writable, signal: AbortSignal): Promise<void> {
  input.end('config');
  await once(input, 'finish');
  await fetch('/ready', { signal });
}`,
  },
];

/** What `no-lost-abort-controller` flags. */
export const lost: readonly Case[] = [
  {
    name: 'a controller that only a finalizer aborts, of an object that the listener keeps',
    code: `
export class Devices {
  private static readonly registry = new FinalizationRegistry<() => void>(end => { end(); });
  private readonly controller = new AbortController(); //-
  private known = 0;

  constructor() {
    const { controller } = this; //- const controller = new AbortController(); //@ no-lost-abort-controller
    navigator.mediaDevices.addEventListener('devicechange', this.onChange, { signal: controller.signal });
    Devices.registry.register(this, () => { controller.abort(); });
  }

  close(): void {
    this.controller.abort(); //- this.known = 0;
  }

  private readonly onChange = (): void => { this.known++; };
}`,
  },
  {
    name: 'a teardown that aborts the other one',
    code: `
export class Feed {
  private readonly reading = new AbortController();
  private readonly writing = new AbortController(); //- private readonly writing = new AbortController(); //@ no-lost-abort-controller

  async read(): Promise<Response> {
    return await fetch('/feed', { signal: this.reading.signal });
  }

  async write(body: string): Promise<Response> {
    return await fetch('/feed', { method: 'POST', body, signal: this.writing.signal });
  }

  dispose(): void {
    this.reading.abort();
    this.writing.abort(); //-
  }
}`,
  },
  {
    name: 'the end of one instance aborts the work of all',
    code: `
const controller = new AbortController(); //- const controller = new AbortController(); //@ no-lost-abort-controller

export class Session {
  private readonly own = new AbortController(); //-

  async load(url: string): Promise<Response> {
    return await fetch(url, { signal: this.own.signal }); //- return await fetch(url, { signal: controller.signal });
  }

  close(): void {
    this.own.abort(); //- controller.abort();
  }
}

export function closeAll(): void {
  controller.abort();
}`,
  },
  {
    name: 'a controller that each search sets again',
    code: `
export class Search {
  private controller?: AbortController;

  constructor(input: HTMLInputElement) {
    input.addEventListener('input', () => { void this.find(input.value); });
  }

  async find(text: string): Promise<string> {
    this.controller?.abort(); //-
    this.controller = new AbortController(); //- this.controller = new AbortController(); //@ no-lost-abort-controller
    const response = await fetch(text, { signal: this.controller.signal });
    return await response.text();
  }

  dispose(): void {
    this.controller?.abort();
  }
}`,
  },
];

/** What `no-lost-abort-controller` is silent about. */
export const kept: readonly Case[] = [
  {
    name: 'a controller that goes to somebody else, and one that nobody aborts',
    code: `
declare function watch(controller: AbortController): void;

export class Work {
  private readonly controller = new AbortController();
  private readonly never = new AbortController();

  constructor() {
    watch(this.controller);
  }

  async run(): Promise<Response[]> {
    return [await fetch('/a', { signal: this.controller.signal }), await fetch('/b', { signal: this.never.signal })];
  }
}`,
  },
  {
    name: 'a controller that is set when the former work is over',
    code: `
export class Upload {
  private controller: AbortController | null = null;

  async start(body: string): Promise<void> {
    if (this.controller) return;
    this.controller = new AbortController();
    try {
      await fetch('/', { method: 'POST', body, signal: this.controller.signal });
    } finally {
      this.controller = null;
    }
  }

  cancel(): void {
    this.controller?.abort();
  }
}`,
  },
  {
    name: 'a controller of each turn of a loop that waits for what is given its signal',
    code: `
declare function pause(ms: number, signal: AbortSignal): Promise<void>;

export class Queue {
  private controller?: AbortController;
  private stopped = false;

  constructor(button: HTMLButtonElement) {
    button.addEventListener('click', () => { void this.run(); });
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.controller = new AbortController();
      await pause(1000, this.controller.signal);
    }
  }

  stop(): void {
    this.stopped = true;
    this.controller?.abort();
  }
}`,
  },
  {
    name: 'a controller for a part, whose work the other one stops as well',
    code: `
declare function pause(ms: number, signals: readonly AbortSignal[]): Promise<boolean>;

export class Updates {
  private readonly all = new AbortController();
  private readonly pausing = new AbortController();

  async run(): Promise<boolean> {
    return await pause(1000, [this.all.signal, this.pausing.signal]);
  }

  speak(): void {
    this.pausing.abort();
  }

  close(): void {
    this.all.abort();
  }
}`,
  },
];
