import { valueFn } from '../lifetime/ends.js';
import { reachedFrom } from '../lifetime/reach.js';
import { track } from '../lifetime/slots.js';
import { ts } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { refOf, sameRef, wordsOf } from '../program/reference.js';
import { calleeNode, enclosingFn, numberOf, outer, skip, walk, within } from '../program/syntax.js';
/** Milliseconds below which a one-shot left running is nobody's problem. */
export const BRIEF = 100;
/** Milliseconds from which a timer that guards settled work is worth a report. */
export const LONG = 1000;
export function timerOf(acquisition) {
    const { call, acquire, resource } = acquisition;
    const argument = acquire.callback === undefined ? undefined : call.arguments[acquire.callback];
    const callback = argument && valueFn(argument);
    const fn = enclosingFn(call);
    const delay = acquire.delay === undefined ? undefined : call.arguments[acquire.delay];
    return {
        acquisition, call, fn, callback,
        repeats: resource.ends === 'never',
        rearms: resource.ends === 'once' && isRearmed(fn, callback),
        delay: acquire.delay === undefined ? undefined : delay ? delayOf(delay) : 0,
        handle: track(call, resource),
    };
}
/** The delay in milliseconds, through a constant's initializer. */
function delayOf(node) {
    const at = skip(node);
    if (ts.isIdentifier(at)) {
        const binding = bindingOf(at);
        if (binding && ts.isVariableDeclaration(binding.node) && binding.node.parent.flags & ts.NodeFlags.Const)
            return numberOf(binding.node.initializer);
    }
    return numberOf(at);
}
/** `const tick = () => { …; setTimeout(tick, n) }`: the callback comes back to the function that starts the timer. */
function isRearmed(fn, callback) {
    if (!fn || !callback)
        return false;
    if (fn === callback)
        return true;
    const reached = reachedFrom([callback], 2).fns; // a wider circle is the program's own life
    return reached.has(fn) || within(fn, callback);
}
export function isReleaseOf(timer) {
    const all = new Set(timer.handle.releases);
    return node => all.has(node);
}
export function isTestOf(timer) {
    return node => {
        let found = false;
        walk(node, n => {
            if (ts.isExpression(n) && timer.handle.slots.some(s => sameRef(refOf(n), s.ref)))
                found = true;
        });
        return found;
    };
}
export function isSlotOf(slot) {
    return e => {
        const ref = refOf(e);
        return ref !== undefined && sameRef({ root: ref.root, path: ref.path }, { root: slot.ref.root, path: slot.path });
    };
}
export function mainSlot(slots) {
    return slots.find(s => s.ref.root.kind === 'this') ?? slots.find(s => s.path.length > 0) ?? slots[0];
}
/** The handle as the program writes it: `this.#poll`. */
export function refText(timer) {
    const at = outer(timer.call).parent;
    if (ts.isBinaryExpression(at))
        return at.left.getText();
    if (ts.isVariableDeclaration(at))
        return at.name.getText();
    return ts.isPropertyDeclaration(at) ? `this.${at.name.getText()}` : '';
}
export function handleWords(slot) {
    return wordsOf({ root: slot.ref.root, path: slot.path });
}
export function leak(timer, reason, confidence, data, evidence, repair = {}) {
    const { resource } = timer.acquisition;
    const slot = mainSlot(timer.handle.slots);
    return {
        rule: 'no-uncleared-timer', reason, resource, confidence, evidence,
        data: { noun: resource.noun, handle: slot ? `\`${handleWords(slot)}\`` : `this ${resource.noun}`, ...Object.fromEntries(Object.entries(data).map(([k, v]) => [k, k === 'handle' ? `\`${v}\`` : v])) },
        at: calleeNode(timer.call), acquisition: timer.call, repair: { ...(slot ? { slot } : {}), rearms: timer.rearms, removals: timer.handle.removals, ...repair },
    };
}
