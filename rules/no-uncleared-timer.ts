import { clearAfterWork } from '../src/fix/plans/after-work.js';
import { callDisposer } from '../src/fix/plans/call-disposer.js';
import { clearBeforeEmptied, clearBeforeRearm } from '../src/fix/plans/clear-before-rearm.js';
import { clearInEnd } from '../src/fix/plans/clear-in-end.js';
import { clearOnExit } from '../src/fix/plans/clear-on-exit.js';
import { clearWithOwner } from '../src/fix/plans/component-ref.js';
import { createEnd } from '../src/fix/plans/create-end.js';
import { clearEntry } from '../src/fix/plans/entry-forgotten.js';
import { clearInFinally } from '../src/fix/plans/finally.js';
import { keepAndClear } from '../src/fix/plans/keep-and-clear.js';
import { returnCleanup } from '../src/fix/plans/return-cleanup.js';
import { defineLeakRule } from '../src/rule.js';

export const noUnclearedTimer = defineLeakRule({
  name: 'no-uncleared-timer',
  description: 'Disallow timers that outlive their owner or pile up because nothing clears them',
  preset: 'recommended',
  fixes: 'clear in the teardown, return a cleanup, `finally`, keep the id, clear before re-arming',
  messages: {
    handleLost: 'Nothing can clear this {{noun}}: its id is dropped, and {{again}}.',
    handleLostToEnd: '{{end}} cannot clear this {{noun}}: its id is dropped, so it still fires after {{owner}} is gone.',
    handleLostInEffect: 'Each run of the effect starts another {{noun}}, and no cleanup clears it.',
    rearms: '{{end}} cannot stop this {{noun}}: it re-arms itself, its id is dropped, and {{owner}} stays alive.',
    rearmsTwice: 'This {{noun}} is pending when line {{line}} sets `{{flag}}` back: its id is dropped, so both the old one and a new one re-arm.',
    neverCleared: '{{handle}} is never cleared: {{again}}, and each keeps running.',
    neverEnded: '{{handle}} is cleared to re-arm it, but not when {{owner}} ends: it still fires afterwards.',
    endForgets: '{{end}} does not clear {{handle}}: the {{noun}} outlives {{owner}}.',
    skipped: '{{handle}} keeps running when {{exit}} (line {{line}}) leaves before it is cleared.',
    exitForgets: '{{handle}} keeps running after the promise has settled {{exit}} (line {{line}}).',
    workSettles: '{{handle}} runs on when {{work}} (line {{line}}) settles first: nothing clears it then.',
    emptied: '{{handle}} is given up on line {{line}} while its {{noun}} runs on: nothing clears it.',
    clearMayNotCome: 'Only a timer (line {{line}}) clears {{handle}}, and it may be cancelled first: {{again}}, and each keeps running.',
    entryForgotten: 'The entry is taken out of {{handle}} while its {{noun}} (line {{line}}) runs on, and nothing can clear it any more.',
    overwritten: '{{handle}} is written again by {{again}} while the former {{noun}} runs, and nothing can clear that one any more.',
    helperSkipped: 'The {{noun}} that {{helper}} starts keeps running when {{exit}} (line {{line}}) leaves before it is stopped.',
    helperForgotten: '{{end}} does not stop the {{noun}} that {{helper}} starts: it outlives {{owner}}.',
    helperLost: '{{end}} cannot stop the {{noun}} that {{helper}} starts: what would stop it is dropped, so it outlives {{owner}}.',
    helperLostInEffect: 'Each run of the effect starts another {{noun}} through {{helper}}, and no cleanup stops it.',
    afterAwait: '{{helper}} runs after an await, when no scope is active: nothing clears its {{noun}}.',
    inRender: '{{helper}} runs with each render, when no scope is active: each time adds one more {{noun}}, and nothing clears it.',
  },
  plans: [clearInEnd, clearWithOwner, keepAndClear, returnCleanup, clearInFinally, clearAfterWork, clearOnExit, clearBeforeRearm, clearBeforeEmptied, clearEntry, createEnd, callDisposer],
});
