import { plainBases } from '../../catalog/callbacks.js';
import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf } from '../program/lexical.js';
/** A class together with its bases and subclasses in the same file, the class first; other containers stand alone. */
export const hierarchyOf = defineFact((container) => {
    if (!ts.isClassLike(container))
        return [container];
    const found = [container];
    for (const at of found) {
        const base = baseClass(at);
        if (base && !found.includes(base))
            found.push(base);
    }
    for (let i = 0; i < found.length && found.length < 20; i++) {
        const name = found[i]?.name?.text;
        if (name === undefined)
            continue;
        for (const id of identifiersOf(container.getSourceFile()).get(name) ?? []) {
            const up = id.parent;
            const sub = ts.isExpressionWithTypeArguments(up) && ts.isHeritageClause(up.parent) && up.parent.token === ts.SyntaxKind.ExtendsKeyword ? up.parent.parent : undefined;
            if (sub && ts.isClassLike(sub) && !found.includes(sub))
                found.push(sub);
        }
    }
    return found;
});
/** The expression after `extends`. */
export function extendsOf(node) {
    return node.heritageClauses?.find(h => h.token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
}
/** The base class, where it is declared in the same file. */
export function baseClass(node) {
    const base = extendsOf(node);
    const binding = base && ts.isIdentifier(base) ? bindingOf(base) : undefined;
    return binding && ts.isClassLike(binding.node) ? binding.node : undefined;
}
/** True where a class, or one of its bases, extends something whose members cannot be read here. */
export function hasUnseenBase(node) {
    return hierarchyOf(node).some(c => ts.isClassLike(c) && extendsOf(c) !== undefined && !baseClass(c) && !isPlainBase(c));
}
function isPlainBase(node) {
    let base = extendsOf(node);
    if (base && ts.isAsExpression(base))
        base = base.expression;
    if (base && ts.isParenthesizedExpression(base))
        base = base.expression;
    if (base && ts.isAsExpression(base))
        base = base.expression;
    const name = base && (ts.isPropertyAccessExpression(base) ? base.name.text : ts.isIdentifier(base) ? base.text : undefined);
    return name !== undefined && plainBases.includes(name);
}
