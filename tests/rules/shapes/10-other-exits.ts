import type { Case } from '../twins.js';

/** Shape 10: another exit of the same work ends it. */
export const timers: readonly Case[] = [
  {
    name: 'the timer’s own firing, and the event that came first',
    code: `
import type { EventEmitter } from 'node:events';

export function waitFor(emitter: EventEmitter, event: string, ms: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onEvent = (value: unknown): void => {
      clearTimeout(timer); //-
      resolve(value);
    };
    const timer = setTimeout(() => { //@ no-uncleared-timer
      emitter.off(event, onEvent);
      reject(new Error('timed out'));
    }, ms);
    emitter.once(event, onEvent);
  });
}`,
  },
  {
    name: 'the finally of the race that it guards',
    strict: true,
    code: `
export async function withTimeout<T>(work: Promise<T>, options: { ms: number }): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), options.ms); //@ no-leaky-promise-race
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer); //-
  }
}`,
  },
  {
    name: 'a cleanup that all exits share',
    code: `
import type { Socket } from 'node:net';

export function readGreeting(socket: Socket, ms: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => onError(new Error('no greeting')), ms); //@ no-uncleared-timer
    const cleanup = (): void => {
      clearTimeout(timer); //-
      socket.off('data', onData);
      socket.off('error', onError);
    };
    const onData = (data: Buffer): void => {
      cleanup();
      resolve(data.toString());
    };
    const onError = (error: Error): void => {
      cleanup();
      reject(error);
    };
    socket.on('data', onData);
    socket.on('error', onError);
  });
}`,
  },
  {
    name: 'the error exit clears it too',
    code: `
import { spawn } from 'node:child_process';

export function run(command: string, ms: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command);
    const timer = setTimeout(() => child.kill(), ms); //@ no-uncleared-timer
    child.on('error', error => {
      clearTimeout(timer); //-
      reject(error);
    });
    child.on('exit', code => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}`,
  },
  {
    name: 'a timeout that aborts a request, cleared in its finally',
    strict: true,
    code: `
export async function getJson(url: string, ms: number): Promise<unknown> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms); //@ no-uncleared-timer
  try {
    const response = await fetch(url, { signal: controller.signal });
    return await response.json();
  } finally {
    clearTimeout(timer); //-
  }
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'two alternatives: each removes the other',
    code: `
import type { EventEmitter } from 'node:events';

export function connected(pool: EventEmitter): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error): void => {
      pool.off('ready', onReady);
      reject(error);
    };
    const onReady = (): void => {
      pool.off('error', onError); //-
      resolve();
    };
    pool.once('ready', onReady);
    pool.once('error', onError); //@ no-unremoved-listener
  });
}`,
  },
  {
    name: 'a cleanup that all exits share',
    code: `
import type { EventEmitter } from 'node:events';

export function reply(channel: EventEmitter, id: number, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const onReply = (replyTo: number, text: string): void => {
      if (replyTo !== id) return;
      cleanup();
      resolve(text);
    };
    const onAbort = (): void => {
      cleanup();
      reject(new Error('aborted'));
    };
    const cleanup = (): void => {
      channel.off('reply', onReply);
      signal.removeEventListener('abort', onAbort); //-
    };
    channel.on('reply', onReply);
    signal.addEventListener('abort', onAbort); //@ no-unremoved-listener
  });
}`,
  },
  {
    name: 'a handler that removes itself',
    code: `
import type { EventEmitter } from 'node:events';

export function whenIdle(bus: EventEmitter, run: () => void): void {
  const onLoad = (load: number): void => {
    if (load > 0.1) return;
    bus.off('load', onLoad); //-
    run();
  };
  bus.on('load', onLoad); //@ no-unremoved-listener
}`,
  },
  {
    name: 'pointer up ends the drag that pointer down began',
    strict: true,
    code: `
export class Resizer {
  constructor(private readonly bar: HTMLElement) {
    this.bar.addEventListener('pointerdown', () => this.begin());
  }

  private begin(): void {
    const move = (event: PointerEvent): void => {
      this.bar.style.left = \`\${event.clientX}px\`;
    };
    const up = (): void => {
      document.removeEventListener('pointermove', move); //-
      document.removeEventListener('pointerup', up);
    };
    document.addEventListener('pointermove', move); //@ no-unremoved-listener
    document.addEventListener('pointerup', up);
  }
}`,
  },
  {
    name: 'the abort listener of a request, removed when it settles',
    code: `
export function send(url: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    signal.addEventListener('abort', abort); //@ no-unremoved-listener
    request.onload = () => resolve(request.responseText);
    request.onerror = () => reject(new Error(url));
    request.onloadend = () => signal.removeEventListener('abort', abort); //-
    request.open('GET', url);
    request.send();
  });
}`,
  },
];
