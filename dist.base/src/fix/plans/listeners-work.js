import { ts } from '../../engine/program/host.js';
import { bindingOf, isExpressionName } from '../../engine/program/lexical.js';
import { fnOf } from '../../engine/program/reference.js';
import { isFn, walk, within } from '../../engine/program/syntax.js';
import { ownReturns } from '../edits/bodies.js';
/** Promises that are returned without `await` behind a statement of a block: `finally` would run before they settle. */
export function returnedPromises(fn, behind, host) {
    return ownReturns(fn).flatMap(({ expression }) => {
        if (!expression || expression.pos < behind.end || !within(expression, behind.parent) || ts.isAwaitExpression(expression))
            return [];
        const type = host.typeOf(expression);
        return type && host.hasMember(type, 'then') ? [expression] : [];
    });
}
/** Whether a statement waits for something. */
export function waits(node) {
    if (isFn(node))
        return false;
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))
        return true;
    return ts.forEachChild(node, child => waits(child) || undefined) ?? false;
}
/** Whether a local that the handler names is given back, or has a part in what is. */
export function sharedWithResult({ handler }, fn) {
    const body = handler.kind === 'stable' ? fnOf(handler.ref) : handler.node;
    const names = new Set();
    const locals = (node, add) => walk(node, n => {
        const binding = ts.isIdentifier(n) && isExpressionName(n) ? bindingOf(n) : undefined;
        if (binding && within(binding.node, fn))
            add(binding);
    });
    if (body)
        locals(body, b => names.add(b));
    // `const response = await fetch(url, { signal: own.signal })`: what is made with it may live by it
    walk(fn, n => {
        if (!ts.isVariableDeclaration(n) || !n.initializer || within(n, body ?? n))
            return;
        let made = false;
        locals(n.initializer, b => (made ||= names.has(b)));
        if (made)
            walk(n.name, id => void (ts.isIdentifier(id) && names.add(bindingOf(id))));
    });
    let shared = 'no';
    for (const { expression } of ownReturns(fn)) {
        if (!expression)
            continue;
        locals(expression, b => {
            if (names.has(b) && shared === 'no')
                shared = 'used';
        });
        const parts = ts.isObjectLiteralExpression(expression) ? expression.properties.map(p => (ts.isPropertyAssignment(p) ? p.initializer : p.name)) : [expression];
        if (parts.some(p => p && ts.isIdentifier(p) && names.has(bindingOf(p))))
            return 'returned';
    }
    return shared;
}
