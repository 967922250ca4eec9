import { controllers, enders, registrars } from '../../catalog/callbacks.js';
import type { Leak } from '../leak.js';
import { valueFn } from '../lifetime/ends.js';
import { exitsWithout, hasSharedCleanup, workAround } from '../lifetime/exits.js';
import type { Instance } from '../lifetime/instances.js';
import { sameFunction, waysOutHolding } from '../lifetime/paths.js';
import { reachedFrom } from '../lifetime/reach.js';
import { ts } from '../program/host.js';
import { bindingOf, isWritten, usesOf } from '../program/lexical.js';
import { bindingOfFn, includes } from '../program/reference.js';
import { calleeName, conditionsAround, contains, enclosingFn, isFn, lineOf, outer, receiverOf, skip, statementOf, within, withinAny, type Fn } from '../program/syntax.js';
import { isMinded, isReleaseOf, isShort, isTestOf, leak, mayLeaveOf, settlesOnly, type Timer } from './timer.js';

/** The promise or path that the timer serves: `released` where every exit ends it, a leak where one does not, undefined where it is no such timer. */
export function onEveryExit(timer: Timer, page: boolean): Leak | 'released' | undefined {
  const { handle, call, callback, fn } = timer;
  const local = handle.slots.every(s => s.ref.root.kind === 'binding' && !ts.isSourceFile(s.ref.root.binding.scope));
  const work = workAround(call);
  if (work && local && fn) {
    if (handle.releases.some(r => !within(r, work.executor))) return 'released'; // the awaiter's finally, or a caller
    if (hasSharedCleanup(work, handle.releases, timer.callback)) return 'released';
    const { forgotten, covered } = exitsWithout(work, timer.repeats ? undefined : callback, call, handle.releases);
    const first = forgotten[0];
    const [bareOfClears, minded] = [handle.releases.length === 0, isMinded(timer)];
    const minor = (page && bareOfClears) || (!minded && (page || bareOfClears));
    const guards = !timer.repeats && callback !== undefined && settles(callback, work.exits.map(e => e.at));
    if (first && (handle.releases.length > 0 || (guards && !isShort(timer)))) {
      const by = first.event === undefined ? 'another way' : `by '${first.event.replace(/^['"]|['"]$/g, '')}'`;
      return leak(timer, 'exitForgets', fn !== work.executor || (!timer.repeats && (minor || settlesOnly(timer) || isShort(timer))) ? 'possible' : covered.length > 0 ? 'certain' : 'likely', { exit: by, line: lineOf(first.at) }, [{ at: first.at, note: 'the promise settles here' }], { exit: first.at });
    }
    if (guards && handle.releases.length === 0 && fn === work.executor && !isShort(timer)) {
      const settlers = new Set<ts.Node>(work.inline.keys());
      const out = waysOutHolding(work.executor, { acquire: call, isRelease: () => false, isTest: () => false, isSettler: n => settlers.has(n) })[0];
      if (out) return leak(timer, 'exitForgets', minor || settlesOnly(timer) ? 'possible' : 'likely', { exit: 'another way', line: lineOf(out.at) }, [{ at: out.at, note: 'the promise is settled and the timer left running' }]);
    }
    const aborts = handle.releases.some(r => isOnAbort(r));
    const bare = [...work.inline].filter(([node]) => !(aborts && isUnderAborted(node))).filter(([, settler]) => !settler || !handle.releases.some(r => withinAny(r, reachedFrom([settler]).fns)));
    if (covered.length > 0 && bare.length > 0) {
      const settlers = new Set<ts.Node>(bare.map(([node]) => node));
      const out = waysOutHolding(work.executor, { acquire: call, isRelease: isReleaseOf(timer), isTest: isTestOf(timer), isSettler: n => settlers.has(n) });
      const bareAfter = out[0] && settlerBefore(out[0].at, bare.map(([node]) => node).filter(node => node.pos > call.pos));
      if (out[0]) return leak(timer, 'exitForgets', !timer.repeats && settlesOnly(timer) ? 'possible' : 'certain', { exit: 'another way', line: lineOf(out[0].at) }, [{ at: out[0].at, note: 'the promise is settled and the timer left running' }], bareAfter ? { exit: bareAfter } : {});
    }
    if (handle.releases.length > 0) return 'released';
  }
  if (!fn || handle.releases.length === 0 || !local) return undefined;
  // a variable of a function around it is cleared by a later call: a debounce, and no path of this one
  if (!timer.repeats && handle.slots.some(s => s.ref.root.kind === 'binding' && !within(s.ref.root.binding.node, fn))) return undefined;
  const inline = handle.releases.filter(r => sameFunction(fn, r));
  if (inline.length !== handle.releases.length) return undefined;
  if (!inline.some(r => r.pos > call.pos)) return undefined; // a clear before re-arming is no end
  const out = waysOutHolding(fn, { acquire: call, isRelease: isReleaseOf(timer), isTest: isTestOf(timer), mayLeave: mayLeaveOf(timer) }).filter(w => !callback || !hasFired(w.at, callback));
  const aborts = callback !== undefined && contains(callback, n => ts.isCallExpression(n) && calleeName(n) === controllers.end);
  const way = aborts ? out.find(w => !isUnderAborted(w.at)) : out[0];
  if (!way) return 'released';
  if (callback === fn) return 'released'; // the next round of what it is in, and no guard of it
  // one that ends by itself soon, and is left on a plain return by choice, is no leak of its own
  if (way.by === 'end') return 'released';
  const acquire = statementOf(call);
  const behind = inline.flatMap(r => (r.pos > call.pos ? statementOf(r) ?? [] : []));
  const release = behind.findLast(s => within(call, s.parent)) ?? behind[0];
  return leak(timer, 'skipped', way.by === 'await' && ((callback && endsSomething(callback)) || (!timer.repeats && (isShort(timer) || settlesOnly(timer)))) ? 'possible' : 'certain', { exit: wayWords[way.by], line: lineOf(way.at) }, [{ at: way.at, note: 'leaves while the timer runs' }], acquire && release ? { path: { acquire, release } } : {});
}

