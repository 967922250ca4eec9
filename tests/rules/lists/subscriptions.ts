import type { Case } from '../twins.js';

/** What `no-undisposed-subscription` flags. */
export const flagged: readonly Case[] = [
  ...['ResizeObserver', 'IntersectionObserver', 'MutationObserver'].map(name => ({
    name: `a ${name} in a class whose end leaves it out`,
    code: `
export class Panel {
  private readonly observer: ${name};
  private seen = 0;

  constructor(private readonly box: HTMLElement) {
    this.observer = new ${name}(() => (this.seen += 1)); //@ no-undisposed-subscription
    this.observer.observe(box${name === 'MutationObserver' ? ', { childList: true }' : ''});
  }

  destroy(): void {
    this.seen = 0;
    this.observer.disconnect(); //-
  }
}`,
  })),
  {
    name: 'an observer that each run of an effect adds',
    file: 'react.tsx',
    code: `
import { useEffect, useRef, useState } from 'react';

export function Measured() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0)); //@ no-undisposed-subscription
    observer.observe(box.current);
    return () => observer.disconnect(); //-
  }, []);
  return <div ref={box}>{width}</div>;
}`,
  },
  {
    name: 'an observer in a ref that the cleanup leaves out',
    file: 'react.tsx',
    code: `
import { useEffect, useRef } from 'react';

export function Lazy({ load }: { load: () => void }) {
  const observer = useRef<IntersectionObserver | null>(null);
  useEffect(() => {
    const timer = setInterval(load, 60_000);
    observer.current = new IntersectionObserver(load); //@ no-undisposed-subscription
    observer.current.observe(document.body);
    return () => {
      clearInterval(timer);
      observer.current?.disconnect(); //-
    };
  }, [load]);
  return null;
}`,
  },
  {
    name: 'a disposable of an event that dispose() forgets',
    code: `
interface Disposable { dispose(): void }
interface Document { readonly uri: string; onDidChange(run: () => void): Disposable }

export class Marker {
  private readonly change: Disposable;
  private changes = 0;

  constructor(document: Document) {
    this.change = document.onDidChange(() => (this.changes += 1)); //@ no-undisposed-subscription
  }

  dispose(): void {
    this.changes = 0;
    this.change.dispose(); //-
  }
}`,
  },
  {
    name: 'a disposable that is dropped beside one that is kept',
    code: `
interface Disposable { dispose(): void }
interface Workspace { onDidOpen(run: (uri: string) => void): Disposable; onDidClose(run: (uri: string) => void): Disposable }

export class Tabs {
  private readonly kept: Disposable[] = [];
  private readonly open = new Set<string>();

  constructor(private readonly workspace: Workspace) {
    this.kept.push(this.workspace.onDidOpen(uri => this.open.add(uri)));
    this.kept.push(this.workspace.onDidClose(uri => this.open.delete(uri))); //- this.workspace.onDidClose(uri => this.open.delete(uri)); //@ no-undisposed-subscription
  }

  dispose(): void {
    for (const one of this.kept) one.dispose();
  }
}`,
  },
  {
    name: 'a subscription that the end of its owner forgets',
    code: `
interface Subscription { unsubscribe(): void }
interface Observable<T> { subscribe(next: (value: T) => void): Subscription; pipe(): Observable<T> }

export class Price {
  private subscription: Subscription | undefined;
  value = 0;

  constructor(private readonly prices: Observable<number>) {}

  ngOnInit(): void {
    this.subscription = this.prices.subscribe(value => (this.value = value)); //@ no-undisposed-subscription
  }

  destroy(): void {
    this.value = 0;
    this.subscription?.unsubscribe(); //-
  }
}`,
  },
  {
    name: 'a store whose subscription is a function, forgotten by the end',
    code: `
interface Store<S> { getState(): S; subscribe(listener: () => void): () => void }

export class Badge {
  private readonly unsubscribe: () => void;
  private count = 0;

  constructor(private readonly store: Store<{ count: number }>) {
    this.unsubscribe = this.store.subscribe(() => (this.count = this.store.getState().count)); //@ no-undisposed-subscription
  }

  dispose(): void {
    this.count = 0;
    this.unsubscribe(); //-
  }
}`,
  },
  {
    name: 'a store that each run of an effect subscribes to',
    file: 'react.tsx',
    code: `
import { useEffect, useState } from 'react';

interface Store<S> { getState(): S; subscribe(listener: () => void): () => void }

export function Count({ store }: { store: Store<number> }) {
  const [count, setCount] = useState(store.getState());
  useEffect(() => {
    const stop = store.subscribe(() => setCount(store.getState())); //- store.subscribe(() => setCount(store.getState())); //@ no-undisposed-subscription
    return () => stop(); //-
  }, [store]);
  return <b>{count}</b>;
}`,
  },
  {
    name: 'an observer that an early return leaves behind',
    code: `
export async function whenVisible(box: Element, wait: () => Promise<boolean>): Promise<boolean> {
  let visible = false;
  const observer = new IntersectionObserver(() => (visible = true)); //@ no-undisposed-subscription
  observer.observe(box);
  if (!(await wait().catch(() => false))) {
    observer.disconnect(); //-
    return false;
  }
  observer.disconnect();
  return visible;
}`,
  },
  {
    name: 'a reaction whose disposer the end leaves out',
    code: `
import { autorun, type IReactionDisposer } from 'mobx';

export class Title {
  private readonly stop: IReactionDisposer;
  private shown = 0;

  constructor(private readonly store: { readonly title: string }) {
    this.stop = autorun(() => { //@ no-undisposed-subscription
      this.shown += 1;
      document.title = this.store.title;
    });
  }

  dispose(): void {
    this.shown = 0;
    this.stop(); //-
  }
}`,
  },
  {
    name: 'a snapshot listener that each run of an effect adds',
    file: 'react.tsx',
    code: `
import { onSnapshot } from 'firebase/firestore';
import { useEffect, useState } from 'react';

export function Name({ user }: { user: never }) {
  const [name, setName] = useState('');
  useEffect(() => {
    const stop = onSnapshot(user, (next: { id: string }) => setName(next.id)); //- onSnapshot(user, (next: { id: string }) => setName(next.id)); //@ no-undisposed-subscription
    return () => stop(); //-
  }, [user]);
  return <b>{name}</b>;
}`,
  },
  {
    name: 'a position watch that the end leaves out',
    code: `
export class Position {
  private readonly watch: number;
  private seen = 0;

  constructor(show: (latitude: number) => void) {
    this.watch = navigator.geolocation.watchPosition(position => { //@ no-undisposed-subscription
      this.seen += 1;
      show(position.coords.latitude);
    });
  }

  dispose(): void {
    this.seen = 0;
    navigator.geolocation.clearWatch(this.watch); //-
  }
}`,
  },
  {
    name: 'a listener of an app that each run of an effect adds',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';
import { AppState } from 'react-native';

export function Refresher({ refresh }: { refresh: (state: string) => void }) {
  useEffect(() => {
    const listener = AppState.addEventListener('change', refresh); //@ no-undisposed-subscription
    console.log(listener);
    return () => listener.remove(); //-
  }, [refresh]);
  return null;
}`,
  },
  {
    name: 'a command that is dropped beside one that is kept',
    code: `
import * as vscode from 'vscode';

export class Tools {
  private readonly all: vscode.Disposable[] = [];
  private runs = 0;

  constructor() {
    this.all.push(vscode.commands.registerCommand('tools.run', () => (this.runs += 1)));
    this.all.push(vscode.commands.registerCommand('tools.stop', () => (this.runs = 0))); //- vscode.commands.registerCommand('tools.stop', () => (this.runs = 0)); //@ no-undisposed-subscription
  }

  dispose(): void {
    for (const one of this.all) one.dispose();
  }
}`,
  },
];

/** What `no-undisposed-subscription` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'what a collection of disposables takes over',
    code: `
interface Disposable { dispose(): void }
interface Workspace { onDidOpen(run: (uri: string) => void): Disposable }

class DisposableCollection {
  private readonly all: Disposable[] = [];
  push(one: Disposable): void {
    this.all.push(one);
  }
  dispose(): void {
    for (const one of this.all.splice(0)) one.dispose();
  }
}

export class Tabs {
  protected readonly toDispose = new DisposableCollection();
  readonly open = new Set<string>();

  constructor(workspace: Workspace) {
    this.toDispose.push(workspace.onDidOpen(uri => this.open.add(uri)));
  }

  dispose(): void {
    this.toDispose.dispose();
  }
}`,
  },
  {
    name: 'what the call itself puts into a list',
    code: `
interface Disposable { dispose(): void }
interface Event<T> { (run: (value: T) => void, self?: unknown, all?: Disposable[]): Disposable }
interface Workspace { readonly onDidOpen: Event<string>; readonly onDidClose: Event<string> }

export class Tabs {
  private readonly all: Disposable[] = [];
  private readonly open = new Set<string>();

  constructor(private readonly workspace: Workspace) {
    this.all.push(this.workspace.onDidClose(uri => this.open.delete(uri)));
    this.workspace.onDidOpen(this.add, this, this.all);
  }

  private add(uri: string): void {
    this.open.add(uri);
  }

  dispose(): void {
    for (const one of this.all) one.dispose();
  }
}`,
  },
  {
    name: 'an event of the own emitter',
    code: `
interface Disposable { dispose(): void }

class Emitter {
  private readonly all = new Set<() => void>();
  onDidFire(run: () => void): Disposable {
    this.all.add(run);
    return { dispose: () => this.all.delete(run) };
  }
  dispose(): void {
    this.all.clear();
  }
}

export class Model {
  private readonly emitter = new Emitter();
  private readonly firing: Disposable;
  private fired = 0;

  constructor() {
    this.firing = this.emitter.onDidFire(() => (this.fired += 1));
  }

  isListening(): boolean {
    return this.firing !== undefined && this.fired > 0;
  }

  dispose(): void {
    this.emitter.dispose();
  }
}`,
  },
  {
    name: 'a subscription that is given back',
    code: `
interface Store<S> { getState(): S; subscribe(listener: () => void): () => void }

export function onCount(store: Store<number>, run: (count: number) => void): () => void {
  return store.subscribe(() => run(store.getState()));
}`,
  },
  {
    name: 'a subscription that is handed on',
    code: `
interface Disposable { dispose(): void }
interface Document { onDidChange(run: () => void): Disposable }

export class Marker {
  changes = 0;

  constructor(document: Document, owner: { add(one: Disposable): void }) {
    owner.add(document.onDidChange(() => (this.changes += 1)));
  }

  dispose(): void {
    this.changes = 0;
  }
}`,
  },
  {
    name: 'a subscribe that gives nothing',
    code: `
interface Bus { subscribe(run: () => void): void; getState(): number }

export class Badge {
  count = 0;

  constructor(bus: Bus) {
    bus.subscribe(() => (this.count = bus.getState()));
  }

  dispose(): void {
    this.count = 0;
  }
}`,
  },
  {
    name: 'an on… that gives no disposable',
    code: `
interface Router { onEnter(run: () => void): Router }

export class Page {
  private readonly router: Router;
  visits = 0;

  constructor(router: Router) {
    this.router = router.onEnter(() => (this.visits += 1));
  }

  name(): string {
    return String(this.router);
  }

  dispose(): void {
    this.visits = 0;
  }
}`,
  },
  {
    name: 'a subscription that is made once',
    code: `
interface Store<S> { getState(): S; subscribe(listener: () => void): () => void }
declare const store: Store<number>;

store.subscribe(() => console.log(store.getState()));`,
  },
  {
    name: 'an observer that its own callback ends',
    code: `
export class Reveal {
  private readonly observer: IntersectionObserver;

  constructor(box: Element, show: () => void) {
    this.observer = new IntersectionObserver(entries => {
      if (!entries.some(e => e.isIntersecting)) return;
      show();
      this.observer.disconnect();
    });
    this.observer.observe(box);
  }
}`,
  },
  {
    name: 'an observer that is ended through a method',
    code: `
export class Sizes {
  private observer: ResizeObserver | undefined;

  watch(box: Element, run: () => void): void {
    this.reset();
    this.observer = new ResizeObserver(run);
    this.observer.observe(box);
  }

  private reset(): void {
    this.observer?.disconnect();
    this.observer = undefined;
  }

  dispose(): void {
    this.reset();
  }
}`,
  },
  {
    name: 'a listener that a promise brings, ended by its then',
    file: 'react.tsx',
    code: `
import { listen } from '@tauri-apps/api/event';
import { useEffect } from 'react';

export function Progress({ show }: { show: () => void }) {
  useEffect(() => {
    const stop = listen('progress', () => show());
    return () => {
      void stop.then((end: () => void) => end());
    };
  }, [show]);
  return null;
}`,
  },
  {
    name: 'listeners that one call of the file takes off together',
    file: 'react.tsx',
    code: `
import { off, onValue } from 'firebase/database';
import { useEffect } from 'react';

export function Name({ user, show }: { user: never; show: () => void }) {
  useEffect(() => {
    onValue(user, show);
    return () => off(user);
  }, [user, show]);
  return null;
}`,
  },
  {
    name: 'a watch that the same handler clears when its base tells that nobody asks any more',
    code: `
import { Observed } from 'observed';

interface Changing { whenChanged(name: string, run: () => void): void; get(name: string): boolean; set(name: string, value: boolean): void; tell(): void }
const Base: new () => Changing = Observed;

export class Position extends Base {
  private watch: number | undefined;

  constructor() {
    super();
    this.whenChanged('tracking', this.follow);
  }

  private readonly follow = (): void => {
    if (this.get('tracking')) {
      this.watch = navigator.geolocation.watchPosition(() => this.tell());
    } else if (this.watch !== undefined) {
      navigator.geolocation.clearWatch(this.watch);
    }
  };

  dispose(): void {
    this.set('tracking', false);
  }
}`,
  },
  {
    name: 'a command beside others that the context of the extension keeps',
    code: `
import { commands, type ExtensionContext } from 'vscode';

export class Tools {
  private runs = 0;

  start(context: ExtensionContext): void {
    context.subscriptions.push(commands.registerCommand('tools.run', () => (this.runs += 1)));
    commands.registerCommand('tools.stop', () => (this.runs = 0));
  }

  stop(): void {
    this.runs = 0;
  }
}`,
  },
  {
    name: 'a function of the program that has the name of a package\'s',
    code: `
function autorun(run: () => void): () => void {
  run();
  return () => console.log('done');
}

export class Title {
  private readonly end = autorun(() => console.log('title'));

  isSet(): boolean {
    return typeof this.end === 'function';
  }

  dispose(): void {}
}`,
  },
];
