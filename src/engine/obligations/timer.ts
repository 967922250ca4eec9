import { deferred, enders, idle, openers } from '../../catalog/callbacks.js';
import type { Confidence, Evidence, Leak, Repair } from '../leak.js';
import { valueFn } from '../lifetime/ends.js';
import { workAround } from '../lifetime/exits.js';
import { reachedFrom } from '../lifetime/reach.js';
import { track, type Slot, type Track } from '../lifetime/slots.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf } from '../program/lexical.js';
import { calledFn, includes, refOf, refsIn, sameRef, wordsOf, type Ref } from '../program/reference.js';
import { awaited, calleeName, calleeNode, conditionsAround, contains, enclosingFn, isFnExpression, numberOf, outer, receiverOf, skip, walk, within, type Fn, type Acquiring } from '../program/syntax.js';
import type { Acquisition } from './acquire.js';

/** The rule that a thing kept by its handle belongs to. */
export const RULES = { timer: 'no-uncleared-timer', listener: 'no-unremoved-listener', subscription: 'no-undisposed-subscription', handle: 'no-unclosed-resource', loan: 'no-unreleased-loan' } as const;

/** Milliseconds below which a one-shot left running is nobody's problem. */
export const BRIEF = 100;

/** Milliseconds from which a timer that guards settled work is worth a report. */
export const LONG = 1000;

/** True for a timer whose delay is known and below `LONG`. */
export function isShort({ delay }: Timer): boolean {
  return delay !== undefined && delay < LONG;
}

/** False for a one-shot that does no more than settle what is settled, after a time that is fixed: few authors mind. A limit that the user sets may be long. */
export function isMinded(timer: Timer): boolean {
  const { call, acquisition: { acquire } } = timer;
  const delay = acquire.delay === undefined ? undefined : call.arguments[acquire.delay];
  return (delay !== undefined && ts.isPropertyAccessExpression(skip(delay))) || doesMore(timer);
}

/** True where a callback calls something besides what settles a promise. */
export function doesMore({ callback, call }: Timer): boolean {
  const executor = workAround(call)?.executor;
  let found = false;
  if (callback) {
    walk(callback, node => {
      if (!ts.isCallExpression(node)) return undefined;
      const settler = ts.isIdentifier(node.expression) ? bindingOf(node.expression) : undefined;
      if ((settler && settler.node.parent === executor) || includes(deferred.settles, calleeName(node))) return false;
      // what is settled has ended its own parts
      if (includes(idle, calleeName(node))) return undefined;
      found = true;
      return undefined;
    });
  }
  return found;
}

/** A callback that settles what may be settled, clears or logs, and no more: firing late does nothing. */
export function settlesOnly(timer: Timer): boolean {
  return timer.acquisition.resource.kind === 'timer' && timer.callback !== undefined && !doesMore(timer);
}

/** What the questions about one timer share. */
export interface Timer {
  readonly acquisition: Acquisition;
  readonly call: Acquiring;
  readonly fn: Fn | undefined;
  readonly callback: Fn | undefined;
  readonly repeats: boolean;
  readonly rearms: boolean;
  readonly delay: number | undefined;
  readonly handle: Track;
}

export function timerOf(acquisition: Acquisition): Timer {
  const { call, acquire, resource } = acquisition;
  const argument = acquire.callback === undefined ? undefined : call.arguments[acquire.callback];
  const callback = argument && (valueFn(argument) ?? wrapped(argument));
  const fn = enclosingFn(call);
  const delay = acquire.delay === undefined ? undefined : call.arguments[acquire.delay];
  return {
    acquisition, call, fn, callback,
    repeats: resource.ends === 'never',
    rearms: resource.ends === 'once' && isRearmed(call, fn, callback),
    delay: acquire.delay === undefined ? undefined : delay ? delayOf(delay) : 0,
    handle: track(call, resource),
  };
}

/** `setTimeout(monitor(() => …), ms)`: what a wrapper of the callback is given. */
function wrapped(argument: ts.Expression): Fn | undefined {
  const at = skip(argument);
  const inner = ts.isCallExpression(at) ? at.arguments[0] : undefined;
  return inner && isFnExpression(skip(inner)) ? valueFn(inner) : undefined;
}

/** The delay in milliseconds, through a constant's initializer. */
function delayOf(node: ts.Expression): number | undefined {
  const at = skip(node);
  if (ts.isIdentifier(at)) {
    const binding = bindingOf(at);
    if (binding && ts.isVariableDeclaration(binding.node) && binding.node.parent.flags & ts.NodeFlags.Const) return numberOf(binding.node.initializer);
  }
  // Private.TIMEOUT, Limits.WAIT: a constant of the file under that name
  if (ts.isPropertyAccessExpression(at)) {
    const declared = (identifiersOf(at.getSourceFile()).get(at.name.text) ?? []).filter(id => ts.isVariableDeclaration(id.parent) && id.parent.name === id && id.parent.parent.flags & ts.NodeFlags.Const);
    const [only] = declared;
    if (only && declared.length === 1 && ts.isVariableDeclaration(only.parent)) return numberOf(only.parent.initializer);
  }
  return numberOf(at);
}

