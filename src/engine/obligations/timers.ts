import type { Confidence, Evidence, Leak, Repair } from '../leak.js';
import { exitsWithout, workAround } from '../lifetime/exits.js';
import { reachedFrom, valueFn, type Instance, type InstanceEnd } from '../lifetime/instances.js';
import { sameFunction, waysOutHolding } from '../lifetime/paths.js';
import { track, type Slot, type Track } from '../lifetime/slots.js';
import { hasFlagLatch, isLatched, leaves as statementLeaves, type Times } from '../lifetime/times.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf } from '../program/lexical.js';
import { refOf, sameRef, wordsOf } from '../program/reference.js';
import { calleeNode, enclosingFn, fnName, isFn, isFnExpression, numberOf, outer, skip, statementOf, walk, within, type Fn } from '../program/syntax.js';
import type { Acquisition } from './acquire.js';
import type { Context, Verdict } from './context.js';
import { isPrivate, isReleasedElsewhere } from './elsewhere.js';
import { reachOf, type Reach } from './release.js';
import { endWords, lineOf, ownerWords, properEnds, repairAt } from './words.js';

/** Milliseconds below which a one-shot left running is nobody's problem. */
const BRIEF = 100;
/** Milliseconds from which a timer that guards settled work is worth a report. */
const LONG = 1000;

/** What the questions about one timer share. */
interface Timer {
  readonly acquisition: Acquisition;
  readonly call: ts.CallExpression;
  readonly fn: Fn | undefined;
  readonly callback: Fn | undefined;
  readonly repeats: boolean;
  readonly rearms: boolean;
  readonly delay: number | undefined;
  readonly handle: Track;
}

/** Decides one timer: the cheap questions first, and silence at the first answer that ends it. */
export function decideTimer(acquisition: Acquisition, context: Context): Verdict {
  const timer = timerOf(acquisition);
  const { handle } = timer;
  if (timer.acquisition.resource.brief && !timer.rearms) return context.silent('brief');
  if (handle.escapes.length > 0) return context.silent('escapes');
  const entry = handle.slots.find(s => s.path.includes('[]'));
  const forgotten = entry && entryForgotten(timer, entry);
  if (forgotten) return forgotten;
  if (!timer.repeats && !timer.rearms && timer.delay !== undefined && timer.delay < BRIEF) return context.silent('brief');
  if (handle.returned.some(fn => !ignoresResult(fn))) return context.silent('returned');

  const settled = onEveryExit(timer);
  if (settled !== undefined) return settled === 'released' ? context.silent('released') : settled;
  if (handle.slots.length === 0) return dropped(timer, context);
  return kept(timer, context);
}

