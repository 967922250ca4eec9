import type { Case } from '../twins.js';

/** Shape 2: inside a helper, a method that the teardown calls, `super`, or another file. */
export const timers: readonly Case[] = [
  {
    name: 'two methods deep',
    code: `
export class Reconnector {
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly open: () => void) {}

  schedule(delay: number): void {
    this.cancelRetry();
    this.retry = setTimeout(() => this.open(), delay); //@ no-uncleared-timer
  }

  dispose(): void {
    this.reset();
  }

  private reset(): void {
    this.cancelRetry(); //-
  }

  private cancelRetry(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
  }
}`,
  },
  {
    name: 'a function of the file that is given the handle',
    code: `
function stopTimer(timer: NodeJS.Timeout | undefined): void {
  if (timer !== undefined) clearInterval(timer);
}

export class QueueMonitor {
  private readonly depth: number[] = [];
  private timer?: NodeJS.Timeout;

  watch(size: () => number): void {
    stopTimer(this.timer);
    this.timer = setInterval(() => this.depth.push(size()), 2_000); //@ no-uncleared-timer
  }

  close(): void {
    this.depth.length = 0;
    stopTimer(this.timer); //-
  }
}`,
  },
  {
    name: 'a function of the file that is given the owner',
    code: `
interface Peer {
  id: string;
  ping: NodeJS.Timeout | undefined;
}

function forget(peer: Peer): void {
  clearInterval(peer.ping);
  peer.ping = undefined;
}

export class PeerTable {
  private readonly self: Peer = { id: 'self', ping: undefined };

  announce(send: (id: string) => void): void {
    forget(this.self);
    this.self.ping = setInterval(() => send(this.self.id), 5_000); //@ no-uncleared-timer
  }

  close(): void {
    this.self.id = '';
    forget(this.self); //-
  }
}`,
  },
  { name: 'a function of another file that is given the handle', file: 'helper/poller.ts' },
  { name: 'super.dispose() of a base class in another file', file: 'base/timer-child.ts' },
  { name: 'the base class in another file calls the method that clears', file: 'base/timer-hook.ts' },
  {
    name: 'a local closure that the returned cleanup calls',
    file: 'react.tsx',
    code: `
import { useEffect, useState } from 'react';

export function Countdown({ from, onDone }: { from: number; onDone: () => void }) {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const halt = () => {
      clearInterval(timer);
      timer = undefined;
    };
    timer = setInterval(() => setLeft(n => n - 1), 1_000); //@ no-uncleared-timer
    return halt; //-
  }, [from, onDone]);
  return <b>{left}</b>;
}`,
  },
  {
    name: 'a closure of a factory that its close() calls',
    code: `
export function createCache<T>(load: () => Promise<T>, ttl: number) {
  let value: Promise<T> | undefined;
  let refresh: ReturnType<typeof setInterval> | undefined;

  const halt = (): void => {
    clearInterval(refresh);
    refresh = undefined;
  };

  return {
    get(): Promise<T> {
      value ??= load();
      refresh ??= setInterval(() => { //@ no-uncleared-timer
        value = load();
      }, ttl);
      return value;
    },
    close(): void {
      value = undefined;
      halt(); //-
    },
  };
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'two methods deep',
    code: `
export class Lightbox {
  open(image: HTMLElement): void {
    image.hidden = false;
    document.addEventListener('keydown', this.onKey); //@ no-unremoved-listener
  }

  destroy(): void {
    this.close();
  }

  private close(): void {
    this.unbind(); //-
  }

  private unbind(): void {
    document.removeEventListener('keydown', this.onKey);
  }

  private onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.destroy();
  };
}`,
  },
  {
    name: 'a function of the file that is given target and handler',
    strict: true,
    code: `
import type { EventEmitter } from 'node:events';

type Handler = (...args: unknown[]) => void;

function unlisten(emitter: EventEmitter, event: string, handler: Handler): void {
  emitter.removeListener(event, handler);
}

export class RoomView {
  private members = 0;

  constructor(private readonly room: EventEmitter) {
    this.room.on('join', this.count); //@ no-unremoved-listener
  }

  private count = (): void => {
    this.members += 1;
  };

  dispose(): void {
    this.members = 0;
    unlisten(this.room, 'join', this.count); //-
  }
}`,
  },
  { name: 'a function of another file that is given target and handler', file: 'helper/viewport.ts' },
  { name: 'super.dispose() of a base class in another file', file: 'base/listener-child.ts' },
  { name: 'the base class in another file calls the method that removes', file: 'base/listener-hook.ts' },
  {
    name: 'one method that adds or removes, by a flag',
    code: `
export class Menu {
  private shown = false;

  show(): void {
    this.shown = true;
    this.bind(true);
  }

  destroy(): void {
    this.shown = false;
    this.bind(false); //-
  }

  private bind(on: boolean): void {
    if (on) document.addEventListener('click', this.hide); //@ no-unremoved-listener
    else document.removeEventListener('click', this.hide);
  }

  private hide = (): void => {
    this.shown = !this.shown;
  };
}`,
  },
  {
    name: 'a local closure that the returned cleanup calls',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function useEscape(close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    const detach = () => document.removeEventListener('keydown', onKey);
    document.addEventListener('keydown', onKey); //@ no-unremoved-listener
    return () => { //-
      detach(); //-
    }; //-
  }, [close]);
}`,
  },
  {
    name: 'a closure of a factory that its dispose() calls',
    code: `
import type { EventEmitter } from 'node:events';

export function trackErrors(bus: EventEmitter) {
  const errors: Error[] = [];
  const onError = (error: Error): void => {
    errors.push(error);
  };
  const silence = (): void => {
    bus.off('failure', onError);
  };
  bus.on('failure', onError); //@ no-unremoved-listener

  return {
    count: (): number => errors.length,
    dispose(): void {
      errors.length = 0;
      silence(); //-
    },
  };
}`,
  },
];
