import { callDisposer } from '../src/fix/plans/call-disposer.js';
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
    helperSkipped: 'The {{noun}} that {{helper}} makes goes on when {{exit}} (line {{line}}) leaves before it is ended.',
    helperForgotten: '{{end}} does not end the {{noun}} that {{helper}} makes: it outlives {{owner}}.',
    helperLost: '{{end}} cannot end the {{noun}} that {{helper}} makes: what would end it is dropped, so it outlives {{owner}}.',
    helperLostInEffect: 'Each run of the effect adds another {{noun}} through {{helper}}, and no cleanup ends it.',
  },
  plans: [clearInEnd, clearInFinally, callDisposer],
});
