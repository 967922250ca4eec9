import { describe } from 'vitest';
import { code, planTable } from './timers.js';

describe('keep the id and clear it in the end', () => {
  planTable([
    {
      name: 'in a field in the class’s own idiom, started by the constructor',
      text: code`
        export class Uptime {
          #seconds = 0;
          #tickTimer?: ReturnType<typeof setInterval>; //+
          constructor() {
            setInterval(() => this.tick(), 1_000); //-
            this.#tickTimer = setInterval(() => this.tick(), 1_000); //+
          }
          tick(): void {
            this.#seconds++;
          }
          dispose(): void {
            clearInterval(this.#tickTimer); //+
            console.log(this.#seconds);
          }
        }
      `,
      title: 'Keep the interval in `#tickTimer` and clear it in `dispose()`',
    },
    {
      name: 'with a clear before it, where the method may be called again',
      text: code`
        export class Uptime {
          private seconds = 0;
          private timer?: ReturnType<typeof setInterval>; //+
          start(): void {
            setInterval(() => { //-
            clearInterval(this.timer); //+
            this.timer = setInterval(() => { //+
              this.seconds++;
            }, 1_000);
          }
          stop(): void {
            clearInterval(this.timer); //+
            console.log(this.seconds);
          }
        }
      `,
    },
    {
      name: 'without one, where only the constructor calls the method',
      text: code`
        export class Uptime {
          private seconds = 0;
          private timer?: ReturnType<typeof setInterval>; //+
          constructor(everyMs: number, readonly names: readonly string[]) {
            this.begin(everyMs);
          }
          dispose(): void {
            clearInterval(this.timer); //+
            console.log(this.seconds);
          }
          private begin(everyMs: number): void {
            setInterval(() => (this.seconds += everyMs), everyMs).unref(); //-
            this.timer = setInterval(() => (this.seconds += everyMs), everyMs); //+
            this.timer.unref(); //+
          }
        }
        export const all = ['a', 'b'].map(name => new Uptime(1_000, [name]));
        setInterval(() => all.push(new Uptime(1, [])), 10);
        setInterval(() => all.shift()?.dispose(), 10);
      `,
    },
    {
      name: 'a one-shot that arms itself again',
      text: code`
        export class Blinker {
          private lit = false;
          private nextTimer?: ReturnType<typeof setTimeout>; //+
          constructor(private readonly show: (lit: boolean) => void) {
            this.next();
          }
          dispose(): void {
            clearTimeout(this.nextTimer); //+
            this.show(false);
          }
          private next(): void {
            this.lit = !this.lit;
            this.show(this.lit);
            setTimeout(() => this.next(), 1_000); //-
            this.nextTimer = setTimeout(() => this.next(), 1_000); //+
          }
        }
      `,
    },
    {
      name: 'a one-shot of a method that may be called again is for a reader’s eye: a second call takes the first one’s place',
      text: code`
        export class Saver {
          private text = '';
          private saveTimer?: ReturnType<typeof setTimeout>; //+
          constructor(private readonly write: (text: string) => void) {}
          changed(text: string): void {
            this.text = text;
            setTimeout(() => this.save(), 1_000); //-
            clearTimeout(this.saveTimer); //+
            this.saveTimer = setTimeout(() => this.save(), 1_000); //+
          }
          dispose(): void {
            clearTimeout(this.saveTimer); //+
            this.text = '';
          }
          private save(): void {
            this.write(this.text);
          }
        }
      `,
      safety: 'review',
    },
    {
      name: 'a const of a connection',
      text: code`
        import { createServer } from 'node:net';
        createServer(socket => {
          setInterval(() => socket.write('ping'), 30_000); //-
          const timer = setInterval(() => socket.write('ping'), 30_000); //+
          socket.on('close', () => {
            clearInterval(timer); //+
            console.log('closed');
          });
        }).listen(7000);
      `,
    },
    {
      name: 'a variable of a factory, set by another member',
      text: code`
        export function createClock(show: () => void) {
          let timer: ReturnType<typeof setInterval> | undefined; //+
          return {
            start(): void {
              setInterval(show, 1_000); //-
              clearInterval(timer); //+
              timer = setInterval(show, 1_000); //+
            },
            stop(): void {
              clearInterval(timer); //+
              show();
            },
          };
        }
      `,
      safety: 'review',
    },
  ]);
});

