import type { Leak, RuleName } from '../leak.js';

/**
 * Reasons that hold in words, and that whoever wrote the code seldom acts on: fewer than half of their causes when whole packages, unseen before, were read
 * (docs/accuracy.md). Most of them are a one-shot that fires once for nothing, or a thing that is made once after all. A strict run tells them.
 */
const SELDOM: Partial<Readonly<Record<RuleName, readonly string[]>>> = {
  'no-uncleared-timer': ['entryForgotten', 'rearms', 'workSettles'],
  'no-unremoved-listener': ['handedIn', 'swapped'],
};

/** The leak at the confidence that its reason has earned. */
export function weighed(leak: Leak): Leak {
  return SELDOM[leak.rule]?.includes(leak.reason) ? { ...leak, confidence: 'possible' } : leak;
}
