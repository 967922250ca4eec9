import type { Case } from '../twins.js';

/** What callers of a helper leave running that starts a timer and gives back what ends it. */
export const timersFlagged: readonly Case[] = [
  { name: 'a disposer of another file, through one more helper, that the teardown does not call', file: 'helper/session.ts' },
  { name: 'a disposer of another file that a rejected await in the finally skips', file: 'helper/upload.ts' },
  {
    name: 'a local helper whose disposer an early return skips',
    code: `
function startProgress(show: () => void): () => void {
  const timer = setInterval(show, 1_000);
  timer.unref();
  return () => clearInterval(timer);
}

export function render(pages: readonly string[], show: () => void): string {
  const stop = startProgress(show); //@ no-uncleared-timer
  if (pages.length === 0) {
    stop(); //-
    return '';
  }
  const text = pages.join('');
  stop();
  return text;
}`,
  },
  {
    name: 'a member of the object that a helper gives back, which the teardown does not call',
    code: `
function createPoller(read: () => void) {
  let timer: NodeJS.Timeout;
  const tick = (): void => {
    read();
    timer = setTimeout(tick, 5_000);
  };
  tick();
  return { stop: () => clearTimeout(timer), read };
}

export class Prices {
  readonly #poller: ReturnType<typeof createPoller>;
  #price = 0;

  constructor(read: () => number) {
    this.#poller = createPoller(() => (this.#price = read())); //@ no-uncleared-timer
  }

  refresh(): number {
    this.#poller.read();
    return this.#price;
  }

  dispose(): void {
    this.#poller.stop(); //-
    this.#price = 0;
  }
}`,
  },
  {
    name: 'an id of another file that a constructor drops',
    code: `
import { every } from './helper/heartbeat.js';

export class Cache {
  readonly #entries = new Map<string, number>();
  readonly #timer: NodeJS.Timeout; //-

  constructor() {
    this.#timer = every(60_000, () => this.#entries.clear()); //- every(60_000, () => this.#entries.clear()); //@ no-uncleared-timer
  }

  set(key: string, value: number): void {
    this.#entries.set(key, value);
  }

  dispose(): void {
    clearInterval(this.#timer); //-
    this.#entries.clear();
  }
}`,
  },
  {
    name: 'an interval of a composable after an await',
    code: `
import { useIntervalFn } from '@vueuse/core';

export async function useClock(load: () => Promise<() => void>): Promise<void> {
  const tick = await load();
  const { pause } = useIntervalFn(tick, 1_000); //- useIntervalFn(tick, 1_000); //@ no-uncleared-timer
  document.addEventListener('click', () => pause(), { once: true }); //-
}`,
  },
  {
    name: 'an effect that drops the disposer',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';
import { startHeartbeat } from './helper/heartbeat.js';

export function useHeartbeat(beat: () => void): void {
  useEffect(() => {
    const stop = startHeartbeat(beat); //- startHeartbeat(beat); //@ no-uncleared-timer
    return stop; //-
  }, [beat]);
}`,
  },
];

/** What callers of a helper leave on that adds a listener, or that relies on a scope. */
export const listenersFlagged: readonly Case[] = [
  { name: 'a composable of another file after an await', file: 'helper/use-editor.ts' },
  {
    name: 'a composable of a package after an await',
    code: `
import { useEventListener } from '@vueuse/core';

export async function usePermission(name: PermissionName): Promise<PermissionStatus> {
  let status: PermissionStatus | undefined;
  const onChange = (): void => console.log(status?.state);
  useEventListener(window, 'focus', onChange); //-
  status = await navigator.permissions.query({ name });
  onChange(); //- useEventListener(window, 'focus', onChange); //@ no-unremoved-listener
  return status;
}`,
  },
  {
    name: 'a helper that adds to what it is given, its disposer dropped by a constructor',
    code: `
import { listen } from './helper/heartbeat.js';

export class Menu {
  private open = true;
  private readonly unlisten: () => void; //-

  constructor() {
    this.unlisten = listen(document, 'click', () => (this.open = false)); //- listen(document, 'click', () => (this.open = false)); //@ no-unremoved-listener
  }

  isOpen(): boolean {
    return this.open;
  }

  destroy(): void {
    this.unlisten(); //-
    this.open = false;
  }
}`,
  },
  {
    name: 'a helper in an effect',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

function onResize(run: () => void): () => void {
  window.addEventListener('resize', run);
  return () => window.removeEventListener('resize', run);
}

export function useResize(run: () => void): void {
  useEffect(() => {
    return onResize(run); //- onResize(run); //@ no-unremoved-listener
  }, [run]);
}`,
  },
  {
    name: 'a composable in the function that draws a component',
    code: `
import { watchEffect } from 'vue';

declare function defineComponent(options: { setup(): () => string }): unknown;

function useKeys(onKey: () => void): void {
  watchEffect(onCleanup => {
    window.addEventListener('keydown', onKey);
    onCleanup(() => window.removeEventListener('keydown', onKey));
  });
}

export const Keys = defineComponent({
  setup() {
    let pressed = 0;
    useKeys(() => (pressed += 1)); //-
    return () => {
      const text = String(pressed); //- useKeys(() => (pressed += 1)); //@ no-unremoved-listener
      return text; //- return String(pressed);
    };
  },
});`,
  },
];

