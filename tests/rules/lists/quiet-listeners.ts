import type { Case } from '../twins.js';

/** Listeners that go with what they hang on, or are one at a time; each beside the same code with the one difference that makes them stay. */
export const flagged: readonly Case[] = [
  {
    name: 'all listeners of the event are taken off before one is put on',
    strict: true,
    code: `
interface Emitter {
  on(event: string, run: (row: string) => unknown): void;
  off(event: string, run?: (row: string) => unknown): void;
}

declare function open(): Emitter;

class Query {
  readonly rows: string[] = [];

  constructor(link: Emitter, readonly sql: string) {
    link.off('row'); //-
    link.on('row', row => this.rows.push(row)); //@ no-unremoved-listener
  }
}

export class Pool {
  private readonly link = open();

  query(sql: string): Query {
    return new Query(this.link, sql);
  }
}`,
  },
  {
    name: 'a signal that every caller makes for the call, or leaves out',
    code: `
async function load(url: string, signal?: AbortSignal): Promise<string> {
  signal?.addEventListener('abort', () => console.log('given up', url)); //@ no-unremoved-listener
  const answer = await fetch(url);
  return answer.text();
}

export async function first(url: string): Promise<string> {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  return load(url, controller.signal);
}

export const plain = (url: string): Promise<string> => load(url);

export function given(url: string, signal: AbortSignal): void {
  signal.throwIfAborted();
  void load(url); //- void load(url, signal);
}`,
  },
  {
    name: 'a signal among the options that a caller keeps in a name',
    code: `
async function load(url: string, options: { signal?: AbortSignal } = {}): Promise<string> {
  options.signal?.addEventListener('abort', () => console.log('given up', url)); //@ no-unremoved-listener
  const answer = await fetch(url);
  return answer.text();
}

export class Page {
  private readonly life = new AbortController();

  open(url: string): Promise<string> {
    const call = new AbortController(); //-
    const options = { signal: call.signal }; //- const options = { signal: this.life.signal };
    return load(url, options);
  }

  close(): void {
    this.life.abort();
  }
}`,
  },
  {
    name: 'a local function that the finally of an async executor calls',
    code: `
export function load(read: () => Promise<string>, socket: WebSocket, signal: AbortSignal): Promise<string> {
  return new Promise(async (resolve, reject) => {
    const onAbort = (): void => reject(new Error('aborted'));
    const end = (): void => signal.removeEventListener('abort', onAbort);
    signal.addEventListener('abort', onAbort); //@ no-unremoved-listener
    socket.addEventListener('close', () => reject(new Error('closed')));
    try {
      resolve(await read());
      //- end();
    } catch (error) {
      reject(error as Error);
    } finally {
      end(); //-
      socket.close();
    }
  });
}`,
  },
  {
    name: 'things in a collection that the end goes through',
    code: `
interface Link {
  on(event: string, run: () => void): void;
  off(event: string, run: () => void): void;
  close(): void;
}

export class Hub {
  private readonly links = new Map<string, Link>();
  private alive = 0;

  constructor(private readonly bus: Link) {
    this.bus.on('tick', this.onTick);
  }

  add(id: string, link: Link): void {
    this.links.set(id, link);
    link.on('message', this.onMessage); //@ no-unremoved-listener
  }

  dispose(): void {
    this.bus.off('tick', this.onTick);
    for (const link of this.links.values()) link.close(); //-
  }

  private readonly onTick = (): void => void (this.alive -= 1);
  private readonly onMessage = (): void => void (this.alive += 1);
}`,
  },
];
