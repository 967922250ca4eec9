import { ts } from '../../engine/program/host.js';
import { enclosingFn, statementOf } from '../../engine/program/syntax.js';
import { combine, insertBefore } from '../edit.js';
import { toBlock } from '../edits/bodies.js';
import { eventWords, flat, hiddenName, keyHidden, removalText, removingOf } from './listeners-shared.js';
import { planned } from './shared.js';
const ID = 'before-settling';
/** The ways to settle a promise that forget the listener remove it first, as the others do. */
export const beforeSettling = (leak, host) => {
    if (leak.reason !== 'exitForgets')
        return undefined;
    const removing = removingOf(leak, host);
    const exits = leak.evidence.map(e => e.at);
    if (!removing || removing.handler.kind !== 'stable' || exits.length === 0)
        return { plan: ID, reason: 'the removal cannot be written beside the settling call' };
    const { handler } = removing;
    const parts = exits.map((exit) => {
        const hidden = keyHidden(removing, exit, 'the callback that settles') ?? hiddenName(handler.node, exit);
        if (hidden !== undefined)
            return { reason: hidden.includes(' ') ? hidden : `\`${hidden}\` is not visible in the callback that settles` };
        // where `reject` itself is handed to an event, the exit is the registration
        if (!ts.isCallExpression(exit) || !ts.isIdentifier(exit.expression))
            return { reason: 'the promise\'s own function is handed to an event: give that event a function that removes the listener first' };
        const statement = statementOf(exit);
        const fn = enclosingFn(exit);
        const text = removalText(removing, flat(handler.node), handler.node);
        if (statement && ts.isExpressionStatement(statement) && statement.expression === exit)
            return insertBefore(statement, text);
        if (fn && ts.isArrowFunction(fn) && fn.body === exit)
            return toBlock(fn, { before: text });
        return { reason: 'the promise is settled inside another expression' };
    });
    return planned(ID, `Remove the ${eventWords(leak)} listener before settling`, 'review', combine(...parts));
};
