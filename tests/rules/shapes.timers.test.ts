import { describe } from 'vitest';
import { shapes } from './shapes/index.js';
import { testTwins } from './twins.js';

/** Leaks that the engine does not see yet: the case's name, and why. */
const knownMisses: Readonly<Record<string, string>> = {};

describe('every release shape of a timer', () => {
  for (const { title, timers } of shapes) testTwins(title, timers, knownMisses);
});
