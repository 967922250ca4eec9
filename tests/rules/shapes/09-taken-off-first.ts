import type { Case } from '../twins.js';

/** Shape 9: taken off before it is put on, and acquired under a condition that the release repeats. */
export const timers: readonly Case[] = [
  {
    name: 'cleared before it is armed again, and at the end',
    code: `
export class SearchBox {
  private debounce: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly search: (text: string) => void) {}

  type(text: string): void {
    clearTimeout(this.debounce);
    this.debounce = setTimeout(() => this.search(text), 300); //@ no-uncleared-timer
  }

  dispose(): void {
    clearTimeout(this.debounce); //-
  }
}`,
  },
  {
    name: 'an interval that two call sites arm, cleared before each time',
    code: `
export class Slideshow {
  private timer: ReturnType<typeof setInterval> | undefined;
  private index = 0;

  constructor(root: HTMLElement) {
    root.onmouseenter = () => this.play(5_000);
    root.onmouseleave = () => this.play(1_000);
  }

  play(everyMs: number): void {
    clearInterval(this.timer); //-
    this.timer = setInterval(() => (this.index += 1), everyMs); //@ no-uncleared-timer
  }

  destroy(): void {
    clearInterval(this.timer);
  }
}`,
  },
  {
    name: 'a guard that leaves when it is already running',
    code: `
export class Ping {
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: { on(event: string, run: () => void): void }) {
    socket.on('idle', () => this.begin());
    socket.on('open', () => this.begin());
  }

  private begin(): void {
    if (this.#timer) return; //-
    this.#timer = setInterval(() => process.stdout.write('.'), 1_000); //@ no-uncleared-timer
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}`,
  },
  {
    name: 'made and cleared under the same condition',
    code: `
export class Exporter {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly everyMs: number, private readonly push: () => void) {
    if (this.everyMs > 0) this.timer = setInterval(() => this.push(), this.everyMs); //@ no-uncleared-timer
  }

  shutdown(): void {
    if (this.everyMs > 0) { //-
      clearInterval(this.timer); //-
    } //-
    this.push();
  }
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'off before on, with a stable handler and the same target',
    code: `
import type { EventEmitter } from 'node:events';

export class Viewer {
  private page = 0;
  private readonly onPage = (page: number): void => {
    this.page = page;
  };

  constructor(private readonly bus: EventEmitter) {}

  show(): number {
    this.bus.off('page', this.onPage); //-
    this.bus.on('page', this.onPage); //@ no-unremoved-listener
    return this.page;
  }
}`,
  },
  {
    name: 'added and removed under the same condition',
    code: `
export class Sticky {
  constructor(private readonly header: HTMLElement, private readonly follow: boolean) {
    if (this.follow) window.addEventListener('scroll', this.update); //@ no-unremoved-listener
  }

  destroy(): void {
    if (this.follow) window.removeEventListener('scroll', this.update); //-
    this.header.removeAttribute('style');
  }

  private update = (): void => {
    this.header.style.top = \`\${window.scrollY}px\`;
  };
}`,
  },
  {
    name: 'removed from the old target before the field takes the new one',
    code: `
import type { EventEmitter } from 'node:events';

export class Player {
  private source: EventEmitter | undefined;
  private volume = 1;

  load(source: EventEmitter | undefined): void {
    this.source?.off('volume', this.onVolume); //-
    this.source = source;
    source?.on('volume', this.onVolume); //@ no-unremoved-listener
  }

  private readonly onVolume = (volume: number): void => {
    this.volume = volume;
  };

  dispose(): void {
    this.volume = 0;
    this.load(undefined);
  }
}`,
  },
  {
    name: 'a module-level function added again to an EventTarget is one listener',
    code: `
const keys = new Set<string>();

function remember(event: KeyboardEvent): void {
  keys.add(event.key);
}

export function trackKeys(): ReadonlySet<string> {
  document.addEventListener('keydown', remember);
  return keys;
}`,
  },
];
