import { chains, enders, entries, stops } from '../../catalog/callbacks.js';
import type { Evidence, Repair } from '../leak.js';
import { isNothing, type InstanceEnd } from '../lifetime/ends.js';
import { workAround } from '../lifetime/exits.js';
import type { Instance } from '../lifetime/instances.js';
import { reachedFrom } from '../lifetime/reach.js';
import { returnedValues } from '../lifetime/returns.js';
import { track, type Slot } from '../lifetime/slots.js';
import { hasFlagLatch, isLatched } from '../lifetime/latches.js';
import { filesOf } from '../program/hierarchy.js';
import { ts } from '../program/host.js';
import { includes, wordsOf } from '../program/reference.js';
import { calleeName, calleeNode, conditionsAround, contains, enclosingFn, fnName, isFnExpression, isStatic, lineOf, outer, receiverOf, skip, walk, within, type Fn } from '../program/syntax.js';
import { acquisitionsAt, type Acquisition } from './acquire.js';
import { isStopped } from './again.js';
import type { Context, Verdict } from './context.js';
import { isInherited, isPrivate, isReleasedElsewhere } from './elsewhere.js';
import { callsNamed } from './handlers.js';
import { outlivesWork } from './guarded.js';
import { earlyReturn, isSleeping, onEveryExit } from './guards.js';
import { actsOutside, callsHandedIn, endsItself, startedBy } from './late.js';
import { isPair, unequalEnd } from './other-ends.js';
import { runsOnce } from './mounted.js';
import { givesUp, guardOfFiring, isCounted, isDraining, isGuarded, isReset } from './rearms.js';
import { loserOf } from './race-timers.js';
import { reachOf, type Reach } from './release.js';
import { entryForgotten, overwritten, sitesOf } from './rewritten.js';
import { BRIEF, handleWords, isSlotOf, isShort, isTestOf, leak, mainSlot, refText, settlesOnly, timerOf, type Timer } from './timer.js';
import { againWords, endWords, isEndless, ownerWords, properEnds, repairAt } from './words.js';

/** Decides one timer: the cheap questions first, and silence at the first answer that ends it. */
export function decideTimer(acquisition: Acquisition, context: Context): Verdict {
  const timer = timerOf(acquisition);
  const loser = loserOf(timer, context);
  if (loser) return loser;
  return acquisition.resource.promised ? context.silent('a pause') : decideHandle(timer, context);
}

/** Decides what is kept by a handle, or by a function that ends it. */
export function decideHandle(timer: Timer, context: Context): Verdict {
  const { handle } = timer;
  if (timer.acquisition.resource.brief && !timer.rearms) return context.silent('brief');
  if (handle.escapes.length > 0) return context.silent('escapes');
  const entry = handle.slots.find(s => s.path.includes('[]'));
  const forgotten = entry && !handle.unref && entryForgotten(timer, entry, context.catalog);
  if (forgotten) return forgotten;
  if (!timer.repeats && timer.delay !== undefined && timer.delay < BRIEF && !(timer.rearms && timer.fn === timer.callback)) return context.silent('brief');
  if (handle.returned.some(fn => !ignoresResult(fn))) return context.silent('returned');

  const settled = onEveryExit(timer, context.page);
  if (settled !== undefined) return settled === 'released' || context.shortLived ? context.silent('released') : settled;
  const guarded = context.shortLived ? undefined : outlivesWork(timer);
  if (guarded) return guarded;
  if (isSleeping(timer)) return context.silent('released');
  if (handle.slots.length === 0) return dropped(timer, context);
  return kept(timer, context);
}

/** Arrow bodies whose value nobody reads: `resolve => setTimeout(resolve, ms)`, `items.forEach(i => setInterval(…))`. */
function ignoresResult(fn: Fn): boolean {
  const at = outer(fn);
  const up = at.parent;
  if (!isFnExpression(fn)) return false;
  if (ts.isNewExpression(up)) return up.arguments?.[0] === at;
  if (!ts.isCallExpression(up)) return false;
  return up.expression !== at && !/^(?:map|flatMap|from|useMemo|useState|useRef|call|apply|bind)$/.test(calleeNode(up).getText()) && isFireAndForget(calleeNode(up).getText());
}

