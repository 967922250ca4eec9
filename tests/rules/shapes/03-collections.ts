import type { Case } from '../twins.js';

/** Shape 3: through a collection of handles, of cleanups, or of things that are ended together. */
export const timers: readonly Case[] = [
  {
    name: 'an array of cleanups that dispose() runs',
    code: `
export class Dashboard {
  private readonly cleanups: (() => void)[] = [];
  private ticks = 0;

  mount(refresh: () => void): void {
    const timer = setInterval(() => { //@ no-uncleared-timer
      this.ticks += 1;
      refresh();
    }, 3_000);
    this.cleanups.push(() => clearInterval(timer)); //-
  }

  dispose(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
  }
}`,
  },
  {
    name: 'a Set of handles and a loop that clears them',
    code: `
export class Debouncer {
  private readonly pending = new Set<NodeJS.Timeout>();

  later(work: () => void, ms: number): void {
    const timer = setTimeout(() => { //@ no-uncleared-timer
      this.pending.delete(timer);
      work();
    }, ms);
    this.pending.add(timer);
  }

  dispose(): void {
    for (const timer of this.pending) clearTimeout(timer); //-
    this.pending.clear();
  }
}`,
  },
  {
    name: 'an array of intervals, cleared with forEach(clearInterval)',
    code: `
export class Metronome {
  private beats: NodeJS.Timeout[] = [];

  add(bpm: number, play: () => void): void {
    this.beats.push(setInterval(play, 60_000 / bpm)); //@ no-uncleared-timer
  }

  stop(): void {
    this.beats.forEach(clearInterval); //-
    this.beats = [];
  }

  start(tempos: readonly number[], play: () => void): void {
    for (const bpm of tempos) this.add(bpm, play);
  }
}`,
  },
  {
    name: 'a Map of records that hold the handle',
    code: `
interface Watch {
  timer: NodeJS.Timeout;
  path: string;
}

export class FileWatches {
  private readonly watches = new Map<string, Watch>();

  add(path: string, check: (path: string) => void): void {
    if (this.watches.has(path)) return;
    const timer = setInterval(() => check(path), 1_000); //@ no-uncleared-timer
    this.watches.set(path, { timer, path });
  }

  close(): void {
    for (const { timer } of this.watches.values()) clearInterval(timer); //-
    this.watches.clear();
  }
}`,
  },
  {
    name: 'several fields in one loop',
    code: `
export class Telemetry {
  private flush: NodeJS.Timeout | undefined;
  private sample: NodeJS.Timeout | undefined;

  start(send: () => void, measure: () => void): void {
    this.stop();
    this.flush = setInterval(send, 10_000);
    this.sample = setInterval(measure, 1_000); //@ no-uncleared-timer
  }

  stop(): void {
    for (const timer of [this.flush, this.sample]) clearInterval(timer); //- clearInterval(this.flush);
  }
}`,
  },
  {
    name: 'cleanups of an effect, run together',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function Marquee({ lines, show }: { lines: readonly string[]; show: (line: string) => void }) {
  useEffect(() => {
    const stops = lines.map((line, i) => {
      const timer = setInterval(() => show(line), 2_000 + i * 500); //@ no-uncleared-timer
      return () => clearInterval(timer);
    });
    return () => stops.forEach(stop => stop()); //-
  }, [lines, show]);
  return <p>{lines.length}</p>;
}`,
  },
  {
    name: 'an array in a factory that its dispose() drains',
    code: `
export function createScheduler() {
  const timers: NodeJS.Timeout[] = [];
  return {
    every(ms: number, job: () => void): void {
      timers.push(setInterval(job, ms)); //@ no-uncleared-timer
    },
    dispose(): void {
      let timer: NodeJS.Timeout | undefined;
      while ((timer = timers.pop())) clearInterval(timer); //-
    },
    size: (): number => timers.length,
  };
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'an array of cleanups that destroy() runs',
    code: `
export class Carousel {
  private cleanups: (() => void)[] = [];
  private index = 0;

  constructor(private readonly slides: readonly HTMLElement[]) {
    const onKey = (event: KeyboardEvent): void => this.move(event.key === 'ArrowRight' ? 1 : -1);
    document.addEventListener('keydown', onKey); //@ no-unremoved-listener
    this.cleanups.push(() => document.removeEventListener('keydown', onKey)); //-
  }

  destroy(): void {
    this.cleanups.forEach(cleanup => cleanup());
    this.cleanups = [];
  }

  private move(by: number): void {
    this.index = (this.index + by + this.slides.length) % this.slides.length;
    this.slides[this.index]?.scrollIntoView();
  }
}`,
  },
  {
    name: 'a table of type and handler, added and removed in loops',
    code: `
export class Recorder {
  private readonly log: string[] = [];
  private readonly handlers: [string, (event: Event) => void][] = [
    ['click', event => this.log.push(event.type)],
    ['input', event => this.log.push(event.type)],
  ];

  begin(): void {
    for (const [type, handler] of this.handlers) {
      document.addEventListener(type, handler); //@ no-unremoved-listener
    }
  }

  dispose(): void {
    for (const [type, handler] of this.handlers) { //-
      document.removeEventListener(type, handler); //-
    } //-
    this.log.length = 0;
  }
}`,
  },
  {
    name: 'several targets in one loop',
    code: `
export class GlobalErrors {
  private seen = 0;
  private readonly count = (): void => {
    this.seen += 1;
  };

  connect(): void {
    for (const type of ['error', 'unhandledrejection']) window.addEventListener(type, this.count); //@ no-unremoved-listener
  }

  total(): number {
    return this.seen;
  }

  disconnect(): void {
    for (const type of ['error', 'unhandledrejection']) window.removeEventListener(type, this.count); //-
  }
}`,
  },
  {
    name: 'a Map of handlers per emitter, emptied on close',
    strict: true,
    code: `
import type { EventEmitter } from 'node:events';

export class Aggregator {
  private readonly sources = new Map<EventEmitter, (value: number) => void>();
  private sum = 0;

  add(source: EventEmitter): void {
    const onValue = (value: number): void => {
      this.sum += value;
    };
    source.on('value', onValue); //@ no-unremoved-listener
    this.sources.set(source, onValue);
  }

  close(): void {
    for (const [source, onValue] of this.sources) source.off('value', onValue); //-
    this.sources.clear();
  }
}`,
  },
  {
    name: 'a helper that adds and keeps the removal',
    code: `
export class Splitter {
  private readonly undo: (() => void)[] = [];

  constructor(private readonly bar: HTMLElement) {
    this.listen(document, 'mousemove', () => this.bar.classList.add('moving'));
    this.listen(document, 'mouseup', () => this.bar.classList.remove('moving'));
  }

  dispose(): void {
    while (this.undo.length > 0) this.undo.pop()?.(); //-
    this.bar.remove();
  }

  private listen(target: EventTarget, type: string, handler: () => void): void {
    target.addEventListener(type, handler); //@ no-unremoved-listener
    this.undo.push(() => target.removeEventListener(type, handler));
  }
}`,
  },
  {
    name: 'cleanups of an effect, run together',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function useEvents(types: readonly string[], handler: () => void): void {
  useEffect(() => {
    const off = types.map(type => {
      window.addEventListener(type, handler); //@ no-unremoved-listener
      return () => window.removeEventListener(type, handler);
    });
    return () => { //-
      for (const remove of off) remove(); //-
    }; //-
  }, [types, handler]);
}`,
  },
  {
    name: 'an array in a factory that its close() drains',
    strict: true,
    code: `
import type { EventEmitter } from 'node:events';

export function createBridge(bus: EventEmitter, send: (text: string) => void) {
  const disposers: (() => void)[] = [];
  for (const name of ['open', 'message']) {
    const forward = (text: string): void => send(name + text);
    bus.on(name, forward); //@ no-unremoved-listener
    disposers.push(() => bus.off(name, forward)); //-
  }
  return {
    close(): void {
      disposers.forEach(dispose => dispose());
    },
  };
}`,
  },
];
