import { describe, expect, it } from 'vitest';
import { code } from '../cases.js';
import { finding, refused, repaired } from './listeners-repair.js';

describe('the end that exists removes the listener', { timeout: 60_000 }, () => {
  it('a method of the instance', () => {
    const { after, plan } = repaired(code`
      export class Toolbar {
        #width = 0;

        constructor() {
          window.addEventListener('resize', this.onResize, true);
        }

        dispose(): void {
          this.#width = 0;
        }

        private readonly onResize = (): void => {
          this.#width = window.innerWidth;
        };
      }
    `);
    expect(after).toContain("  dispose(): void {\n    window.removeEventListener('resize', this.onResize, true);\n    this.#width = 0;\n  }\n");
    expect(plan).toMatchObject({ title: "Remove the 'resize' listener in `dispose()`", safety: 'safe' });
  });

  it('an inline handler becomes a field, in the way that the class keeps secrets', () => {
    const { after, plan } = repaired(code`
      export class Toolbar {
        #width = 0;

        constructor() {
          window.addEventListener('resize', event => {
            this.#width = event.timeStamp;
          });
        }

        dispose(): void {
          console.log(this.#width);
        }
      }
    `);
    expect(after).toBe(code`
      export class Toolbar {
        #width = 0;
        readonly #onResize = (event: UIEvent) => {
          this.#width = event.timeStamp;
        };

        constructor() {
          window.addEventListener('resize', this.#onResize);
        }

        dispose(): void {
          window.removeEventListener('resize', this.#onResize);
          console.log(this.#width);
        }
      }
    `);
    expect(plan.safety).toBe('safe');
  });

  it('a bound method is bound once for the instance', () => {
    const { after } = repaired(code`
      export class Toolbar {
        private width = 0;
        connect(): void {
          window.addEventListener('resize', this.onResize.bind(this));
        }
        disconnect(): void {
          this.width = 0;
        }
        onResize(): void {
          this.width++;
        }
      }
    `);
    expect(after).toBe(code`
      export class Toolbar {
        private width = 0;
        private readonly boundOnResize = this.onResize.bind(this);
        connect(): void {
          window.addEventListener('resize', this.boundOnResize);
        }
        disconnect(): void {
          window.removeEventListener('resize', this.boundOnResize);
          this.width = 0;
        }
        onResize(): void {
          this.width++;
        }
      }
    `);
  });

  it('an emitter that may be gone by then is asked first, and loses the listener in the way of the file', () => {
    const { after } = repaired(code`
      import type { EventEmitter } from 'node:events';
      export class Board {
        private bus: EventEmitter | undefined;
        constructor(bus: EventEmitter) {
          this.bus = bus;
          this.bus.on('score', this.onScore);
          this.bus.on('leave', this.onLeave);
        }
        close(): void {
          this.bus?.removeListener('leave', this.onLeave);
          this.bus = undefined;
        }
        private onScore = (): void => {};
        private onLeave = (): void => {};
      }
    `);
    expect(after).toContain("    this.bus?.removeListener('score', this.onScore);\n    this.bus?.removeListener('leave', this.onLeave);\n");
  });

  it('behind the base\'s own end', () => {
    const { after } = repaired(code`
      class Widget {
        dispose(): void {}
      }
      export class Toolbar extends Widget {
        constructor() {
          super();
          document.addEventListener('visibilitychange', () => this.refresh());
        }
        override dispose(): void {
          super.dispose();
          this.refresh();
        }
        refresh(): void {}
      }
    `);
    expect(after).toContain('  private readonly onVisibilitychange = () => this.refresh();\n');
    expect(after).toContain("    super.dispose();\n    document.removeEventListener('visibilitychange', this.onVisibilitychange);\n    this.refresh();\n");
  });

  it('what a function gives back to end it', () => {
    const { after } = repaired(code`
      export function createRuler(onWidth: (width: number) => void) {
        window.addEventListener('resize', () => onWidth(window.innerWidth));
        return {
          dispose(): void {
            onWidth(0);
          },
        };
      }
    `);
    expect(after).toBe(code`
      export function createRuler(onWidth: (width: number) => void) {
        const onResize = () => onWidth(window.innerWidth);
        window.addEventListener('resize', onResize);
        return {
          dispose(): void {
            window.removeEventListener('resize', onResize);
            onWidth(0);
          },
        };
      }
    `);
  });

  it('the end of a connection', () => {
    const { after, plan } = repaired(code`
      import { EventEmitter } from 'node:events';
      import { createServer } from 'node:net';
      export const bus = new EventEmitter();
      createServer().on('connection', socket => {
        bus.on('news', text => socket.write(text));
        socket.on('close', () => {
          console.log('gone');
        });
      });
    `);
    expect(after).toContain("  const onNews = (text: any) => socket.write(text);\n  bus.on('news', onNews);\n  socket.on('close', () => {\n    bus.off('news', onNews);\n    console.log('gone');\n  });\n");
    expect(plan.safety, 'an `any` is for review').toBe('review');
  });

  it('a cleanup beside the work that takes off the others', () => {
    const { after } = repaired(code`
      import type { Socket } from 'node:net';
      export function ready(socket: Socket, done: () => void): void {
        const stop = (): void => {
          socket.off('connect', onConnect);
        };
        const onConnect = (): void => {
          stop();
          done();
        };
        const onTimeout = (): void => {
          stop();
        };
        socket.on('connect', onConnect);
        socket.on('timeout', onTimeout);
      }
    `);
    expect(after).toContain("    socket.off('connect', onConnect);\n    socket.off('timeout', onTimeout);\n");
  });

  it('in a file without semicolons', () => {
    const { after } = repaired(code`
      export class Board {
        constructor() {
          document.addEventListener('keydown', e => this.press(e.key))
        }
        close() {
          this.press('')
        }
        press(key: string) {
          console.log(key)
        }
      }
    `);
    expect(after).toContain("  private readonly onKeydown = (e: KeyboardEvent) => this.press(e.key)\n");
    expect(after).toContain("  close() {\n    document.removeEventListener('keydown', this.onKeydown)\n    this.press('')\n  }\n");
  });
});