function timerOf(acquisition: Acquisition): Timer {
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
function delayOf(node: ts.Expression): number | undefined {
  const at = skip(node);
  if (ts.isIdentifier(at)) {
    const binding = bindingOf(at);
    if (binding && ts.isVariableDeclaration(binding.node) && binding.node.parent.flags & ts.NodeFlags.Const) return numberOf(binding.node.initializer);
  }
  return numberOf(at);
}

/** `const tick = () => { …; setTimeout(tick, n) }`: the callback comes back to the function that starts the timer. */
function isRearmed(fn: Fn | undefined, callback: Fn | undefined): boolean {
  if (!fn || !callback) return false;
  if (fn === callback) return true;
  const reached = reachedFrom([callback]).fns;
  return reached.has(fn) || within(fn, callback);
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

/** The promise or path that the timer serves: `released` where every exit ends it, a leak where one does not, undefined where it is no such timer. */
function onEveryExit(timer: Timer): Leak | 'released' | undefined {
  const { handle, call, callback, fn } = timer;
  const local = handle.slots.every(s => s.ref.root.kind === 'binding' && !ts.isSourceFile(s.ref.root.binding.scope));
  const work = workAround(call);
  if (work && local && fn && (!work.handedOn || handle.releases.length > 0)) {
    if (handle.releases.some(r => !within(r, work.executor))) return 'released'; // the awaiter's finally, or a caller
    const { forgotten, covered } = exitsWithout(work, timer.repeats ? undefined : callback, handle.releases);
    const first = forgotten[0];
    const guards = !timer.repeats && callback !== undefined && settles(callback, work.exits.map(e => e.at));
    if (first && (handle.releases.length > 0 || (guards && (timer.delay === undefined || timer.delay >= LONG)))) {
      const by = first.event === undefined ? 'another way' : `by '${first.event.replace(/^['"]|['"]$/g, '')}'`;
      return leak(timer, 'exitForgets', covered.length > 0 ? 'certain' : 'likely', { exit: by, line: lineOf(first.at) }, [{ at: first.at, note: 'the promise settles here' }]);
    }
    const bare = [...work.inline].filter(([, settler]) => !settler || !handle.releases.some(r => [...reachedFrom([settler]).fns].some(f => within(r, f))));
    if (covered.length > 0 && bare.length > 0) {
      const settlers = new Set<ts.Node>(bare.map(([node]) => node));
      const out = waysOutHolding(work.executor, { acquire: call, isRelease: isReleaseOf(timer), isTest: isTestOf(timer), isSettler: n => settlers.has(n) });
      if (out[0]) return leak(timer, 'exitForgets', 'certain', { exit: 'another way', line: lineOf(out[0].at) }, [{ at: out[0].at, note: 'the promise is settled and the timer left running' }]);
    }
    if (handle.releases.length > 0) return 'released';
    if (!timer.repeats && isSleep(timer)) return 'released';
  }
  if (!fn || handle.releases.length === 0 || !local) return undefined;
  const inline = handle.releases.filter(r => sameFunction(fn, r));
  if (inline.length !== handle.releases.length) return undefined;
  if (!inline.some(r => r.pos > call.pos)) return undefined; // a clear before re-arming is no end
  const out = waysOutHolding(fn, { acquire: call, isRelease: isReleaseOf(timer), isTest: isTestOf(timer) });
  const way = out[0];
  if (!way) return 'released';
  // one that ends by itself soon, and is left on a plain return by choice, is no leak of its own
  if (way.by === 'end') return 'released';
  const acquire = statementOf(call);
  const release = inline.map(r => statementOf(r)).find(s => s !== undefined);
  return leak(timer, 'skipped', 'certain', { exit: wayWords[way.by], line: lineOf(way.at) }, [{ at: way.at, note: 'leaves while the timer runs' }], acquire && release ? { path: { acquire, release } } : {});
}

const wayWords = { end: 'the end', return: 'the return', throw: 'the throw', await: 'a rejected await' } as const;

function isReleaseOf(timer: Timer): (node: ts.Node) => boolean {
  const all = new Set<ts.Node>(timer.handle.releases);
  return node => all.has(node);
}

function isTestOf(timer: Timer): (node: ts.Expression) => boolean {
  return node => {
    let found = false;
    walk(node, n => {
      if (ts.isExpression(n) && timer.handle.slots.some(s => sameRef(refOf(n), s.ref))) found = true;
    });
    return found;
  };
}

/** True where a callback's own calls settle the promise: the timer guards the work. */
function settles(callback: Fn, exits: readonly ts.Node[]): boolean {
  return exits.some(e => within(e, callback)) || exits.some(e => [...reachedFrom([callback]).fns].some(fn => within(e, fn)));
}

/** `new Promise(resolve => setTimeout(resolve, ms))`: it ends by itself, and with it the promise. */
function isSleep(timer: Timer): boolean {
  const argument = timer.call.arguments[0];
  const at = argument && skip(argument);
  if (at && ts.isIdentifier(at)) {
    const binding = bindingOf(at);
    return binding !== undefined && ts.isParameter(binding.node);
  }
  return timer.callback !== undefined;
}

/** A handle that nobody keeps. */
function dropped(timer: Timer, context: Context): Verdict {
  const { call, fn } = timer;
  const times = context.times.at(call);
  const instance = context.instances.around(call);
  const ends = properEnds(instance);
  const data = { end: ends[0] ? endWords(ends[0]) : '', owner: ownerWords(instance) };
  if (timer.repeats) {
    if (times === 'once' || context.shortLived) return context.silent('once');
    if (timer.handle.unref && times !== 'many') return context.silent('unref');
    if (instance.kind === 'effect') return leak(timer, 'handleLostInEffect', 'certain', data, [], { owner: instance.node });
    if (hasFlagLatch(fn)) return context.silent('latched');
    if (ends.length > 0) return leak(timer, 'handleLostToEnd', 'certain', data, [], repairAt(instance, ends[0]));
    return leak(timer, 'handleLost', times === 'many' ? 'certain' : 'likely', { again: againWords(times, fn) }, [], { owner: instance.node });
  }
  if (ends.length === 0 || context.shortLived || instance.opaque) return context.silent('one-shot without an end');
  const reached = reachedFrom(ends.map(e => e.fn)).fns;
  if ([...reached].some(r => within(call, r))) return context.silent('started by the end');
  if (timer.rearms) return leak(timer, 'rearms', 'likely', data, [], repairAt(instance, ends[0]));
  if (times === 'once') return context.silent('once');
  if (timer.handle.unref || !actsOutside(timer, instance)) return context.silent('own state');
  return leak(timer, 'handleLostToEnd', timer.delay === undefined || timer.delay >= BRIEF ? 'likely' : 'possible', data, [], repairAt(instance, ends[0]));
}

/** A callback that does more than set its owner's state: it calls something, or writes what lives longer. */
function actsOutside(timer: Timer, instance: Instance): boolean {
  const { callback } = timer;
  if (!callback) return true;
  if (instance.kind === 'factory' || instance.kind === 'composable' || instance.kind === 'callback') {
    // a callback that settles or answers only what the call itself was given ends with it
    if (isSleep(timer) && !isFnExpression(callback)) return false;
  }
  let acts = false;
  const body = 'body' in callback ? callback.body : undefined;
  if (!body) return false;
  // `if (this.aborted) return`: what fires late does nothing
  const first = ts.isBlock(body) ? body.statements[0] : undefined;
  if (first && ts.isIfStatement(first) && statementLeaves(first.thenStatement)) return false;
  walk(body, node => {
    if (!ts.isCallExpression(node)) return;
    const name = calleeNode(node).getText();
    if (!/^set[A-Z]|^(?:log|debug|info|warn|error|remove|focus|blur|add|clearTimeout|clearInterval|now)$/.test(name)) acts = true;
  });
  return acts;
}

/** A handle in a slot. */
function kept(timer: Timer, context: Context): Verdict {
  const slot = mainSlot(timer.handle.slots);
  if (!slot) return context.silent('no slot');
  const { root } = slot.ref;
  const { handle, call, fn, callback } = timer;
  if (root.kind === 'global') return context.silent('global');
  if (root.kind === 'this' && root.isStatic) return context.silent('static');
  const instance = root.kind === 'this' ? context.instances.of(root.container) : context.instances.ofBinding(root.binding);
  const name = handleWords(slot);
  if (instance.opaque) return context.silent('opaque');
  if (root.kind === 'binding' && (ts.isParameter(root.binding.node) || isBorrowed(slot))) return context.silent('borrowed');
  if (isReleasedElsewhere(slot, timer.acquisition.resource, context.host)) return context.silent('released elsewhere');

  const ends = properEnds(instance);
  const around = { ends: reachedFrom(instance.ends.map(e => e.fn)).fns, acquire: call, callback, hasEndEvents: instance.ends.some(e => e.rank === 'event' && !/error/.test(e.name)) };
  const reached = reachedFrom(instance.ends.map(e => e.fn));
  if (reached.opaque && !(root.kind === 'this' && isPrivate(root.container, slot.path[0] ?? ''))) return context.silent('the end hands on this');
  const reaches = new Set<Reach>(handle.releases.flatMap(r => [...reachOf(r, around)]));
  const early = instance.kind === 'effect' && reaches.has('end') ? earlyReturn(timer, instance) : undefined;
  if (early) return early;
  if (reaches.has('end') || reaches.has('trusted')) return overwritten(timer, slot) ?? context.silent('released');
  if ([...reached.fns].some(r => within(call, r)) && instance.kind !== 'module') return context.silent('started by the end');
  if (reaches.has('self') && timer.repeats) return context.silent('ends itself');

  const end = ends[0];
  const data = { handle: name, end: end ? endWords(end) : '', owner: ownerWords(instance) };
  const repair: Repair = { ...repairAt(instance, end), handleText: slot.ref.path.length === slot.path.length ? refText(timer) : '' };
  const times = context.times.at(call);
  const made = instance.kind === 'class' ? context.times.made(instance.node) : 'presumed';
  if (context.shortLived || (made === 'once' && instance.kind === 'class')) return context.silent('made once');
  if (instance.kind === 'module' || instance.kind === 'function' || instance.kind === 'object') {
    if (handle.releases.length > 0 || !timer.repeats) return context.silent('no owner');
    if (times === 'once' || isLatched(call, fn, isSlotOf(slot)) || hasFlagLatch(fn)) return context.silent('once');
    return leak(timer, 'neverCleared', times === 'many' ? 'certain' : instance.kind === 'function' ? 'likely' : 'possible', { ...data, again: againWords(times, fn) }, [], repair);
  }
  if (instance.kind === 'effect') {
    const managed = handle.releases.length > 0 || ends.length > 0;
    if (!timer.repeats && !timer.rearms && !managed) return context.silent('one-shot in an effect');
    return leak(timer, ends.length > 0 ? 'endForgets' : 'handleLostInEffect', 'certain', data, [], repair);
  }
  if (end) {
    // a one-shot counts where its owner manages it elsewhere, or where it acts when it fires late
    if (!timer.repeats && !timer.rearms && handle.releases.length === 0 && !actsOutside(timer, instance)) return context.silent('own state');
    if (instance.kind === 'callback' && !timer.repeats) return context.silent('one-shot of a connection');
    return leak(timer, 'endForgets', timer.repeats || handle.releases.length > 0 ? 'certain' : 'likely', data, siblings(end, timer), repair);
  }
  if (handle.releases.length > 0) return instance.kind === 'component' && reaches.has('inline') ? leak(timer, 'neverEnded', 'likely', data, [], repair) : context.silent('cleared by somebody');
  if (!timer.repeats) return context.silent('one-shot without an end');
  if (isLatched(call, fn, isSlotOf(slot)) && made !== 'many') return context.silent('latched');
  return leak(timer, 'neverCleared', times === 'many' || made === 'many' ? 'certain' : 'likely', { ...data, again: againWords(times, fn) }, [], repair);
}

/** The slot written again while the former timer may still run, where the writer is seen to run again. */
function overwritten(timer: Timer, slot: Slot): Verdict {
  const { call, fn, handle } = timer;
  if (!timer.repeats || !fn || slot.path.includes('[]')) return undefined;
  if (isLatched(call, fn, isSlotOf(slot)) || hasFlagLatch(fn) || slot.ref.root.kind !== 'this') return undefined;
  const before = reachedFrom(callsBefore(fn, call)).fns;
  if (handle.releases.some(r => (within(r, fn) && r.pos < call.pos) || [...before].some(b => within(r, b)))) return undefined;
  if (!runsAgain(fn, slot.ref.root.container)) return undefined;
  return leak(timer, 'overwritten', 'likely', { handle: handleWords(slot), again: `\`${fnName(fn) ?? 'this code'}()\`` }, [], { handleText: refText(timer) });
}

/** An effect that is left before it returns its cleanup, with the timer already running. */
function earlyReturn(timer: Timer, instance: Instance): Verdict {
  if (!isFn(instance.node) || timer.fn !== instance.node) return undefined;
  const all = isReleaseOf(timer);
  const way = waysOutHolding(instance.node, { acquire: timer.call, isRelease: n => all(n) || (ts.isReturnStatement(n) && n.expression !== undefined && valueFn(n.expression) !== undefined), isTest: isTestOf(timer) }).find(w => w.by === 'return');
  return way && leak(timer, 'skipped', 'certain', { exit: wayWords.return, line: lineOf(way.at) }, [{ at: way.at, note: 'leaves before the cleanup is returned' }]);
}

/** An entry taken out of the collection that holds its timer, where other places clear it first. */
function entryForgotten(timer: Timer, slot: Slot): Verdict {
  const { handle, callback } = timer;
  const at = handle.removals.find(r => {
    if (!/^(?:delete|clear)$/.test(calleeNode(r).getText()) || (callback && within(r, callback))) return false;
    const fn = enclosingFn(r);
    if (!fn) return false;
    const reached = reachedFrom([fn]).fns;
    return !handle.releases.some(x => [...reached].some(f => within(x, f))) && !reachedFrom(callback ? [callback] : []).fns.has(fn);
  });
  if (!at || handle.releases.length === 0) return undefined;
  return { ...leak(timer, 'entryForgotten', 'likely', { handle: handleWords(slot), line: lineOf(timer.call) }, [{ at: timer.call, note: 'the timer of the entry' }]), at: calleeNode(at) };
}

/** Whether one instance is seen to run a function again: two call sites, or a call from a timer or an event of its own. */
function runsAgain(fn: Fn, container: ts.Node): boolean {
  const at = outer(fn).parent;
  if (isFnExpression(fn) && ts.isCallExpression(at)) {
    const home = enclosingFn(fn);
    return home !== undefined && runsAgain(home, container);
  }
  const name = fnName(fn);
  if (name === undefined || name === 'constructor') return false;
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
function callsBefore(fn: Fn, node: ts.Node): Fn[] {
  const found: Fn[] = [];
  walk(fn, n => {
    if (n.pos >= node.pos || (isFn(n) && n !== fn)) return false;
    const called = ts.isCallExpression(n) ? valueFn(n.expression) : undefined;
    if (called) found.push(called);
    return undefined;
  });
  return found;
}

function isSlotOf(slot: Slot): (e: ts.Expression) => boolean {
  return e => {
    const ref = refOf(e);
    return ref !== undefined && sameRef({ root: ref.root, path: ref.path }, { root: slot.ref.root, path: slot.path });
  };
}

/** `node.timer = …` on something that was handed in: whoever owns it may clear it. */
function isBorrowed(slot: Slot): boolean {
  return slot.ref.path.length > 0 && slot.ref.root.kind === 'binding' && ts.isParameter(slot.ref.root.binding.node);
}

function mainSlot(slots: readonly Slot[]): Slot | undefined {
  return slots.find(s => s.ref.root.kind === 'this') ?? slots.find(s => s.path.length > 0) ?? slots[0];
}

function siblings(end: InstanceEnd, timer: Timer): Evidence[] {
  const found: Evidence[] = [];
  walk(end.fn, node => {
    if (ts.isCallExpression(node) && timer.acquisition.resource.release.some(r => r.via === 'call' && r.name === calleeNode(node).getText())) found.push({ at: node, note: 'ends another one' });
  });
  return found;
}

/** The handle as the program writes it: `this.#poll`. */
function refText(timer: Timer): string {
  const at = outer(timer.call).parent;
  if (ts.isBinaryExpression(at)) return at.left.getText();
  if (ts.isVariableDeclaration(at)) return at.name.getText();
  return ts.isPropertyDeclaration(at) ? `this.${at.name.getText()}` : '';
}

function handleWords(slot: Slot): string {
  return wordsOf({ root: slot.ref.root, path: slot.path });
}

function againWords(times: Times, fn: Fn | undefined): string {
  const name = fn && fnName(fn);
  if (name === 'constructor') return 'every instance starts one';
  if (name !== undefined) return `each \`${name}()\` starts one`;
  return times === 'many' ? 'this code runs many times and each run starts one' : 'each run of this code starts one';
}

function leak(timer: Timer, reason: string, confidence: Confidence, data: Record<string, string>, evidence: readonly Evidence[], repair: Repair = {}): Leak {
  const { resource } = timer.acquisition;
  const slot = mainSlot(timer.handle.slots);
  return {
    rule: 'no-uncleared-timer', reason, resource, confidence, evidence,
    data: { noun: resource.noun, handle: slot ? `\`${handleWords(slot)}\`` : `this ${resource.noun}`, ...Object.fromEntries(Object.entries(data).map(([k, v]) => [k, k === 'handle' ? `\`${v}\`` : v])) },
    at: calleeNode(timer.call), acquisition: timer.call, repair,
  };
}