describe('timers that run beside each other are kept in a Set', () => {
  planTable([
    {
      name: 'where the callback needs what one call was given',
      text: code`
        export class Probes {
          private readonly timers = new Set<ReturnType<typeof setInterval>>(); //+
        //+
          watch(host: string, look: (host: string) => void): void {
            setInterval(() => look(host), 30_000); //-
            this.timers.add(setInterval(() => look(host), 30_000)); //+
          }
          dispose(): void {
            for (const timer of this.timers) clearInterval(timer); //+
            this.timers.clear(); //+
            console.log('gone');
          }
        }
      `.replace('\n//+', '\n //+'),
      title: 'Keep the ids in `timers` and clear all in `dispose()`',
      safety: 'review',
    },
    {
      name: 'where a loop starts several',
      text: code`
        export class Probes {
          readonly #looks: readonly (() => void)[];
          readonly #timers = new Set<ReturnType<typeof setInterval>>(); //+
          constructor(looks: readonly (() => void)[]) {
            this.#looks = looks;
            for (const look of this.#looks) setInterval(look, 30_000); //-
            for (const look of this.#looks) this.#timers.add(setInterval(look, 30_000)); //+
          }
          dispose(): void {
            for (const timer of this.#timers) clearInterval(timer); //+
            this.#timers.clear(); //+
            console.log('gone');
          }
        }
      `,
      safety: 'review',
    },
    {
      name: 'one-shots take their own id out',
      text: code`
        export class Notes {
          private readonly tick = setInterval(() => {}, 60_000);
          private readonly timers = new Set<ReturnType<typeof setTimeout>>(); //+
          show(text: string, hide: (text: string) => void): void {
            setTimeout(() => hide(text), 5_000); //-
            const timer = setTimeout(() => { //+
              this.timers.delete(timer); //+
              hide(text); //+
            }, 5_000); //+
            this.timers.add(timer); //+
          }
          dispose(): void {
            for (const timer of this.timers) clearTimeout(timer); //+
            this.timers.clear(); //+
            clearInterval(this.tick);
          }
        }
      `,
      safety: 'review',
    },
    {
      name: 'in a variable of the factory',
      text: code`
        export function createNotes(hide: (text: string) => void) {
          const timers = new Set<ReturnType<typeof setInterval>>(); //+
          return {
            show(text: string): void {
              setInterval(() => hide(text), 5_000); //-
              timers.add(setInterval(() => hide(text), 5_000)); //+
            },
            dispose(): void {
              for (const timer of timers) clearInterval(timer); //+
              timers.clear(); //+
              hide('');
            },
          };
        }
      `,
      safety: 'review',
    },
  ]);
});

describe('no id is kept', () => {
  planTable([
    {
      name: 'where the one-shots have a callback of their own that cannot know its id',
      text: code`
        export class Notes {
          private readonly tick = setInterval(() => {}, 60_000);
          show(text: string, hide: (text: string) => void): void {
            const late = () => hide(text);
            setTimeout(late, 5_000);
          }
          dispose(): void {
            clearInterval(this.tick);
          }
        }
      `,
      reason: /has to take its id out of a Set/,
    },
    {
      name: 'where nobody is seen to call an end',
      text: code`
        export class Uptime {
          seconds = 0;
          constructor() {
            setInterval(() => this.seconds++, 1_000);
          }
        }
      `,
      reason: /`Uptime` has no method that ends it: add one, and call it where the instance is given up/,
    },
  ]);
});

describe('a new end, where the framework calls it', () => {
  planTable([
    {
      name: 'a custom element',
      text: code`
        export class TimeElement extends HTMLElement {
          private timer?: ReturnType<typeof setInterval>;
          connectedCallback(): void {
            this.timer = setInterval(() => (this.textContent = new Date().toISOString()), 1_000);
          }
        //+
          disconnectedCallback(): void { //+
            clearInterval(this.timer); //+
          } //+
        }
      `.replace('\n//+', '\n //+'),
      safety: 'review',
      title: 'Clear `timer` in a new `disconnectedCallback()`',
    },
    {
      name: 'a React class whose methods say `override`, which keeps the id first',
      file: 'react.tsx',
      text: code`
        import { Component } from 'react';
        export class Clock extends Component<object, { at: number }> {
          override state = { at: 0 };
          private timer?: ReturnType<typeof setInterval>; //+
          override componentDidMount(): void {
            setInterval(() => this.setState({ at: Date.now() }), 1_000); //-
            clearInterval(this.timer); //+
            this.timer = setInterval(() => this.setState({ at: Date.now() }), 1_000); //+
          }
          override render() {
            return <b>{this.state.at}</b>;
          }
          override componentWillUnmount(): void { //+
            clearInterval(this.timer); //+
          } //+
        }
      `,
      safety: 'review',
    },
    {
      name: 'no such class of the same name',
      text: code`
        class Component {
          name = '';
        }
        export class Clock extends Component {
          constructor() {
            super();
            setInterval(() => (this.name += '.'), 1_000);
          }
        }
      `,
      reason: /`Clock` has no method that ends it/,
    },
  ]);
});
