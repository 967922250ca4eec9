import { clearInEnd } from '../src/fix/plans/clear-in-end.js';
import { clearInFinally } from '../src/fix/plans/finally.js';
import { defineLeakRule } from '../src/rule.js';

export const noUndisposedSubscription = defineLeakRule({
  name: 'no-undisposed-subscription',
  description: 'Disallow subscriptions and observers that outlive their owner because nothing ends them',
  preset: 'recommended',
  fixes: 'end in the teardown, `finally`',
  messages: {
    handleLost: 'Nothing can {{verb}} this {{noun}}: what was given back is dropped, and {{again}}.',
    handleLostToEnd: '{{end}} cannot {{verb}} this {{noun}}: what was given back is dropped, so it outlives {{owner}}.',
    handleLostInEffect: 'Each run of the effect adds another {{noun}}, and no cleanup ends it.',
    neverCleared: 'Nothing ends {{handle}}: {{again}}, and each keeps running.',
    neverEnded: '{{handle}} is ended to make another one, but not when {{owner}} ends: the last one goes on.',
    endForgets: '{{end}} does not {{verb}} {{handle}}: the {{noun}} outlives {{owner}}.',
    skipped: '{{handle}} goes on when {{exit}} (line {{line}}) leaves before its end.',
    exitForgets: '{{handle}} goes on after the promise has settled {{exit}} (line {{line}}).',
    emptied: '{{handle}} is given up on line {{line}} while its {{noun}} goes on: nothing ends it.',
    entryForgotten: 'The entry is taken out of {{handle}} while its {{noun}} (line {{line}}) goes on, and nothing can end it any more.',
    overwritten: '{{handle}} is written again by {{again}} while the former {{noun}} goes on, and nothing can end that one any more.',
    clearMayNotCome: 'Only a timer (line {{line}}) ends {{handle}}, and it may be cancelled first: {{again}}, and each goes on.',
  },
  plans: [clearInEnd, clearInFinally],
});