/** What callers of such helpers end, keep or hand on. */
export const timersSilent: readonly Case[] = [
  {
    name: 'a disposer that is returned, handed on, or kept in a list that is run',
    code: `
import { startHeartbeat } from './helper/heartbeat.js';

export class Room {
  private readonly cleanups: (() => void)[] = [];

  constructor(beat: () => void) {
    this.cleanups.push(startHeartbeat(beat));
  }

  join(socket: WebSocket, beat: () => void): () => void {
    const stop = startHeartbeat(beat);
    socket.addEventListener('close', stop);
    return startHeartbeat(beat);
  }

  dispose(): void {
    for (const cleanup of this.cleanups) cleanup();
  }
}`,
  },
  {
    name: 'a helper that ends what it starts by itself, or starts it once, or only where it is asked to',
    code: `
function countdown(seconds: number, tick: () => void): () => void {
  const timer = setInterval(() => {
    tick();
    if ((seconds -= 1) === 0) clearInterval(timer);
  }, 1_000);
  return () => clearInterval(timer);
}

function whileOpen(socket: WebSocket, tick: () => void): () => void {
  const timer = setInterval(tick, 1_000);
  const stop = (): void => clearInterval(timer);
  socket.addEventListener('close', stop);
  return stop;
}

let shared: NodeJS.Timeout | undefined;
function ensureStarted(tick: () => void): () => void {
  shared ??= setInterval(tick, 1_000);
  return () => clearInterval(shared);
}

function maybe(ms: number | undefined, tick: () => void): () => void {
  if (ms === undefined) return () => undefined;
  const timer = setInterval(tick, ms);
  return () => clearInterval(timer);
}

export class Timers {
  private seconds = 0;

  constructor(socket: WebSocket) {
    const tick = (): void => void (this.seconds += 1);
    countdown(10, tick);
    whileOpen(socket, tick);
    ensureStarted(tick);
    maybe(undefined, tick);
  }

  dispose(): void {
    console.log(this.seconds);
  }
}`,
  },
  {
    name: 'a public field with a disposer that somebody else calls',
    code: `
import { startHeartbeat } from './helper/heartbeat.js';

export class Link {
  stopBeating: () => void;

  constructor(beat: () => void) {
    this.stopBeating = startHeartbeat(beat);
  }

  close(): void {
    console.log('closed');
  }
}

export function hangUp(link: Link): void {
  link.stopBeating();
  link.close();
}`,
  },
];

/** The same of listeners, and composables that have a scope. */
export const listenersSilent: readonly Case[] = [
  {
    name: 'a helper whose target goes with its owner, or whose handler another helper takes off',
    code: `
import { listen } from './helper/heartbeat.js';
import { unlisten } from './helper/stop.js';

export class Tooltip {
  private readonly element = document.createElement('div');

  constructor() {
    listen(this.element, 'click', () => this.hide());
    listen(window, 'blur', this.hide);
  }

  readonly hide = (): void => {
    this.element.hidden = true;
  };

  destroy(): void {
    unlisten(window, 'blur', this.hide);
    this.element.remove();
  }
}`,
  },
  {
    name: 'a composable behind an await after which a compiler gives the scope back',
    code: `
import { useEventListener } from '@vueuse/core';

declare function defineNuxtPlugin(plugin: { setup(): Promise<void> }): unknown;

export default defineNuxtPlugin({
  async setup() {
    await fetch('/health');
    useEventListener(window, 'focus', () => console.log('back'));
  },
});`,
  },
  {
    name: 'a composable whose result is kept, that runs before the await, or that starts nothing',
    code: `
import { onScopeDispose, ref } from 'vue';
import { useKey } from './helper/use-key.js';

function useLog(): void {
  onScopeDispose(() => console.log('gone'));
}

export async function useText(load: () => Promise<string>) {
  useKey();
  const text = ref(await load());
  useLog();
  return { text };
}

export async function useMaybe(load: () => Promise<string>, now: boolean): Promise<void> {
  if (!now) {
    await load();
    return;
  }
  useKey();
}`,
  },
];
