import type { Case } from '../twins.js';

/** What `no-unremoved-listener` flags, one case for each item of its description. */
export const flagged: readonly Case[] = [
  {
    name: 'an inline handler on window, in a class that is made many times',
    code: `
class Tile {
  private visible = false;

  constructor(private readonly element: HTMLElement) {
    window.addEventListener('scroll', () => { //@ no-unremoved-listener
      this.visible = this.element.getBoundingClientRect().top < window.innerHeight;
    });
  }

  isVisible(): boolean {
    return this.visible;
  }
}

export const tiles = (elements: readonly HTMLElement[]): Tile[] => elements.map(element => new Tile(element));`,
  },
  {
    name: 'a process listener per instance',
    code: `
import { spawn, type ChildProcess } from 'node:child_process';

export class Worker {
  private readonly child: ChildProcess;

  constructor(script: string) {
    this.child = spawn(process.execPath, [script]);
    process.on('exit', this.kill); //@ no-unremoved-listener
  }

  terminate(): void {
    process.off('exit', this.kill); //-
    this.child.kill();
  }

  private readonly kill = (): void => void this.child.kill('SIGKILL');
}`,
  },
  {
    name: 'an effect that adds and returns nothing',
    file: 'react.tsx',
    code: `
import { useEffect, useState } from 'react';

export function Breakpoint() {
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const media = window.matchMedia('(max-width: 600px)');
    const update = () => setNarrow(media.matches);
    update();
    media.addEventListener('change', update); //@ no-unremoved-listener
    return () => media.removeEventListener('change', update); //-
  }, []);
  return <i data-narrow={narrow} />;
}`,
  },
  {
    name: 'a cleanup that is returned from an async effect',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function useHotkey(run: () => void): void {
  //- // @ts-expect-error an effect that returns a promise has no cleanup
  useEffect(() => { //- useEffect(async () => {
    window.addEventListener('keydown', run); //@ no-unremoved-listener
    return () => window.removeEventListener('keydown', run);
  }, [run]);
}`,
  },
  {
    name: 'a listener on an injected bus that the teardown leaves out, beside one that it removes',
    code: `
import type { EventEmitter } from 'node:events';

export class Leaderboard {
  private readonly scores = new Map<string, number>();

  constructor(private readonly bus: EventEmitter) {
    this.bus.on('score', this.onScore);
    this.bus.on('leave', this.onLeave); //@ no-unremoved-listener
  }

  close(): void {
    this.bus.off('score', this.onScore);
    this.bus.off('leave', this.onLeave); //-
    this.scores.clear();
  }

  private onScore = (who: string, score: number): void => void this.scores.set(who, score);
  private onLeave = (who: string): void => void this.scores.delete(who);
}`,
  },
  {
    name: 'an object that registers itself and does not take itself out',
    strict: true,
    code: `
interface Runner {
  add(item: object): void;
  remove(item: object): void;
  emit(): void;
}

export class Sprite {
  private frame = 0;

  constructor(private readonly runner: Runner) {
    this.runner.add(this); //@ no-unremoved-listener
  }

  update(): void {
    this.frame += 1;
  }

  destroy(): void {
    this.runner.remove(this); //-
    this.frame = 0;
  }
}`,
  },
  {
    name: 'a composable that registers its end after an await',
    code: `
import { onUnmounted, ref } from 'vue';

export async function useBattery() {
  const level = ref(1);
  const update = () => (level.value = performance.now());
  await Promise.resolve(); //-
  onUnmounted(() => window.removeEventListener('focus', update)); //-
  window.addEventListener('focus', update); //@ no-unremoved-listener
  return level;
}`,
  },
  {
    name: 'a listener in a component’s render body',
    strict: true,
    file: 'react.tsx',
    code: `
import { useState } from 'react';

export function Height() {
  const [height, setHeight] = useState(window.innerHeight);
  window.addEventListener('resize', () => setHeight(window.innerHeight)); //@ no-unremoved-listener
  return <p>{height}</p>;
}`,
  },
  {
    name: 'an abort listener added per request to a long-lived signal',
    code: `
export class Client {
  constructor(private readonly shutdown: AbortSignal) {}

  async get(url: string): Promise<string> {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    this.shutdown.addEventListener('abort', abort); //@ no-unremoved-listener
    try {
      return await new Promise((resolve, reject) => {
        request.onload = () => resolve(request.responseText);
        request.onerror = () => reject(new Error(url));
        request.open('GET', url);
        request.send();
      });
    } finally {
      this.shutdown.removeEventListener('abort', abort); //- request.abort();
    }
  }
}`,
  },
  {
    name: '{ once: true } for the abort of a caller’s signal',
    code: `
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(new Error('aborted'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort); //-
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true }); //@ no-unremoved-listener
  });
}`,
  },
  {
    name: 'a once pair of which one fires and the other stays',
    code: `
import type { Socket } from 'node:net';

export function drained(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const onClose = (): void => reject(new Error('closed'));
    socket.once('drain', () => {
      socket.off('close', onClose); //-
      resolve();
    });
    socket.once('close', onClose); //@ no-unremoved-listener
  });
}`,
  },
  {
    name: 'a listener per call on a shared connection',
    code: `
import type { WebSocket } from 'ws';

export class Rpc {
  private id = 0;

  constructor(private readonly socket: WebSocket) {}

  call(method: string): Promise<string> {
    const id = String((this.id += 1));
    return new Promise(resolve => {
      const onMessage = (data: Buffer): void => {
        const [replyTo, text = ''] = data.toString().split(' ');
        if (replyTo !== id) return;
        this.socket.off('message', onMessage); //-
        resolve(text);
      };
      this.socket.on('message', onMessage); //@ no-unremoved-listener
      this.socket.send(\`\${id} \${method}\`);
    });
  }
}`,
  },
  {
    name: 'a listener per connection on a shared emitter',
    code: `
import { EventEmitter } from 'node:events';
import { createServer } from 'node:net';

const news = new EventEmitter();

createServer(socket => {
  const tell = (text: string): void => void socket.write(text);
  news.on('headline', tell); //@ no-unremoved-listener
  socket.on('close', () => news.off('headline', tell)); //-
}).listen(4000);`,
  },
  {
    name: 'a signal that nobody aborts',
    code: `
export class Ruler {
  private readonly controller = new AbortController();
  private x = 0;

  constructor() {
    document.addEventListener('mousemove', event => (this.x = event.clientX), { //@ no-unremoved-listener
      signal: this.controller.signal,
    });
  }

  at(): number {
    return this.x;
  }

  destroy(): void {
    this.x = 0;
    this.controller.abort(); //-
  }
}`,
  },
];
