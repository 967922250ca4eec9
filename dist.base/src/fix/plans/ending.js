import { baseClass } from '../../engine/lifetime/hierarchy.js';
import { isPrivate } from '../../engine/obligations/elsewhere.js';
import { ts } from '../../engine/program/host.js';
import { bindingNamed } from '../../engine/program/lexical.js';
import { refOf, sameRef, thisRef } from '../../engine/program/reference.js';
import { outer, within } from '../../engine/program/syntax.js';
import { endElements } from './elements.js';
import { declaredText, prefixOf, releaseName, releaseOf, textOf } from './release.js';
import { endOf, isShadowed, isTyped, mayRunBefore, nothingness } from './shared.js';
/** The statements that end what a leak's slot holds, inside another function of the same owner; or why that function cannot do it. */
export function endingIn(leak, fn, host) {
    const slot = leak.repair?.slot;
    const name = releaseName(leak);
    if (!slot)
        return { reason: 'the handle is kept nowhere' };
    if (name !== undefined && prefixOf(leak) === '' && isShadowed(name, fn))
        return { reason: `\`${name}\` is something else in this file` };
    const unseen = whyUnseen(slot, fn, leak);
    if (unseen !== undefined)
        return { reason: unseen };
    const steps = slot.path.indexOf('[]');
    if (steps >= 0)
        return endElements(leak, slot, fn);
    const handle = textOf(slot.ref, slot.path, fn);
    return releaseOf(leak, handle, emptyOf(slot, leak, host));
}
function whyUnseen({ ref: { root, path } }, fn, leak) {
    const end = endOf(leak);
    if (root.kind === 'global')
        return 'the handle is kept in a global';
    if (root.kind === 'binding')
        return whyOutOfReach(root.binding, fn, end);
    if (root.isStatic)
        return 'a static field serves all instances: the end of one must not clear it';
    const body = 'body' in fn ? fn.body : undefined;
    const own = body && thisRef(body);
    if (own?.root.kind !== 'this' || own.root.isStatic)
        return `\`this\` is no instance in ${end}`;
    const { container } = own.root;
    if (container === root.container)
        return undefined;
    const name = path[0] ?? '';
    const derives = ts.isClassLike(container) && ts.isClassLike(root.container) && descends(container, root.container);
    return derives && !isPrivate(root.container, name) ? undefined : `${end} belongs to another class, which does not know \`${name}\``;
}
function descends(from, to) {
    for (let at = baseClass(from), i = 0; at && i < 10; at = baseClass(at), i++)
        if (at === to)
            return true;
    return false;
}
/** Why a variable cannot be used in a function: it belongs to a scope inside, another one has its name, or it is not set up yet. */
export function whyOutOfReach(binding, fn, end) {
    const { name, node, scope } = binding;
    const body = 'body' in fn ? fn.body : undefined;
    if (!within(fn, scope) || !body)
        return `\`${name}\` is not visible in ${end}`;
    if (bindingNamed(name, body) !== binding)
        return `\`${name}\` is another name in ${end}`;
    const lexical = ts.isVariableDeclaration(node) && (node.parent.flags & ts.NodeFlags.BlockScoped) !== 0;
    return lexical && mayRunBefore(fn, node) ? `${end} may run before \`${name}\` is declared` : undefined;
}
/** What a slot may hold beside the handle, by its type, or, without types, by what it is declared as. */
export function emptyOf(slot, leak, host) {
    const up = outer(leak.acquisition).parent;
    const target = ts.isBinaryExpression(up) ? up.left : ts.isPropertyDeclaration(up) || ts.isVariableDeclaration(up) ? up.name : undefined;
    const node = target && (!ts.isExpression(target) || sameRef(refOf(target), { root: slot.ref.root, path: slot.path })) ? target : undefined;
    const known = node && nothingness(node, host);
    if (known)
        return known;
    if (!isTyped(leak.acquisition))
        return { null: false, undefined: true }; // clearTimeout(null) is nothing
    const text = declaredText(slot);
    return { null: /\bnull\b/.test(text), undefined: !(node && ts.isIdentifier(node)) };
}
