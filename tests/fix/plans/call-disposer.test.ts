import { describe, expect, it } from 'vitest';
import { code as snippet } from '../cases.js';
import { refused, repaired } from './listeners-repair.js';
import { code, planTable } from './timers.js';

describe('what a helper gave back is called', () => {
  planTable([
    {
      name: 'in the teardown that leaves it out',
      text: code`
        import { startHeartbeat } from './helper/heartbeat.js';
        export class Session {
          private readonly stop: () => void;
          private beats = 0;

          constructor(private readonly peer: { close(): void }) {
            this.stop = startHeartbeat(() => (this.beats += 1));
          }

          close(): void {
            this.stop(); //+
            this.peer.close();
            console.log(this.beats);
          }
        }
      `,
      title: 'Call `this.stop` in `close()`',
    },
    {
      name: 'where there is one',
      text: code`
        import { startHeartbeat } from './helper/heartbeat.js';
        export class Session {
          #stop?: () => void;

          constructor(private readonly peer: { close(): void }, beat: () => void) {
            this.#stop = startHeartbeat(beat);
          }

          close(): void {
            this.#stop?.(); //+
            this.peer.close();
          }
        }
      `,
    },
    {
      name: 'in a finally',
      text: code`
        import { startHeartbeat } from './helper/heartbeat.js';
        export async function upload(send: () => Promise<void>, beat: () => void): Promise<void> {
          const stop = startHeartbeat(beat);
          await send(); //-
          stop(); //-
          try { //+
            await send(); //+
          } finally { //+
            stop(); //+
          } //+
        }
      `,
      title: 'Call in `finally` what ends the interval of `startHeartbeat()`',
    },
    {
      name: 'not where it is dropped',
      text: code`
        import { startHeartbeat } from './helper/heartbeat.js';
        export class Session {
          private beats = 0;

          constructor() {
            startHeartbeat(() => (this.beats += 1));
          }

          close(): void {
            console.log(this.beats);
          }
        }
      `,
      reason: /is dropped: keep it/,
    },
    {
      name: 'an id that a helper gave back is cleared',
      text: code`
        import { every } from './helper/heartbeat.js';
        export class Cache {
          readonly #entries = new Map<string, number>();
          #timer: NodeJS.Timeout;

          constructor() {
            this.#timer = every(60_000, () => this.#entries.clear());
          }

          dispose(): void {
            clearInterval(this.#timer); //+
            this.#entries.clear();
          }
        }
      `,
      title: 'Clear `#timer` in `dispose()`',
    },
  ]);

  it('for a listener, too', { timeout: 60_000 }, () => {
    const { after } = repaired(snippet`
      import { listen } from './helper/heartbeat.js';
      export class Menu {
        open = true;
        readonly #unlisten = listen(document, 'click', () => (this.open = false));

        destroy(): void {
          this.open = false;
        }
      }
    `);
    expect(after).toContain('  destroy(): void {\n    this.#unlisten();\n    this.open = false;');
  });

  it('not where it is a part of what was given back', { timeout: 60_000 }, () => {
    const reason = refused(snippet`
      function createPoller(read: () => void) {
        const timer = setInterval(read, 1_000);
        return { stop: () => clearInterval(timer) };
      }
      export class Prices {
        #price = 0;
        readonly #poller = createPoller(() => (this.#price += 1));

        dispose(): void {
          console.log(this.#price);
        }
      }
    `);
    expect(reason).toContain('is a part of what `createPoller()` gives back');
  });
});
