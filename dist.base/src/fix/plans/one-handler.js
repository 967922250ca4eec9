import { handlerOf } from '../../engine/obligations/handlers.js';
import { ts } from '../../engine/program/host.js';
import { enclosingClass, skip, within } from '../../engine/program/syntax.js';
import { combine, freshName, hasInstance, insertBefore, replaceNode } from '../edit.js';
import { keepInField } from './listeners-field.js';
import { handlerName, movedHandler } from './listeners-handler.js';
import { flat, hiddenName, listedStatement, mayChange, removingOf, short } from './listeners-shared.js';
import { planned } from './shared.js';
const ID = 'one-handler';
/** The removal passes the very function that is added; one that is made in the call is kept first. */
export const oneHandler = (leak, host) => {
    const removal = leak.repair?.removal;
    if (!removal || (leak.reason !== 'freshFunction' && leak.reason !== 'otherHandler'))
        return undefined;
    const removing = removingOf(leak, host);
    const removed = removing && removal.arguments[leak.acquisition.arguments.findIndex(a => within(removing.handler.node, a))];
    if (!removing || !removed)
        return { plan: ID, reason: 'the removal is not written like the addition' };
    const { name, edits, safety } = unify(removing, removed, leak, host);
    return planned(ID, leak.reason === 'otherHandler' && removing.handler.kind === 'stable' ? `Remove \`${name}\`, which is what is added` : `Use one \`${name}\` for adding and removing`, safety, edits);
};
function refuse(reason) {
    return { name: '', edits: { reason }, safety: 'review' };
}
function unify(removing, removed, leak, host) {
    const { call, handler } = removing;
    if (handler.kind === 'stable') {
        const lost = hiddenName(handler.node, removed);
        if (lost !== undefined)
            return refuse(`\`${lost}\` is not visible where the listener is removed`);
        const name = flat(handler.node);
        return { name: short(handler.node), edits: replaceNode(removed, name), safety: mayChange(handler.node) ? 'review' : 'safe' };
    }
    // two functions that do different things: the removal was meant for another one
    if (leak.reason === 'freshFunction' && !isAlike(handler.node, removed))
        return refuse('the function that is removed does something else than the one that is added');
    const statement = listedStatement(call);
    if (statement && within(removed, statement.parent)) {
        const moved = movedHandler(handler.node, host);
        if ('reason' in moved)
            return refuse(moved.reason);
        const name = freshName(call, handlerName(removing));
        return { name, edits: combine(insertBefore(statement, `const ${name} = ${moved.text}`), replaceNode(handler.node, name), replaceNode(removed, name)), safety: moved.guesses ? 'review' : 'safe' };
    }
    const owner = enclosingClass(call);
    if (!owner || owner !== enclosingClass(removed))
        return refuse('the handler is made where the removal cannot see it');
    if (!hasInstance(removed))
        return refuse('the removal stands where `this` is another one');
    const field = keepInField(removing, host);
    if ('reason' in field)
        return refuse(field.reason);
    return { name: field.access.replace('this.', ''), edits: combine(field.edits, replaceNode(removed, field.access)), safety: field.safety };
}
/** The same text, or the same method bound: parentheses and white space aside. */
function isAlike(added, removed) {
    const [a, b] = [handlerOf(added), handlerOf(removed)];
    if (a.kind === 'fresh' && b.kind === 'stable')
        return true;
    return skip(added).getText().replace(/\s+/g, '') === skip(removed).getText().replace(/\s+/g, '');
}
