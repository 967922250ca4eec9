import type { Case } from '../twins.js';

/** Shape 6: `using`, `try/finally`, `.finally(…)`. */
export const timers: readonly Case[] = [
  {
    name: 'try/finally, with a return inside',
    code: `
export async function pollUntil(test: () => Promise<boolean>, onWait: () => void): Promise<boolean> {
  const timer = setInterval(onWait, 1_000); //@ no-uncleared-timer
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      if (await test()) return true; //- if (await test()) { clearInterval(timer); return true; }
    }
    return false; //- clearInterval(timer); return false;
  } finally {
    clearInterval(timer); //- onWait();
  }
}`,
  },
  {
    name: 'an early return between the acquisition and the release',
    code: `
export async function upload(file: Blob, send: (part: Blob) => Promise<boolean>, report: () => void): Promise<void> {
  const timer = setInterval(report, 500); //@ no-uncleared-timer
  const accepted = await send(file).catch(() => false);
  if (!accepted) {
    clearInterval(timer); //-
    return;
  }
  report();
  clearInterval(timer);
}`,
  },
  {
    name: 'an await that may reject, inside a try',
    code: `
export async function migrate(steps: readonly (() => Promise<void>)[], alive: () => void): Promise<void> {
  const beat = setInterval(alive, 5_000); //@ no-uncleared-timer
  try { //-
    for (const step of steps) await step();
  } finally { //-
    clearInterval(beat);
  } //-
}`,
  },
  {
    name: 'await using, over an object that clears',
    code: `
function heartbeat(beat: () => void): Disposable {
  const timer = setInterval(beat, 1_000);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

export async function runJob(beat: () => void, job: () => Promise<void>): Promise<void> {
  using _ = heartbeat(beat);
  await job();
}`,
  },
  {
    name: 'using a DisposableStack that defers the clear',
    code: `
export class Build {
  async run(steps: readonly (() => Promise<void>)[], log: (text: string) => void): Promise<void> {
    using stack = new DisposableStack();
    let done = 0;
    const timer = setInterval(() => log(String(done)), 1_000); //@ no-uncleared-timer
    stack.defer(() => clearInterval(timer)); //-
    for (const step of steps) {
      await step();
      done += 1;
    }
  }
}`,
  },
  {
    name: '.finally(…) of the promise that is returned',
    code: `
export function fetchWithSpinner(url: string, spin: () => void): Promise<Response> {
  const timer = setInterval(spin, 100); //@ no-uncleared-timer
  const request = fetch(url, { redirect: 'follow' });
  return request.finally(() => {
    clearInterval(timer); //-
    spin();
  });
}`,
  },
  {
    name: 'cleared in both then and catch',
    code: `
export class Importer {
  private rows = 0;

  load(read: () => Promise<number>, show: (rows: number) => void): void {
    const timer = setInterval(() => show(this.rows), 1_000); //@ no-uncleared-timer
    read().then(
      rows => {
        this.rows = rows;
        clearInterval(timer);
      },
      () => {
        this.rows = 0;
        clearInterval(timer); //-
      },
    );
  }
}`,
  },
  {
    name: 'finally inside an async effect, with the cleanup beside it',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function Loader({ load, pulse }: { load: () => Promise<void>; pulse: () => void }) {
  useEffect(() => {
    const run = async () => {
      const timer = setInterval(pulse, 250); //@ no-uncleared-timer
      try {
        await load();
      } finally {
        clearInterval(timer); //-
        pulse();
      }
    };
    void run();
  }, [load, pulse]);
  return <progress />;
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'try/finally, with a return inside',
    code: `
export async function firstMatch(signal: AbortSignal, pages: AsyncIterable<string>, test: (page: string) => boolean): Promise<string | undefined> {
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  signal.addEventListener('abort', stop); //@ no-unremoved-listener
  try {
    for await (const page of pages) {
      if (stopped || test(page)) return page;
    }
  } finally {
    signal.removeEventListener('abort', stop); //-
    stopped = false;
  }
  return undefined;
}`,
  },
  {
    name: 'an early return between the acquisition and the release',
    code: `
import type { EventEmitter } from 'node:events';

export async function record(bus: EventEmitter, run: () => Promise<boolean>): Promise<readonly string[]> {
  const events: string[] = [];
  const onEvent = (name: string): void => void events.push(name);
  bus.on('event', onEvent); //@ no-unremoved-listener
  const ok = await run().catch(() => false);
  if (!ok) {
    bus.off('event', onEvent); //-
    return [];
  }
  bus.off('event', onEvent);
  return events;
}`,
  },
  {
    name: 'an await that may reject, inside a try',
    code: `
export async function guarded(work: () => Promise<void>): Promise<void> {
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  window.addEventListener('beforeunload', warn); //@ no-unremoved-listener
  try { //-
    await work();
  } finally { //-
    window.removeEventListener('beforeunload', warn);
  } //-
}`,
  },
  {
    name: 'using, over an object that removes',
    code: `
import type { EventEmitter } from 'node:events';

function listening(bus: EventEmitter, name: string, handler: () => void): Disposable {
  bus.on(name, handler);
  return { [Symbol.dispose]: () => void bus.off(name, handler) };
}

export async function countDuring(bus: EventEmitter, job: () => Promise<void>): Promise<number> {
  let count = 0;
  using _ = listening(bus, 'hit', () => (count += 1));
  await job();
  return count;
}`,
  },
  {
    name: 'using a DisposableStack that defers the removal',
    strict: true,
    code: `
export class Prompt {
  async ask(question: string, answer: () => Promise<string>): Promise<string> {
    using stack = new DisposableStack();
    const quit = (): void => void process.stdout.write(question + '^C');
    process.on('SIGINT', quit); //@ no-unremoved-listener
    stack.defer(() => process.off('SIGINT', quit)); //-
    return await answer();
  }
}`,
  },
  {
    name: '.finally(…) of the promise that is returned',
    code: `
export function request(url: string, signal: AbortSignal, cancel: () => void): Promise<string> {
  const onAbort = (): void => cancel();
  signal.addEventListener('abort', onAbort); //@ no-unremoved-listener
  const text = fetch(url).then(response => response.text());
  return text.finally(() => {
    signal.removeEventListener('abort', onAbort); //- cancel();
  });
}`,
  },
  {
    name: 'removed in both then and catch',
    code: `
import type { EventEmitter } from 'node:events';

export class Checkout {
  private step = '';

  pay(gateway: EventEmitter, charge: () => Promise<void>): void {
    const onStep = (step: string): void => {
      this.step = step;
    };
    gateway.on('step', onStep); //@ no-unremoved-listener
    charge().then(
      () => gateway.off('step', onStep),
      () => gateway.off('step', onStep), //- () => undefined,
    );
  }

  current(): string {
    return this.step;
  }
}`,
  },
];
