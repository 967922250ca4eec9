import type { Case } from '../twins.js';

/** What `no-uncleared-timer` flags of handles that some exit forgets, and of one-shots. */
export const flagged: readonly Case[] = [
  {
    name: 'a clear that an early return skips',
    code: `
export async function convert(read: () => Promise<string | undefined>, alive: () => void): Promise<string> {
  const timer = setInterval(alive, 1_000); //@ no-uncleared-timer
  const text = await read().catch(() => undefined);
  if (text === undefined) {
    clearInterval(timer); //-
    return '';
  }
  clearInterval(timer);
  return text.trim();
}`,
  },
  {
    name: 'a clear that a throw skips',
    code: `
export function measure(work: () => number, sample: () => void): number {
  const timer = setInterval(sample, 10_000); //@ no-uncleared-timer
  const result = work();
  if (Number.isNaN(result)) {
    clearInterval(timer); //-
    throw new RangeError('not a number');
  }
  clearInterval(timer);
  return result;
}`,
  },
  {
    name: 'a clear that a rejected await skips',
    code: `
export async function sync(push: () => Promise<void>, progress: () => void): Promise<void> {
  const timer = setInterval(progress, 1_000); //@ no-uncleared-timer
  await push().catch(console.error); //- await push();
  clearInterval(timer);
}`,
  },
  {
    name: 'a timer in a Map whose entry is deleted without clearing it',
    code: `
export class Typing {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(bus: { on(event: 'key' | 'leave', run: (user: string) => void): void }) {
    bus.on('key', user => this.touch(user));
    bus.on('leave', user => this.forget(user));
  }

  private touch(user: string): void {
    if (this.timers.has(user)) return;
    this.timers.set(user, setInterval(() => console.log(user), 3_000)); //@ no-uncleared-timer
  }

  private forget(user: string): void {
    clearInterval(this.timers.get(user)); //-
    this.timers.delete(user);
  }
}`,
  },
  {
    name: 'a one-shot that re-arms itself',
    code: `
export class Poller {
  private timer: NodeJS.Timeout | undefined;
  private value = '';

  constructor(private readonly read: () => Promise<string>) {
    void this.next();
  }

  latest(): string {
    return this.value;
  }

  dispose(): void {
    clearTimeout(this.timer); //-
  }

  private async next(): Promise<void> {
    this.value = await this.read().catch(() => this.value);
    this.timer = setTimeout(() => void this.next(), 2_000); //@ no-uncleared-timer
  }
}`,
  },
  {
    name: 'a one-shot that re-arms itself, its id dropped',
    code: `
class Blinker {
  private lit = false;

  constructor(private readonly show: (lit: boolean) => void) {
    this.next();
  }

  private next(): void {
    this.lit = !this.lit;
    this.show(this.lit);
    setTimeout(() => this.next(), 1_000); //@ no-uncleared-timer
  }
}

export const blinkAll = (lamps: readonly HTMLElement[]): Blinker[] => lamps.map(lamp => new Blinker(lit => (lamp.hidden = !lit)));`,
  },
  {
    name: 'an animation loop that nothing cancels',
    file: 'react.tsx',
    code: `
import { useEffect, useRef } from 'react';

export function Wave({ draw }: { draw: (canvas: HTMLCanvasElement, at: number) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let frame = 0;
    const step = (at: number) => {
      if (canvas.current) draw(canvas.current, at);
      frame = requestAnimationFrame(step); //@ no-uncleared-timer
    };
    step(performance.now());
    return () => cancelAnimationFrame(frame); //-
  }, [draw]);
  return <canvas ref={canvas} />;
}`,
  },
  {
    name: 'a one-shot whose id is kept and cleared elsewhere, and forgotten by the teardown',
    code: `
export class Tooltip {
  private delay: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly box: HTMLElement, private readonly onShow: () => void) {}

  enter(): void {
    this.leave();
    this.delay = setTimeout(() => this.onShow(), 1_500); //@ no-uncleared-timer
  }

  leave(): void {
    clearTimeout(this.delay);
  }

  destroy(): void {
    clearTimeout(this.delay); //-
    this.box.remove();
  }
}`,
  },
  {
    name: 'a one-shot that an effect’s cleanup leaves out',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function Toast({ text, dismiss }: { text: string; dismiss: () => void }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') dismiss();
    };
    window.addEventListener('keydown', onKey);
    const timer = setTimeout(dismiss, 4_000); //@ no-uncleared-timer
    return () => {
      window.removeEventListener('keydown', onKey);
      clearTimeout(timer); //-
    };
  }, [dismiss]);
  return <p role="status">{text}</p>;
}`,
  },
  {
    name: 'a timeout that is left running after the work it guards has settled',
    strict: true,
    code: `
export async function load(url: string, ms: number): Promise<string> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms); //@ no-uncleared-timer
  try {
    return await (await fetch(url, { signal: controller.signal })).text();
  } catch {
    return '';
  } finally {
    clearTimeout(timer); //- controller.abort();
  }
}`,
  },
  {
    name: 'a one-shot in an effect that calls a prop later than its component may live',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function AutoSubmit({ submit, delay }: { submit: () => void; delay: number }) {
  useEffect(() => {
    const timer = setTimeout(() => submit(), delay); //@ no-uncleared-timer
    return () => clearTimeout(timer); //-
  }, [submit, delay]);
  return null;
}`,
  },
  {
    name: 'a job of node-cron that each instance makes',
    code: `
import { schedule, type ScheduledTask } from 'node-cron';

export class Report {
  private readonly task: ScheduledTask;

  constructor(send: () => void) {
    this.task = schedule('0 * * * *', send); //@ no-uncleared-timer
  }

  close(): void {
    this.task.stop(); //-
  }
}`,
  },
];
