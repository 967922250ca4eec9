import type { Case } from '../twins.js';

/** Ids that are given up or written over while their timer runs, wrapped timers, and ends by their names. */
export const flagged: readonly Case[] = [
  {
    name: 'an interval’s id that close() gives up',
    code: `
export class Feed {
  private poll: NodeJS.Timeout | undefined;

  open(read: () => void): void {
    this.poll ??= setInterval(read, 5_000); //@ no-uncleared-timer
  }

  close(): void {
    clearInterval(this.poll); //-
    this.poll = undefined;
  }
}`,
  },
  {
    name: 'a timeout’s id that another method gives up',
    code: `
export class Retry {
  private wait: NodeJS.Timeout | undefined;

  constructor(private readonly connect: () => void) {}

  failed(): void {
    if (this.wait) return;
    this.wait = setTimeout(() => { //@ no-uncleared-timer
      this.wait = undefined;
      this.connect();
    }, 10_000);
  }

  connected(): void {
    clearTimeout(this.wait); //-
    this.wait = undefined;
  }
}`,
  },
  {
    name: 'a one-shot that an event writes over',
    strict: true,
    code: `
interface Source {
  on(event: 'change' | 'gone', run: () => void): void;
}

export class Autosave {
  private timer: NodeJS.Timeout | undefined;

  constructor(source: Source, private readonly save: () => void) {
    source.on('change', () => this.schedule());
  }

  private schedule(): void {
    clearTimeout(this.timer); //-
    this.timer = setTimeout(() => this.save(), 3_000); //@ no-uncleared-timer
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}`,
  },
  {
    name: 'a wrapper’s interval, by the platform’s name',
    code: `
declare const Critical: {
  setInterval(run: () => void, ms: number): number;
  clearInterval(id: number): void;
};

export class Lease {
  private renewal = 0;

  constructor(renew: () => void) {
    this.renewal = Critical.setInterval(() => renew(), 1_000); //@ no-uncleared-timer
  }

  dispose(): void {
    Critical.clearInterval(this.renewal); //-
  }
}`,
  },
  {
    name: 'a wrapper’s handle that ends itself',
    code: `
declare const clock: {
  setInterval(run: () => void, ms: number): { clear(): void };
};

export class Meter {
  private reads = 0;
  private readonly beat = clock.setInterval(() => void (this.reads += 1), 1_000); //@ no-uncleared-timer

  dispose(): void {
    this.beat.clear(); //-
  }
}`,
  },
  {
    name: 'an interval that only an unmount hook can end',
    file: 'react.tsx',
    code: `
import { useRef, useEffect } from 'react';

declare function useUnmount(end: () => void): void;

export function Ticker({ read, stop }: { read: () => void; stop: () => void }) {
  const poll = useRef<NodeJS.Timeout>(undefined);
  useEffect(() => {
    poll.current = setInterval(read, 1_000); //@ no-uncleared-timer
  }, [read]);
  useUnmount(() => clearInterval(poll.current)); //- useUnmount(() => stop());
  return <button onClick={stop}>stop</button>;
}`,
  },
];

/** Ids that are given up when there is nothing left to clear, and ends that are another one’s. */
export const silent: readonly Case[] = [
  {
    name: 'an id that its own callback gives up',
    code: `
export class Cache {
  private sweep: NodeJS.Timeout | undefined;
  private readonly old = new Set<string>();

  drop(key: string): void {
    this.old.add(key);
    this.sweep ??= setTimeout(() => {
      this.sweep = undefined;
      this.old.clear();
    }, 5_000);
  }
}`,
  },
  {
    name: 'a one-shot behind a test of its own id',
    code: `
interface Source {
  on(event: 'change', run: () => void): void;
}

export class Batch {
  private timer: NodeJS.Timeout | undefined;

  constructor(source: Source, private readonly send: () => void) {
    source.on('change', () => this.schedule());
  }

  private schedule(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.send();
    }, 3_000);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}`,
  },
  {
    name: 'a setTimeout of something else',
    code: `
import { connect, type Socket } from 'node:net';

export class Line {
  private readonly socket: Socket = connect(7);

  constructor() {
    this.socket.setTimeout(5_000);
    this.socket.setTimeout(5_000, () => this.socket.destroy());
  }

  close(): void {
    this.socket.end();
  }
}`,
  },
  {
    name: 'a pair that ends its own timer, beside a detach() of something else',
    code: `
export class View {
  private poll: NodeJS.Timeout | undefined;
  private element: HTMLElement | undefined;

  attach(element: HTMLElement): void {
    this.element = element;
  }

  detach(): void {
    this.element?.remove();
  }

  startPolling(read: () => void): void {
    this.stopPolling();
    this.poll = setInterval(read, 1_000);
  }

  stopPolling(): void {
    clearInterval(this.poll);
  }
}`,
  },
];
