import { callDisposer } from '../src/fix/plans/call-disposer.js';
import { clearInEnd } from '../src/fix/plans/clear-in-end.js';
import { clearInFinally } from '../src/fix/plans/finally.js';
import { defineLeakRule } from '../src/rule.js';

export const noUnclosedResource = defineLeakRule({
  name: 'no-unclosed-resource',
  description: 'Disallow sockets, workers, handles and channels that outlive their owner because nothing closes them',
  preset: 'recommended',
  fixes: 'close in the teardown, `finally`',
  messages: {
    handleLost: 'Nothing can {{verb}} this {{noun}}: it is not kept, and {{again}}.',
    handleLostToEnd: '{{end}} cannot {{verb}} this {{noun}}: it is not kept, so it outlives {{owner}}.',
    handleLostInEffect: 'Each run of the effect opens another {{noun}}, and no cleanup ends it.',
    neverCleared: 'Nothing ends {{handle}}: {{again}}, and each stays open.',
    neverEnded: '{{handle}} is ended to make another one, but not when {{owner}} ends: the last one stays open.',
    endForgets: '{{end}} does not {{verb}} {{handle}}: the {{noun}} outlives {{owner}}.',
    unread: 'Nobody reads or cancels the body of this response: its connection stays taken until garbage is collected, and {{again}}.',
    skipped: '{{handle}} stays open when {{exit}} (line {{line}}) leaves before its end.',
    exitForgets: '{{handle}} stays open after the promise has settled {{exit}} (line {{line}}).',
    emptied: '{{handle}} is given up on line {{line}} while its {{noun}} is open: nothing ends it.',
    entryForgotten: 'The entry is taken out of {{handle}} while its {{noun}} (line {{line}}) is open, and nothing can end it any more.',
    overwritten: '{{handle}} is written again by {{again}} while the former {{noun}} is open, and nothing can end that one any more.',
    clearMayNotCome: 'Only a timer (line {{line}}) ends {{handle}}, and it may be cancelled first: {{again}}, and each stays open.',
    helperSkipped: 'The {{noun}} that {{helper}} opens stays open when {{exit}} (line {{line}}) leaves before it is ended.',
    helperForgotten: '{{end}} does not end the {{noun}} that {{helper}} opens: it outlives {{owner}}.',
    helperLost: '{{end}} cannot end the {{noun}} that {{helper}} opens: what would end it is dropped, so it outlives {{owner}}.',
    helperLostInEffect: 'Each run of the effect opens another {{noun}} through {{helper}}, and no cleanup ends it.',
  },
  plans: [clearInEnd, clearInFinally, callDisposer],
});
