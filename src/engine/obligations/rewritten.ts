import { opposites, registrars } from '../../catalog/callbacks.js';
import { reachedFrom } from '../lifetime/reach.js';
import type { Slot } from '../lifetime/slots.js';
import { hasFlagLatch, isLatched, leaves } from '../lifetime/latches.js';
import { ts, type Host } from '../program/host.js';
import { identifiersOf, usesOf } from '../program/lexical.js';
import { bindingOfFn, includes, refOf } from '../program/reference.js';
import { calleeName, calleeNode, enclosingFn, fnName, isFnExpression, lineOf, outer, within, withinAny, type Fn, type Acquiring } from '../program/syntax.js';
import type { Catalog } from '../../catalog/catalog.js';
import { acquisitionsAt } from './acquire.js';
import { callsBefore, runsAgain } from './again.js';
import type { Verdict } from './context.js';
import { handleWords, isShort, isSlotOf, leak, refText, type Timer } from './timer.js';

/** The slot written again while the former timer may still run, where the writer is seen to run again. */
export function overwritten(timer: Timer, slot: Slot, host: Host): Verdict {
  const { call, fn, handle } = timer;
  if (!fn || slot.path.includes('[]')) return undefined;
  if (isLatched(call, fn, isSlotOf(slot)) || hasFlagLatch(fn)) return undefined;
  const { root } = slot.ref;
  const lasting = timer.repeats ? root.kind === 'this' : outlasts(slot, fn) && !isShort(timer);
  if (!lasting) return undefined;
  if (isBetweenOpposites(fn, handle.releases)) return undefined;
  const before = reachedFrom(callsBefore(fn, call)).fns;
  if (handle.releases.some(r => (within(r, fn) && r.pos < call.pos) || withinAny(r, before))) return undefined;
  if (!timer.repeats) {
    if (!isOpen(fn, timer, slot)) return undefined;
  } else if (root.kind !== 'this' || !runsAgain(fn, root.container, timer, host)) return undefined;
  // of two one-shots the former fires once more, and events come in an order that nobody sees here
  return leak(timer, 'overwritten', timer.repeats ? 'likely' : 'possible', { handle: handleWords(slot), again: `\`${nameAround(fn) ?? 'this code'}()\`` }, handle.releases.slice(0, 1).map(at => ({ at, note: 'clears the last one alone' })), { handleText: refText(timer) });
}

/** True where an event, or whoever holds the function, comes to it with no clear, test or leaving guard on the way: it may run while the former waits. */
function isOpen(fn: Fn, timer: Timer, slot: Slot, depth = 0): boolean {
  if (depth > 3 || isGuardedAtHead(fn)) return false;
  const at = outer(fn);
  if (ts.isReturnStatement(at.parent) && isFnExpression(fn)) return true; // debounced = () => …, handed out
  if (isFnExpression(fn) && ts.isCallExpression(at.parent)) return repeats(at.parent, at);
  return sitesOf(fn).some(site => {
    const up = outer(site).parent;
    if (!ts.isCallExpression(up)) return false;
    if (up.expression !== outer(site)) return repeats(up, outer(site));
    const home = enclosingFn(up);
    if (!home || home === fn || isLatched(up, home, isSlotOf(slot))) return false;
    const before = reachedFrom(callsBefore(home, up)).fns;
    if (timer.handle.releases.some(r => (within(r, home) && r.pos < up.pos) || withinAny(r, before))) return false;
    return isOpen(home, timer, slot, depth + 1);
  });
}

/** Started by one event, 'pointerleave', and cleared by the one that comes in between, 'pointerenter'. */
function isBetweenOpposites(fn: Fn, releases: readonly ts.Node[]): boolean {
  const own = eventsOf(fn);
  const others = releases.flatMap(r => eventsOf(enclosingFn(r)));
  return own.some(a => others.some(b => opposites.some(([x, y]) => (a.includes(x) && b.includes(y)) || (a.includes(y) && b.includes(x)))));
}

