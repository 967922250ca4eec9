import { boundInsert } from '../src/fix/plans/bounded-insert.js';
import { lruCache, lruCacheAdded } from '../src/fix/plans/lru-cache.js';
import { weakTable } from '../src/fix/plans/weak-table.js';
import { defineLeakRule } from '../src/rule.js';

export const noUnboundedCache = defineLeakRule({
  name: 'no-unbounded-cache',
  description: 'Disallow collections that live for the process, gain entries for ever and lose none',
  preset: 'recommended',
  fixes: 'keys held weakly, a limit that drops the oldest, an LRU cache',
  messages: {
    neverShrinks: '`{{name}}` lives {{keeper}}: {{adds}} adds another `{{key}}`, and nothing removes one.',
    listGrows: '`{{name}}` lives {{keeper}}: {{adds}} adds to it, and nothing takes anything out.',
    clearedAtEndOnly: '`{{name}}` lives {{keeper}}: {{adds}} adds to it, and only its end or a test clears it.',
    siblingShrinks: '`{{name}}` only grows: {{adds}} adds to it, and line {{line}} takes the same key out of `{{sibling}}` alone.',
    boundNeverHolds: '`{{name}}` has a limit that never holds: {{why}}, and line {{line}} adds for ever.',
  },
  plans: [],
  growthPlans: [weakTable, lruCache, boundInsert, lruCacheAdded],
});
