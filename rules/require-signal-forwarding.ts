import { defineLeakRule } from '../src/rule.js';

export const requireSignalForwarding = defineLeakRule({
  name: 'require-signal-forwarding',
  description: 'Require calls that take an `AbortSignal` to be given the one in scope',
  preset: 'recommended',
  fixes: 'passes the signal',
  messages: {
    notForwarded: '`{{call}}` takes a signal and is not given `{{signal}}`: it goes on when the work around it is aborted.',
  },
  plans: [],
});
