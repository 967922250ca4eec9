import type { Callback } from './types.js';

/** Calls that run the function they are given, and how often. Names that are not here: unknown. */
export const callbacks: readonly Callback[] = [
  { calls: ['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'reduce', 'reduceRight', 'find', 'findIndex', 'sort'], arg: 0, runs: 'now' },
  { calls: ['then', 'catch', 'finally'], arg: 'any', runs: 'once' },
  { calls: ['queueMicrotask', 'nextTick', 'setTimeout', 'setImmediate', 'requestAnimationFrame', 'requestIdleCallback'], arg: 0, runs: 'once' },
  { calls: ['setInterval', 'watch', 'watchEffect', 'subscribe', 'observe', 'useEffect', 'useLayoutEffect', 'useInsertionEffect', 'useCallback', 'autorun', 'reaction', 'effect'], arg: 'any', runs: 'many' },
  { calls: ['on', 'addListener', 'addEventListener', 'prependListener', 'get', 'post', 'put', 'patch', 'delete', 'all', 'use', 'handle', 'createServer'], arg: 'any', runs: 'many' },
  { calls: ['on', 'addListener'], arg: 1, runs: 'many', connection: true, events: ['connection', 'connect', 'secureConnection', 'session', 'stream', 'upgrade', 'request', 'socket'] },
  { calls: ['Promise', 'customRef'], arg: 0, runs: 'now' },
  { calls: ['Observable', 'EventIterator', 'Repeater'], arg: 0, runs: 'many' },
];

/** Events that need not come: a `once` for one of them ends nothing on a target that outlives the call. */
export const rareEvents: readonly string[] = ['abort', 'error', 'close', 'end', 'drain', 'cancel', 'timeout', 'exit', 'disconnect', 'finish', 'SIGTERM', 'SIGINT', 'SIGHUP', 'beforeExit', 'uncaughtException', 'unhandledRejection'];

/** Events that say that the emitter's own life ends. */
export const endEvents: readonly string[] = ['close', 'disconnect', 'disconnected', 'destroy', 'destroyed', 'dispose', 'disposed', 'end', 'exit', 'terminate', 'unload', 'error', 'finish', 'abort'];

/** Methods that end an object together with everything registered on it. */
export const enders: readonly string[] = ['close', 'destroy', 'end', 'terminate', 'disconnect', 'dispose', 'removeAllListeners', 'abort', 'stop', 'kill', 'quit', 'shutdown', 'remove', 'unref', 'detach', 'unmount', 'teardown', 'cleanup', 'finish', 'cancel', 'offAll', 'clearListeners', 'removeAllEventListeners', 'destroySoon', 'resetAndDestroy', 'disconnectedCallback', 'unsubscribe', 'release'];

/** Calls that do nothing where there is nothing left to do, or only tell of it: they clear timers, or log. */
export const idle: readonly string[] = ['clearTimeout', 'clearInterval', 'clearImmediate', 'cancelAnimationFrame', 'log', 'debug', 'info', 'warn', 'trace'];

/** What a package says of itself: where others import it, and that an editor is extended by it. https://docs.npmjs.com/cli/configuring-npm/package-json#main, https://code.visualstudio.com/api/references/contribution-points */
export const manifest = { file: 'package.json', repository: '.git', imported: ['main', 'module', 'exports', 'types', 'typings'], extension: 'contributes' } as const;

/** Methods that open what was made before: where one fails, nothing is open. */
export const openers: readonly string[] = ['connect', 'open', 'start', 'initialize', 'listen', '$connect'];

/** Functions and methods that keep their argument and end it with themselves, or run it at their own end. */
export const adopters: readonly string[] = ['_register', 'register', 'addDisposable', 'trackDisposable', 'own', 'use', 'defer', 'adopt', 'onUnmounted', 'onBeforeUnmount', 'onScopeDispose', 'tryOnScopeDispose', 'tryOnUnmounted', 'tryOnBeforeUnmount', 'onCleanup', 'onDestroy', 'onDispose', 'addCleanup', 'onWatcherCleanup', 'after', 'afterEach', 'registerInterval', 'registerDomEvent', 'registerEvent', 'addTeardown', 'toDispose', 'addDispose'];

/** Names of set-up functions that a program calls once. */
export const entries: readonly string[] = ['main', 'activate', 'bootstrap', 'init', 'initialize', 'install', 'setup', 'register', 'boot', 'startup', 'start', 'run', 'configure', 'mount', 'default', 'listen', 'load', 'startServer', 'createServer', 'polyfill', 'patch'];

/** Hooks that keep a value over all renders of a component; the property that holds it. */
export const refs: Readonly<Record<string, string>> = { useRef: 'current', createRef: 'current', useLatest: 'current' };

/** Methods that register a function for an event given by name. */
export const registrars: readonly string[] = ['on', 'once', 'addListener', 'addEventListener', 'prependListener', 'prependOnceListener', 'subscribe', 'listen'];

/** Methods that call the functions registered on their receiver for the event that they name. */
export const emitters: readonly string[] = ['emit', 'trigger', 'fire'];

/** Parts of the names of events of which the one undoes the other: between two of one kind there is one of the other. */
export const opposites: readonly (readonly [string, string])[] = [['enter', 'leave'], ['over', 'out'], ['down', 'up'], ['start', 'end'], ['focus', 'blur'], ['show', 'hide'], ['open', 'close'], ['connect', 'disconnect'], ['play', 'pause'], ['online', 'offline']];

/** An event after which another is sure to come on the same emitter: https://nodejs.org/api/net.html#event-error_1 */
export const follows: Readonly<Record<string, string>> = { error: 'close', end: 'close', timeout: 'close' };

/** Constructors whose function argument settles a promise by its parameters; those whose name ends so do, too. */
export const executors: readonly string[] = ['Promise', 'PCancelable', 'Bluebird'];

/** An object that settles a promise of its own from outside: its methods, and the property that holds the promise. */
export const deferred = { settles: ['resolve', 'reject'], promise: ['promise', 'await'] } as const;

/** Functions whose result is decided by the first of the promises in a list: the others go on. */
export const races: readonly string[] = ['race', 'any'];

/** Words in the name of the longest time that something may take. */
export const limitWords: readonly string[] = ['timeout', 'limit', 'deadline', 'max', 'maximum', 'grace', 'patience'];

/** Methods that bring the next value of what goes on and on. */
export const pulls: readonly string[] = ['next', 'read', 'receive', 'recv', 'pull', 'take', 'shift', 'dequeue', 'poll'];

/** Words in the name of a promise that stays pending until somebody stops the work: `abortPromise`, `this.closed`. */
export const stopWords: readonly string[] = ['abort', 'aborted', 'aborting', 'aborts', 'cancel', 'cancelled', 'canceled', 'cancellation', 'cancelation', 'cancels', 'stop', 'stopped', 'stopping', 'close', 'closed', 'closing', 'dispose', 'disposed', 'disposal', 'shutdown', 'exit', 'exited', 'kill', 'killed', 'terminate', 'terminated', 'termination', 'quit', 'destroy', 'destroyed', 'disconnect', 'disconnected', 'interrupt', 'interrupted', 'interruption', 'teardown'];

/** Things that tell of their success by one event and of their failure by another: where only the one settles a promise, the other leaves it pending. */
export const outcomes = {
  /** How the first parameter of a callback is called that tells of a failure. */
  errors: ['err', 'error', 'e', 'ex', 'failure'],
  rows: [
    { made: ['Image', 'img', 'script', 'link', 'iframe'], success: ['load'], failure: ['error'] },
    { made: ['WebSocket'], success: ['open'], failure: ['error', 'close'] },
    { made: ['XMLHttpRequest'], success: ['load'], failure: ['error'] },
    { made: [], success: ['open', 'connect', 'ready', 'listening', 'finish', 'end', 'success', 'loadeddata', 'loadedmetadata', 'canplay'], failure: ['error'] },
  ],
} as const;

/** Words in the name of what is asked whether the work is to stop. */
export const stoppers: readonly string[] = ['signal', 'token', 'alive', 'mounted', 'unmounted', 'active', 'ended', 'done', 'finished'];

/** Names of functions whose result is a new thing of the caller's own. */
export const makers: readonly string[] = ['create', 'make', 'build', 'open', 'connect', 'spawn', 'fork', 'clone', 'new', 'init', 'instantiate', 'append', 'insert', 'listen', 'createElement'];

/** The controller whose signal is given to others, and what ends it. */
export const controllers = { construct: 'AbortController', signal: 'signal', end: 'abort', event: 'abort', state: 'aborted', error: 'AbortError', own: ['timeout', 'any'] } as const;

/** What runs a function after an object is gone: https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/FinalizationRegistry */
export const finalizers = { construct: 'FinalizationRegistry', method: 'register' } as const;

/** The event of a failure: a normal end does not emit it. */
export const errorEvent = 'error';

/** Methods that take a function off: they do not call it. */
export const removers: readonly string[] = ['removeEventListener', 'removeListener', 'off', 'unsubscribe', 'unlisten', '_off'];

/** Base classes that never call their subclasses' methods back. */
export const plainBases: readonly string[] = ['EventEmitter', 'EventEmitter2', 'EventEmitter3', 'TypedEventEmitter', 'TypedEmitter', 'StrictEventEmitter', 'EventTarget', 'TypedEventTarget', 'Error', 'Map', 'Set', 'Array', 'Object'];

/** Events that come once in the life of their target. */
export const onceEvents: readonly string[] = ['load', 'DOMContentLoaded', 'prerenderingchange', 'deviceready', 'ready', 'listening', 'open', 'connect'];

/** Ends that only undo a start of the same object, where such a start stands beside them. */
export const toggles: readonly { readonly ends: readonly string[]; readonly starts: readonly string[] }[] = [
  { ends: ['close', '_close'], starts: ['open', '_open', 'show', 'toggle', 'expand'] },
  { ends: ['unsubscribe'], starts: ['subscribe'] },
];

/** Ends that a base class calls on the way of another one: https://lumino.readthedocs.io/en/latest/api/classes/widgets.Widget.html#onBeforeDetach */
export const hooks: readonly string[] = ['onBeforeDetach', 'onAfterDetach', 'onDetach', 'disposeInternal', 'doDispose', '_destroy', '_dispose', 'onDispose', 'onDestroy'];

/** What a hook gives its component to call while it is shown: it puts something aside, and ends nothing. */
export const closings: readonly string[] = ['close', 'stop', 'end', 'abort', 'cancel', 'hide', 'disconnect'];

/** Ends of a pair that stand for the last end where nothing starts again. */
export const stops: readonly string[] = ['stop', '_stop', 'stopAsync', 'disconnect', 'end', 'cleanup', 'cleanUp', 'release', 'kill', 'deactivate', 'finalize', 'unmount', 'detach'];

/** Methods of Node's timers that say whether they keep the process alive; both give the timer back: https://nodejs.org/api/timers.html#timeoutunref */
export const keepAlive = { without: 'unref', with: 'ref' } as const;

/** Functions that give back the function they are given, in another form. */
export const wrappers: readonly string[] = ['useCallback', 'useMemoizedFn', 'useEvent', 'useEventCallback', 'useEffectEvent', 'useLatestCallback', 'bind', 'debounce', 'throttle', 'once', 'memoize', 'memo', 'action', 'batch', 'untrack', 'promisify', 'wrap', 'markRaw', 'useThrottleFn', 'useDebounceFn', 'useDebouncedCallback', 'useThrottledCallback'];

/** Functions of the global object that give properties to their first argument: their `this` is that object. */
export const definers: readonly string[] = ['assign', 'defineProperty', 'defineProperties'];

/** What tells that a file is part of a page or an app's screens: names of the page, and the modules of its frameworks. */
export const pages = {
  globals: ['window', 'document'],
  /** What looks for an element that was put there before. */
  lookups: ['getElementById', 'querySelector'],
  modules: ['react', 'react-dom', 'react-native', 'preact', 'vue', 'vue-demi', 'svelte', 'solid-js', 'lit', '@angular/core', 'electron'],
} as const;

/** How a component's parameter is called by custom: what it holds belongs to the parent. */
export const props = 'props';

/** The method of a promise whose callback is given what the promise brings. */
export const fulfils = 'then';

/** The names of hooks: a component calls them in each of its renders. */
export const hookNames = /^use[A-Z]/;

/** Calls that put a component into a page. */
export const renderers: readonly string[] = ['render', 'hydrate', 'hydrateRoot', 'createApp', 'mount'];

/** The attribute whose function is called with an element, and with nothing when the element goes. */
export const refAttribute = 'ref';

/** Properties of an element that hold what is shown in it, and goes with it. */
export const embedded: readonly string[] = ['contentDocument', 'contentWindow', 'shadowRoot'];

/** Calls whose function runs in another program: a page that a driver steers. */
export const realms: readonly string[] = ['evaluate', 'evaluateHandle', 'evaluateOnNewDocument', 'addInitScript', 'executeScript', 'executeAsyncScript', '$eval', '$$eval', 'waitForFunction'];

/** Signals and events on which a process or a page is shut down: who listens to one is part of the shutdown. */
export const shutdownEvents: readonly string[] = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGBREAK', 'SIGUSR2', 'exit', 'beforeExit', 'pagehide', 'beforeunload', 'unload'];

/** Methods of a promise whose callback runs when it settles. */
export const chains: readonly string[] = ['then', 'catch', 'finally'];

/** Calls by which a process ends, and with it everything that it holds. */
export const processEnds: readonly string[] = ['process.exit', 'process.abort', 'Deno.exit', 'app.exit', 'app.quit'];
