import { describe } from 'vitest';
import { shapes } from './shapes/index.js';
import { testKnown, testTwins } from './twins.js';

/** Leaks that the engine does not see yet: the case's name, and why. */
const knownMisses: Readonly<Record<string, string>> = {
  'a function of the file that is given the owner': 'a wrapper object that is handed to a function',
  'a Set of handles and a loop that clears them': 'one-shots that a collection keeps',
  'cleanups of an effect, run together': 'closures that would release and that nobody calls',
  'returned in a tuple': 'a closure that would release and that nobody calls',
  'cleared in both then and catch': 'only one of two callbacks of `then` releases',
};

describe('every release shape of a timer', () => {
  for (const { title, timers } of shapes) testTwins(title, timers, knownMisses);
  testKnown(shapes.flatMap(s => s.timers), knownMisses);
});