/** `if (timedOut) return`, and only the timer's own callback sets that: it has fired. */
function hasFired(out: ts.Node, callback: Fn): boolean {
  return conditionsAround(out).some(test => {
    const at = skip(test);
    const binding = ts.isIdentifier(at) ? bindingOf(at) : undefined;
    const written = binding ? usesOf(binding).filter(isWritten) : [];
    return written.length > 0 && written.every(use => within(use, callback));
  });
}

/** The settling call that a way out comes from: in it, right before it in its block, or the only one that there is. */
function settlerBefore(out: ts.Node, settlers: readonly ts.Node[]): ts.Node | undefined {
  const near = settlers.filter(s => within(s, out) || (s.pos < out.pos && ts.isBlock(out.parent) && within(s, out.parent)));
  return near.at(-1) ?? (settlers.length === 1 ? settlers[0] : undefined);
}

/** A release in a function that is registered for 'abort'. */
function isOnAbort(release: ts.Node): boolean {
  for (let fn = enclosingFn(release); fn; fn = enclosingFn(fn)) {
    const binding = bindingOfFn(fn);
    for (const at of [outer(fn), ...(binding ? usesOf(binding) : [])]) {
      const call = outer(at).parent;
      const event = ts.isCallExpression(call) && includes(registrars, calleeName(call)) ? call.arguments[0] : undefined;
      if (event && ts.isStringLiteralLike(event) && event.text === controllers.event) return true;
    }
  }
  return false;
}

/** Inside `if (signal.aborted)`, `if (error.name === 'AbortError')`: what aborts, or listens for it, has run. */
function isUnderAborted(node: ts.Node): boolean {
  return conditionsAround(node).some(test => test.getText().endsWith(`.${controllers.state}`) || contains(test, n => ts.isStringLiteralLike(n) && n.text === controllers.error));
}

const wayWords = { end: 'the end', return: 'the return', throw: 'the throw', await: 'a rejected await' } as const;

/** A callback that ends a thing: where work fails, the timer may be what is left to end it. */
function endsSomething(callback: Fn): boolean {
  return contains(callback, node => ts.isCallExpression(node) && receiverOf(node) !== undefined && includes(enders, calleeName(node)) && calleeName(node) !== controllers.end);
}

/** True where a callback's own calls settle the promise: the timer guards the work. */
function settles(callback: Fn, exits: readonly ts.Node[]): boolean {
  return exits.some(e => within(e, callback)) || exits.some(e => withinAny(e, reachedFrom([callback]).fns));
}

/** A one-shot whose promise nobody else settles: it ends by itself. */
export function isSleeping(timer: Timer): boolean {
  const work = workAround(timer.call);
  return work !== undefined && !work.handedOn && !timer.repeats && timer.handle.slots.every(s => s.ref.root.kind === 'binding') && isSleep(timer);
}

/** `new Promise(resolve => setTimeout(resolve, ms))`: it ends by itself, and with it the promise. */
export function isSleep(timer: Timer): boolean {
  const argument = timer.call.arguments[0];
  const at = argument && skip(argument);
  if (at && ts.isIdentifier(at)) {
    const binding = bindingOf(at);
    return binding !== undefined && ts.isParameter(binding.node);
  }
  return timer.callback !== undefined;
}

/** The return by which an effect is left before it hands out its cleanup, with the thing acquired; undefined where there is none. */
export function earlyReturn(instance: Instance, fn: Fn | undefined, acquire: ts.Node, releases: readonly ts.Node[], isTest: (e: ts.Expression) => boolean): ts.Node | undefined {
  if (!isFn(instance.node) || fn !== instance.node) return undefined;
  const handsOut = (n: ts.Node): boolean => ts.isReturnStatement(n) && n.expression !== undefined && valueFn(n.expression) !== undefined;
  return waysOutHolding(instance.node, { acquire, isRelease: n => releases.includes(n) || handsOut(n), isTest }).find(w => w.by === 'return')?.at;
}
