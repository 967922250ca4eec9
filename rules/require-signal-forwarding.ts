import { forwardSignal, joinSignals } from '../src/fix/plans/forward-signal.js';
import { wireSignal } from '../src/fix/plans/wire-signal.js';
import { defineLeakRule } from '../src/rule.js';

export const requireSignalForwarding = defineLeakRule({
  name: 'require-signal-forwarding',
  description: 'Require calls that take an `AbortSignal` to be given the one in scope',
  preset: 'recommended',
  fixes: 'passes the signal, alone or joined with the one that the call has, through the functions between',
  messages: {
    notForwarded: '`{{call}}` takes a signal and is not given `{{signal}}`: it goes on when the work around it is aborted.',
    chainBroken: '`{{call}}()` goes on when `{{signal}}` is aborted: {{caller}} (line {{line}} of {{file}}) has that signal, and `{{callee}}()` takes none.',
    replaced: '`{{call}}` has a signal of its own and is not given `{{signal}}`: it goes on when the work around it is aborted.',
  },
  plans: [],
  cancellationPlans: [forwardSignal, joinSignals, wireSignal],
});
