import { beforeSettling } from '../src/fix/plans/before-settling.js';
import { callDisposer } from '../src/fix/plans/call-disposer.js';
import { createRemovingEnd } from '../src/fix/plans/create-removing-end.js';
import { ownerSignal } from '../src/fix/plans/owner-signal.js';
import { removeInEnd } from '../src/fix/plans/remove-in-end.js';
import { returnRemoval } from '../src/fix/plans/return-removal.js';
import { settleRemoves } from '../src/fix/plans/settle-removes.js';
import { defineLeakRule } from '../src/rule.js';

export const noUnremovedListener = defineLeakRule({
  name: 'no-unremoved-listener',
  description: 'Disallow listeners on longer-lived targets that nothing removes',
  preset: 'recommended',
  fixes: 'remove in the teardown, return a cleanup, one named handler, the owner’s signal',
  messages: {
    effectAdds: 'Each run of the effect adds another {{event}} listener to {{target}}, and no cleanup removes it.',
    endForgets: '{{end}} does not take this {{event}} {{noun}} off {{target}}, which {{keeps}}.',
    connectionAdds: 'Each {{who}} adds another {{event}} listener to {{target}}, which outlives it, and nothing removes it.',
    neverRemoved: 'Nothing removes this {{event}} listener from {{target}}: {{again}}, and all stay.',
    signalKeeps: 'This {{event}} listener stays on {{target}} when the work is done: the signal can outlive it, and each call adds one.',
    exitForgets: 'This {{event}} listener stays on {{target}} after the promise has settled {{exit}} (line {{line}}).',
    skipped: 'This {{event}} listener stays on {{target}} when {{exit}} (line {{line}}) leaves before it is removed.',
    cleanupForgets: 'The cleanup on line {{line}} takes another listener off {{target}} and leaves this {{event}} listener on.',
    handedIn: 'Each {{who}} (line {{line}} of {{file}}) adds another {{event}} {{noun}} to {{target}}, which outlives it, and nothing removes it.',
    signalLeftOut: '{{count}} other listeners on {{target}} hang on a signal and this {{event}} listener does not: it stays when they go.',
    readBack: '{{target}} may come from the table (line {{line}}) with this {{event}} listener on it already: {{again}} adds another.',
    swapped: 'The former `{{field}}` keeps this {{event}} listener: only line {{line}} takes it off, and from the newest alone.',
    signalNeverAborted: 'Nothing aborts `{{controller}}`, so its signal never takes this {{event}} listener off {{target}}.',
    helperSkipped: 'The {{event}}listener that {{helper}} adds stays on {{target}} when {{exit}} (line {{line}}) leaves before it is removed.',
    helperForgotten: '{{end}} does not remove the {{event}}listener that {{helper}} adds to {{target}}, which keeps {{owner}} alive.',
    helperLost: '{{end}} cannot remove the {{event}}listener that {{helper}} adds to {{target}}: what would remove it is dropped.',
    helperLostInEffect: 'Each run of the effect adds another {{event}}listener to {{target}} through {{helper}}, and no cleanup removes it.',
    afterAwait: '{{helper}} runs after an await, when no scope is active: nothing removes its {{noun}}.',
    inRender: '{{helper}} runs with each render, when no scope is active: each time adds one more {{noun}}, and nothing removes it.',
  },
  plans: [returnRemoval, removeInEnd, settleRemoves, beforeSettling, ownerSignal, createRemovingEnd, callDisposer],
});
