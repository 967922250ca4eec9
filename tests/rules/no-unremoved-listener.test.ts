import { noUnremovedListener } from '../../rules/no-unremoved-listener.js';
import { tester } from './rule-tester.js';

tester.run('no-unremoved-listener', noUnremovedListener, {
  valid: [
    {
      name: 'an inline handler on window, made once',
      code: `
export const tile = { visible: false };
window.addEventListener('scroll', () => (tile.visible = window.scrollY > 100));`,
    },
    {
      name: 'a handler that the teardown removes',
      code: `
export class Toolbar {
  #width = 0;
  connect(): void {
    window.addEventListener('resize', this.onResize);
  }
  disconnect(): void {
    window.removeEventListener('resize', this.onResize);
  }
  private readonly onResize = (): void => {
    this.#width = window.innerWidth;
  };
}`,
    },
    {
      name: 'both siblings are removed',
      code: `
import type { EventEmitter } from 'node:events';
export class Board {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('score', this.onScore);
    this.bus.on('leave', this.onLeave);
  }
  close(): void {
    this.bus.off('score', this.onScore).off('leave', this.onLeave);
  }
  private onScore = (): void => {};
  private onLeave = (): void => {};
}`,
    },
    {
      name: 'an effect with a cleanup',
      code: `
import { useEffect } from 'react';
export function useKey(onKey: (event: KeyboardEvent) => void) {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onKey]);
}`,
    },
    {
      name: 'a removal in a finally',
      code: `
export async function run(signal: AbortSignal, work: () => Promise<void>, halt: () => void): Promise<void> {
  const stop = (): void => halt();
  signal.addEventListener('abort', stop);
  try {
    await work();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}`,
    },
    {
      name: 'an abort listener that goes when the work settles',
      code: `
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('aborted'));
    setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}`,
    },
    {
      name: 'a signal that the returned function aborts',
      code: `
export function follow(mouse: { x: number }): () => void {
  const controller = new AbortController();
  window.addEventListener('mousemove', e => (mouse.x = e.clientX), { signal: controller.signal });
  return () => controller.abort();
}`,
    },
    {
      name: 'a listener that goes with its connection',
      code: `
import { EventEmitter } from 'node:events';
import { createServer } from 'node:net';
const news = new EventEmitter();
createServer(socket => {
  const tell = (text: string): void => void socket.write(text);
  news.on('headline', tell);
  socket.on('close', () => news.off('headline', tell));
}).listen(4000);`,
    },
    {
      name: 'every exit of the promise takes it off',
      code: `
export function ask(signal: AbortSignal, question: (answer: (text?: string) => void) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => finish(() => reject(new Error('aborted')));
    const timer = setTimeout(() => finish(() => reject(new Error('timeout'))), 500);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    question((text = '') => finish(() => resolve(text)));
  });
}`,
    },
  ],
  invalid: [
    {
      name: 'an inline handler on window, per instance',
      code: `
class Tile {
  visible = false;
  constructor() {
    window.addEventListener('scroll', () => (this.visible = window.scrollY > 100));
  }
}
export const tiles = [1, 2, 3].map(() => new Tile());`,
      errors: [{
        messageId: 'neverRemoved', line: 5, column: 12, endLine: 5, endColumn: 28,
        data: { noun: 'listener', event: "'scroll'", target: '`window`', end: '', owner: '`Tile`', again: 'every instance adds one' },
      }],
    },
    {
      name: 'a handler that the teardown leaves',
      code: `
export class Toolbar {
  #width = 0;
  connect(): void {
    window.addEventListener('resize', this.onResize);
  }
  disconnect(): void {
    this.#width = 0;
  }
  private readonly onResize = (): void => {
    this.#width = window.innerWidth;
  };
}`,
      errors: [{
        messageId: 'endForgets', line: 5, column: 12, endLine: 5, endColumn: 28,
        data: { noun: 'listener', event: "'resize'", target: '`window`', end: '`disconnect()`', keeps: 'keeps `Toolbar` alive' },
        suggestions: [{ messageId: 'plan', data: { title: "Remove the 'resize' listener in `disconnect()`" }, output: `
export class Toolbar {
  #width = 0;
  connect(): void {
    window.addEventListener('resize', this.onResize);
  }
  disconnect(): void {
    window.removeEventListener('resize', this.onResize);
    this.#width = 0;
  }
  private readonly onResize = (): void => {
    this.#width = window.innerWidth;
  };
}` }],
      }],
    },
    {
      name: 'a sibling of what the teardown removes',
      code: `
import type { EventEmitter } from 'node:events';
export class Board {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('score', this.onScore);
    this.bus.on('leave', this.onLeave);
  }
  close(): void {
    this.bus.off('score', this.onScore);
  }
  private onScore = (): void => {};
  private onLeave = (): void => {};
}`,
      errors: [{
        messageId: 'endForgets', line: 6, column: 14, endLine: 6, endColumn: 16,
        data: { noun: 'listener', event: "'leave'", target: '`bus`', end: '`close()`', keeps: 'goes on calling it' },
        suggestions: [{ messageId: 'plan', data: { title: "Remove the 'leave' listener in `close()`" }, output: `
import type { EventEmitter } from 'node:events';
export class Board {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('score', this.onScore);
    this.bus.on('leave', this.onLeave);
  }
  close(): void {
    this.bus.off('leave', this.onLeave);
    this.bus.off('score', this.onScore);
  }
  private onScore = (): void => {};
  private onLeave = (): void => {};
}` }],
      }],
    },
    {
      name: 'an effect without a cleanup',
      code: `
import { useEffect } from 'react';
export function useKey(onKey: (event: KeyboardEvent) => void) {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
  }, [onKey]);
}`,
      errors: [{
        messageId: 'effectAdds', line: 5, column: 14, endLine: 5, endColumn: 30,
        data: { noun: 'listener', event: "'keydown'", target: '`document`', end: '', owner: 'the effect' },
        suggestions: [{ messageId: 'plan', data: { title: "Return a cleanup that removes the 'keydown' listener" }, output: `
import { useEffect } from 'react';
export function useKey(onKey: (event: KeyboardEvent) => void) {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onKey]);
}` }],
      }],
    },
    {
      name: 'a removal that a rejected await skips',
      code: `
export async function run(signal: AbortSignal, work: () => Promise<void>, halt: () => void): Promise<void> {
  const stop = (): void => halt();
  signal.addEventListener('abort', stop);
  await work();
  signal.removeEventListener('abort', stop);
}`,
      errors: [{
        messageId: 'skipped', line: 4, column: 10, endLine: 4, endColumn: 26,
        data: { noun: 'listener', event: "'abort'", target: '`signal`', exit: 'a rejected await', line: '5' },
        suggestions: [{ messageId: 'plan', data: { title: "Remove the 'abort' listener in `finally`" }, output: `
export async function run(signal: AbortSignal, work: () => Promise<void>, halt: () => void): Promise<void> {
  const stop = (): void => halt();
  signal.addEventListener('abort', stop);
  try {
    await work();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}` }],
      }],
    },
    {
      name: 'an abort listener that stays on the caller’s signal',
      code: `
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}`,
      errors: [{
        messageId: 'signalKeeps', line: 5, column: 12, endLine: 5, endColumn: 28,
        data: { noun: 'listener', event: "'abort'", target: '`signal`' },
      }],
    },
    {
      name: 'a signal that nobody aborts',
      code: `
export function follow(mouse: { x: number }): void {
  const controller = new AbortController();
  window.addEventListener('mousemove', e => (mouse.x = e.clientX), { signal: controller.signal });
}`,
      errors: [{
        messageId: 'signalNeverAborted', line: 4, column: 10, endLine: 4, endColumn: 26,
        data: { noun: 'listener', event: "'mousemove'", target: '`window`', controller: 'controller' },
      }],
    },
    {
      name: 'a listener per connection on a shared emitter',
      code: `
import { EventEmitter } from 'node:events';
import { createServer } from 'node:net';
const news = new EventEmitter();
createServer(socket => {
  news.on('headline', (text: string) => socket.write(text));
}).listen(4000);`,
      errors: [{
        messageId: 'neverRemoved', line: 6, column: 8, endLine: 6, endColumn: 10,
        data: { noun: 'listener', event: "'headline'", target: '`news`', end: '', owner: 'the module', again: 'this code runs many times and each run adds one' },
      }],
    },
    {
      name: 'an exit of the promise that leaves the listener',
      code: `
export function ask(signal: AbortSignal, question: (answer: (text?: string) => void) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => reject(new Error('timeout')), 500);
    question((text = '') => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(text);
    });
  });
}`,
      errors: [{
        messageId: 'exitForgets', line: 5, column: 12, endLine: 5, endColumn: 28,
        data: { noun: 'listener', event: "'abort'", target: '`signal`', exit: 'another way', line: '6' },
        suggestions: [{ messageId: 'plan', data: { title: "Remove the 'abort' listener before settling" }, output: `
export function ask(signal: AbortSignal, question: (answer: (text?: string) => void) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      reject(new Error('timeout'));
    }, 500);
    question((text = '') => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(text);
    });
  });
}` }],
      }],
    },
  ],
});
