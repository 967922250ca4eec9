import { endEvents, errorEvent, rareEvents, registrars } from '../../catalog/callbacks.js';
import { valueFn } from '../lifetime/ends.js';
import { reachedFrom } from '../lifetime/reach.js';
import { ts } from '../program/host.js';
import { bindingOfFn, includes, sameRef } from '../program/reference.js';
import { calleeName, enclosingFn, isFnExpression, lineOf, outer, within, type Fn, type Acquiring } from '../program/syntax.js';
import type { Context, Verdict } from './context.js';
import { addedBy, callsNamed, isHandedOn, optionOf, removalsOf, sameHandler, type Handler, type Registration } from './handlers.js';
import { leak, type Listener } from './listener.js';
import { sameScope } from './mismatch.js';

/**
 * A cleanup that takes off what was added beside this registration, on the same target, and leaves this one on. Whoever wrote it says that
 * the target lives on, however little is known of it otherwise.
 */
export function leftOut(listener: Listener, context: Context): Verdict {
  const { added, fn, call, acquisition, removals, instance } = listener;
  if (!fn || removals.length > 0 || listener.target === 'self' || !added.targetRef || added.handler.kind === 'unknown') return undefined;
  if (isEmpty(added.handler)) return undefined;
  const signals = signalLeftOut(listener, context);
  if (signals) return signals;
  const all = removalsOf(context.host.sourceFile, acquisition.resource.release).filter(r => sameScope(r.call, call) && sameRef(r.place, added.place));
  if (all.length === 0) return undefined;
  const removalOf = (o: Registration): Registration | undefined => all.find(r => o.event === r.event && sameHandler(o.handler, r.handler));
  const beside = besideOf(listener, context);
  if (acquisition.acquire.once) return alternativeStays(listener, beside.flatMap(o => removalOf(o) ?? []));
  const removed = beside.flatMap(o => removalOf(o) ?? []);
  // one taken off among many that stay is the one that is special
  if (removed.length <= beside.length - removed.length) return undefined;
  const ends = reachedFrom(instance.ends.filter(e => e.rank !== 'event').map(e => e.fn)).fns;
  // what the function itself has taken off before was for a while
  const first = removed.find(r => !(enclosingFn(r.call) === fn && r.call.pos < call.pos) && isCleanup(r.call, ends));
  if (!first || isHandedOn(acquisition, added)) return undefined;
  const others = all.filter(r => r !== first && beside.some(o => o.event === r.event && sameHandler(o.handler, r.handler)) && isCleanup(r.call, ends));
  return leak(listener, 'cleanupForgets', 'likely', { line: lineOf(first.call) }, [first, ...others].map(r => ({ at: r.call, note: 'takes off another one' })));
}

/** Nearly all others on the same target of the class hang on a signal, and this one does not. */
function signalLeftOut(listener: Listener, context: Context): Verdict {
  const { added, call, acquisition } = listener;
  const { acquire, release } = acquisition.resource;
  const option = release.find(r => r.via === 'option' && r.is === 'signal');
  if (option?.via !== 'option' || !acquisition.acquire.on || added.place?.root.kind !== 'this') return undefined; // an element goes with its owner
  const others = acquire.flatMap(a => (a.call === undefined ? [] : callsNamed(context.host.sourceFile, a.call))).filter(c => c !== call && sameScope(c, call) && sameRef(addedBy({ ...acquisition, call: c }).place, added.place));
  const signalled = others.filter(c => optionOf(c, option.arg, option.prop) !== 'absent');
  if (signalled.length < 2 || signalled.length <= 2 * (others.length - signalled.length)) return undefined;
  return leak(listener, 'signalLeftOut', 'likely', { count: String(signalled.length) }, signalled.slice(0, 3).map(at => ({ at, note: 'hangs on a signal' })));
}

/** `once('open', a)` and `once('error', b)`: b takes a off, and a leaves b on. */
function alternativeStays(listener: Listener, removed: readonly Registration[]): Verdict {
  const { added, event, target } = listener;
  if (!includes(rareEvents, event) || (target !== 'other' && target !== 'lent' && target !== 'process')) return undefined;
  const own = added.handler.node && valueFn(added.handler.node);
  const other = own && removed.find(r => within(r.call, own) && !endEvents.some(e => r.event === `'${e}'`));
  return other && leak(listener, 'cleanupForgets', 'likely', { line: lineOf(other.call) }, [{ at: other.call, note: 'takes off the alternative' }]);
}

/** The other registrations on the same target in the same function, those that hang on a signal left out; beside one that fires once, those that do. */
function besideOf(listener: Listener, context: Context): readonly Registration[] {
  const { added, fn, call, acquisition } = listener;
  const { acquire, release } = acquisition.resource;
  return acquire.filter(a => a.once === acquisition.acquire.once).flatMap(a => (a.call === undefined ? [] : callsNamed(context.host.sourceFile, a.call)))
    .filter(c => c !== call && enclosingFn(c) === fn && release.every(r => r.via !== 'option' || optionOf(c, r.arg, r.prop) === 'absent'))
    .map(c => addedBy({ ...acquisition, call: c })).filter(o => sameRef(o.place, added.place));
}

/** True in an end of the instance, or in a function of its own that no other event of the work runs. */
function isCleanup(removal: Acquiring, ends: ReadonlySet<Fn>): boolean {
  const fn = enclosingFn(removal);
  if (!fn) return false;
  if (ends.has(fn)) return true;
  const up = outer(fn).parent;
  if (isFnExpression(fn) && ts.isCallExpression(up)) {
    const event = up.arguments[0];
    return includes(registrars, calleeName(up)) && event !== undefined && ts.isStringLiteralLike(event) && event.text !== errorEvent && endEvents.includes(event.text);
  }
  const name = bindingOfFn(fn);
  if (!name) return isFnExpression(fn) && ts.isReturnStatement(up);
  // a listener that takes itself and its alternatives off leaves the rest on by design
  return !callsNamedAny(fn.getSourceFile()).some(c => c.arguments.some(a => valueFn(a) === fn));
}

function callsNamedAny(file: ts.SourceFile): readonly ts.CallExpression[] {
  return registrars.flatMap(name => callsNamed(file, name));
}

/** True for a function that does nothing: it is kept on for good, so that a failure finds a listener. */
export function isEmpty({ node }: Handler): boolean {
  const handler = node && valueFn(node);
  const body = handler && 'body' in handler ? handler.body : undefined;
  return !!body && ts.isBlock(body) && body.statements.length === 0;
}
