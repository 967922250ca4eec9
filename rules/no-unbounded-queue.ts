import { boundInsert } from '../src/fix/plans/bounded-insert.js';
import { defineLeakRule } from '../src/rule.js';

export const noUnboundedQueue = defineLeakRule({
  name: 'no-unbounded-queue',
  description: 'Disallow queues that live for the process and whose elements nothing takes out, or whose limit never holds',
  preset: 'recommended',
  fixes: 'a limit that drops the oldest',
  messages: {
    listGrows: 'The queue `{{name}}` lives {{keeper}}: {{adds}} adds to it, and nothing takes anything out.',
    clearedAtEndOnly: 'The queue `{{name}}` lives {{keeper}}: {{adds}} adds to it, and only its end or a test takes anything out.',
    boundNeverHolds: 'The queue `{{name}}` has a limit that never holds: {{why}}, and line {{line}} adds for ever.',
  },
  plans: [],
  growthPlans: [boundInsert],
});
