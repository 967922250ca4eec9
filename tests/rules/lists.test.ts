import { describe } from 'vitest';
import { lists } from './lists/index.js';
import { testTwins } from './twins.js';

/** Leaks that the engine does not see yet: the case's name, and why. */
const knownMisses: Readonly<Record<string, string>> = {};

describe('what each rule says, and what it leaves alone', () => {
  for (const [title, cases] of Object.entries(lists)) testTwins(title, cases, knownMisses);
});
