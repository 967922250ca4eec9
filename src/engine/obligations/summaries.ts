import { adopters, onceEvents, openers } from '../../catalog/callbacks.js';
import type { ResourceModel } from '../../catalog/types.js';
import { valueFn } from '../lifetime/ends.js';
import { reachedFrom } from '../lifetime/reach.js';
import { returnedValues } from '../lifetime/returns.js';
import { track, trackDisposer, type Track } from '../lifetime/slots.js';
import { hasFlagLatch } from '../lifetime/latches.js';
import { ts } from '../program/host.js';
import { bindingOf, usesOf } from '../program/lexical.js';
import { bindingOfFn, calledFn, includes, refOf, type Ref } from '../program/reference.js';
import { bodyOf, calleeName, enclosingFn, isAcquiring, isAsync, isFn, nameOf, outer, receiverOf, skip, walk, within, type Fn, type Acquiring } from '../program/syntax.js';
import { acquisitionsAt, originOf, type Acquisition } from './acquire.js';
import { classResourceAt, madeBy } from './class-resources.js';
import type { Context } from './context.js';
import { defineDeepFact } from '../lifetime/context.js';
import { addedBy, eventName, optionOf, removalsOf, type Registration } from './handlers.js';
import { giverOf, isGivenBack, LEVELS, scopeCalls } from './helpers.js';
import { matching } from './matching.js';
import { isOptional, isParameterAt, parameterIndex, placeAt, placeOf, sourceAt, type Place } from './places.js';
import { reachOf } from './release.js';
import { BRIEF, timerOf } from './timer.js';

/** What a function starts and leaves to its caller to end. */
export interface Summary {
  /** `handle`: the id itself. `disposer`: a function that ends it. */
  readonly returns: 'handle' | 'disposer';
  /** The members of the returned object that are that function; undefined for the result itself. */
  readonly members: readonly (string | undefined)[];
  readonly resource: ResourceModel;
  /** The acquisition in the helper, which stays silent there. */
  readonly acquisition: Acquisition;
  readonly repeats: boolean;
  /** Whether a test of a parameter decides if it is started at all. */
  readonly optional: boolean;
  readonly unref: boolean;
  /** For subscriptions: how long the source lives. */
  readonly source?: Place;
  /** For listeners: where, for which event, and which of the parameters is the handler. */
  readonly listener?: { readonly place: Place; readonly added: Registration; readonly handler: number | undefined };
}

/** A function that a helper gives back, or a member of the object that it gives back. */
interface Given {
  readonly fn: Fn;
  readonly member: string | undefined;
}

const MOST_NODES = 2000; // characters per node vary: the body's text, at some four to a node

/** What a helper hands to its caller to end; undefined where it owes nothing, or where it cannot be read. */
export const summaryOf = defineDeepFact(LEVELS, compute);

function compute(fn: Fn, context: Context, depth: number): Summary | undefined {
  const body = bodyOf(fn);
  if (!body || body.end - body.pos > MOST_NODES * 4 || ('asteriskToken' in fn && fn.asteriskToken) || hasFlagLatch(fn)) return undefined;
  const given = givenBy(fn);
  if (!given || endsByItself(fn, context)) return undefined;
  const timers: Summary[] = [];
  const listeners: Summary[] = [];
  for (const call of startedBy(fn)) {
    const rows = acquisitionsOf(call, context);
    const helper = rows.length === 0 && ts.isCallExpression(call) ? giverOf(call, context) : undefined;
    const inner = helper && helper !== fn ? summaryOf(helper, context, depth + 1) : undefined;
    if (inner) {
      const found = passedOn(inner, call, fn, given, context);
      if (found) (found.listener ? listeners : timers).push(found);
      continue;
    }
    const found = rows.flatMap(row => (isGivenBack(row) ? summaryBy(row, fn, given, context) ?? [] : []));
    // one name in two APIs: here alone the types are asked at once
    const one = found.length > 1 ? found.find(f => originOf(f.acquisition, context.host) !== 'no') : found[0];
    if (one) (one.listener ? listeners : timers).push(one);
  }
  return timers[0] ?? listeners[0];
}

function summaryBy(row: Acquisition, fn: Fn, given: readonly Given[], context: Context): Summary | undefined {
  const { kind } = row.resource;
  return kind === 'timer' ? timer(row, fn, given) : kind === 'listener' ? listener(row, fn, given, context) : open(row, fn, given, context);
}

/** The rows that a call or construction is; a class of the program that holds something is a row of its own. */
function acquisitionsOf(call: Acquiring, context: Context): readonly Acquisition[] {
  const rows = acquisitionsAt(call, context.catalog);
  const made = rows.length === 0 ? classResourceAt(call, context) : undefined;
  return made && made.starts.length === 0 ? [madeBy(call, made)] : rows;
}

/** A call that binds an end to the scope, or hands a cleanup to an owner: nothing is left to the caller. */
function endsByItself(fn: Fn, context: Context): boolean {
  const names = [...scopeCalls(context.catalog), ...adopters];
  let found = false;
  walk(fn, node => {
    if (ts.isCallExpression(node) && includes(names, calleeName(node))) found = true;
  });
  return found;
}

