import type { Case } from '../twins.js';

const VSCODE = `
interface IDisposable {
  dispose(): void;
}
abstract class Disposable implements IDisposable {
  private readonly store = new Set<IDisposable>();
  protected _register<T extends IDisposable>(one: T): T {
    this.store.add(one);
    return one;
  }
  dispose(): void {
    for (const one of this.store) one.dispose();
    this.store.clear();
  }
}
function toDisposable(run: () => void): IDisposable {
  return { dispose: run };
}
`;

/** Shape 5: given to an owner that ends it. */
export const timers: readonly Case[] = [
  {
    name: 'this._register(…)',
    code: `${VSCODE}
export class StatusBar extends Disposable {
  private text = '';

  constructor(read: () => string) {
    super();
    const timer = setInterval(() => { //@ no-uncleared-timer
      this.text = read();
    }, 1_000);
    this._register(toDisposable(() => clearInterval(timer))); //-
  }

  label(): string {
    return this.text;
  }
}`,
  },
  {
    name: 'context.subscriptions.push(…)',
    code: `
interface ExtensionContext {
  readonly subscriptions: { dispose(): unknown }[];
}

export class Refresher {
  attach(context: ExtensionContext, refresh: () => void): void {
    const timer = setInterval(refresh, 30_000); //@ no-uncleared-timer
    context.subscriptions.push({ dispose: () => clearInterval(timer) }); //-
  }
}`,
  },
  {
    name: 'stack.defer(…)',
    code: `
export async function withHeartbeat(beat: () => void, work: () => Promise<void>): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const timer = setInterval(beat, 1_000); //@ no-uncleared-timer
  stack.defer(() => clearInterval(timer)); //-
  await work();
}`,
  },
  {
    name: 'stack.adopt(…)',
    code: `
export function sampleDuring(read: () => number, run: () => void): number[] {
  using stack = new DisposableStack();
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(read()), 250); //@ no-uncleared-timer
  stack.adopt(timer, clearInterval); //-
  run();
  return samples;
}`,
  },
  {
    name: 'onUnmounted(…) in a composable',
    code: `
import { onUnmounted, ref } from 'vue';

export function useNow(everyMs: number) {
  const now = ref(Date.now());
  const timer = setInterval(() => { //@ no-uncleared-timer
    now.value = Date.now();
  }, everyMs);
  onUnmounted(() => clearInterval(timer)); //-
  return now;
}`,
  },
  {
    name: 'destroyRef.onDestroy(…)',
    code: `
interface DestroyRef {
  onDestroy(callback: () => void): () => void;
}

export class AutoSave {
  private dirty = false;

  constructor(destroyRef: DestroyRef, save: () => void) {
    const timer = setInterval(() => { //@ no-uncleared-timer
      if (this.dirty) save();
      this.dirty = false;
    }, 15_000);
    destroyRef.onDestroy(() => clearInterval(timer)); //-
  }

  touch(): void {
    this.dirty = true;
  }
}`,
  },
  {
    name: 'subscription.add(…)',
    code: `
interface Subscription {
  add(teardown: () => void): void;
}

export class Ticker {
  feed(subscription: Subscription, next: (n: number) => void): void {
    let n = 0;
    const timer = setInterval(() => next((n += 1)), 1_000); //@ no-uncleared-timer
    subscription.add(() => clearInterval(timer)); //-
  }
}`,
  },
  {
    name: 'the close event of the connection',
    code: `
import { WebSocketServer } from 'ws';

export function serve(port: number): WebSocketServer {
  const server = new WebSocketServer({ port });
  server.on('connection', socket => {
    const beat = setInterval(() => socket.ping(), 30_000); //@ no-uncleared-timer
    socket.on('message', data => socket.send(data));
    socket.on('close', () => clearInterval(beat)); //-
  });
  return server;
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'this._register(…)',
    code: `${VSCODE}
export class EditorLayout extends Disposable {
  private width = 0;

  constructor() {
    super();
    const onResize = (): void => {
      this.width = window.innerWidth;
    };
    window.addEventListener('resize', onResize); //@ no-unremoved-listener
    this._register(toDisposable(() => window.removeEventListener('resize', onResize))); //-
  }

  columns(): number {
    return Math.floor(this.width / 8);
  }
}`,
  },
  {
    name: 'context.subscriptions.push(…)',
    code: `
import type { EventEmitter } from 'node:events';

interface ExtensionContext {
  readonly subscriptions: { dispose(): unknown }[];
}

export class Diagnostics {
  private problems = 0;

  attach(context: ExtensionContext, compiler: EventEmitter): void {
    const onProblem = (): void => {
      this.problems += 1;
    };
    compiler.on('problem', onProblem); //@ no-unremoved-listener
    context.subscriptions.push({ dispose: () => compiler.off('problem', onProblem) }); //-
  }
}`,
  },
  {
    name: 'stack.defer(…)',
    code: `
import type { EventEmitter } from 'node:events';

export async function linesDuring(bus: EventEmitter, work: () => Promise<void>): Promise<string[]> {
  await using stack = new AsyncDisposableStack();
  const lines: string[] = [];
  const onLine = (line: string): void => void lines.push(line);
  bus.on('line', onLine); //@ no-unremoved-listener
  stack.defer(() => void bus.off('line', onLine)); //-
  await work();
  return lines;
}`,
  },
  {
    name: 'onScopeDispose(…) in a composable',
    code: `
import { onScopeDispose, ref } from 'vue';

export function useScrollY() {
  const y = ref(0);
  const update = () => {
    y.value = window.scrollY;
  };
  window.addEventListener('scroll', update); //@ no-unremoved-listener
  onScopeDispose(() => window.removeEventListener('scroll', update)); //-
  return y;
}`,
  },
  {
    name: 'onMounted adds, onBeforeUnmount removes',
    code: `
import { onBeforeUnmount, onMounted, ref } from 'vue';

export function useVisible() {
  const visible = ref(true);
  const update = () => {
    visible.value = !document.hidden;
  };
  onMounted(() => document.addEventListener('visibilitychange', update)); //@ no-unremoved-listener
  onBeforeUnmount(() => document.removeEventListener('visibilitychange', update)); //-
  return visible;
}`,
  },
  {
    name: 'destroyRef.onDestroy(…)',
    strict: true,
    code: `
interface DestroyRef {
  onDestroy(callback: () => void): () => void;
}

export class NetworkState {
  online = true;

  constructor(destroyRef: DestroyRef) {
    const update = (): void => {
      this.online = navigator.onLine;
    };
    window.addEventListener('online', update); //@ no-unremoved-listener
    destroyRef.onDestroy(() => window.removeEventListener('online', update)); //-
  }
}`,
  },
  {
    name: 'the close event of the connection',
    code: `
import type { EventEmitter } from 'node:events';
import { WebSocketServer } from 'ws';

export function serve(bus: EventEmitter): WebSocketServer {
  const server = new WebSocketServer({ port: 8080 });
  server.on('connection', socket => {
    const forward = (text: string): void => socket.send(text);
    bus.on('broadcast', forward); //@ no-unremoved-listener
    socket.on('close', () => { //-
      bus.off('broadcast', forward); //-
    }); //-
  });
  return server;
}`,
  },
];
