import { valueFn } from '../lifetime/ends.js';
import { reachedFrom } from '../lifetime/reach.js';
import { hasFlagLatch, isLatched, leaves } from '../lifetime/times.js';
import { ts } from '../program/host.js';
import { identifiersOf } from '../program/lexical.js';
import { refOf } from '../program/reference.js';
import { calleeNode, enclosingFn, fnName, isFn, isFnExpression, outer, walk, within } from '../program/syntax.js';
import { handleWords, isSlotOf, leak, refText } from './timer.js';
import { lineOf } from './words.js';
/** The slot written again while the former timer may still run, where the writer is seen to run again. */
export function overwritten(timer, slot) {
    const { call, fn, handle } = timer;
    if (!timer.repeats || !fn || slot.path.includes('[]'))
        return undefined;
    if (isLatched(call, fn, isSlotOf(slot)) || hasFlagLatch(fn) || slot.ref.root.kind !== 'this')
        return undefined;
    const before = reachedFrom(callsBefore(fn, call)).fns;
    if (handle.releases.some(r => (within(r, fn) && r.pos < call.pos) || [...before].some(b => within(r, b))))
        return undefined;
    if (!runsAgain(fn, slot.ref.root.container) || isGuardedByCallers(fn, slot.ref.root.container, timer))
        return undefined;
    return leak(timer, 'overwritten', 'likely', { handle: handleWords(slot), again: `\`${fnName(fn) ?? 'this code'}()\`` }, [], { handleText: refText(timer) });
}
/** Every caller in the class clears first, or leaves at its head where something runs already. */
function isGuardedByCallers(fn, container, timer) {
    const name = fnName(fn);
    const sites = name === undefined ? [] : (identifiersOf(fn.getSourceFile()).get(name) ?? []).filter(id => ts.isPropertyAccessExpression(id.parent) && id.parent.name === id && within(id, container) && !within(id, fn));
    return sites.length > 0 && sites.every(id => {
        const home = enclosingFn(id);
        const body = home && 'body' in home ? home.body : undefined;
        const first = body && ts.isBlock(body) ? body.statements[0] : undefined;
        const clears = home !== undefined && timer.handle.releases.some(r => r.pos < id.pos && [...reachedFrom([home, ...callsBefore(home, id)], 1).fns].some(f => within(r, f)));
        return clears || (first !== undefined && ts.isIfStatement(first) && leaves(first.thenStatement));
    });
}
/** An entry taken out of the collection that holds its timer, where other places clear it first. */
export function entryForgotten(timer, slot) {
    const { handle, callback } = timer;
    const at = handle.removals.find(r => {
        if (!/^(?:delete|clear)$/.test(calleeNode(r).getText()) || (callback && within(r, callback)))
            return false;
        const fn = enclosingFn(r);
        if (!fn)
            return false;
        const reached = reachedFrom([fn]).fns;
        return !handle.releases.some(x => [...reached].some(f => within(x, f))) && !reachedFrom(callback ? [callback] : []).fns.has(fn);
    });
    if (!at || handle.releases.length === 0)
        return undefined;
    return { ...leak(timer, 'entryForgotten', 'likely', { handle: handleWords(slot), line: lineOf(timer.call) }, [{ at: timer.call, note: 'the timer of the entry' }], { taken: at, slot }), at: calleeNode(at) };
}
/** Whether one instance is seen to run a function again: two call sites, or a call from a timer or an event of its own. */
function runsAgain(fn, container) {
    const at = outer(fn).parent;
    if (isFnExpression(fn) && ts.isCallExpression(at)) {
        const home = enclosingFn(fn);
        return home !== undefined && runsAgain(home, container);
    }
    const name = fnName(fn);
    if (name === undefined || name === 'constructor')
        return false;
    const sites = (identifiersOf(fn.getSourceFile()).get(name) ?? []).filter(id => {
        const access = id.parent;
        return ts.isPropertyAccessExpression(access) && access.name === id && ts.isCallExpression(outer(access).parent) && refOf(access.expression)?.path.length === 0 && within(access, container);
    });
    return sites.length > 1 || sites.some(id => {
        const home = enclosingFn(id);
        return home !== undefined && isFnExpression(home) && ts.isCallExpression(outer(home).parent) && !within(id, fn);
    }) || sites.some(id => within(id, fn));
}
/** The functions of the file that a function calls before a node. */
function callsBefore(fn, node) {
    const found = [];
    walk(fn, n => {
        if (n.pos >= node.pos || (isFn(n) && n !== fn))
            return false;
        const called = ts.isCallExpression(n) ? valueFn(n.expression) : undefined;
        if (called)
            found.push(called);
        return undefined;
    });
    return found;
}