/** The calls and constructions that run with each call of a function: its own, and those of local functions that it calls. */
function startedBy(fn: Fn): readonly Acquiring[] {
  const found: Acquiring[] = [];
  const seen = new Set<Fn>([fn]);
  for (const one of seen) {
    const body = bodyOf(one);
    if (body) {
      walk(body, node => {
        if (isFn(node) || ts.isClassLike(node)) return false;
        if (!isAcquiring(node)) return undefined;
        found.push(node);
        const local = ts.isCallExpression(node) ? calledFn(node.expression) : undefined;
        if (local && within(local, fn) && seen.size < 8) seen.add(local);
        return undefined;
      });
    }
  }
  return found;
}

/** The functions that a helper gives back; undefined where it gives back something else, too. */
function givenBy(fn: Fn): readonly Given[] | undefined {
  const found: Given[] = [];
  for (const value of returnedValues(fn)) {
    const at = literalOf(skip(value));
    if (!ts.isObjectLiteralExpression(at)) {
      const one = valueFn(at);
      if (one) found.push({ fn: one, member: undefined });
      continue;
    }
    for (const p of at.properties) {
      if (ts.isSpreadAssignment(p)) return undefined;
      const one = ts.isPropertyAssignment(p) ? valueFn(p.initializer) : ts.isShorthandPropertyAssignment(p) ? valueFn(p.name) : isFn(p) ? p : undefined;
      const name = nameOf(p);
      if (one && name !== undefined) found.push({ fn: one, member: name });
    }
  }
  return returnedValues(fn).length > 0 ? found : undefined;
}

/** The object literal that a local constant is, where nothing but the return uses it. */
function literalOf(at: ts.Expression): ts.Expression {
  const binding = ts.isIdentifier(at) ? bindingOf(at) : undefined;
  const value = binding && ts.isVariableDeclaration(binding.node) && usesOf(binding).length === 1 && binding.node.initializer ? skip(binding.node.initializer) : undefined;
  return value && ts.isObjectLiteralExpression(value) ? value : at;
}

function timer(acquisition: Acquisition, fn: Fn, given: readonly Given[]): Summary | undefined {
  const one = timerOf(acquisition);
  if (!one.repeats && !one.rearms && (acquisition.resource.brief || (one.delay !== undefined && one.delay < BRIEF))) return undefined;
  const base = { resource: acquisition.resource, acquisition, repeats: one.repeats || one.rearms, optional: isOptional(acquisition.call, fn), unref: one.handle.unref };
  return held(base, acquisition.call, one.handle, one.callback, fn, given);
}

/** What is open, or tells of something, in a helper. */
function open(acquisition: Acquisition, fn: Fn, given: readonly Given[], context: Context): Summary | undefined {
  const { call, acquire, resource } = acquisition;
  if (acquire.into !== undefined && call.arguments[acquire.into]) return undefined;
  const receiver = resource.kind === 'subscription' ? receiverOf(call) : undefined;
  const source = receiver && placeOf(receiver, undefined, fn, context);
  if (receiver && !source) return undefined;
  const { handle, callback } = timerOf(acquisition);
  if (acquire.dormant && !isOpened(acquisition, handle)) return undefined;
  const kept = { ...handle, releases: handle.releases.filter(r => !isOnFailure(r, fn)) };
  const base = { resource, acquisition, repeats: true, optional: isOptional(call, fn), unref: handle.unref, ...(source ? { source } : {}) };
  return held(base, call, kept, callback, fn, given);
}

/** `await client.connect()`: what holds nothing before. */
function isOpened({ resource: { opens = [] } }: Acquisition, { slots }: Track): boolean {
  return slots.some(({ ref }) => ref.root.kind === 'binding' && usesOf(ref.root.binding).some(use => {
    const call = outer(use.parent).parent;
    return ts.isPropertyAccessExpression(use.parent) && ts.isCallExpression(call) && (includes(openers, use.parent.name.text) || includes(opens, use.parent.name.text));
  }));
}

/** `catch (error) { client.close(); throw error; }`: who calls the helper gets nothing then. */
function isOnFailure(release: ts.Node, fn: Fn): boolean {
  for (let at = release; at.parent && at !== fn; at = at.parent) {
    if (ts.isCatchClause(at)) return at.block.statements.some(s => ts.isThrowStatement(s));
    if (isFn(at)) return false;
  }
  return false;
}

type Base = Omit<Summary, 'returns' | 'members'>;

/** The summary of what is held by a handle in a helper: given back as it is, or ended by what is given back. */
function held(base: Base, call: Acquiring, handle: Track, callback: Fn | undefined, fn: Fn, given: readonly Given[]): Summary | undefined {
  const local = handle.slots.every(s => s.ref.root.kind === 'binding' && within(s.ref.root.binding.node, fn) && !ts.isParameter(s.ref.root.binding.node));
  if (!local || handle.escapes.length > 0) return undefined;
  const values = returnedValues(fn).map(v => skip(v));
  const itself = values.some(v => v === call || handle.slots.some(s => s.path.length === 0 && isSame(refOf(v), s.ref)));
  if (itself) return handle.returned.length > 0 && handle.releases.length === 0 && enclosingFn(call) === fn && given.length === 0 ? { ...base, returns: 'handle', members: [undefined] } : undefined;
  return handle.returned.length === 0 ? ended(base, call, handle.releases, callback, fn, given) : undefined;
}

