import { rejectWaiting } from '../src/fix/plans/reject-waiting.js';
import { takeAnswered } from '../src/fix/plans/take-answered.js';
import { takeOut } from '../src/fix/plans/take-out.js';
import { weakTable } from '../src/fix/plans/weak-table.js';
import { defineLeakRule } from '../src/rule.js';

export const noStaleConnectionState = defineLeakRule({
  name: 'no-stale-connection-state',
  description: 'Disallow entries of connections, requests and waiting callers that stay when the connection ends',
  preset: 'recommended',
  fixes: 'the missing `delete`, those who wait rejected at the end',
  messages: {
    noEnd: '`{{name}}` lives {{keeper}}: {{adds}} adds to it, and nothing takes out what has closed.',
    endForgets: '`{{name}}` keeps what {{adds}} adds: the \'{{event}}\' handler of `{{subject}}` (line {{line}}) does not take it out.',
    errorOnly: '`{{name}}` keeps what {{adds}} adds: only an error (line {{line}}) takes it out, so each `{{subject}}` that closes without one stays.',
    leftWaiting: 'Who waits in `{{name}}` waits for ever after {{end}} (line {{line}}): it settles nothing that is still there.',
    neverTaken: 'Each answer leaves its entry in `{{name}}`: {{adds}} adds another one, and nothing takes one out.',
    givesUp: 'The entry stays in `{{name}}` when {{exit}} (line {{line}}) gives up waiting: only an answer takes it out.',
  },
  plans: [],
  growthPlans: [weakTable, takeOut, takeAnswered, rejectWaiting],
});
