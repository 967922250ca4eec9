import type { Case } from '../twins.js';

/** What `no-leaky-promise-race` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'the timer of a race is written in the list, and its time is set by the user',
    strict: true,
    code: `
export async function within<T>(work: Promise<T>, options: { timeout: number }): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('timed out')), options.timeout); //@ no-leaky-promise-race
      }),
    ]);
  } finally {
    clearTimeout(timer); //-
  }
}`,
  },
  {
    name: 'the limit of a race does more than settle',
    strict: true,
    code: `
export async function check(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(() => { //@ no-leaky-promise-race
      console.warn('it hangs');
      resolve();
    }, 30_000);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer); //-
  }
}`,
  },
  {
    name: 'the timer’s promise is a constant, and its timer only waits',
    strict: true,
    code: `
export async function stopAll(stop: () => Promise<void>): Promise<void> {
  const limit = new AbortController();
  const late = new Promise<void>(resolve => {
    const timer = setTimeout(resolve, 30_000); //@ no-leaky-promise-race
    limit.signal.onabort = () => clearTimeout(timer); //-
  });
  await Promise.race([stop(), late]);
  limit.abort(); //-
}`,
  },
  {
    name: 'what the timer’s promise gives is changed by then()',
    strict: true,
    code: `
export async function isUp(ping: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  return Promise.race([ping(), new Promise<void>(resolve => (timer = setTimeout(resolve, 5_000))).then(() => false)]) //@ no-leaky-promise-race
    .finally(() => clearTimeout(timer)) //-
    .then(up => up);
}`,
  },
  {
    name: 'the clear stands behind a race that its work may lose by an error',
    code: `
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), ms); //@ no-leaky-promise-race
  });
  try { //-
    return await Promise.race([work, late]); //- const won = await Promise.race([work, late]);
  } finally { //-
    clearTimeout(timer);
  } //- return won;
}`,
  },
  {
    name: 'a delay of a package is cleared behind the race, and not in a finally',
    code: `
import delay from 'delay';

export async function handle(work: Promise<string>, seconds: number): Promise<string> {
  const late = delay(seconds * 1000, { value: 'late' }); //@ no-leaky-promise-race
  try { //-
    return await Promise.race([work, late]); //- const won = await Promise.race([work, late]);
  } finally { //-
    late.clear();
  } //- return won;
}`,
  },
  {
    name: 'each turn of a loop leaves the timer of its race',
    code: `
export async function flush(woken: () => Promise<void>, send: () => boolean, every: number): Promise<void> {
  while (send()) {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([woken(), new Promise<void>(resolve => (timer = setTimeout(resolve, every)))]).catch(console.error); //@ no-leaky-promise-race
    clearTimeout(timer); //-
  }
}`,
  },
  {
    name: 'each turn of a loop leaves the timer of a helper',
    code: `
const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

export async function flush(woken: () => Promise<void>, send: () => boolean, every: number): Promise<void> {
  while (send()) {
    await sleep(every); //- await Promise.race([woken(), sleep(every)]); //@ no-leaky-promise-race
  }
  await woken();
}`,
  },
  {
    name: 'the clear stands in a then() behind a race that may reject',
    code: `
export function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), ms); //@ no-leaky-promise-race
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer)); //- return Promise.race([work, late]).then(won => { clearTimeout(timer); return won; });
}`,
  },
  {
    name: 'a pause that is cancelled runs on',
    code: `
export class Task {
  constructor(readonly cancelled: Promise<never>) {}

  async sleep(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const pause = new Promise<void>(resolve => {
      timer = setTimeout(resolve, ms); //@ no-leaky-promise-race
    });
    try {
      await Promise.race([this.cancelled, pause]);
    } finally {
      clearTimeout(timer); //-
    }
  }
}`,
  },
  {
    name: 'a loop races what it reads against one abort promise',
    code: `
export async function read(source: AsyncIterator<string>, aborted: Promise<undefined>, take: (text: string) => void): Promise<void> {
  while (true) {
    const next = await source.next(); //- const next = await Promise.race([source.next(), aborted]); //@ no-leaky-promise-race
    if (!next || next.done) break;
    take(next.value);
  }
  await aborted;
}`,
  },
  {
    name: 'a method that a loop calls races a field',
    code: `
export class Watcher {
  private readonly disposed = Promise.withResolvers<never>();

  dispose(): void {
    this.disposed.reject(new Error('disposed'));
  }

  async start(exists: () => Promise<boolean>): Promise<void> {
    while (!(await this.orCancel(exists())));
  }

  private orCancel<T>(work: Promise<T>): Promise<T> {
    return work; //- return Promise.race([this.disposed.promise, work]); //@ no-leaky-promise-race
  }
}`,
  },
];

/** What `no-leaky-promise-race` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'a race whose timer keeps no process alive, and one that is over soon',
    code: `
export const soon = (work: Promise<void>): Promise<void> => Promise.race([work, new Promise<void>(resolve => setTimeout(resolve, 200))]);

export const later = (work: Promise<void>): Promise<void> => Promise.race([work, new Promise<void>(resolve => setTimeout(resolve, 60_000).unref())]);`,
  },
  {
    name: 'a timer that is cleared behind a race which cannot reject',
    code: `
export async function settle(all: Promise<void>[], ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([Promise.allSettled(all), new Promise<void>(resolve => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}`,
  },
  {
    name: 'a signal that ends by itself, and a delay of a package that nothing races',
    code: `
import delay from 'delay';

export async function get(url: string): Promise<Response> {
  await delay(60_000);
  return fetch(url, { signal: AbortSignal.timeout(5_000) });
}`,
  },
  {
    name: 'a promise made anew for each turn, and a race that counts its turns',
    code: `
export async function poll(source: AsyncIterator<string>, abort: () => Promise<undefined>, cancelled: Promise<undefined>): Promise<void> {
  for (;;) {
    const aborted = abort();
    const next = await Promise.race([source.next(), aborted]);
    if (!next || next.done) break;
  }
  for (let i = 0; i < 3; i++) {
    const next = await Promise.race([source.next(), cancelled]);
    if (!next) return;
  }
}`,
  },
  {
    name: 'one race with a field that stays pending',
    code: `
export class Connection {
  private readonly closed = Promise.withResolvers<undefined>();

  close(): void {
    this.closed.resolve(undefined);
  }

  async open(dial: () => Promise<string>): Promise<string | undefined> {
    return Promise.race([dial(), this.closed.promise]);
  }
}`,
  },
  {
    name: 'what a loop stops itself is under way, and soon over',
    code: `
export async function end(worker: { terminate(): Promise<number>; next(): Promise<number> }): Promise<void> {
  const terminated = worker.terminate();
  while ((await Promise.race([terminated, worker.next()])) > 0);
}`,
  },
];
