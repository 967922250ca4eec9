import { noMismatchedRemoval } from '../../rules/no-mismatched-removal.js';
import { tester } from './rule-tester.js';

tester.run('no-mismatched-removal', noMismatchedRemoval, {
  valid: [
    {
      name: 'bound once in the constructor',
      code: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.onMove);
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
  constructor() {
    this.onMove = this.onMove.bind(this);
  }
}`,
    },
    {
      name: 'bare on both sides',
      code: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.onMove);
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
    },
    {
      name: 'one arrow in a field',
      code: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.move);
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.move);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
  private readonly move = (event: PointerEvent): void => this.onMove(event);
}`,
    },
    {
      name: 'the same event through a constant',
      code: `
const MOVE = 'pointermove';
export class Panel {
  connect(): void {
    window.addEventListener(MOVE, this.onMove);
  }
  disconnect(): void {
    window.removeEventListener(MOVE, this.onMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
    },
    {
      name: 'the same capture flag in other words',
      code: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.onMove, { capture: true, passive: true });
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onMove, true);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
    },
    {
      name: 'the same target through another name',
      code: `
export class Panel {
  connect(): void {
    document.addEventListener('pointermove', this.onMove);
  }
  disconnect(): void {
    const target = document;
    target.removeEventListener('pointermove', this.onMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
    },
    {
      name: 'off under its older name',
      code: `
import type { EventEmitter } from 'node:events';
export class Feed {
  private unread = 0;
  private readonly onItem = (): void => void this.unread++;
  constructor(private readonly source: EventEmitter) {
    this.source.on('item', this.onItem);
  }
  dispose(): void {
    this.source.removeListener('item', this.onItem);
  }
}`,
    },
    {
      name: 'one function in an effect',
      code: `
import { useEffect } from 'react';
export function usePaste(take: (event: ClipboardEvent) => void) {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => take(event);
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [take]);
}`,
    },
    {
      name: 'a wrapper that is kept by its original',
      code: `
const wrappers = new Map<() => void, () => void>();
export function on(run: () => void): void {
  const wrapper = (): void => run();
  wrappers.set(run, wrapper);
  document.addEventListener('click', wrapper);
}
export function off(run: () => void): void {
  const wrapper = wrappers.get(run);
  if (wrapper) document.removeEventListener('click', wrapper);
  wrappers.delete(run);
}`,
    },
  ],
  invalid: [
    {
      name: 'a fresh bind on both sides',
      code: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.onMove.bind(this));
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onMove.bind(this));
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
      errors: [{
        messageId: 'freshFunction', line: 4, column: 12, endLine: 4, endColumn: 28,
        data: { event: "'pointermove'", line: '7', removed: 'this.onMove.bind(this)', added: 'this.onMove.bind(this)', otherEvent: "'pointermove'", target: 'window', otherTarget: 'window' },
        suggestions: [{ messageId: 'plan', data: { title: "Use one `boundOnMove` for adding and removing" }, output: `
export class Panel {
  private readonly boundOnMove = this.onMove.bind(this);

  connect(): void {
    window.addEventListener('pointermove', this.boundOnMove);
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.boundOnMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}` }],
      }],
    },
    {
      name: 'bound when added, bare when removed',
      code: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.onMove.bind(this));
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
      errors: [{
        messageId: 'otherHandler', line: 4, column: 12, endLine: 4, endColumn: 28,
        data: { event: "'pointermove'", line: '7', removed: 'this.onMove', added: 'this.onMove.bind(this)', otherEvent: "'pointermove'", target: 'window', otherTarget: 'window' },
        suggestions: [{ messageId: 'plan', data: { title: "Use one `boundOnMove` for adding and removing" }, output: `
export class Panel {
  private readonly boundOnMove = this.onMove.bind(this);

  connect(): void {
    window.addEventListener('pointermove', this.boundOnMove);
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.boundOnMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}` }],
      }],
    },
    {
      name: 'a fresh arrow on both sides',
      code: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', e => this.onMove(e));
  }
  disconnect(): void {
    window.removeEventListener('pointermove', e => this.onMove(e));
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
      errors: [{
        messageId: 'freshFunction', line: 4, column: 12, endLine: 4, endColumn: 28,
        data: { event: "'pointermove'", line: '7', removed: 'e => this.onMove(e)', added: 'e => this.onMove(e)', otherEvent: "'pointermove'", target: 'window', otherTarget: 'window' },
        suggestions: [{ messageId: 'plan', data: { title: "Use one `onPointermove` for adding and removing" }, output: `
export class Panel {
  private readonly onPointermove = (e: PointerEvent) => this.onMove(e);

  connect(): void {
    window.addEventListener('pointermove', this.onPointermove);
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onPointermove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}` }],
      }],
    },
    {
      name: 'another event',
      code: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.onMove);
  }
  disconnect(): void {
    window.removeEventListener('mousemove', this.onMove as () => void);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
      errors: [{
        messageId: 'otherEvent', line: 4, column: 12, endLine: 4, endColumn: 28,
        data: { event: "'pointermove'", line: '7', removed: 'this.onMove', added: 'this.onMove', otherEvent: "'mousemove'", target: 'window', otherTarget: 'window' },
        suggestions: [{ messageId: 'plan', data: { title: "Remove it under 'pointermove'" }, output: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.onMove);
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onMove as () => void);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}` }],
      }],
    },
    {
      name: 'another capture flag',
      code: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.onMove, { capture: true });
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
      errors: [{
        messageId: 'otherCapture', line: 4, column: 12, endLine: 4, endColumn: 28,
        data: { event: "'pointermove'", line: '7', removed: 'this.onMove', added: 'this.onMove', otherEvent: "'pointermove'", target: 'window', otherTarget: 'window' },
        suggestions: [{ messageId: 'plan', data: { title: "Remove it with the same `capture`" }, output: `
export class Panel {
  connect(): void {
    window.addEventListener('pointermove', this.onMove, { capture: true });
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onMove, { capture: true });
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}` }],
      }],
    },
    {
      name: 'another target',
      code: `
export class Panel {
  connect(): void {
    document.addEventListener('pointermove', this.onMove);
  }
  disconnect(): void {
    window.removeEventListener('pointermove', this.onMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}`,
      errors: [{
        messageId: 'otherTarget', line: 4, column: 14, endLine: 4, endColumn: 30,
        data: { event: "'pointermove'", line: '7', removed: 'this.onMove', added: 'this.onMove', otherEvent: "'pointermove'", target: 'document', otherTarget: 'window' },
        suggestions: [{ messageId: 'plan', data: { title: "Remove it from `document`" }, output: `
export class Panel {
  connect(): void {
    document.addEventListener('pointermove', this.onMove);
  }
  disconnect(): void {
    document.removeEventListener('pointermove', this.onMove);
  }
  private onMove(event: PointerEvent): void {
    document.title = event.type;
  }
}` }],
      }],
    },
    {
      name: 'another event on an emitter',
      code: `
import type { EventEmitter } from 'node:events';
export class Feed {
  private unread = 0;
  private readonly onItem = (): void => void this.unread++;
  constructor(private readonly source: EventEmitter) {
    this.source.on('item', this.onItem);
  }
  dispose(): void {
    this.source.off('items', this.onItem);
  }
}`,
      errors: [{
        messageId: 'otherEvent', line: 7, column: 17, endLine: 7, endColumn: 19,
        data: { event: "'item'", line: '10', removed: 'this.onItem', added: 'this.onItem', otherEvent: "'items'", target: 'source', otherTarget: 'source' },
        suggestions: [{ messageId: 'plan', data: { title: "Remove it under 'item'" }, output: `
import type { EventEmitter } from 'node:events';
export class Feed {
  private unread = 0;
  private readonly onItem = (): void => void this.unread++;
  constructor(private readonly source: EventEmitter) {
    this.source.on('item', this.onItem);
  }
  dispose(): void {
    this.source.off('item', this.onItem);
  }
}` }],
      }],
    },
    {
      name: 'a fresh function in the cleanup of an effect',
      code: `
import { useEffect } from 'react';
export function usePaste(take: (event: ClipboardEvent) => void) {
  useEffect(() => {
    document.addEventListener('paste', event => take(event));
    return () => document.removeEventListener('paste', event => take(event));
  }, [take]);
}`,
      errors: [{
        messageId: 'freshFunction', line: 5, column: 14, endLine: 5, endColumn: 30,
        data: { event: "'paste'", line: '6', removed: 'event => take(event)', added: 'event => take(event)', otherEvent: "'paste'", target: 'document', otherTarget: 'document' },
        suggestions: [{ messageId: 'plan', data: { title: "Use one `onPaste` for adding and removing" }, output: `
import { useEffect } from 'react';
export function usePaste(take: (event: ClipboardEvent) => void) {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => take(event);
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [take]);
}` }],
      }],
    },
  ],
});
