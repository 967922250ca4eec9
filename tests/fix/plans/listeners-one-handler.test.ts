import { describe, expect, it } from 'vitest';
import { code } from '../cases.js';
import { finding, refused, repaired } from './listeners-repair.js';

function panel(added: string, removed: string, rest = '', head = 'export class Panel'): string {
  return code`
    HEAD {
      #x = 0;
      connect(): void {
        ADDED
      }
      disconnect(): void {
        REMOVED
      }
      onMove(event: PointerEvent): void {
        this.#x = event.clientX + this.#x;
      }
    }
    REST
  `.replace('HEAD', head).replace('ADDED', added).replace('REMOVED', removed).replace('REST\n', rest);
}
const kept = (text: string, field: string): string => text.replace('  #x = 0;\n', `  #x = 0;\n  ${field}\n`);

describe('one function is added and removed', { timeout: 60_000 }, () => {
  it('a method bound on both sides is bound once', () => {
    const { after, plan } = repaired(panel("window.addEventListener('pointermove', this.onMove.bind(this));", "window.removeEventListener('pointermove', this.onMove.bind(this));"));
    expect(after).toBe(kept(panel("window.addEventListener('pointermove', this.#boundOnMove);", "window.removeEventListener('pointermove', this.#boundOnMove);"), 'readonly #boundOnMove = this.onMove.bind(this);'));
    expect(plan).toMatchObject({ title: 'Use one `#boundOnMove` for adding and removing', safety: 'safe' });
  });

  it('a method that is bound for the addition alone', () => {
    const { after } = repaired(panel("window.addEventListener('pointermove', this.onMove.bind(this));", "window.removeEventListener('pointermove', this.onMove);"));
    expect(after).toBe(kept(panel("window.addEventListener('pointermove', this.#boundOnMove);", "window.removeEventListener('pointermove', this.#boundOnMove);"), 'readonly #boundOnMove = this.onMove.bind(this);'));
  });

  it('a method that is bound for the removal alone', () => {
    const { after } = repaired(panel("window.addEventListener('pointermove', this.onMove);", "window.removeEventListener('pointermove', this.onMove.bind(this));"));
    expect(after).toBe(panel("window.addEventListener('pointermove', this.onMove);", "window.removeEventListener('pointermove', this.onMove);"));
  });

  it('the same arrow function written twice', () => {
    const { after } = repaired(panel("window.addEventListener('pointermove', e => this.onMove(e));", "window.removeEventListener('pointermove', e => this.onMove(e));"));
    expect(after).toBe(kept(panel("window.addEventListener('pointermove', this.#onPointermove);", "window.removeEventListener('pointermove', this.#onPointermove);"), 'readonly #onPointermove = (e: PointerEvent) => this.onMove(e);'));
  });

  it('in the cleanup of an effect', () => {
    const effect = (body: string): string => `import { useEffect } from 'react';\nexport function usePaste(take: (event: ClipboardEvent) => void) {\n  useEffect(() => {\n${body}  }, [take]);\n}\n`;
    const { after } = repaired(effect("    document.addEventListener('paste', event => take(event));\n    return () => document.removeEventListener('paste', event => take(event));\n"));
    expect(after).toBe(effect("    const onPaste = (event: ClipboardEvent) => take(event);\n    document.addEventListener('paste', onPaste);\n    return () => document.removeEventListener('paste', onPaste);\n"));
  });

  it('what is added, where another function is removed', () => {
    const { after, plan } = repaired(code`
      export class Feed {
        unread = 0;
        private readonly onItem = (): void => void this.unread++;
        private readonly onRead = (): void => void this.unread--;
        start(): void {
          window.addEventListener('message', this.onItem);
        }
        stop(): void {
          window.removeEventListener('message', this.onRead);
        }
      }
    `);
    expect(after).toContain("    window.removeEventListener('message', this.onItem);\n");
    expect(plan).toMatchObject({ title: 'Remove `this.onItem`, which is what is added', safety: 'safe' });
  });
});

