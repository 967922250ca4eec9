import { ts } from '../../engine/program/host.js';
import { enclosingFn, isFnExpression } from '../../engine/program/syntax.js';
import { combine, freshName, insertBefore, isRefused, replaceNode, returnCleanup } from '../edit.js';
import { toBlock } from '../edits/bodies.js';
import { returned } from '../edits/cleanup.js';
import { replaceRange } from '../edits/lines.js';
import { returnsEnds } from './clear-in-end.js';
import { handlerName, movedHandler } from './listeners-handler.js';
import { eventWords, flat, hiddenName, insideOf, keyHidden, listedStatement, makesAnew, mayChange, removalText, removingOf } from './listeners-shared.js';
import { planned } from './shared.js';
const ID = 'return-removal';
/** The effect returns a cleanup that removes the listener; what is made in the call is kept in a `const` first. */
export const returnRemoval = (leak, host) => {
    if (leak.reason !== 'effectAdds' && leak.reason !== 'endForgets')
        return undefined;
    const effect = leak.repair?.owner;
    if (!effect || !isEffect(effect))
        return undefined;
    if (!returnsEnds(leak))
        return leak.reason === 'effectAdds' ? { plan: ID, reason: 'the effect takes its cleanup by a call, and there is none yet' } : undefined;
    const removing = removingOf(leak, host);
    if (!removing)
        return { plan: ID, reason: 'no method is known that removes it' };
    return planned(ID, title(leak), safetyOf(removing), edited(effect, removing, host));
};
function title(leak) {
    return leak.reason === 'effectAdds' ? `Return a cleanup that removes the ${eventWords(leak)} listener` : `Remove the ${eventWords(leak)} listener in the cleanup`;
}
function safetyOf({ target, event }) {
    return [target, event].some(part => part && mayChange(part)) ? 'review' : 'safe';
}
function edited(effect, removing, host) {
    const { call, target, handler } = removing;
    const nested = enclosingFn(call) !== effect;
    const statement = nested ? undefined : listedStatement(call);
    const place = statement?.parent ?? insideOf(effect);
    const kept = []; // declarations to stand before the registration
    const changed = [];
    let named;
    if (target && makesAnew(target)) {
        named = freshName(call, /media/i.test(target.getText()) ? 'media' : 'target');
        kept.push(`const ${named} = ${flat(target)}`);
        changed.push(replaceNode(target, named));
    }
    const hidden = keyHidden(named === undefined ? removing : { ...removing, target: undefined }, place, 'the cleanup');
    if (hidden !== undefined)
        return { reason: hidden };
    let name = flat(handler.node);
    if (handler.kind === 'stable') {
        const lost = hiddenName(handler.node, place);
        if (lost !== undefined)
            return { reason: `\`${lost}\` is not visible in the cleanup` };
    }
    else {
        const moved = movedHandler(handler.node, host);
        if ('reason' in moved)
            return moved;
        name = freshName(call, handlerName(removing));
        kept.push(`const ${name} = ${moved.text}`);
        changed.push(replaceNode(handler.node, name));
    }
    const cleanup = removalText(removing, name, handler.kind === 'stable' ? handler.node : undefined, named);
    const braces = givesSomething(removing); // a cleanup that gives an emitter is refused by the types of effects
    if (kept.length === 0) {
        const after = returnCleanup(effect, cleanup, { braces, ...(statement ? { after: statement } : {}) });
        // what is visible in the whole effect may be removed at its one end: taking off what was not added does no harm
        return isRefused(after) && statement && !keyHidden(removing, insideOf(effect), '') && hiddenName(handler.node, insideOf(effect)) === undefined ? onlyIf(returnCleanup(effect, cleanup, { braces }), after) : after;
    }
    if (nested)
        return { reason: 'the listener is added by a callback inside the effect' };
    if (!statement)
        return ts.isArrowFunction(effect) ? fromExpression(effect, kept, returned(cleanup, braces), changed) : { reason: 'the listener is not added by a statement' };
    return combine(insertBefore(statement, kept.join('\n')), ...changed, returnCleanup(effect, cleanup, { after: statement, braces }));
}
function givesSomething({ method }) {
    return method !== 'removeEventListener';
}
function fromExpression(effect, kept, after, changed) {
    const { body } = effect;
    const bare = ts.isVoidExpression(body) ? [replaceRange(body.getSourceFile(), body.getStart(), body.expression.getStart(), '')] : [];
    return combine(toBlock(effect, { before: kept.join('\n'), after }), bare, ...changed);
}
function onlyIf(edits, otherwise) {
    return isRefused(edits) ? otherwise : edits;
}
function isEffect(node) {
    return isFnExpression(node) || ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
}