describe('a handler that nobody can name in the end goes by a signal of the owner', { timeout: 60_000 }, () => {
  const local = (fields: string, end: string): string => code`
    export class Toolbar {
      FIELDS
      constructor(element: HTMLElement) {
        window.addEventListener('resize', () => element.click(), { passive: true });
      }

      dispose(): void {
        END
      }
    }
  `.replace('FIELDS', fields).replace('END', end);

  it('a new one', () => {
    const { after, plan } = repaired(local('#open = true;\n', 'this.#open = !this.#open;'));
    expect(after).toBe(local('#open = true;\n  readonly #ending = new AbortController();\n', 'this.#ending.abort();\n    this.#open = !this.#open;').replace('{ passive: true }', '{ passive: true, signal: this.#ending.signal }'));
    expect(plan).toMatchObject({ title: "Remove the 'resize' listener by a signal that `dispose()` aborts", safety: 'review' });
  });

  it('the one that it has', () => {
    const { after, plan } = repaired(local('readonly #end = new AbortController();\n', 'this.#end.abort();'));
    expect(after).toBe(local('readonly #end = new AbortController();\n', 'this.#end.abort();').replace('{ passive: true }', '{ passive: true, signal: this.#end.signal }'));
    expect(plan.safety).toBe('safe');
  });

  it('but not where it is added again after an end', () => {
    expect(refused(code`
      export class Toolbar {
        start(element: HTMLElement): void {
          window.addEventListener('resize', () => element.click());
        }
        stop(): void {}
      }
    `)).toMatch(/`element`, which is local .*stay aborted/);
  });
});

describe('an end is left alone, with the reason, where', { timeout: 60_000 }, () => {
  it('the target is not visible in it', () => {
    expect(refused(code`
      import type { EventEmitter } from 'node:events';
      export class Board {
        score = 0;
        open(bus: EventEmitter): void {
          bus.on('score', this.onScore);
          bus.on('leave', this.onLeave);
        }
        close(bus: EventEmitter): void {
          bus.off('leave', this.onLeave);
        }
        dispose(): void {
          this.score = 0;
        }
        private onScore = (): void => {};
        private onLeave = (): void => {};
      }
    `.replace('bus.on(\'leave\'', 'bus.once(\'leave\''), { preset: 'strict' })).toMatch(/`bus` is not visible in `dispose\(\)`/);
  });

  it('a call may give another target', () => {
    expect(refused(code`
      export class Toolbar {
        wide = false;
        constructor() {
          window.matchMedia('print').addEventListener('change', this.onChange);
        }
        dispose(): void {}
        private onChange = (): void => {
          this.wide = true;
        };
      }
    `)).toMatch(/`window.matchMedia\('print'\)` may give another object/);
  });

  it('the handler uses a local of the function around it', () => {
    expect(refused(code`
      import { EventEmitter } from 'node:events';
      export const bus = new EventEmitter();
      export class Board {
        constructor(name: string) {
          bus.on('score', () => console.log(name));
        }
        close(): void {}
      }
    `)).toMatch(/uses `name`, which is local to where it is added/);
  });

  it('a constructor of the base adds the listener before the field is there', () => {
    expect(refused(code`
      import { EventEmitter } from 'node:events';
      export const bus = new EventEmitter();
      class Base {
        constructor() {
          this.begin();
        }
        begin(): void {}
      }
      export class Board extends Base {
        override begin(): void {
          bus.on('score', () => this.draw());
        }
        close(): void {}
        draw(): void {}
      }
    `)).toMatch(/base class's constructor/);
  });

  it('a subclass has a method of that name', () => {
    expect(refused(code`
      import { EventEmitter } from 'node:events';
      export const bus = new EventEmitter();
      export class Board {
        constructor() {
          bus.on('score', this.draw.bind(this));
        }
        close(): void {}
        draw(): void {}
      }
      export class Big extends Board {
        override draw(): void {}
      }
    `)).toMatch(/a subclass has a `draw` of its own/);
  });

  it('the handler uses the `arguments` around it', () => {
    expect(refused(code`
      import { EventEmitter } from 'node:events';
      export const bus = new EventEmitter();
      export class Board {
        constructor(..._names: string[]) {
          bus.on('score', () => console.log(arguments.length));
        }
        close(): void {}
      }
    `)).toMatch(/`arguments` of the function around it/);
  });

  it('another class has the end', () => {
    expect(refused(code`
      class Widget {
        dispose(): void {}
      }
      export class Toolbar extends Widget {
        constructor() {
          super();
          document.addEventListener('visibilitychange', this.refresh);
        }
        refresh = (): void => {};
      }
    `)).toMatch(/stands in another class/);
  });
});

it('with a base that cannot be seen, a new field is for review: its constructor may have added the listener', { timeout: 60_000 }, () => {
  const { plans } = finding(code`
    import { Writable } from 'node:stream';
    import { EventEmitter } from 'node:events';
    export const bus = new EventEmitter();
    export class Board extends Writable {
      open(): void {
        bus.on('score', () => this.draw());
      }
      close(): void {}
      draw(): void {}
    }
  `);
  expect(plans.map(p => p.safety)).toEqual(['review']);
});