function isFireAndForget(name: string): boolean {
  return /^(?:forEach|on|once|addListener|addEventListener|setTimeout|setImmediate|setInterval|nextTick|queueMicrotask|useEffect|useLayoutEffect|watchEffect|onMounted)$/.test(name);
}

/** A handle that nobody keeps. */
function dropped(timer: Timer, context: Context): Verdict {
  const { call, fn } = timer;
  const times = context.times.at(call);
  const instance = context.instances.around(call);
  const ends = properEnds(instance, call);
  const data = { end: ends[0] ? endWords(ends[0]) : '', owner: ownerWords(instance) };
  if (timer.repeats) {
    if (times === 'once' || context.shortLived) return context.silent('once');
    if (timer.handle.unref && times !== 'many') return context.silent('keeps nothing alive');
    if (runsOnce(instance, context)) return context.silent('once');
    if (instance.kind === 'effect') return leak(timer, 'handleLostInEffect', 'certain', data, [], repairAt(instance, undefined));
    if (hasFlagLatch(fn) || isLatched(call, fn, () => false)) return context.silent('latched');
    // () => void setInterval(run, ms): what is given back starts it
    if (ends.some(e => within(call, e.fn))) return context.silent('started by the end');
    if (ends[0] && isEndless(instance, ends[0], context)) return context.silent('made once');
    if (ends.length > 0) return leak(timer, 'handleLostToEnd', 'certain', data, [], repairAt(instance, ends[0]));
    // what nobody is seen to start again, most programs start once: telemetry, a poll of their own
    return leak(timer, 'handleLost', context.times.isSeen(call) || isRender(fn) ? 'certain' : 'possible', { again: againWords(times, fn, 'starts') }, [], repairAt(instance, undefined));
  }
  if (ends.length === 0 || context.shortLived || instance.opaque) return context.silent('one-shot without an end');
  if (startedBy(ends, call, Infinity)) return context.silent('started by the end');
  if (endsItself(timer, ends)) return context.silent('ends the instance');
  if (timer.acquisition.resource.brief && isGuarded(timer.callback)) return context.silent('guarded');
  if (timer.rearms) {
    if (isDraining(timer) || isCounted(timer)) return context.silent('drains');
    // a frame after a frame, until something holds still
    if (timer.acquisition.resource.brief && conditionsAround(call).length > 0) return context.silent('goes on under a test');
    const guard = guardOfFiring(timer);
    // a loop of one promise, which waits on: whoever made the promise waits for it
    const reset = guard && !workAround(call) && isReset(guard, reachedFrom(ends.map(e => e.fn)).fns);
    if (reset) return leak(timer, 'rearmsTwice', 'likely', { ...data, flag: wordsOf(reset.ref), line: lineOf(reset.at) }, [{ at: reset.at, note: 'lets the pending one go on' }], repairAt(instance, ends[0]));
    return leak(timer, 'rearms', guard || instance.kind === 'callback' || isStopped(timer, reachedFrom(ends.map(e => e.fn)).fns) ? 'possible' : 'likely', data, [], repairAt(instance, ends[0]));
  }
  if (times === 'once') return context.silent('once');
  if (timer.handle.unref || !actsOutside(timer, instance)) return context.silent('own state');
  // firing once after the end harms few: the end that clears others says that its author minds
  const beside = ends[0] ? siblings(ends[0], timer) : [];
  return leak(timer, 'handleLostToEnd', 'possible', data, beside, repairAt(instance, ends[0]));
}


/** A function that gives elements: it runs with each render. */
function isRender(fn: Fn | undefined): boolean {
  return fn !== undefined && returnedValues(fn).some(v => ts.isJsxElement(skip(v)) || ts.isJsxSelfClosingElement(skip(v)) || ts.isJsxFragment(skip(v)));
}

