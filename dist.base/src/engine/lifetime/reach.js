import { registrars, removers } from '../../catalog/callbacks.js';
import { invokers } from '../../catalog/collections.js';
import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { calledFn, fnsOfBinding, includes, membersOf, refOf } from '../program/reference.js';
import { calleeName, isFnExpression, nameOf, receiverOf, skip, walk } from '../program/syntax.js';
import { valueFn } from './ends.js';
import { hierarchyOf } from './hierarchy.js';
/** The functions that some functions call, at any depth within the file and class; nested callbacks belong to the function around them. */
export function reachedFrom(starts, depth = Infinity) {
    const fns = new Set(starts);
    let opaque = false;
    let level = starts.length; // where the functions of the next level begin
    let left = depth;
    let index = 0;
    for (const fn of fns) {
        if (fns.size > 60)
            break;
        if (index++ === level) {
            if (--left <= 0)
                break;
            level = fns.size;
        }
        walk(fn, node => {
            if (!ts.isCallExpression(node))
                return;
            const callee = skip(node.expression);
            // super.dispose(): the base's method of that name
            if (ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.SuperKeyword) {
                const cls = classOf(fn);
                if (cls)
                    for (const c of hierarchyOf(cls))
                        for (const m of membersOf(c))
                            if (m.name === callee.name.text)
                                fns.add(m.fn);
                return;
            }
            const ref = refOf(callee);
            const target = calledFn(callee);
            if (target)
                fns.add(target);
            if (ref?.root.kind === 'binding' && ref.path.length === 0)
                for (const held of fnsOfBinding(ref.root.binding))
                    fns.add(held);
            // this.once.call(): what the field was made of, `new Once(this.#stop)`, may be what runs
            const holder = receiverOf(node);
            const field = holder && refOf(holder);
            if (field?.root.kind === 'this' && field.path.length === 1)
                for (const made of heldFns(field.root.container).get(field.path[0]) ?? [])
                    fns.add(made);
            if (ref?.root.kind === 'this' && ref.path.length === 1) {
                for (const c of hierarchyOf(ref.root.container))
                    for (const m of membersOf(c))
                        if (m.name === ref.path[0])
                            fns.add(m.fn);
            }
            // this.handlers.forEach(this.stop), run(cleanup): functions handed on by name are called
            if (includes(removers, calleeName(node)))
                return;
            for (const argument of node.arguments) {
                const handed = valueFn(argument);
                if (handed && !isFnExpression(skip(argument)))
                    fns.add(handed);
                if (argument.kind === ts.SyntaxKind.ThisKeyword && !target && !includes(invokers, calleeName(node)) && !includes(registrars, calleeName(node)))
                    opaque = true;
            }
        });
    }
    return { fns, opaque };
}
/** For each field of a class: the functions of the class that stand in a call or construction that the field is set to. */
const heldFns = defineFact((container) => {
    const found = new Map();
    const add = (name, value) => {
        const at = value && skip(value);
        if (name === undefined || !at || !(ts.isCallExpression(at) || ts.isNewExpression(at)))
            return;
        const fns = (at.arguments ?? []).flatMap(a => valueFn(a) ?? []);
        if (fns.length > 0)
            found.set(name, [...(found.get(name) ?? []), ...fns]);
    };
    walk(container, node => {
        if (ts.isPropertyDeclaration(node))
            add(nameOf(node), node.initializer);
        if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left) && node.left.expression.kind === ts.SyntaxKind.ThisKeyword)
            add(node.left.name.text, node.right);
    });
    return found;
});
function classOf(fn) {
    for (let at = fn.parent; at && !ts.isSourceFile(at); at = at.parent)
        if (ts.isClassLike(at))
            return at;
    return undefined;
}
