import type { Case } from '../twins.js';

/** Shape 12: ownership moved to somebody else. */
export const timers: readonly Case[] = [
  {
    name: 'the id is returned',
    code: `
export function every(seconds: number, run: () => void): NodeJS.Timeout {
  if (seconds <= 0) throw new RangeError('seconds');
  return setInterval(run, seconds * 1_000);
}`,
  },
  {
    name: 'whoever takes the returned id owes the end',
    code: `
function every(seconds: number, run: () => void): NodeJS.Timeout {
  return setInterval(run, seconds * 1_000); //@ no-uncleared-timer
}

export class Weather {
  private timer: NodeJS.Timeout;
  private degrees = 0;

  constructor(read: () => number) {
    this.timer = every(60, () => {
      this.degrees = read();
    });
  }

  now(): number {
    return this.degrees;
  }

  dispose(): void {
    clearInterval(this.timer); //-
  }
}`,
  },
  {
    name: 'stored on a parameter',
    code: `
interface Connection {
  heartbeat?: NodeJS.Timeout;
  send(text: string): void;
}

export function keepAlive(connection: Connection): void {
  connection.heartbeat = setInterval(() => connection.send('ping'), 20_000);
}`,
  },
  {
    name: 'passed to a function whose body keeps it',
    code: `
const running = new Map<string, NodeJS.Timeout>();

function keep(name: string, timer: NodeJS.Timeout): void {
  running.set(name, timer);
}

export function cancel(name: string): void {
  clearInterval(running.get(name));
  running.delete(name);
}

export function schedule(name: string, job: () => void): void {
  cancel(name);
  keep(name, setInterval(job, 1_000));
}`,
  },
  {
    name: 'given to a constructor whose result is kept',
    code: `
class Handle {
  constructor(private readonly timer: NodeJS.Timeout) {}
  end(): void {
    clearInterval(this.timer);
  }
}

export class Alerts {
  private readonly handles: Handle[] = [];

  watch(check: () => void): void {
    this.handles.push(new Handle(setInterval(check, 1_000)));
  }

  close(): void {
    for (const handle of this.handles) handle.end();
  }
}`,
  },
  {
    name: 'exported',
    code: `
const samples: number[] = [];

/** Cleared by the tests. */
export const sampler = setInterval(() => samples.push(performance.now()), 1_000);

export function take(): number[] {
  return samples.splice(0);
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'the handler is returned, for the caller to remove',
    code: `
import type { EventEmitter } from 'node:events';

export function counter(bus: EventEmitter): { seen(): number; handler: () => void } {
  let seen = 0;
  const handler = (): void => {
    seen += 1;
  };
  bus.on('hit', handler); //@ no-unremoved-listener
  return { seen: () => seen, handler }; //- return { seen: () => seen, handler: () => {} };
}`,
  },
  {
    name: 'the handler is the caller’s own: a facade',
    code: `
export class Keyboard {
  on(type: 'keydown' | 'keyup', handler: (event: KeyboardEvent) => void): void {
    window.addEventListener(type, handler);
  }

  off(type: 'keydown' | 'keyup', handler: (event: KeyboardEvent) => void): void {
    window.removeEventListener(type, handler);
  }
}`,
  },
  {
    name: 'stored on a parameter',
    strict: true,
    code: `
interface Scope {
  release?: () => void;
}

export function followHash(scope: Scope, show: (hash: string) => void): void {
  const update = (): void => show(location.hash);
  window.addEventListener('hashchange', update); //@ no-unremoved-listener
  scope.release = () => window.removeEventListener('hashchange', update); //-
}`,
  },
  {
    name: 'the removal is given to a function that keeps it',
    strict: true,
    code: `
const atExit = new Set<() => void>();

export function shutdown(): void {
  for (const run of atExit) run();
  atExit.clear();
}

function onShutdown(run: () => void): void {
  atExit.add(run);
}

export function watchFocus(refresh: () => void): void {
  const update = (): void => refresh();
  window.addEventListener('focus', update); //@ no-unremoved-listener
  onShutdown(() => window.removeEventListener('focus', update)); //-
}`,
  },
  {
    name: 'the removal is given to a constructor whose result is kept',
    code: `
class Guard {
  constructor(private readonly release: () => void) {}
  dispose(): void {
    this.release();
  }
}

export class Presence {
  private guard: Guard | undefined;

  begin(update: () => void): void {
    const onChange = (): void => update();
    document.addEventListener('visibilitychange', onChange); //@ no-unremoved-listener
    this.guard = new Guard(() => document.removeEventListener('visibilitychange', onChange)); //-
  }

  dispose(): void {
    this.guard?.dispose();
  }
}`,
  },
];
