import { wireSignal } from '../src/fix/plans/wire-signal.js';
import { defineLeakRule } from '../src/rule.js';

export const noUncancellablePromise = defineLeakRule({
  name: 'no-uncancellable-promise',
  description: 'Disallow exported functions that do long work which no caller can stop',
  preset: 'strict',
  fixes: 'an optional `AbortSignal`, handed down to what takes one',
  messages: {
    goesOn: '`{{name}}()` waits for {{calls}} and takes no signal: whoever gives it up keeps it running to its end.',
    loopsOn: '`{{name}}()` waits for {{calls}} again and again and takes no signal: whoever gives it up keeps it running to its end.',
  },
  plans: [],
  cancellationPlans: [wireSignal],
});