/** A handle in a slot. */
function kept(timer: Timer, context: Context): Verdict {
  const slot = mainSlot(timer.handle.slots);
  if (!slot) return context.silent('no slot');
  const { root } = slot.ref;
  const { handle, call, fn, callback } = timer;
  const { resource } = timer.acquisition;
  if (root.kind === 'global') return context.silent('global');
  if (root.kind === 'this' && root.isStatic) return context.silent('static');
  const instance = root.kind === 'this' ? context.instances.of(root.container) : context.instances.ofBinding(root.binding);
  const name = handleWords(slot);
  if (name === '') return context.silent('a key of something borrowed');
  if (instance.opaque) return context.silent('opaque');
  if (root.kind === 'binding' && (ts.isParameter(root.binding.node) || isBorrowed(slot))) return context.silent('borrowed');
  if (isReleasedElsewhere(slot, timer.acquisition.resource, context.host)) return (timer.repeats ? overwritten(timer, slot, context.host) : undefined) ?? context.silent('released elsewhere');

  if (resource.release.some(r => r.via === 'covers' && filesOf(instance.node).some(f => callsNamed(f, r.name).length > 0))) return context.silent('covered');
  if (root.kind === 'this' && isInherited(root.container, slot.path[0] ?? '')) return context.silent('inherited');
  // what a component's effect starts, the effect's cleanup ends
  const home = instance.kind === 'component' ? context.instances.around(call) : instance;
  const inEffect = home.kind === 'effect' && home.ends.length > 0;
  const ends = properEnds(inEffect ? home : instance, call);
  const reached = reachedFrom(instance.ends.map(e => e.fn), Infinity, instance.node);
  const around = { ends: reached.fns, acquire: call, callback, hasEndEvents: instance.ends.some(e => e.rank === 'event' && !/error/.test(e.name)) };
  if (reached.opaque && !(root.kind === 'this' && isPrivate(root.container, slot.path[0] ?? ''))) return context.silent('the end hands on this');
  const reaches = new Set<Reach>(handle.releases.flatMap(r => [...reachOf(r, around)]));
  const early = instance.kind === 'effect' && reaches.has('end') ? earlyReturn(instance, fn, call, handle.releases, isTestOf(timer)) : undefined;
  if (early) return leak(timer, 'skipped', 'certain', { exit: 'the return', line: lineOf(early) }, [{ at: early, note: 'leaves before the cleanup is returned' }], { owner: instance.node });
  if (reaches.has('end') || reaches.has('trusted')) {
    const other = reaches.has('trusted') || context.shortLived || (!timer.repeats && isOfThing(slot, instance)) ? undefined : unequalEnd(timer, instance);
    if (other) return leak(timer, 'endForgets', timer.repeats || timer.rearms ? 'certain' : 'likely', { handle: name, end: endWords(other), owner: ownerWords(instance) }, handle.releases.map(r => ({ at: r, note: 'another end clears it' })), { ...repairAt(instance, other), handleText: refText(timer) });
    return overwritten(timer, slot, context.host) ?? context.silent('released');
  }
  if (abortsWork(timer, reached.fns)) return context.silent('its work is aborted');
  const told = leftBy({ timer, slot, instance, inEffect, ends, reaches }, context);
  const nulled = context.shortLived || (told && told.confidence !== 'possible') ? [] : emptied(timer, slot);
  return nulled[0] ? leak(timer, 'emptied', 'likely', { handle: name, line: lineOf(nulled[0]) }, nulled.map(at => ({ at, note: 'the id is given up here' })), { ...repairAt(instance, ends[0]), handleText: refText(timer) }) : told;
}

/** An end that aborts or ends the work, whose own settling clears the timer: `fetch(url, { signal }).catch(() => clearTimeout(this.timer))`. */
function abortsWork({ handle, fn }: Timer, ends: ReadonlySet<Fn>): boolean {
  const settling = handle.releases.some(r => {
    const home = enclosingFn(r);
    const call = home && outer(home).parent;
    return home && isFnExpression(home) && fn && call && ts.isCallExpression(call) && includes(chains, calleeName(call)) && (within(call, fn) || within(fn, call));
  });
  return settling && [...ends].some(end => contains(end, node => ts.isCallExpression(node) && includes(enders, calleeName(node)) && receiverOf(node) !== undefined));
}

