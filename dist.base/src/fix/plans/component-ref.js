import { refs } from '../../catalog/callbacks.js';
import { functions } from '../../catalog/lifecycles/functions.js';
import { ts } from '../../engine/program/host.js';
import { calleeName, enclosingFn, isFn, outer, skip, statementOf } from '../../engine/program/syntax.js';
import { combine, freshName, insertAfter, keepHandle, returnCleanup } from '../edit.js';
import { endElements } from './elements.js';
import { emptyOf } from './ending.js';
import { nameForHandle } from './own-timers.js';
import { registrarIn, useEffectAt } from './registrars.js';
import { heldWords, releaseName, releaseOf, textOf } from './release.js';
import { isEffect, isShadowed, planned, refused } from './shared.js';
const ID = 'clear-with-owner';
const EFFECTS = new Set(functions.flatMap(row => (row.scope.kind === 'callback' && row.ends.some(e => 'returned' in e) ? row.scope.calls : [])));
/** Has a component or composable clear what it keeps over all its renders when it goes. */
export const clearWithOwner = (leak, host) => {
    const ref = isComponentRef(leak);
    const name = releaseName(leak);
    const composable = leak.repair?.lifecycle?.scope.kind === 'function' && (leak.reason === 'neverCleared' || leak.reason === 'handleLost');
    if (!composable && !(ref && (leak.reason === 'endForgets' || leak.reason === 'neverEnded' || leak.reason === 'neverCleared')))
        return undefined;
    if (name !== undefined && isShadowed(name, leak.acquisition))
        return refused(ID, `\`${name}\` is something else in this file`);
    return composable ? ofScope(leak, host) : ofComponent(leak, host);
};
/** Whether a leak's handle is kept in a hook that keeps its value over all renders: `const timer = useRef()`. */
export function isComponentRef(leak) {
    const root = leak.repair?.slot?.ref.root;
    const node = root?.kind === 'binding' ? root.binding.node : undefined;
    const value = node && ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : undefined;
    return value !== undefined && ts.isCallExpression(value) && refs[calleeName(value) ?? ''] !== undefined;
}
function ofComponent(leak, host) {
    const effect = useEffectAt(leak.acquisition);
    const declared = declarationOf(leak);
    const around = enclosingFn(leak.acquisition);
    const inEffect = around && isEffect(around) && EFFECTS.has(calledWith(around) ?? '') ? around : undefined;
    const statement = statementOf(leak.acquisition);
    if (inEffect && statement && declared && leak.reason !== 'neverEnded') {
        const ending = keptEnding(leak, declared, host);
        if ('reason' in ending)
            return refused(ID, ending.reason);
        const edits = returnCleanup(inEffect, ending.text, { after: statement });
        if (!('reason' in edits))
            return planned(ID, `${ending.verb} ${heldWords(leak)} in the cleanup of the effect that sets it`, 'safe', edits);
    }
    if (effect === undefined)
        return refused(ID, 'import `useEffect`: an effect without dependencies clears it when the component goes');
    if (!declared)
        return refused(ID, 'the ref is not declared in the component’s own block');
    const ending = keptEnding(leak, declared, host);
    if ('reason' in ending)
        return refused(ID, ending.reason);
    return planned(ID, `${ending.verb} ${heldWords(leak)} when the component goes`, 'review', insertAfter(declared, `${effect}(() => ${arrow(ending)}, []);`));
}
function ofScope(leak, host) {
    const registrar = registrarIn(leak);
    if (registrar === undefined)
        return refused(ID, 'import `onScopeDispose` from Vue: it takes the function that clears the timer');
    const { slot } = leak.repair ?? {};
    const { acquisition } = leak;
    const owner = leak.repair?.owner;
    const statement = statementOf(acquisition);
    const declared = slot ? declarationOf(leak) : statement && owner && isFn(owner) && statement.parent === owner.body ? statement : undefined;
    if (!declared)
        return refused(ID, `the ${leak.resource.noun} is not started in the composable’s own block: its id must be kept there`);
    const name = freshName(acquisition, nameForHandle(leak));
    const ending = slot ? keptEnding(leak, declared, host) : releaseOf(leak, name, { null: false, undefined: false });
    if ('reason' in ending)
        return refused(ID, ending.reason);
    const edits = combine(slot ? [] : keepHandle(acquisition, name, 'const'), insertAfter(declared, `${registrar}(${arrow(ending)});`));
    return planned(ID, `${ending.verb} ${slot ? heldWords(leak) : `the ${leak.resource.noun}`} in \`${registrar}\``, 'review', edits);
}
function calledWith(fn) {
    const call = outer(fn).parent;
    return ts.isCallExpression(call) && call.arguments[0] === outer(fn) ? calleeName(call) : undefined;
}
/** The statement that declares a leak's slot, where it stands in a function's own block. */
function declarationOf(leak) {
    const root = leak.repair?.slot?.ref.root;
    const node = root?.kind === 'binding' ? root.binding.node : undefined;
    const statement = node && ts.isVariableDeclaration(node) ? node.parent.parent : undefined;
    return statement && ts.isVariableStatement(statement) && ts.isBlock(statement.parent) && isFn(statement.parent.parent) ? statement : undefined;
}
function keptEnding(leak, at, host) {
    const slot = leak.repair?.slot;
    const fn = at.parent.parent;
    if (!slot || !isFn(fn))
        return { reason: 'the handle is kept nowhere' };
    if (slot.path.includes('[]'))
        return endElements(leak, slot, fn);
    return releaseOf(leak, textOf(slot.ref, slot.path, at), emptyOf(slot, leak, host));
}
function arrow({ text, single }) {
    return single ? `() => ${text.replace(/;$/, '')}` : `() => {\n\t${text.replaceAll('\n', '\n\t')}\n}`;
}
