import type { Case } from '../twins.js';

/** Shape 1: the paired call with the same target, event and handler, by whatever name they are reached. */
export const listeners: readonly Case[] = [
  {
    name: 'class field, removed in dispose()',
    code: `
export class Toolbar {
  private width = 0;

  constructor(private readonly root: HTMLElement) {
    window.addEventListener('resize', this.onResize); //@ no-unremoved-listener
  }

  private readonly onResize = (): void => {
    this.width = this.root.clientWidth;
  };

  isNarrow(): boolean {
    return this.width < 480;
  }

  dispose(): void {
    window.removeEventListener('resize', this.onResize); //-
  }
}`,
  },
  {
    name: 'method bound once in the constructor',
    code: `
export class DragSession {
  private x = 0;

  constructor(private readonly handle: HTMLElement) {
    this.onMove = this.onMove.bind(this);
    document.addEventListener('pointermove', this.onMove, { passive: true }); //@ no-unremoved-listener
  }

  destroy(): void {
    document.removeEventListener('pointermove', this.onMove); //-
    this.handle.style.transform = '';
  }

  private onMove(event: PointerEvent): void {
    this.x = event.clientX;
    this.handle.style.transform = \`translateX(\${this.x}px)\`;
  }
}`,
  },
  {
    name: 'through an alias of the target and of the handler',
    strict: true,
    code: `
import type { EventEmitter } from 'node:events';

export class OrderProjection {
  private total = 0;

  constructor(private readonly bus: EventEmitter) {
    bus.on('order', this.#onOrder); //@ no-unremoved-listener
  }

  readonly #onOrder = (order: { price: number }): void => {
    this.total += order.price;
  };

  sum(): number {
    return this.total;
  }

  close(): void {
    const { bus } = this;
    const listener = this.#onOrder;
    bus.off('order', listener); //-
  }
}`,
  },
  {
    name: 'in a wrapper object',
    code: `
export class ShortcutLayer {
  private readonly handlers = {
    keydown: (event: KeyboardEvent): void => void this.pressed.add(event.code),
    keyup: (event: KeyboardEvent): void => void this.pressed.delete(event.code),
  };
  private readonly pressed = new Set<string>();

  connect(): void {
    document.addEventListener('keydown', this.handlers.keydown); //@ no-unremoved-listener
    document.addEventListener('keyup', this.handlers.keyup);
  }

  disconnect(): void {
    document.removeEventListener('keydown', this.handlers.keydown); //-
    document.removeEventListener('keyup', this.handlers.keyup);
  }
}`,
  },
  {
    name: 'ref.current, in the cleanup of an effect',
    file: 'react.tsx',
    code: `
import { useEffect, useRef, useState } from 'react';

export function ScrollDepth() {
  const handler = useRef<(() => void) | null>(null);
  const [depth, setDepth] = useState(0);

  useEffect(() => {
    handler.current = () => setDepth(window.scrollY);
    window.addEventListener('scroll', handler.current); //@ no-unremoved-listener
    return () => { //-
      if (handler.current) window.removeEventListener('scroll', handler.current); //-
    }; //-
  }, []);

  return <output>{depth}</output>;
}`,
  },
  {
    name: 'closure in an effect',
    file: 'react.tsx',
    code: `
import { useEffect, useState } from 'react';

export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update); //@ no-unremoved-listener
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update); //-
    };
  }, []);
  return online;
}`,
  },
  {
    name: 'local in a function that waits for its work',
    code: `
import type { EventEmitter } from 'node:events';

export async function collectDuring(bus: EventEmitter, work: () => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  const collect = (line: string): void => {
    seen.push(line);
  };
  bus.on('line', collect); //@ no-unremoved-listener
  try {
    await work();
  } finally {
    bus.off('line', collect); //-
  }
  return seen;
}`,
  },
  {
    name: 'closed over by a factory, removed in the returned destroy()',
    code: `
export function createIdleDetector(limitMs: number) {
  let last = Date.now();
  const onActivity = (): void => {
    last = Date.now();
  };
  document.addEventListener('mousemove', onActivity); //@ no-unremoved-listener

  return {
    isIdle: (): boolean => Date.now() - last > limitMs,
    destroy(): void {
      document.removeEventListener('mousemove', onActivity); //-
    },
  };
}`,
  },
  {
    name: 'on process, removed under the older name',
    code: `
export class CrashReporter {
  private readonly reports: string[] = [];

  install(): void {
    process.on('uncaughtExceptionMonitor', this.record); //@ no-unremoved-listener
  }

  private record = (error: Error): void => {
    this.reports.push(error.stack ?? error.message);
  };

  uninstall(): void {
    this.reports.length = 0;
    process.removeListener('uncaughtExceptionMonitor', this.record); //-
  }
}`,
  },
  {
    name: 'with the same capture flag in another spelling',
    code: `
export class FocusTrap {
  constructor(private readonly root: HTMLElement) {}

  attach(): void {
    document.addEventListener('focusin', this.keepInside, { capture: true, passive: true }); //@ no-unremoved-listener
  }

  detach(): void {
    document.removeEventListener('focusin', this.keepInside, true); //-
  }

  private keepInside = (event: FocusEvent): void => {
    if (event.target instanceof Node && !this.root.contains(event.target)) this.root.focus();
  };
}`,
  },
  {
    name: 'on a media query kept in a field',
    code: `
export class ThemeFollower {
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private readonly apply = (): void => {
    document.documentElement.dataset['theme'] = this.dark.matches ? 'dark' : 'light';
  };

  connect(): void {
    this.dark.addEventListener('change', this.apply); //@ no-unremoved-listener
    this.apply();
  }

  disconnect(): void {
    this.dark.removeEventListener('change', this.apply); //-
  }
}`,
  },
];
