import { describe } from 'vitest';
import { shapes } from './shapes/index.js';
import { testKnown, testTwins } from './twins.js';

/** Leaks that the engine does not see yet: the case's name, and why. */
const knownMisses: Readonly<Record<string, string>> = {
  'local in a function that waits for its work': 'a target that is handed in, and an owner without an end',
  'a Map of handlers per emitter, emptied on close': 'a handler that a Map keeps beside its target',
  'one method that adds or removes, by a flag': 'which branch a constant argument takes',
  'a table of type and handler, added and removed in loops': 'a handler that is an entry of a table',
  'a helper that adds and keeps the removal': 'a collection of cleanups that nobody runs',
  'cleanups of an effect, run together': 'closures that would release and that nobody calls',
  'returned in an array': 'a closure that would release and that nobody calls',
  'context.subscriptions.push(…)': 'a target that is handed in, and an owner without an end',
  'stack.defer(…)': 'a target that is handed in, and an owner without an end',
  'an early return between the acquisition and the release': 'paths of what is added to another target than a signal',
  'an await that may reject, inside a try': 'paths of what is added to another target than a signal',
  'removed in both then and catch': 'only one of two callbacks of `then` releases',
  '{ signal } of a field that dispose() aborts': 'whether a class aborts the controller that it keeps',
  'a controller that escapes whole is somebody else’s': 'a local controller that nobody aborts and a statement mentions',
  'off before on, with a stable handler and the same target': 'a target that is handed in, and an owner without an end',
  'removed from the old target before the field takes the new one': 'a target that is replaced',
  'a handler that removes itself': 'a target that is handed in, and an owner without an end',
  'the handler is returned, for the caller to remove': 'a target that is handed in, and an owner without an end',
};

describe('every release shape of a listener', () => {
  for (const { title, listeners } of shapes) testTwins(title, listeners, knownMisses);
  testKnown(shapes.flatMap(s => s.listeners), knownMisses);
});
