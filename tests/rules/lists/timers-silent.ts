import type { Case } from '../twins.js';

/** What `no-uncleared-timer` is silent about, one case for each item of its description. */
export const silent: readonly Case[] = [
  {
    name: 'made once: at module level',
    code: `
const counters = new Map<string, number>();

setInterval(() => counters.clear(), 60_000);

export function count(key: string): number {
  const next = (counters.get(key) ?? 0) + 1;
  counters.set(key, next);
  return next;
}`,
  },
  {
    name: 'made once: in main()',
    code: `
import { createServer } from 'node:http';

function main(): void {
  const server = createServer((_, response) => response.end('ok'));
  setInterval(() => console.log(process.memoryUsage().rss), 60_000);
  server.listen(8080);
}

main();`,
  },
  {
    name: 'made once: by a singleton, and behind a latch',
    code: `
class Uptime {
  private seconds = 0;
  constructor() {
    setInterval(() => (this.seconds += 1), 1_000);
  }
  now(): number {
    return this.seconds;
  }
}

const uptime = new Uptime();
let flush: NodeJS.Timeout | undefined;

export function report(write: (text: string) => void): void {
  flush ??= setInterval(() => write('flush'), 10_000);
  write(String(uptime.now()));
}`,
  },
  {
    name: 'an absent delay, a literal under 100 ms, an immediate, a frame',
    code: `
export class List {
  private readonly rows: HTMLElement[] = [];

  constructor(private readonly root: HTMLElement, private readonly onRender: (count: number) => void) {}

  append(row: HTMLElement): void {
    this.rows.push(row);
    setTimeout(() => this.onRender(this.rows.length));
    setTimeout(() => this.root.scrollTo(0, 0), 50);
    requestAnimationFrame(() => row.classList.add('shown'));
    setImmediate(() => this.root.focus());
  }
}`,
  },
  {
    name: 'a callback that only sets the owner’s own state, its id dropped',
    file: 'react.tsx',
    code: `
import { useState } from 'react';

export function Copy({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const onClick = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return <button onClick={onClick}>{copied ? 'Copied' : 'Copy'}</button>;
}`,
  },
  {
    name: 'sleep, in a class and in a loop',
    code: `
export class Backoff {
  private attempts = 0;

  async run(work: () => Promise<boolean>): Promise<void> {
    while (!(await work())) {
      this.attempts += 1;
      await new Promise(resolve => setTimeout(resolve, 1_000 * this.attempts));
    }
  }
}`,
  },
  {
    name: 'a facade that returns the id',
    code: `
export const timers = {
  setTimeout(run: () => void, ms: number): number {
    return window.setTimeout(run, ms);
  },
  setInterval(run: () => void, ms: number): number {
    return window.setInterval(run, ms);
  },
  clear(id: number): void {
    window.clearTimeout(id);
  },
};`,
  },
  {
    name: 'an endless service loop',
    code: `
async function tick(queue: { next(): Promise<string | undefined> }): Promise<void> {
  const job = await queue.next();
  if (job !== undefined) console.log(job);
  setTimeout(() => void tick(queue), 1_000);
}

void tick({ next: () => Promise.resolve(undefined) });`,
  },
  {
    name: 'Symbol.dispose of the timer itself',
    code: `
export class Beat {
  private readonly timer = setInterval(() => (this.beats += 1), 1_000);
  private beats = 0;

  dispose(): void {
    this.timer[Symbol.dispose]();
  }
}`,
  },
  {
    name: 'a public field that its owner’s owner clears',
    code: `
class Channel {
  beats = 0;
  readonly timer = setInterval(() => (this.beats += 1), 1_000);
}

export class Switchboard {
  private readonly channel = new Channel();

  dispose(): void {
    clearInterval(this.channel.timer);
  }
}`,
  },
  {
    name: 'cleared by the close that follows each error',
    code: `
import { request } from 'node:http';

export function get(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(url, response => {
      response.resume();
      response.on('end', resolve);
    });
    const timer = setTimeout(() => call.destroy(new Error('timeout')), 3_000);
    call.on('close', () => clearTimeout(timer));
    call.on('error', reject);
    call.end();
  });
}`,
  },
];
