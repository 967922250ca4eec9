import { clearInEnd } from '../src/fix/plans/clear-in-end.js';
import { clearInFinally } from '../src/fix/plans/finally.js';
import { defineLeakRule } from '../src/rule.js';

export const noUnreleasedLoan = defineLeakRule({
  name: 'no-unreleased-loan',
  description: 'Disallow pooled clients, locks and permits that are not given back on every way',
  preset: 'recommended',
  fixes: '`finally`, release in the teardown',
  messages: {
    handleLost: 'Nothing can {{verb}} this {{noun}}: it is not kept, and {{again}}.',
    handleLostToEnd: '{{end}} cannot {{verb}} this {{noun}}: it is not kept, so it outlives {{owner}}.',
    handleLostInEffect: 'Each run of the effect takes another {{noun}}, and nothing gives it back.',
    neverCleared: 'Nothing gives back the {{noun}} of {{handle}}: {{again}}, and each stays taken.',
    neverEnded: 'The {{noun}} of {{handle}} is given back to take another one, but not when {{owner}} ends: the last one stays taken.',
    endForgets: '{{end}} does not {{verb}} {{handle}}: the {{noun}} stays taken when {{owner}} is gone.',
    skipped: 'The {{noun}} of {{handle}} stays taken when {{exit}} (line {{line}}) leaves before it is given back.',
    exitForgets: 'The {{noun}} of {{handle}} stays taken after the promise has settled {{exit}} (line {{line}}).',
    emptied: '{{handle}} is given up on line {{line}} while its {{noun}} is taken: nothing gives it back.',
    entryForgotten: 'The entry is taken out of {{handle}} while its {{noun}} (line {{line}}) is out, and nothing can give it back any more.',
    overwritten: '{{handle}} is written again by {{again}} while the former {{noun}} is out, and nothing can give that one back any more.',
    clearMayNotCome: 'Only a timer (line {{line}}) gives back the {{noun}} of {{handle}}, and it may be cancelled first: {{again}}.',
  },
  plans: [clearInEnd, clearInFinally],
});
