import { ts } from '../../engine/program/host.js';
import { enclosingClass, isFn, statementOf, within } from '../../engine/program/syntax.js';
import { combine, freshName, hasInstance, insertAfter, insertBefore, insertStatement, replaceNode } from '../edit.js';
import { returnsEnds } from './clear-in-end.js';
import { keepInField } from './listeners-field.js';
import { handlerName, movedHandler } from './listeners-handler.js';
import { eventWords, flat, hiddenName, insideOf, keyHidden, listedStatement, mayChange, removalText, removingOf } from './listeners-shared.js';
import { mayRunBefore, planned } from './shared.js';
const ID = 'remove-in-end';
const REASONS = new Set(['endForgets', 'connectionAdds', 'cleanupForgets']);
/** The end that exists takes the listener off, too; a handler that is made in the registering call is kept first. */
export const removeInEnd = (leak, host) => {
    if (!REASONS.has(leak.reason) || returnsEnds(leak))
        return undefined;
    const removing = removingOf(leak, host);
    const at = endOf(leak);
    if (!removing)
        return { plan: ID, reason: 'no method is known that removes it' };
    if (!at)
        return { plan: ID, reason: 'the end is no function with a body here' };
    const made = edited(removing, at, leak, host);
    return planned(ID, `Remove the ${eventWords(leak)} ${leak.resource.noun} in ${at.words}`, made.safety, made.edits);
};
function endOf(leak) {
    if (leak.reason === 'cleanupForgets') {
        const other = leak.evidence[0]?.at;
        const beside = other && statementOf(other);
        const fn = other && ts.findAncestor(other, isFn);
        return beside && fn ? { fn, beside, words: 'the cleanup' } : undefined;
    }
    const fn = leak.repair?.end;
    return fn?.body ? { fn, words: (leak.repair?.endWords ?? leak.data['end'] ?? 'the end').replace(/^The /, 'the ') } : undefined;
}
function refuse(reason) {
    return { edits: { reason }, safety: 'review' };
}
function edited(removing, end, leak, host) {
    const { call, target, handler } = removing;
    const place = end.beside ?? insideOf(end.fn);
    const owner = enclosingClass(call);
    if (owner !== enclosingClass(end.fn))
        return refuse(`${end.words} stands in another class than the listener`);
    const hidden = keyHidden(removing, place, end.words);
    if (hidden !== undefined)
        return refuse(hidden);
    const safety = target && mayChange(target) ? 'review' : 'safe';
    if (handler.kind === 'stable') {
        const lost = hiddenName(handler.node, place);
        if (lost !== undefined)
            return refuse(`\`${lost}\` is not visible in ${end.words}`);
        return { edits: put(end, removalText(removing, flat(handler.node), handler.node)), safety: mayChange(handler.node) ? 'review' : safety };
    }
    if (owner && !within(end.fn, scopeOf(call))) {
        if (!hasInstance(place))
            return refuse(`\`this\` is another one in ${end.words}`);
        const field = keepInField(removing, host, leak.repair?.createEnd !== undefined);
        return 'reason' in field ? refuse(field.reason) : { edits: combine(field.edits, put(end, removalText(removing, field.access))), safety: field.safety === 'review' ? 'review' : safety };
    }
    const statement = listedStatement(call);
    if (!statement || !within(end.fn, statement.parent))
        return refuse(`the handler is made where ${end.words} cannot see it`);
    if (mayRunBefore(end.fn, statement))
        return refuse(`${end.words} may run before the handler is there`);
    const moved = movedHandler(handler.node, host);
    if ('reason' in moved)
        return refuse(moved.reason);
    const name = freshName(call, handlerName(removing));
    const edits = combine(insertBefore(statement, `const ${name} = ${moved.text}`), replaceNode(handler.node, name), put(end, removalText(removing, name)));
    return { edits, safety: moved.guesses ? 'review' : safety };
}
function scopeOf(call) {
    return listedStatement(call)?.parent ?? call;
}
function put(end, text) {
    return end.beside ? insertAfter(end.beside, text) : insertStatement(end.fn, text, 'first');
}