/** `const tick = () => { …; setTimeout(tick, n) }`: the callback comes back to the function that starts the timer. */
function isRearmed(call: Acquiring, fn: Fn | undefined, callback: Fn | undefined): boolean {
  if (!fn || !callback) return false;
  if (fn === callback) return true;
  // one state of several: the next firing may bring another one
  for (let at: ts.Node = call; at !== fn; at = at.parent) if (ts.isCaseClause(at)) return false;
  const reached = reachedFrom([callback], 2).fns; // a wider circle is the program's own life
  return reached.has(fn) || within(fn, callback);
}

/** What ends the thing on a path: its releases, and the end of what gave it, `source.destroy()` behind `source.createReader()`. */
export function isReleaseOf({ handle, call, acquisition: { resource } }: Timer): (node: ts.Node) => boolean {
  const all = new Set<ts.Node>(handle.releases);
  const receiver = resource.kind === 'timer' ? undefined : receiverOf(call);
  const from = receiver && refOf(receiver);
  // a module's functions end many things
  const source = from?.root.kind === 'this' || (from?.root.kind === 'binding' && ts.isVariableDeclaration(from.root.binding.node)) ? from : undefined;
  return node => all.has(node) || isLocalEnd(node, handle.releases) || (source !== undefined && ts.isCallExpression(node) && includes(enders, calleeName(node)) && sameRef(refOf(receiverOf(node) ?? node), source));
}

/** `cleanup()`, a local function that ends the thing. */
function isLocalEnd(node: ts.Node, releases: readonly ts.Node[]): boolean {
  const callee = ts.isCallExpression(node) ? skip(node.expression) : undefined;
  const fn = callee && ts.isIdentifier(callee) ? calledFn(callee) : undefined;
  return fn !== undefined && releases.some(r => enclosingFn(r) === fn);
}

export function isTestOf(timer: Timer): (node: ts.Expression) => boolean {
  const asked = [...timer.handle.slots.map(s => s.ref), ...insteadOf(timer.call)];
  return node => contains(node, n => ts.isExpression(n) && asked.some(ref => sameRef(refOf(n), ref)));
}

/** False for the awaits whose failure leaves nothing behind: of the call that opens what was made, `await runner.connect()`. */
export function mayLeaveOf({ call: acquire, handle, acquisition: { resource: { opens = [] } } }: Timer): (node: ts.AwaitExpression) => boolean {
  const opening = [...openers, ...opens];
  return node => {
    const call = skip(node.expression);
    const opened = ts.isCallExpression(call) && includes(opening, calleeName(call)) ? receiverOf(call) : undefined;
    if (opened && skip(opened) === acquire) return false; // await new Source().connect()
    const receiver = opened && refOf(opened);
    return receiver === undefined || !handle.slots.some(s => sameRef(receiver, s.ref));
  };
}

/** `given ?? acquire()`: what says whether anything was acquired. */
function insteadOf(call: ts.Node): readonly Ref[] {
  const own = outer(call);
  const at = ts.isAwaitExpression(own.parent) ? outer(own.parent) : own;
  const up = at.parent;
  const tests = ts.isBinaryExpression(up) && up.right === at ? [up.left] : ts.isConditionalExpression(up) && up.condition !== at ? [up.condition] : [];
  // if (isOwn) runner = create(); … if (isOwn) runner.release()
  return [...tests, ...conditionsAround(at)].flatMap(refsIn);
}

export function isSlotOf(slot: Slot): (e: ts.Expression) => boolean {
  return e => {
    const ref = refOf(e);
    return ref !== undefined && sameRef({ root: ref.root, path: ref.path }, { root: slot.ref.root, path: slot.path });
  };
}

export function mainSlot(slots: readonly Slot[]): Slot | undefined {
  return slots.find(s => s.ref.root.kind === 'this') ?? slots.find(s => s.path.length > 0) ?? slots.find(s => s.ref.root.kind === 'binding' && !ts.isParameter(s.ref.root.binding.node)) ?? slots[0];
}

/** A name of a function: nothing but its own code can end what it holds. */
export function isOwnName({ ref: { root }, path }: Slot): boolean {
  return root.kind === 'binding' && !ts.isSourceFile(root.binding.scope) && path.length === 0;
}

/** The handle as the program writes it: `this.#poll`. */
export function refText(timer: Timer): string {
  const at = outer(awaited(timer.call)).parent;
  if (ts.isBinaryExpression(at)) return at.left.getText();
  if (ts.isVariableDeclaration(at)) return at.name.getText();
  return ts.isPropertyDeclaration(at) ? `this.${at.name.getText()}` : '';
}

export function handleWords(slot: Slot): string {
  return wordsOf({ root: slot.ref.root, path: slot.path });
}

export function leak(timer: Timer, reason: string, confidence: Confidence, data: Record<string, string>, evidence: readonly Evidence[], repair: Repair = {}): Leak {
  const { resource } = timer.acquisition;
  const slot = mainSlot(timer.handle.slots);
  return {
    rule: RULES[resource.kind], reason, resource, confidence, evidence,
    data: { noun: resource.noun, verb: resource.verb ?? 'clear', handle: slot ? `\`${handleWords(slot)}\`` : `This ${resource.noun}`, ...Object.fromEntries(Object.entries(data).map(([k, v]) => [k, k === 'handle' ? `\`${v}\`` : v])) },
    at: calleeNode(timer.call), acquisition: timer.call, repair: { ...(slot ? { slot } : {}), rearms: timer.rearms, removals: timer.handle.removals.filter(r => r.getSourceFile() === timer.call.getSourceFile()), ...repair },
  };
}
