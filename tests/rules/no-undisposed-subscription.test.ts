import { noUndisposedSubscription } from '../../rules/no-undisposed-subscription.js';
import { tester } from './rule-tester.js';

const STORE = 'interface Store<S> { getState(): S; subscribe(listener: () => void): () => void }';

tester.run('no-undisposed-subscription', noUndisposedSubscription, {
  valid: [
    {
      name: 'an observer that the teardown ends',
      code: `
export class Panel {
  private readonly observer = new ResizeObserver(() => console.log('resized'));
  constructor(box: Element) {
    this.observer.observe(box);
  }
  destroy(): void {
    this.observer.disconnect();
  }
}`,
    },
    {
      name: 'an effect that gives back what the store gives',
      code: `
import { useEffect } from 'react';
${STORE}
export function useStore(store: Store<number>, tell: (value: number) => void) {
  useEffect(() => store.subscribe(() => tell(store.getState())), [store, tell]);
}`,
    },
    {
      name: 'a source that is handed in is no certain finding',
      options: [{ confidence: 'certain' }],
      code: `
${STORE}
export class Badge {
  private readonly stop: () => void;
  constructor(store: Store<number>, show: (value: number) => void) {
    this.stop = store.subscribe(() => show(store.getState()));
  }
  dispose(): void {}
}`,
    },
  ],
  invalid: [
    {
      name: 'an observer that the teardown leaves out',
      code: `
export class Panel {
  private readonly observer = new ResizeObserver(() => console.log('resized'));
  constructor(box: Element) {
    this.observer.observe(box);
  }
  destroy(): void {}
}`,
      errors: [{
        messageId: 'endForgets', line: 3, column: 35, endLine: 3, endColumn: 49,
        data: { noun: 'observer', verb: 'disconnect', handle: '`observer`', end: '`destroy()`', owner: '`Panel`' },
        suggestions: [{ messageId: 'plan', data: { title: 'Disconnect `observer` in `destroy()`' }, output: `
export class Panel {
  private readonly observer = new ResizeObserver(() => console.log('resized'));
  constructor(box: Element) {
    this.observer.observe(box);
  }
  destroy(): void {
    this.observer.disconnect();
  }
}` }],
      }],
    },
    {
      name: 'a function that the teardown does not call',
      code: `
${STORE}
export class Badge {
  private readonly stop: () => void;
  constructor(store: Store<number>, show: (value: number) => void) {
    this.stop = store.subscribe(() => show(store.getState()));
  }
  dispose(): void {}
}`,
      errors: [{
        messageId: 'endForgets', line: 6, column: 23, endLine: 6, endColumn: 32,
        data: { noun: 'subscription', verb: 'end', handle: '`stop`', end: '`dispose()`', owner: '`Badge`' },
        suggestions: [{ messageId: 'plan', data: { title: 'Call `stop` in `dispose()`' }, output: `
${STORE}
export class Badge {
  private readonly stop: () => void;
  constructor(store: Store<number>, show: (value: number) => void) {
    this.stop = store.subscribe(() => show(store.getState()));
  }
  dispose(): void {
    this.stop();
  }
}` }],
      }],
    },
    {
      name: 'what each run of an effect adds',
      code: `
import { useEffect } from 'react';
${STORE}
export function useStore(store: Store<number>, tell: (value: number) => void) {
  useEffect(() => {
    store.subscribe(() => tell(store.getState()));
  }, [store, tell]);
}`,
      errors: [{
        messageId: 'handleLostInEffect', line: 6, column: 11, endLine: 6, endColumn: 20,
        data: { noun: 'subscription', verb: 'end', handle: 'This subscription', end: '', owner: 'the effect' },
      }],
    },
    {
      name: 'a result that is dropped, where what is possible is asked for',
      options: [{ confidence: 'possible' }],
      code: `
${STORE}
export class Badge {
  constructor(store: Store<number>, show: (value: number) => void) {
    store.subscribe(() => show(store.getState()));
  }
  dispose(): void {}
}`,
      errors: [{
        messageId: 'handleLostToEnd', line: 5, column: 11, endLine: 5, endColumn: 20,
        data: { noun: 'subscription', verb: 'end', handle: 'This subscription', end: '`dispose()`', owner: '`Badge`' },
      }],
    },
  ],
});
