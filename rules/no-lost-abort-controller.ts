import { abortBeforeSet, abortInEnd } from '../src/fix/plans/abort-controller.js';
import { defineLeakRule } from '../src/rule.js';

export const noLostAbortController = defineLeakRule({
  name: 'no-lost-abort-controller',
  description: 'Disallow controllers whose signal stops work or listeners, and that nobody can abort when it is time',
  preset: 'recommended',
  fixes: 'aborts in the teardown, or before the next one is set',
  messages: {
    finalizerOnly: '`{{controller}}` is aborted by a finalizer alone, which never runs: the listener keeps `{{held}}`, and with it the registered object.',
    abortedForAll: '`{{controller}}` is shared by all, and the end of one (line {{line}}) aborts it for every other.',
    endForgets: '`{{controller}}` is not aborted in {{end}}: the work that its signal stops goes on.',
    overwritten: '`{{controller}}` is set again without an abort of the former one: work that is still running is out of reach of line {{line}}.',
  },
  plans: [],
  cancellationPlans: [abortInEnd, abortBeforeSet],
});
