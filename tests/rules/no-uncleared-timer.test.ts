import { noUnclearedTimer } from '../../rules/no-uncleared-timer.js';
import { tester } from './rule-tester.js';

tester.run('no-uncleared-timer', noUnclearedTimer, {
  valid: [
    {
      name: 'made once, at module level',
      code: `
export const uptime = { seconds: 0 };
setInterval(() => uptime.seconds++, 1_000);`,
    },
    {
      name: 'a field that the teardown clears',
      code: `
export class Poller {
  #poll?: NodeJS.Timeout;
  begin(read: () => void): void {
    this.#poll = setInterval(read, 5_000);
  }
  dispose(): void {
    clearInterval(this.#poll);
  }
}`,
    },
    {
      name: 'both siblings are cleared',
      code: `
export class Feed {
  private poll?: NodeJS.Timeout;
  private retry?: NodeJS.Timeout;
  open(read: () => void): void {
    this.poll = setInterval(read, 5_000);
    this.retry = setInterval(read, 60_000);
  }
  close(): void {
    for (const timer of [this.poll, this.retry]) clearInterval(timer);
  }
}`,
    },
    {
      name: 'an effect that returns its cleanup',
      code: `
import { useEffect } from 'react';
export function useTick(tick: () => void) {
  useEffect(() => {
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [tick]);
}`,
    },
    {
      name: 'a clear in a finally',
      code: `
export async function save(send: () => Promise<void>, tick: () => void): Promise<void> {
  const timer = setInterval(tick, 1_000);
  try {
    await send();
  } finally {
    clearInterval(timer);
  }
}`,
    },
    {
      name: 'a clear before each return',
      code: `
export function count(next: () => string | undefined, tick: () => void): number {
  const timer = setInterval(tick, 1_000);
  const first = next();
  clearInterval(timer);
  if (first === undefined) return 0;
  return first.length;
}`,
    },
    {
      name: 'a timeout that every exit of the promise clears',
      code: `
export function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), 10_000);
    socket.onopen = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.addEventListener('error', () => {
      clearTimeout(timer);
      reject(new Error('failed'));
    });
  });
}`,
    },
    {
      name: 'a timeout that arms itself again until it is stopped',
      code: `
export class Loop {
  #timer?: NodeJS.Timeout;
  constructor(private readonly work: () => void) {
    this.next();
  }
  private next(): void {
    this.work();
    this.#timer = setTimeout(() => this.next(), 1_000);
  }
  stop(): void {
    clearTimeout(this.#timer);
  }
  start(): void {
    this.stop();
    this.next();
  }
}`,
    },
    {
      name: 'a local that the end of the connection clears',
      code: `
import { createServer } from 'node:net';
createServer(socket => {
  const beat = setInterval(() => socket.write('ping'), 30_000);
  socket.on('close', () => clearInterval(beat));
}).listen(7000);`,
    },
  ],
  invalid: [
    {
      name: 'an id that is dropped, per instance',
      code: `
export class Uptime {
  seconds = 0;
  constructor() {
    setInterval(() => this.seconds++, 1_000);
  }
}
export const all = [1, 2].map(() => new Uptime());`,
      errors: [{
        messageId: 'handleLost', line: 5, column: 5, endLine: 5, endColumn: 16,
        data: { noun: 'interval', handle: 'This interval', again: 'every instance starts one' },
      }],
    },
    {
      name: 'a field that the teardown leaves out',
      code: `
export class Poller {
  #poll?: NodeJS.Timeout;
  begin(read: () => void): void {
    this.#poll = setInterval(read, 5_000);
  }
  dispose(): void {}
}`,
      errors: [{
        messageId: 'endForgets', line: 5, column: 18, endLine: 5, endColumn: 29,
        data: { noun: 'interval', handle: '`#poll`', end: '`dispose()`', owner: '`Poller`' },
        suggestions: [{ messageId: 'plan', data: { title: 'Clear `#poll` in `dispose()`' }, output: `
export class Poller {
  #poll?: NodeJS.Timeout;
  begin(read: () => void): void {
    this.#poll = setInterval(read, 5_000);
  }
  dispose(): void {
    clearInterval(this.#poll);
  }
}` }],
      }],
    },
    {
      name: 'a sibling of what the teardown clears',
      code: `
export class Feed {
  private poll?: NodeJS.Timeout;
  private retry?: NodeJS.Timeout;
  open(read: () => void): void {
    this.poll = setInterval(read, 5_000);
    this.retry = setInterval(read, 60_000);
  }
  close(): void {
    clearInterval(this.poll);
  }
}`,
      errors: [{
        messageId: 'endForgets', line: 7, column: 18, endLine: 7, endColumn: 29,
        data: { noun: 'interval', handle: '`retry`', end: '`close()`', owner: '`Feed`' },
        suggestions: [{ messageId: 'plan', data: { title: 'Clear `retry` in `close()`' }, output: `
export class Feed {
  private poll?: NodeJS.Timeout;
  private retry?: NodeJS.Timeout;
  open(read: () => void): void {
    this.poll = setInterval(read, 5_000);
    this.retry = setInterval(read, 60_000);
  }
  close(): void {
    clearInterval(this.retry);
    clearInterval(this.poll);
  }
}` }],
      }],
    },
    {
      name: 'an interval that each run of an effect starts',
      code: `
import { useEffect } from 'react';
export function useTick(tick: () => void) {
  useEffect(() => {
    setInterval(tick, 1_000);
  }, [tick]);
}`,
      errors: [{
        messageId: 'handleLostInEffect', line: 5, column: 5, endLine: 5, endColumn: 16,
        data: { noun: 'interval', handle: 'This interval', end: '', owner: 'the effect' },
        suggestions: [{ messageId: 'plan', data: { title: 'Return a cleanup that clears the interval' }, output: `
import { useEffect } from 'react';
export function useTick(tick: () => void) {
  useEffect(() => {
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [tick]);
}` }],
      }],
    },
    {
      name: 'a clear that a rejected await skips',
      code: `
export async function save(send: () => Promise<void>, tick: () => void): Promise<void> {
  const timer = setInterval(tick, 1_000);
  await send();
  clearInterval(timer);
}`,
      errors: [{
        messageId: 'skipped', line: 3, column: 17, endLine: 3, endColumn: 28,
        data: { noun: 'interval', handle: '`timer`', exit: 'a rejected await', line: '4' },
        suggestions: [{ messageId: 'plan', data: { title: 'Clear `timer` in `finally`' }, output: `
export async function save(send: () => Promise<void>, tick: () => void): Promise<void> {
  const timer = setInterval(tick, 1_000);
  try {
    await send();
  } finally {
    clearInterval(timer);
  }
}` }],
      }],
    },
    {
      name: 'a clear that an early return skips',
      code: `
export function count(next: () => string | undefined, tick: () => void): number {
  const timer = setInterval(tick, 1_000);
  const first = next();
  if (first === undefined) return 0;
  clearInterval(timer);
  return first.length;
}`,
      errors: [{
        messageId: 'skipped', line: 3, column: 17, endLine: 3, endColumn: 28,
        data: { noun: 'interval', handle: '`timer`', exit: 'the return', line: '5' },
        suggestions: [{ messageId: 'plan', data: { title: 'Clear `timer` in `finally`' }, output: `
export function count(next: () => string | undefined, tick: () => void): number {
  const timer = setInterval(tick, 1_000);
  try {
    const first = next();
    if (first === undefined) return 0;
    return first.length;
  } finally {
    clearInterval(timer);
  }
}` }],
      }],
    },
    {
      name: 'a timeout that goes on when the promise has settled',
      code: `
export function opened(socket: WebSocket, options: { timeout: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.close();
      reject(new Error('timeout'));
    }, options.timeout);
    socket.onopen = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.addEventListener('error', () => reject(new Error('failed')));
  });
}`,
      errors: [{
        messageId: 'exitForgets', line: 4, column: 19, endLine: 4, endColumn: 29,
        data: { noun: 'timeout', handle: '`timer`', exit: "by 'error'", line: '12' },
        suggestions: [{ messageId: 'plan', data: { title: 'Clear `timer` before the promise is settled on \'error\'' }, output: `
export function opened(socket: WebSocket, options: { timeout: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.close();
      reject(new Error('timeout'));
    }, options.timeout);
    socket.onopen = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.addEventListener('error', () => {
      clearTimeout(timer);
      reject(new Error('failed'));
    });
  });
}` }],
      }],
    },
    {
      name: 'a timeout that arms itself again',
      code: `
export class Loop {
  #timer?: NodeJS.Timeout;
  constructor(private readonly work: () => void) {
    this.next();
  }
  private next(): void {
    this.work();
    this.#timer = setTimeout(() => this.next(), 1_000);
  }
  dispose(): void {}
}`,
      errors: [{
        messageId: 'endForgets', line: 9, column: 19, endLine: 9, endColumn: 29,
        data: { noun: 'timeout', handle: '`#timer`', end: '`dispose()`', owner: '`Loop`' },
        suggestions: [{ messageId: 'plan', data: { title: 'Clear `#timer` in `dispose()`' }, output: `
export class Loop {
  #timer?: NodeJS.Timeout;
  constructor(private readonly work: () => void) {
    this.next();
  }
  private next(): void {
    this.work();
    this.#timer = setTimeout(() => this.next(), 1_000);
  }
  dispose(): void {
    clearTimeout(this.#timer);
  }
}` }],
      }],
    },
    {
      name: 'a local that nothing clears, per connection',
      code: `
import { createServer } from 'node:net';
createServer(socket => {
  const beat = setInterval(() => socket.write('ping'), 30_000);
  socket.on('data', () => beat.refresh());
}).listen(7000);`,
      errors: [{
        messageId: 'neverCleared', line: 4, column: 16, endLine: 4, endColumn: 27,
        data: { noun: 'interval', handle: '`beat`', end: '', owner: 'the call', again: 'this code runs many times and each run starts one' },
      }],
    },
  ],
});
