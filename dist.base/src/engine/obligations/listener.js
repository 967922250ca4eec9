import { targetWords } from '../lifetime/targets.js';
import { ts } from '../program/host.js';
import { refOf, sameRef } from '../program/reference.js';
import { calleeNode, walk } from '../program/syntax.js';
import { repairAt } from './words.js';
export function mentions(node, listener) {
    const { handler, targetRef } = listener.added;
    let found = false;
    walk(node, n => {
        if (!ts.isExpression(n))
            return;
        const ref = refOf(n);
        if (sameRef(ref, targetRef) || (handler.kind === 'stable' && sameRef(ref, handler.ref)))
            found = true;
    });
    return found;
}
export function repairOf(listener, instance, end) {
    const { handler } = listener.added;
    return { ...repairAt(instance, end), ...(handler.node ? { handler: handler.node } : {}) };
}
export function quoted(event) {
    return `'${event.replace(/^['"]|['"]$/g, '')}'`;
}
export function leak(listener, reason, confidence, data, evidence, repair = {}) {
    const { acquisition, call, added } = listener;
    return {
        rule: 'no-unremoved-listener', reason, resource: acquisition.resource, confidence, evidence, repair,
        data: { noun: acquisition.resource.noun, event: added.event?.startsWith("'") ? added.event : added.event === undefined ? '' : `\`${added.event}\``, target: added.target ? `\`${targetWords(added.target)}\`` : 'the global object', ...data },
        at: calleeNode(call), acquisition: call,
    };
}
