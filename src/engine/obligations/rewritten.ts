import { reachedFrom } from '../lifetime/reach.js';
import type { Slot } from '../lifetime/slots.js';
import { hasFlagLatch, isLatched } from '../lifetime/times.js';
import { ts, type Host } from '../program/host.js';
import { calleeNode, enclosingFn, fnName, isFnExpression, outer, within, type Fn } from '../program/syntax.js';
import type { Catalog } from '../../catalog/catalog.js';
import { acquisitionsAt } from './acquire.js';
import { callsBefore, runsAgain } from './again.js';
import type { Verdict } from './context.js';
import { handleWords, isSlotOf, leak, refText, type Timer } from './timer.js';
import { lineOf } from './words.js';

/** The slot written again while the former timer may still run, where the writer is seen to run again. */
export function overwritten(timer: Timer, slot: Slot, host: Host): Verdict {
  const { call, fn, handle } = timer;
  if (!timer.repeats || !fn || slot.path.includes('[]')) return undefined;
  if (isLatched(call, fn, isSlotOf(slot)) || hasFlagLatch(fn) || slot.ref.root.kind !== 'this') return undefined;
  const before = reachedFrom(callsBefore(fn, call)).fns;
  if (handle.releases.some(r => (within(r, fn) && r.pos < call.pos) || [...before].some(b => within(r, b)))) return undefined;
  if (!runsAgain(fn, slot.ref.root.container, timer, host)) return undefined;
  return leak(timer, 'overwritten', 'likely', { handle: handleWords(slot), again: `\`${nameAround(fn) ?? 'this code'}()\`` }, [], { handleText: refText(timer) });
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
    if (!/^(?:delete|clear)$/.test(calleeNode(r).getText()) || (callback && within(r, callback)) || isOwnFiring(r, catalog)) return false;
    const fn = enclosingFn(r);
    if (!fn) return false;
    const reached = reachedFrom([fn]).fns;
    return !handle.releases.some(x => [...reached].some(f => within(x, f))) && !reachedFrom(callback ? [callback] : []).fns.has(fn);
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