/** A handle in a slot that no end clears, and what the ends know of it. */
interface Kept {
  readonly timer: Timer;
  readonly slot: Slot;
  readonly instance: Instance;
  readonly inEffect: boolean;
  readonly ends: readonly InstanceEnd[];
  readonly reaches: ReadonlySet<Reach>;
}

/** Whether an end, or the lack of one, leaves a kept handle running. */
function leftBy({ timer, slot, instance, inEffect, ends, reaches }: Kept, context: Context): Verdict {
  const { handle, call, fn } = timer;
  const name = handleWords(slot);
  if (startedBy(instance.ends, call, 2) && instance.kind !== 'module') return context.silent('started by the end');
  if (reaches.has('self') && timer.repeats) {
    const doubtful = reaches.size === 1 && !context.shortLived ? cancelledClear(timer, context) : undefined;
    const again = context.times.at(call);
    return doubtful && again !== 'once' ? leak(timer, 'clearMayNotCome', again === 'many' ? 'certain' : 'likely', { handle: name, line: lineOf(doubtful), again: againWords(again, fn, 'starts') }, [{ at: doubtful, note: 'runs only if nothing cancels it' }]) : context.silent('ends itself');
  }

  const end = ends[0];
  const data = { handle: name, end: end ? endWords(end) : '', owner: ownerWords(instance) };
  const repair: Repair = { ...repairAt(instance, end), handleText: slot.ref.path.length === slot.path.length ? refText(timer) : '' };
  const times = context.times.at(call);
  const made = instance.kind === 'class' ? context.times.made(instance.node) : 'presumed';
  const isMinded = (): boolean => end !== undefined && !end.called && siblings(end, timer).length > 0;
  if (context.shortLived || (made === 'once' && instance.kind === 'class' && !isMinded()) || (end && isEndless(instance, end, context))) return context.silent('made once');
  if (instance.kind === 'module' || instance.kind === 'function' || instance.kind === 'object') {
    if ((handle.releases.length > 0 && reaches.size > 0) || !timer.repeats) return context.silent('no owner');
    if (times === 'once' || isLatched(call, fn, isSlotOf(slot)) || hasFlagLatch(fn)) return context.silent('once');
    return leak(timer, 'neverCleared', times === 'many' ? 'certain' : instance.kind === 'function' && !(fn && isStatic(fn) && includes(entries, fnName(fn))) ? 'likely' : 'possible', { ...data, again: againWords(times, fn, 'starts') }, [], repair);
  }
  const late = reachedFrom(ends.map(e => e.fn)).fns;
  const isQuiet = !timer.repeats && (isStopped(timer, late) || givesUp(timer, late)); // after the end it fires once more and that is all
  if (instance.kind === 'effect') {
    if (runsOnce(instance, context)) return context.silent('once');
    const managed = handle.releases.length > 0 || ends.length > 0;
    if (!timer.repeats && !timer.rearms && !managed) return context.silent('one-shot in an effect');
    return leak(timer, ends.length > 0 ? 'endForgets' : 'handleLostInEffect', isQuiet ? 'possible' : 'certain', data, [], repair);
  }
  if (endsItself(timer, ends)) return context.silent('ends the instance');
  if (end && (end.rank === 'paired' || includes(stops, end.name)) && handle.releases.some(r => isPair(fn, enclosingFn(r)))) return context.silent('ended by its own pair');
  if (end) {
    // a one-shot counts where its owner manages it elsewhere, or where it acts when it fires late
    const debounced = instance.kind === 'class' ? [...reaches].every(r => r === 'inline' || r === 'self') : handle.releases.length === 0; // cleared before it is armed again, and nowhere else
    if (!timer.repeats && !timer.rearms && (debounced || (instance.kind === 'component' && !inEffect)) && !actsOutside(timer, instance)) return context.silent('own state');
    const beside = siblings(end, timer);
    if (instance.kind === 'callback' && !timer.repeats && beside.length === 0) return context.silent('one-shot of a connection');
    if (handle.unref && !timer.repeats && !timer.rearms) return context.silent('keeps nothing alive');
    const minor = isQuiet || (!timer.repeats && !timer.rearms && (isOfThing(slot, instance) || (instance.kind !== 'component' && isShort(timer) && beside.length === 0 && !callsHandedIn(timer)) || (instance.kind === 'class' && settlesOnly(timer)) || (end.rank === 'paired' && beside.length === 0)));
    return leak(timer, 'endForgets', minor ? 'possible' : timer.repeats || handle.releases.length > 0 ? 'certain' : 'likely', data, beside, repair);
  }
  if (handle.releases.length > 0) return (instance.kind === 'component' || instance.kind === 'composable') && reaches.has('inline') && actsOutside(timer, instance) && (!isShort(timer) || callsHandedIn(timer)) ? leak(timer, 'neverEnded', 'likely', data, [], repair) : context.silent('cleared by somebody');
  if (!timer.repeats) return context.silent('one-shot without an end');
  if (isLatched(call, fn, isSlotOf(slot)) && made !== 'many') return context.silent('latched');
  return leak(timer, 'neverCleared', times === 'many' || made === 'many' ? 'certain' : handle.unref ? 'possible' : 'likely', { ...data, again: againWords(times, fn, 'starts') }, [], repair);
}

