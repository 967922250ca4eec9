import { ts } from '../program/host.js';
import { sameRef } from '../program/reference.js';
import { sameHandler } from './handlers.js';
import { sameScope } from './mismatch.js';
/** The removals that take off what was added, on whatever name the target goes by there. */
export function matching(added, all) {
    return all.filter(r => {
        const event = r.event === undefined || added.event === undefined || r.event === added.event || !r.event.startsWith("'") || !added.event.startsWith("'");
        if (!event)
            return false;
        return sameHandler(added.handler, r.handler) || sameProperty(added, r) || (sameScope(added.call, r.call) && mayBeSameTarget(added, r) && (r.handler.kind === 'unknown' || looselySame(added, r)));
    });
}
/** `entry.listener` here and `command.listener` there: one property, whatever the object is called. */
function sameProperty(added, removed) {
    const [a, b] = [added.handler, removed.handler];
    return a.kind === 'stable' && b.kind === 'stable' && a.ref.path.length > 0 && a.ref.path.at(-1) === b.ref.path.at(-1) && a.ref.root.kind === b.ref.root.kind && a.ref.root.kind === 'binding';
}
/** False where both targets are known places and not the same. */
function mayBeSameTarget(a, b) {
    return !a.targetRef || !b.targetRef || sameRef(a.targetRef, b.targetRef) || [a.targetRef, b.targetRef].some(r => r.root.kind === 'binding' && r.path.length === 0);
}
/** A table of handlers, a wrapper kept by the original, a name that is written more than once: taken for the same. */
function looselySame(added, removed) {
    const [a, b] = [added.handler, removed.handler];
    if (b.kind !== 'stable')
        return false;
    if (b.ref.root.kind === 'binding' && (ts.isParameter(b.ref.root.binding.node) || ts.isBindingElement(b.ref.root.binding.node) || b.ref.path.includes('[]')))
        return true;
    if (a.kind === 'unknown')
        return true;
    if (a.kind === 'inline' || a.kind === 'fresh')
        return false;
    if (a.kind !== 'stable')
        return false;
    return b.ref.path.includes('[]');
}
