/** What the methods of built-in collections do with their elements; the argument's index where it is one. */
export const collections = {
  /** Built-in classes that hold things and do nothing with them. */
  plain: ['Map', 'Set', 'Array', 'WeakMap', 'WeakSet'],
  /** Keep an argument as an element. */
  keeps: { push: 0, unshift: 0, add: 0, set: 1, enqueue: 0, append: 0 } as Readonly<Record<string, number>>,
  /** Keep a key. */
  keyed: ['set', 'add'],
  /** Give an element, or something that holds elements in the same place. */
  element: ['get', 'at', 'pop', 'shift', 'find', 'findLast', 'peek'],
  same: ['values', 'slice', 'concat', 'filter', 'splice', 'reverse', 'sort', 'toArray', 'flat'],
  pairs: ['entries'],
  /** Hand every element to a callback. */
  iterates: ['forEach', 'map', 'some', 'every', 'flatMap', 'filter', 'find', 'reduce'],
  /** Make something of every element, of the list that they are called on or given first. */
  fans: ['map', 'flatMap', 'from'],
  /** Take elements out without a word about what they hold. */
  removes: ['delete', 'clear', 'splice', 'pop', 'shift'],
  /** Register a function for what comes again and again: events, requests. */
  events: ['on', 'addListener', 'addEventListener', 'prependListener', 'get', 'post', 'put', 'patch', 'delete', 'all', 'use', 'handle', 'createServer', 'subscribe'],
  /** Properties that show what they are given, and never end it; `of`: what the element that has the others can do, how one of them is set by its name, and what puts the element into a page and takes it out. */
  shows: { own: ['srcObject'], address: ['src', 'href', 'poster'], of: ['setAttribute', 'ownerDocument'], setter: 'setAttribute', placed: ['append', 'appendChild', 'prepend', 'insertBefore', 'replaceChild', 'replaceChildren', 'removeChild'] },
  /** Functions whose first argument's elements are the result's. */
  statics: ['values', 'from', 'entries', 'all', 'allSettled', 'freeze'],
} as const;

/** Methods that call a function value: they neither keep nor end it. */
export const invokers: readonly string[] = ['call', 'apply', 'bind'];

/** Calls that look at a value and keep nothing. */
export const readers: readonly string[] = ['log', 'debug', 'info', 'warn', 'error', 'trace', 'assert', 'Boolean', 'String', 'Number', 'isNaN', 'expect', 'ok', 'equal'];

/** Calls whose result never rejects. */
export const neverReject: readonly string[] = ['allSettled', 'sleep', 'delay', 'wait', 'pause', 'nextTick', 'tick', 'setImmediate', 'until', 'settle', 'tryCatch', 'safeAwait'];
