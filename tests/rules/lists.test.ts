import { describe } from 'vitest';
import { lists } from './lists/index.js';
import { testKnown, testTwins } from './twins.js';

/** Leaks that the engine does not see yet: the case's name, and why. */
const knownMisses: Readonly<Record<string, string>> = {
  'the slot of an interval is written again by a setter': 'a slot that is written again while it is full',
  'a public start() that nobody calls twice is only possible': 'a slot that is written again while it is full',
  'a one-shot that re-arms itself, its id dropped': 'a loop without an end counts as a service loop',
  'a one-shot in an effect that calls a prop later than its component may live': 'what a one-shot does when it fires',
  'a once pair of which one fires and the other stays': 'two alternatives on a target that is handed in',
  'a listener per call on a shared connection': 'a target that is handed in, and an owner without an end',
  'a signal that nobody aborts': 'whether a class aborts the controller that it keeps',
  'off() that calls on()': 'an end that adds once more',
  'a debounced wrapper made twice': 'a function that a call makes anew',
};

describe('what each rule says, and what it leaves alone', () => {
  for (const [title, cases] of Object.entries(lists)) testTwins(title, cases, knownMisses);
  testKnown(Object.values(lists).flat(), knownMisses);
});
