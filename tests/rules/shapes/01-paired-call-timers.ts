import type { Case } from '../twins.js';

/** Shape 1: the paired call with the same handle, by whatever name it is reached. */
export const timers: readonly Case[] = [
  {
    name: 'class field, cleared in dispose()',
    code: `
export class PriceFeed {
  private poll: ReturnType<typeof setInterval> | undefined;
  private last = 0;

  constructor(private readonly read: () => number) {
    this.poll = setInterval(() => { //@ no-uncleared-timer
      this.last = this.read();
    }, 5_000);
  }

  latest(): number {
    return this.last;
  }

  dispose(): void {
    clearInterval(this.poll); //-
  }
}`,
  },
  {
    name: '#private field, cleared in close()',
    code: `
import { createServer, type Server } from 'node:http';

export class HealthServer {
  readonly #server: Server = createServer((_, res) => res.end('ok'));
  #heartbeat?: NodeJS.Timeout;

  listen(port: number): void {
    this.#server.listen(port);
    this.#heartbeat = setInterval(() => this.#server.getConnections(() => {}), 30_000); //@ no-uncleared-timer
  }

  close(): void {
    clearInterval(this.#heartbeat); //-
    this.#server.close();
  }
}`,
  },
  {
    name: 'through an alias of the field',
    code: `
export class Spinner {
  private timer: NodeJS.Timeout | null = null;
  private frame = 0;

  start(): void {
    if (this.timer) return;
    this.timer = setInterval(() => this.render(), 80); //@ no-uncleared-timer
  }

  stop(): void {
    const timer = this.timer;
    this.timer = null;
    if (timer !== null) clearInterval(timer); //-
  }

  private render(): void {
    process.stderr.write('|/-\\\\'.charAt(this.frame++ % 4));
  }
}`,
  },
  {
    name: 'through a destructured name',
    code: `
export class SessionReaper {
  private interval = setInterval(() => this.sweep(), 60_000); //@ no-uncleared-timer
  private readonly expiresAt = new Map<string, number>();

  touch(id: string): void {
    this.expiresAt.set(id, Date.now() + 600_000);
  }

  destroy(): void {
    const { interval, expiresAt } = this;
    clearInterval(interval); //-
    expiresAt.clear();
  }

  private sweep(): void {
    for (const [id, at] of this.expiresAt) if (at < Date.now()) this.expiresAt.delete(id);
  }
}`,
  },
  {
    name: 'in a wrapper object',
    code: `
interface State {
  flush: NodeJS.Timeout | undefined;
  lines: string[];
}

export class LogBuffer {
  private readonly state: State = { flush: undefined, lines: [] };

  open(write: (text: string) => void): void {
    this.state.flush = setInterval(() => { //@ no-uncleared-timer
      write(this.state.lines.splice(0).join('\\n'));
    }, 1_000);
  }

  close(): void {
    this.state.lines.length = 0;
    clearInterval(this.state.flush); //-
  }
}`,
  },
  {
    name: 'ref.current, in the cleanup of an effect',
    file: 'react.tsx',
    code: `
import { useEffect, useRef, useState } from 'react';

export function Clock({ zone }: { zone: string }) {
  const timer = useRef<number | undefined>(undefined);
  const [now, setNow] = useState(() => new Date());

  useEffect(() => {
    timer.current = window.setInterval(() => setNow(new Date()), 1_000); //@ no-uncleared-timer
    return () => { //-
      window.clearInterval(timer.current); //-
    }; //-
  }, [zone]);

  return <time>{now.toLocaleTimeString('en', { timeZone: zone })}</time>;
}`,
  },
  {
    name: 'local in a function that waits for its work',
    code: `
export async function downloadWithProgress(url: string, onTick: (seconds: number) => void): Promise<string> {
  let seconds = 0;
  const ticker = setInterval(() => { //@ no-uncleared-timer
    seconds += 1;
    onTick(seconds);
  }, 1_000);
  try {
    const response = await fetch(url);
    return await response.text();
  } finally {
    clearInterval(ticker); //-
    onTick(seconds);
  }
}`,
  },
  {
    name: 'closed over by a factory, cleared in the returned stop()',
    code: `
export function createSampler(read: () => number, everyMs: number) {
  const samples: number[] = [];
  const timer = setInterval(() => { //@ no-uncleared-timer
    samples.push(read());
    if (samples.length > 100) samples.shift();
  }, everyMs);

  return {
    average(): number {
      return samples.reduce((sum, n) => sum + n, 0) / Math.max(1, samples.length);
    },
    stop(): void {
      clearInterval(timer); //-
    },
  };
}`,
  },
  {
    name: 'imported from node:timers, through globalThis, parenthesised and cast',
    code: `
import { setInterval as every } from 'node:timers';

export class DiskWatch {
  private usage: NodeJS.Timeout | undefined;

  constructor(private readonly measure: () => void) {
    this.usage = every(() => this.measure(), 15_000); //@ no-uncleared-timer
  }

  [Symbol.dispose](): void {
    globalThis.clearInterval((this.usage as NodeJS.Timeout)!); //-
  }
}`,
  },
  {
    name: 'an entry of a Map, cleared before it is deleted',
    code: `
export class Presence {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  join(user: string, ping: (user: string) => void): void {
    this.leave(user);
    this.timers.set(user, setInterval(() => ping(user), 10_000)); //@ no-uncleared-timer
  }

  leave(user: string): void {
    clearInterval(this.timers.get(user)); //-
    this.timers.delete(user);
  }

  dispose(): void {
    for (const user of [...this.timers.keys()]) this.leave(user);
  }
}`,
  },
];