describe('a handler is left alone, with the reason, where', { timeout: 60_000 }, () => {
  const both = [`window.addEventListener('pointermove', this.onMove.bind(this));`, `window.removeEventListener('pointermove', this.onMove.bind(this));`] as const;

  it('a subclass has the method, too', () => {
    expect(refused(panel(...both, 'export class Big extends Panel {\n  override onMove(): void {}\n}\n'))).toMatch(/a subclass has a `onMove` of its own/);
  });

  it('the base\'s constructor adds it before the field is there', () => {
    expect(refused(panel(...both, '', 'class Base {\n  constructor() {\n    this.connect();\n  }\n  connect(): void {}\n}\nexport class Panel extends Base').replace('  connect(): void {\n    window', '  override connect(): void {\n    window'))).toMatch(/base class's constructor/);
  });

  it('two functions do different things', () => {
    expect(refused(panel("window.addEventListener('pointermove', e => this.onMove(e));", "window.removeEventListener('pointermove', () => {});"))).toMatch(/does something else/);
  });

  it('the removal cannot see what is added', () => {
    expect(refused(code`
      export class Feed {
        unread = 0;
        private readonly onRead = (): void => void this.unread--;
        start(step: number): void {
          const onItem = (): void => void (this.unread += step);
          window.addEventListener('message', onItem);
        }
        stop(): void {
          window.removeEventListener('message', this.onRead);
        }
      }
    `)).toMatch(/`onItem` is not visible where the listener is removed/);
  });
});

it('below a base that cannot be seen, a new field is for review', { timeout: 60_000 }, () => {
  const { plans } = finding(`import { Readable } from 'node:stream';\n${panel("window.addEventListener('pointermove', this.onMove.bind(this));", "window.removeEventListener('pointermove', this.onMove.bind(this));", '', 'export class Panel extends Readable')}`);
  expect(plans.map(p => p.safety)).toEqual(['review']);
});

describe('the removal says what the addition says', { timeout: 60_000 }, () => {
  const feed = (added: string, removed: string): string => `export class Feed {\n  unread = 0;\n  start(): void {\n    ${added}\n  }\n  stop(): void {\n    ${removed}\n  }\n  private readonly onItem = (): void => void this.unread++;\n}\n`;

  it.each([
    ['capture by a flag', "window.addEventListener('message', this.onItem, true);", "window.removeEventListener('message', this.onItem);", "window.removeEventListener('message', this.onItem, true);", 'Remove it with the same `capture`', 'safe'],
    ['capture among other options', "window.addEventListener('message', this.onItem, { passive: true, capture: true });", "window.removeEventListener('message', this.onItem, false);", "window.removeEventListener('message', this.onItem, { capture: true });", 'Remove it with the same `capture`', 'safe'],
    ['no capture', "window.addEventListener('message', this.onItem);", "window.removeEventListener('message', this.onItem, true);", "window.removeEventListener('message', this.onItem);", 'Remove it with the same `capture`', 'safe'],
    ['the event', "window.addEventListener('message', this.onItem);", "window.removeEventListener('messages', this.onItem);", "window.removeEventListener('message', this.onItem);", "Remove it under 'message'", 'review'],
    ['the target', "document.addEventListener('message', this.onItem);", "window.removeEventListener('message', this.onItem);", "document.removeEventListener('message', this.onItem);", 'Remove it from `document`', 'review'],
  ])('%s', (_, added, removed, expected, title, safety) => {
    const { after, plan } = repaired(feed(added, removed));
    expect(after).toBe(feed(added, expected));
    expect(plan).toMatchObject({ title, safety });
  });

  it('but not by a name that it cannot see', () => {
    expect(refused(feed("const name = 'message';\n    const options = { capture: true };\n    window.addEventListener(name, this.onItem, options);", "const name = 'message';\n    window.removeEventListener(name, this.onItem);"))).toMatch(/`options` is not visible/);
  });
});

describe('a function that is bound before each addition', { timeout: 60_000 }, () => {
  const log = (constructor: string, bind: string, head = 'export class Log'): string => `${head} {\n  lines: string[] = [];\n${constructor}  start(): void {\n${bind}    window.addEventListener('message', this.add);\n  }\n  stop(): void {\n    window.removeEventListener('message', this.add);\n  }\n  add(event: MessageEvent): void {\n    this.lines.push(String(event.data));\n  }\n}\n`;
  const BIND = '    this.add = this.add.bind(this);\n';

  it('is bound in the constructor', () => {
    const { after, plan } = repaired(log("  constructor() {\n    this.lines.push('');\n  }\n", BIND));
    expect(after).toBe(log("  constructor() {\n    this.add = this.add.bind(this);\n    this.lines.push('');\n  }\n", ''));
    expect(plan).toMatchObject({ title: 'Bind `this.add` once, in the constructor', safety: 'review' });
  });

  it('is left alone without a constructor, or below a base', () => {
    expect(refused(log('', BIND))).toMatch(/no constructor to bind it in/);
    expect(refused(log("  constructor() {\n    super();\n    this.lines.push('');\n  }\n", BIND, 'class Base {}\nexport class Log extends Base'))).toMatch(/base class's constructor/);
  });
});
