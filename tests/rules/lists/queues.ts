import type { Case } from '../twins.js';

const SERVER = `
import { createServer } from 'node:http';
`;

/** What `no-unbounded-queue` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'an outbox that each request adds to and nobody sends',
    code: `${SERVER}
const outbox: string[] = [];

createServer((req, res) => {
  outbox.push(req.url ?? '/'); //@ no-unbounded-queue
  res.end(String(outbox.length));
}).listen(80);

setInterval(() => send(outbox.splice(0)), 1000); //-

declare function send(urls: readonly string[]): void;`,
  },
  {
    name: 'a limit that drops nothing, before the elements are sent',
    code: `
export class Outbox {
  private lines: string[] = [];

  write(line: string): void {
    if (this.lines.length > 100) this.lines = this.lines.slice(-100); //- if (this.lines.length > 100) this.lines.slice(-100); //@ no-unbounded-cache
    this.lines.push(line);
  }

  send(to: (line: string) => void): void {
    this.lines.forEach(to);
  }
}`,
  },
  {
    name: 'a queue whose guard compares the queue with a number, and that its owner drains',
    code: `
export class Sender {
  private readonly queue: unknown[] = [];

  constructor(private readonly most: any) {} // any: TypeScript refuses to compare a list with a number

  add(job: unknown): boolean {
    if (this.queue.length >= this.most) return false; //- if (this.queue >= this.most) return false; //@ no-unbounded-queue
    this.queue.push(job);
    return true;
  }

  async run(work: (job: unknown) => Promise<void>): Promise<void> {
    for (;;) await work(this.queue.shift());
  }
}`,
  },
];

/** What `no-unbounded-queue` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'a queue that somebody takes from',
    code: `${SERVER}
const queue: string[] = [];

createServer((req, res) => {
  queue.push(req.url ?? '/');
  res.end();
}).listen(80);

export function next(): string | undefined {
  return queue.shift();
}`,
  },
  {
    name: 'a list of waiters that one call',
    code: `
export async function all(urls: readonly string[], get: (url: string) => Promise<void>): Promise<void> {
  const pending: Promise<void>[] = [];
  for (const url of urls) pending.push(get(url));
  await Promise.all(pending);
}`,
  },
  {
    name: 'a queue with a limit, the newest refused',
    code: `${SERVER}
const queue: string[] = [];

createServer((req, res) => {
  if (queue.length >= 1000) {
    res.writeHead(503).end();
    return;
  }
  queue.push(req.url ?? '/');
  res.end();
}).listen(80);`,
  },
];
