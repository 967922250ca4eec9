import { defineLeakRule } from '../src/rule.js';

export const noMismatchedRemoval = defineLeakRule({
  name: 'no-mismatched-removal',
  description: 'TBD',
  preset: 'recommended',
  fixes: '',
  messages: {
    neverRemoved: 'TBD',
  },
  plans: [],
});
