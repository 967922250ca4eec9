import { bindOnce } from '../src/fix/plans/bind-once.js';
import { oneHandler } from '../src/fix/plans/one-handler.js';
import { sameRemoval } from '../src/fix/plans/same-removal.js';
import { defineLeakRule } from '../src/rule.js';
export const noMismatchedRemoval = defineLeakRule({
    name: 'no-mismatched-removal',
    description: 'Disallow removals that cannot match the listener that was added',
    preset: 'recommended',
    fixes: 'one reference for adding and removing',
    messages: {
        freshFunction: 'The removal on line {{line}} passes a new function, so this {{event}} listener stays on `{{target}}`.',
        otherHandler: 'The removal on line {{line}} passes `{{removed}}`, which is not what is added here, so this {{event}} listener stays.',
        otherTarget: 'This {{event}} listener is added to `{{target}}` and removed from `{{otherTarget}}` (line {{line}}), so it stays.',
        otherEvent: 'This {{event}} listener is removed under {{otherEvent}} (line {{line}}), so it stays on `{{target}}`.',
        otherCapture: 'This {{event}} listener and its removal on line {{line}} differ in `capture`, so it stays on `{{target}}`.',
        rebound: '`{{added}}` is bound anew before it is added, so the removal on line {{line}} only matches the newest {{event}} listener.',
    },
    plans: [oneHandler, sameRemoval, bindOnce],
});
