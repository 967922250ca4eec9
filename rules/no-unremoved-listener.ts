import { defineLeakRule } from '../src/rule.js';

export const noUnremovedListener = defineLeakRule({
  name: 'no-unremoved-listener',
  description: 'TBD',
  preset: 'recommended',
  fixes: '',
  messages: {
    neverRemoved: 'TBD',
  },
  plans: [],
});
