import { ts } from '../../engine/program/host.js';
import { enclosingFn, isFnExpression, outer } from '../../engine/program/syntax.js';
import { insertBefore, insertStatement } from '../edit.js';
import { endingIn } from './ending.js';
import { heldWords } from './release.js';
import { planned, refused } from './shared.js';
const ID = 'clear-before-rearm';
/** Clears what a slot holds before another timer is put there. */
export const clearBeforeRearm = (leak, host) => {
    if (leak.reason !== 'overwritten')
        return undefined;
    const { acquisition: call } = leak;
    const fn = enclosingFn(call);
    const assignment = outer(call).parent;
    if (!fn || !ts.isBinaryExpression(assignment))
        return refused(ID, 'the handle is not assigned where the timer is started');
    const ending = endingIn(leak, fn, host);
    if ('reason' in ending)
        return refused(ID, ending.reason);
    const holder = outer(assignment).parent;
    const title = `${ending.verb} the former ${leak.resource.noun} before ${heldWords(leak)} is set again`;
    if (ts.isExpressionStatement(holder))
        return planned(ID, title, 'safe', insertBefore(holder, ending.text));
    if (isFnExpression(holder))
        return planned(ID, title, 'safe', insertStatement(holder, ending.text, 'first'));
    return refused(ID, 'the handle is set inside an expression');
};
