import { rejectWithError } from '../src/fix/plans/reject-with-error.js';
import { defineLeakRule } from '../src/rule.js';

export const noUnsettledPromise = defineLeakRule({
  name: 'no-unsettled-promise',
  description: 'Disallow promises made by hand that nothing settles on some way, so that whoever waits waits for ever',
  preset: 'recommended',
  fixes: 'reject with the error that a callback was given',
  messages: {
    leftEarly: 'This promise never settles when line {{line}} returns: whoever waits for it waits for ever, and is kept in memory.',
    leftOnError: 'This promise never settles when `{{argument}}` is set (line {{line}}): whoever waits for it waits for ever, and is kept in memory.',
    failureHeard: "This promise never settles on '{{event}}': line {{line}} hears of it and leaves whoever waits waiting for ever.",
    failureUnheard: "This promise settles on '{{event}}' (line {{line}}) alone: on '{{missing}}' whoever waits for it waits for ever.",
  },
  plans: [],
  cancellationPlans: [rejectWithError],
});