/** The places where the slot is set to nothing outside the timer's own callback, although nothing in the program clears the timer. */
function emptied(timer: Timer, slot: Slot): readonly ts.Node[] {
  const { handle, callback, fn, call } = timer;
  if (handle.releases.length > 0 || (!timer.repeats && isShort(timer)) || slot.path.includes('[]')) return [];
  return handle.writes.filter(w => {
    const home = enclosingFn(w);
    if (!ts.isBinaryExpression(w) || !isNothing(w.right) || !home || home === fn || w === call.parent || (callback && within(w, callback))) return false;
    // the callback may come there as well: it is the others who give the id up
    return !callback || !reachedFrom([callback]).fns.has(home) || sitesOf(home).some(site => !within(site, callback));
  });
}

/** The timer inside the callback that holds the only clear, where something cancels that timer: the clear may never come. */
function cancelledClear(timer: Timer, context: Context): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  for (const release of timer.handle.releases) {
    let inner: ts.CallExpression | undefined;
    for (let fn = enclosingFn(release); fn && fn !== timer.callback; fn = enclosingFn(fn)) {
      const call = outer(fn).parent;
      if (isFnExpression(fn) && ts.isCallExpression(call) && acquisitionsAt(call, context.catalog).some(a => a.resource.kind === 'timer' && track(call, a.resource).releases.length > 0)) inner = call;
    }
    if (!inner) return undefined;
    found = inner;
  }
  return found;
}

/** A property of a method's local, or of what a table has: one of many things that the instance may know. */
function isOfThing({ ref, path }: Slot, { kind }: Instance): boolean {
  const entry = path.indexOf('[]');
  return kind === 'class' && (entry >= 0 ? entry < path.length - 1 : ref.root.kind === 'binding' && path.length > 0);
}

/** `node.timer = …` on something that was handed in: whoever owns it may clear it. */
function isBorrowed(slot: Slot): boolean {
  return slot.ref.path.length > 0 && slot.ref.root.kind === 'binding' && ts.isParameter(slot.ref.root.binding.node);
}

function siblings(end: InstanceEnd, timer: Timer): Evidence[] {
  const found: Evidence[] = [];
  walk(end.fn, node => {
    if (ts.isCallExpression(node) && timer.acquisition.resource.release.some(r => r.via === 'call' && r.name === calleeNode(node).getText())) found.push({ at: node, note: 'ends another one' });
  });
  return found;
}
