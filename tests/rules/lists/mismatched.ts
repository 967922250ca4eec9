import type { Case } from '../twins.js';

/** What `no-mismatched-removal` flags, one case for each way in which a removal fails to match. */
export const flagged: readonly Case[] = [
  {
    name: 'removal with a fresh .bind(this)',
    code: `
export class Canvas {
  private x = 0;

  constructor() {
    this.onMove = this.onMove.bind(this); //-
    window.addEventListener('pointermove', this.onMove); //- window.addEventListener('pointermove', this.onMove.bind(this)); //@ no-mismatched-removal
  }

  dispose(): void {
    window.removeEventListener('pointermove', this.onMove); //- window.removeEventListener('pointermove', this.onMove.bind(this));
  }

  private onMove(event: PointerEvent): void {
    this.x = event.clientX - this.x;
  }
}`,
  },
  {
    name: 'removal of the unbound method where a bound one was added',
    code: `
import type { EventEmitter } from 'node:events';

export class Cart {
  private items = 0;
  private readonly added = (): void => this.add();

  constructor(private readonly shop: EventEmitter) {
    this.shop.on('add', this.added); //- this.shop.on('add', this.add.bind(this)); //@ no-mismatched-removal
  }

  close(): void {
    this.shop.off('add', this.added); //- this.shop.off('add', this.add);
  }

  private add(): void {
    this.items += 1;
  }
}`,
  },
  {
    name: 'removal with a fresh arrow function',
    code: `
export class Sidebar {
  private open = false;
  private readonly onKey = (event: KeyboardEvent): void => this.toggle(event);

  connect(): void {
    document.addEventListener('keydown', this.onKey); //- document.addEventListener('keydown', event => this.toggle(event)); //@ no-mismatched-removal
  }

  disconnect(): void {
    document.removeEventListener('keydown', this.onKey); //- document.removeEventListener('keydown', event => this.toggle(event));
  }

  private toggle(event: KeyboardEvent): void {
    if (event.key === 'b') this.open = !this.open;
  }
}`,
  },
  {
    name: 'removal of another event',
    code: `
export class Zoom {
  private level = 1;

  connect(): void {
    window.addEventListener('wheel', this.onWheel); //@ no-mismatched-removal
  }

  disconnect(): void {
    window.removeEventListener('wheel', this.onWheel); //- window.removeEventListener('scroll', this.onWheel);
  }

  private onWheel = (event: WheelEvent | Event): void => {
    this.level *= event instanceof WheelEvent && event.deltaY > 0 ? 0.9 : 1.1;
  };
}`,
  },
  {
    name: 'removal with another capture flag',
    code: `
export class Popup {
  constructor(private readonly box: HTMLElement) {}

  open(): void {
    document.addEventListener('mousedown', this.onDown, true); //@ no-mismatched-removal
  }

  dispose(): void {
    document.removeEventListener('mousedown', this.onDown, true); //- document.removeEventListener('mousedown', this.onDown);
  }

  private onDown = (event: MouseEvent): void => {
    if (event.target !== this.box) this.box.hidden = true;
  };
}`,
  },
  {
    name: 'removal from another target',
    code: `
export class Hover {
  private inside = false;

  connect(): void {
    document.addEventListener('mouseover', this.onOver); //@ no-mismatched-removal
  }

  disconnect(): void {
    document.removeEventListener('mouseover', this.onOver); //- window.removeEventListener('mouseover', this.onOver);
  }

  private onOver = (): void => {
    this.inside = !this.inside;
  };
}`,
  },
  {
    name: 'off() that calls on()',
    code: `
import type { EventEmitter } from 'node:events';

export class Feed {
  private unread = 0;
  private readonly onItem = (): void => {
    this.unread += 1;
  };

  constructor(private readonly source: EventEmitter) {
    this.source.on('item', this.onItem); //@ no-mismatched-removal
  }

  dispose(): void {
    this.source.off('item', this.onItem); //- this.source.on('item', this.onItem);
  }
}`,
  },
  {
    name: 'a handler that each render of an effect makes anew, removed by another one',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

export function usePaste(take: (text: string) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => take(event.clipboardData?.getData('text') ?? '');
    document.addEventListener('paste', onPaste); //- document.addEventListener('paste', event => onPaste(event)); //@ no-mismatched-removal
    return () => document.removeEventListener('paste', onPaste); //- return () => document.removeEventListener('paste', event => onPaste(event));
  }, [take]);
}`,
  },
  {
    name: 'a debounced wrapper made twice',
    code: `
function debounce(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, 50);
  };
}

export class Grid {
  private columns = 1;
  private readonly debounced = debounce(() => this.layout());

  mount(): void {
    window.addEventListener('resize', this.debounced); //- window.addEventListener('resize', debounce(this.layout)); //@ no-mismatched-removal
  }

  unmount(): void {
    window.removeEventListener('resize', this.debounced); //- window.removeEventListener('resize', debounce(this.layout));
  }

  private layout = (): void => {
    this.columns = Math.ceil(window.innerWidth / 240);
  };
}`,
  },
];

/** What `no-mismatched-removal` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'this.h = this.h.bind(this) in the constructor',
    code: `
export class Knob {
  private angle = 0;

  constructor(private readonly element: HTMLElement) {
    this.turn = this.turn.bind(this);
    this.release = this.release.bind(this);
    this.element.onpointerdown = () => {
      window.addEventListener('pointermove', this.turn);
      window.addEventListener('pointerup', this.release);
    };
  }

  private turn(event: PointerEvent): void {
    this.angle += event.movementX;
  }

  private release(): void {
    window.removeEventListener('pointermove', this.turn);
    window.removeEventListener('pointerup', this.release);
  }
}`,
  },
  {
    name: 'a wrapper that is kept in a table by the original',
    code: `
type Handler = (event: Event) => void;

export class Delegate {
  private readonly wrapped = new Map<Handler, Handler>();

  constructor(private readonly selector: string) {}

  on(type: string, handler: Handler): void {
    const wrapper: Handler = event => {
      if (event.target instanceof Element && event.target.closest(this.selector)) handler(event);
    };
    this.wrapped.set(handler, wrapper);
    document.addEventListener(type, wrapper);
  }

  off(type: string, handler: Handler): void {
    const wrapper = this.wrapped.get(handler);
    if (wrapper) document.removeEventListener(type, wrapper);
    this.wrapped.delete(handler);
  }
}`,
  },
  {
    name: 'a defensive off of what somebody else adds',
    code: `
import { EventEmitter } from 'node:events';

export class Driver {
  readonly events = new EventEmitter();
  private errors = 0;

  constructor() {
    this.events.on('error', () => (this.errors += 1));
  }

  detach(handler: () => void): number {
    this.events.off('error', handler);
    return this.errors;
  }
}`,
  },
];