/** The events that a function is registered for, by literals. */
function eventsOf(fn: Fn | undefined): readonly string[] {
  if (!fn) return [];
  return [outer(fn), ...(isFnExpression(fn) && !bindingOfFn(fn) ? [] : sitesOf(fn).map(outer))].flatMap(at => {
    const call = at.parent;
    const event = ts.isCallExpression(call) && includes(registrars, calleeName(call)) ? call.arguments[0] : undefined;
    return event && ts.isStringLiteralLike(event) ? [event.text.toLowerCase()] : [];
  });
}

/** True where a call registers its argument for an event: a timer's or a promise's callback runs once for each start. */
function repeats(call: Acquiring, argument: ts.Node): boolean {
  const index = call.arguments.findIndex(a => a === argument);
  return includes(registrars, calleeName(call)) && index >= 1;
}

function isGuardedAtHead(fn: Fn): boolean {
  const body = 'body' in fn ? fn.body : undefined;
  return body !== undefined && ts.isBlock(body) && body.statements.some(s => ts.isIfStatement(s) && leaves(s.thenStatement));
}

/** The names and members that stand for a function in its file. */
export function sitesOf(fn: Fn): readonly ts.Expression[] {
  const binding = bindingOfFn(fn);
  if (binding) return usesOf(binding);
  const name = fnName(fn);
  return (name === undefined ? [] : identifiersOf(fn.getSourceFile()).get(name) ?? []).flatMap(id => (ts.isPropertyAccessExpression(id.parent) && id.parent.name === id && refOf(id.parent.expression)?.root.kind === 'this' ? [id.parent] : []));
}

/** A field, or a variable of a function around the one that starts the timer: one place for all runs. */
function outlasts(slot: Slot, fn: Fn): boolean {
  const { root } = slot.ref;
  if (root.kind === 'this') return !root.isStatic;
  return root.kind === 'binding' && slot.ref.path.length === 0 && slot.path.length === 0 && ts.isVariableDeclaration(root.binding.node) && !within(root.binding.node, fn);
}

/** The name of a function, or of the one that it is a callback of. */
function nameAround(fn: Fn): string | undefined {
  const around = enclosingFn(fn);
  return fnName(fn) ?? (around && nameAround(around));
}

/** An entry taken out of the collection that holds its timer, where other places clear it first. */
export function entryForgotten(timer: Timer, slot: Slot, catalog: Catalog): Verdict {
  const { handle, callback } = timer;
  const at = handle.removals.find(r => {
    if (r.getSourceFile() !== timer.call.getSourceFile()) return false; // that file's report
    if (!/^(?:delete|clear)$/.test(calleeNode(r).getText()) || (callback && within(r, callback)) || isOwnFiring(r, catalog)) return false;
    const fn = enclosingFn(r);
    if (!fn) return false;
    const reached = reachedFrom([fn]).fns;
    return !handle.releases.some(x => withinAny(x, reached)) && !reachedFrom(callback ? [callback] : []).fns.has(fn);
  });
  if (!at || handle.releases.length === 0) return undefined;
  return { ...leak(timer, 'entryForgotten', 'likely', { handle: handleWords(slot), line: lineOf(timer.call) }, [{ at: timer.call, note: 'the timer of the entry' }], { taken: at, slot }), at: calleeNode(at) };
}

/** A one-shot that takes its own entry out when it fires, beside others in the same collection. */
function isOwnFiring(removal: ts.Node, catalog: Catalog): boolean {
  for (let fn = enclosingFn(removal); fn; fn = enclosingFn(fn)) {
    const call = outer(fn).parent;
    if (isFnExpression(fn) && ts.isCallExpression(call) && acquisitionsAt(call, catalog).some(a => a.resource.kind === 'timer')) return true;
  }
  return false;
}
