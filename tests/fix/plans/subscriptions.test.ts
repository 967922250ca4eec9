import { describe } from 'vitest';
import { code, planTable } from './timers.js';

const RULE = 'no-undisposed-subscription';

describe('a subscription is ended in the end that leaves it out', () => {
  planTable([
    {
      name: 'an observer',
      text: code`
        export class Panel {
          private observer: ResizeObserver | null = null;
          watch(box: Element, run: () => void): void {
            this.observer?.disconnect();
            this.observer = new ResizeObserver(run);
            this.observer.observe(box);
          }
          destroy(): void {
            this.observer?.disconnect(); //+
            console.log('gone');
          }
        }
      `,
      title: 'Disconnect `observer` in `destroy()`',
    },
    {
      name: 'a disposable',
      text: code`
        interface Disposable { dispose(): void }
        export class Marker {
          private readonly change: Disposable;
          private changes = 0;
          constructor(document: { onDidChange(run: () => void): Disposable }) {
            this.change = document.onDidChange(() => (this.changes += 1));
          }
          dispose(): void {
            this.change.dispose(); //+
            this.changes = 0;
          }
        }
      `,
      title: 'Dispose of `change` in `dispose()`',
    },
    {
      name: 'a function',
      text: code`
        interface Store<S> { getState(): S; subscribe(listener: () => void): () => void }
        export class Badge {
          private readonly unsubscribe: () => void;
          private count = 0;
          constructor(private readonly store: Store<{ count: number }>) {
            this.unsubscribe = this.store.subscribe(() => (this.count = this.store.getState().count));
          }
          dispose(): void {
            this.unsubscribe(); //+
            this.count = 0;
          }
        }
      `,
      title: 'Call `unsubscribe` in `dispose()`',
    },
    {
      name: 'a function that may be missing',
      text: code`
        interface Store<S> { getState(): S; subscribe(listener: () => void): () => void }
        export class Badge {
          private stop?: () => void;
          private count = 0;
          show(store: Store<number>): void {
            this.stop = store.subscribe(() => (this.count = store.getState()));
          }
          dispose(): void {
            this.stop?.(); //+
            this.count = 0;
          }
        }
      `,
    },
    {
      name: 'functions in a list',
      text: code`
        interface Store<S> { getState(): S; subscribe(listener: () => void): () => void }
        export class Badge {
          private readonly stops: (() => void)[] = [];
          private count = 0;
          show(store: Store<number>): void {
            this.stops.push(store.subscribe(() => (this.count = store.getState())));
          }
          dispose(): void {
            for (const subscription of this.stops) subscription(); //+
            this.stops.length = 0; //+
            this.count = 0;
          }
        }
      `,
    },
    {
      name: 'an observable’s',
      text: code`
        interface Subscription { unsubscribe(): void }
        interface Observable<T> { subscribe(next: (value: T) => void): Subscription; pipe(): Observable<T> }
        export class Price {
          private subscription: Subscription | undefined;
          value = 0;
          show(prices: Observable<number>): void {
            this.subscription = prices.subscribe(value => (this.value = value));
          }
          destroy(): void {
            this.subscription?.unsubscribe(); //+
            this.value = 0;
          }
        }
      `,
      title: 'End `subscription` in `destroy()`',
    },
  ], RULE);
});

describe('an end is moved to finally', () => {
  planTable([
    {
      name: 'of an observer',
      text: code`
        export async function whenWide(box: Element, ready: () => Promise<void>): Promise<number> {
          let width = 0;
          const observer = new ResizeObserver(([entry]) => (width = entry?.contentRect.width ?? 0));
          observer.observe(box); //-
          await ready(); //-
          observer.disconnect(); //-
          try { //+
            observer.observe(box); //+
            await ready(); //+
          } finally { //+
            observer.disconnect(); //+
          } //+
          return width;
        }
      `,
      title: 'Disconnect `observer` in `finally`',
    },
  ], RULE);
});
