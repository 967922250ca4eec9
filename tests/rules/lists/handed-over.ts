import type { Case } from '../twins.js';

/** Timers that every way out has ended, though not by name. */
export const timers: readonly Case[] = [
  {
    name: 'a local function that clears, called on the way of a throw',
    code: `
export function decide(ask: () => void, minutes: number): Promise<string> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve('late'), minutes * 60_000);
    const cleanup = (): void => {
      clearTimeout(timer);
    };
    process.once('message', () => {
      cleanup();
      resolve('asked');
    });
    try {
      ask();
    } catch {
      cleanup();
      resolve('failed');
    }
  });
}`,
  },
  {
    name: 'what settles when nothing was begun, behind an empty catch',
    code: `
export const pick = (open: () => NodeJS.ReadableStream, other: string): Promise<unknown> =>
  new Promise(resolve => {
    if (process.platform !== 'win32') {
      try {
        const stream = open();
        const timer = setTimeout(() => resolve(other), 10_000);
        stream.once('open', () => {
          clearTimeout(timer);
          resolve(stream);
        });
        stream.once('error', () => {
          clearTimeout(timer);
          resolve(other);
        });
        return;
      } catch {
        // nothing was begun
      }
    }
    resolve(other);
  });`,
  },
];

/** Listeners whose removal somebody else has, or whose target its owner has made. */
export const listeners: readonly Case[] = [
  {
    name: 'a listener that is given back to whoever removes it',
    code: `
export class Stream {
  private controller = new AbortController();

  async listen(signal: AbortSignal): Promise<() => void> {
    const stop = (): void => this.controller.abort();
    signal.addEventListener('abort', stop, { once: true });
    return stop;
  }
}`,
  },
  {
    name: 'a listener that is handed on together with its signal',
    code: `
export class Client {
  async request(url: string, signal: AbortSignal): Promise<Response> {
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    signal.addEventListener('abort', stop, { once: true });
    forgetLater(signal, stop);
    return await fetch(url, { signal: controller.signal });
  }
}

declare function forgetLater(signal: AbortSignal, stop: () => void): void;`,
  },
  {
    name: 'a signal that a call has made for this work',
    code: `
export async function run(work: () => Promise<void>, limit: number): Promise<void> {
  const [signal, done] = deadline(limit);
  signal.addEventListener('abort', () => console.log(work, 'is late'));
  await work();
  done();
}

declare function deadline(limit: number): [AbortSignal, () => void];`,
  },
  {
    name: 'parts that their owner has made, and tells of its end',
    code: `
import { EventEmitter } from 'node:events';

class Producer extends EventEmitter {
  closed(): void {
    this.emit('gone');
  }
}

export class Transport {
  private readonly producers = new Map<string, Producer>();

  constructor(private readonly bus: EventEmitter) {
    this.bus.on('drop', this.onDrop);
  }

  produce(id: string): Producer {
    const producer = new Producer();
    this.producers.set(id, producer);
    this.watch(producer);
    return producer;
  }

  close(): void {
    this.bus.off('drop', this.onDrop);
    for (const producer of this.producers.values()) producer.closed();
    this.producers.clear();
  }

  private watch(producer: Producer): void {
    producer.on('pause', () => this.bus.emit('paused'));
  }

  private readonly onDrop = (id: string): void => void this.producers.delete(id);
}`,
  },
];

/** Handles that are left where there is none, or where another has them. */
export const handles: readonly Case[] = [
  {
    name: 'a return where nothing was opened',
    code: `
import { Worker } from 'node:worker_threads';

export async function read(path: string): Promise<string> {
  let worker: Worker | undefined;
  try {
    worker = new Worker(path);
    return await new Promise<string>((resolve, reject) => {
      worker?.once('message', resolve).once('error', reject);
    });
  } finally {
    if (!worker) return '';
    await worker.terminate();
  }
}`,
  },
  {
    name: 'a transport that a client has once it is connected',
    code: `
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

export class Connection {
  private client: Client | undefined;

  async open(command: string): Promise<boolean> {
    let transport: StdioClientTransport | undefined;
    try {
      this.client = new Client({ name: 'one', version: '1' });
      transport = new StdioClientTransport({ command });
      await this.client.connect(transport);
      return true;
    } catch {
      await transport?.close();
      return false;
    }
  }
}`,
  },
  {
    name: 'lines that a loop ends, within a try that forgives',
    code: `
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export async function has(file: string, word: string): Promise<boolean> {
  const stream = createReadStream(file);
  const lines = createInterface({ input: stream });
  try {
    for await (const line of lines) if (line.includes(word)) return true;
  } catch {
    // unreadable
  } finally {
    stream.destroy();
  }
  return false;
}`,
  },
];