function isSame(a: Ref | undefined, b: Ref): boolean {
  return a?.root.kind === 'binding' && b.root.kind === 'binding' && a.root.binding === b.root.binding && a.path.length === b.path.length;
}

/** The summary where all releases are reached from what is given back, and from nothing else. */
function ended(base: Base, call: Acquiring, releases: readonly ts.Node[], callback: Fn | undefined, fn: Fn, given: readonly Given[]): Summary | undefined {
  if (releases.length === 0) return undefined;
  const own = given.filter(g => within(g.fn, fn));
  // `clearInterval(timer)` names the call that holds the callback: no call of it
  const all = new Set([...reachedFrom(own.map(g => g.fn)).fns].filter(f => f !== callback || own.some(g => g.fn === f)));
  const reaches = new Set(releases.flatMap(r => [...reachOf(r, { ends: all, acquire: call, callback })]));
  if (enclosingFn(call) !== fn) reaches.delete('inline'); // cleared before it is armed again
  if (reaches.size !== 1 || !reaches.has('end')) return undefined;
  const ending = own.filter(g => {
    const reached = reachedFrom([g.fn]).fns;
    return releases.some(r => [...reached].some(f => all.has(f) && within(r, f)));
  });
  if (ending.length === 0 || ending.some(g => isUsedElsewhere(g.fn, fn, own))) return undefined;
  return { ...base, returns: 'disposer', members: [...new Set(ending.map(g => g.member))] };
}

/** True where the function that is given back is called or handed on inside the helper, too: `signal.addEventListener('abort', stop)`. */
function isUsedElsewhere(disposer: Fn, fn: Fn, given: readonly Given[]): boolean {
  const binding = bindingOfFn(disposer);
  return binding !== undefined && usesOf(binding).some(use => {
    if (given.some(g => g.fn !== disposer && within(use, g.fn))) return false;
    const up = outer(use).parent;
    const holder = ts.isShorthandPropertyAssignment(up) || ts.isPropertyAssignment(up) ? up.parent : up;
    return !ts.isReturnStatement(holder) && !ts.isObjectLiteralExpression(holder) && !ts.isConditionalExpression(holder) && holder !== fn;
  });
}

function listener(acquisition: Acquisition, fn: Fn, given: readonly Given[], context: Context): Summary | undefined {
  const { call, acquire, resource } = acquisition;
  const added = addedBy(acquisition);
  const event = eventName(added);
  if (acquire.once || !added.event || includes(onceEvents, event)) return undefined;
  if (resource.release.some(r => r.via === 'option' && optionOf(call, r.arg, r.prop) !== 'absent' && !isParameterAt(call.arguments[r.arg], fn))) return undefined;
  const place = placeOf(added.target, event, fn, context);
  if (!place) return undefined;
  const removals = matching(added, removalsOf(fn.getSourceFile(), resource.release)).filter(r => r.call !== call);
  if (removals.some(r => !within(r.call, fn))) return undefined;
  const handler = added.handler.kind === 'stable' && added.handler.ref.path.length === 0 && added.handler.ref.root.kind === 'binding' ? parameterIndex(added.handler.ref.root.binding, fn) : undefined;
  const base = { resource, acquisition, repeats: true, optional: isOptional(call, fn), unref: false, listener: { place, added, handler } };
  return ended(base, call, removals.map(r => r.call), valueFn(added.handler.node ?? call), fn, given);
}

/** A helper's result that another one gives back, or ends in what it gives back. */
function passedOn(inner: Summary, call: Acquiring, fn: Fn, given: readonly Given[], context: Context): Summary | undefined {
  if (isAsync(enclosingFn(call) ?? fn) !== isAsync(fn)) return undefined;
  const place = inner.listener && placeAt(inner, call, fn, context);
  if (inner.listener && !place) return undefined;
  const source = inner.source && sourceAt(inner, call, fn, context);
  if (inner.source && !source) return undefined;
  const handler = inner.listener?.handler === undefined ? undefined : call.arguments[inner.listener.handler];
  const binding = handler && ts.isIdentifier(skip(handler)) ? bindingOf(skip(handler) as ts.Identifier) : undefined;
  const base = {
    resource: inner.resource, acquisition: inner.acquisition, repeats: inner.repeats, optional: inner.optional || isOptional(call, fn), unref: inner.unref,
    ...(source ? { source } : {}),
    ...(inner.listener && place ? { listener: { place, added: inner.listener.added, handler: binding && parameterIndex(binding, fn) } } : {}),
  };
  const handle = inner.returns === 'handle' ? track(call, inner.resource) : trackDisposer(call, inner.members);
  const found = held(base, call, handle, undefined, fn, given);
  return found?.returns === 'handle' ? { ...found, returns: inner.returns, members: inner.members } : found;
}
