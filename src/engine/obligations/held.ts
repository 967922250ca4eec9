import { refs } from '../../catalog/callbacks.js';
import { collections } from '../../catalog/collections.js';
import { RANK, type Confidence, type Evidence, type Leak } from '../leak.js';
import { valueFn } from '../lifetime/ends.js';
import type { Instance } from '../lifetime/instances.js';
import { runsNow, sameFunction } from '../lifetime/paths.js';
import { isCalledByEachRender, isRefCallback } from '../lifetime/ref-callbacks.js';
import { isAddress, isPlaced, isShown, isTakenFromShown } from '../lifetime/shows.js';
import type { Slot } from '../lifetime/slots.js';
import { targetOf, valuesOf, type Target } from '../lifetime/targets.js';
import { hierarchyOf } from '../program/hierarchy.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { includes, refOf, sameRef } from '../program/reference.js';
import { calleeName, contains, enclosingFn, isAcquiring, isFn, isFnExpression, outer, receiverOf, skip, walk, within, type Acquiring } from '../program/syntax.js';
import { moduleOf } from '../program/modules.js';
import { acquisitionsAt, isLookAlike, type Acquisition } from './acquire.js';
import type { Context, Verdict } from './context.js';
import { callsNamed } from './handlers.js';
import { leftEarly } from './left-early.js';
import { isOwnName, mainSlot, timerOf, type Timer } from './timer.js';
import { decideHandle } from './timers.js';
import { decideUnread } from './unread.js';
import { againWords } from './words.js';

/** What the machinery of handles finds of a timer that is as true of everything that is open; the rest is only possible. */
const HOLDS: readonly string[] = ['endForgets', 'handleLostInEffect', 'skipped'];

/** Decides what a call opened, or what tells of something, by what the call gave back. */
export function decideHeld(acquisition: Acquisition, context: Context): Verdict {
  if (context.shortLived) return context.silent('short-lived program');
  const { call, acquire } = acquisition;
  if (acquisition.resource.unread) return decideUnread(acquisition, context);
  if (acquire.into !== undefined && call.arguments[acquire.into]) return context.silent('handed on');
  // many functions take one and give one: only an effect's own drop is sure enough to be worth a question
  if (acquire.remover && ts.isExpressionStatement(outer(call).parent) && !isOfEffect(call, context)) return context.silent('dropped');
  const source = receiverOf(call);
  const lives = source && acquisition.resource.kind === 'subscription' ? targetOf(source, undefined, context.host) : 'process';
  return decideOpen(timerOf(acquisition), acquisition, lives, context);
}

/** Decides what is open, or tells of something, by what becomes of it where it came to; `begun` is the call that opened it, here or in a helper. */
export function decideOpen(timer: Timer, begun: Acquisition, lives: Target, context: Context): Verdict {
  const { acquisition, call, acquisition: { resource } } = timer;
  const early = leftEarly(timer);
  if (early) return isLookAlike(begun, context.host) ? context.silent('look-alike') : early;
  const slots = ownSlots(timer, context.host);
  const isAllShown = timer.handle.slots.every(s => !isAddress(s.path) || isShown(s, context.host));
  const handle = { ...timer.handle, slots, escapes: [...timer.handle.escapes, ...timer.handle.shown.filter(e => !isAllShown || !isPlaced(e))].filter(e => !isUsedBy(e, acquisition)) };
  const isLent = isEndedHere({ ...timer, handle });
  if ((handle.escapes.length > 0 && !isLent) || handle.returned.length > 0) return context.silent('escapes');
  if (handle.slots.some(isPartOfAnother)) return context.silent('part of another thing');
  // worker.on('exit', …): what tells of its own end is no end of an owner
  const main = mainSlot(handle.slots);
  if (main?.ref.root.kind === 'binding' && context.instances.ofBinding(main.ref.root.binding).kind === 'callback') return context.silent('no owner');
  if (isEndHandedTo(call, context)) return context.silent('tells of its own end');
  if (handle.releases.some(r => isRefCallback(enclosingFn(r)))) return context.silent('the ref callback ends it');
  const isDropped = handle.slots.length === 0;
  if (isDropped && handle.releases.length > 0) return context.silent('released'); // new Worker(url).terminate()
  if (isDropped && diesWithTarget(acquisition)) return context.silent('ends with its target');
  if (isDropped && resource.release.some(r => r.via === 'covers' && callsNamed(context.host.sourceFile, r.name).length > 0)) return context.silent('covered');
  if (lives !== 'process' && lives !== 'other' && lives !== 'lent') return context.silent('ends with its source');
  const told = decideHandle({ ...timer, handle: { ...handle, escapes: [] } }, context);
  if (!told) return undefined;
  if (told.reason === 'skipped' && told.evidence.every(e => isIdleAt(e.at, acquisition, handle.slots))) return context.silent('observes nothing yet');
  if (handle.escapes.some(isWrapped) && told.evidence.some(e => ts.isReturnStatement(e.at))) return context.silent('given back in another form');
  if (resource.pinned && handle.releases.length === 0 && resource.release.some(r => 'name' in r && isTakenFromShown(call.getSourceFile(), r.name))) return context.silent('taken back from what shows it');
  const holds = HOLDS.includes(told.reason) || (resource.pinned && told.reason === 'neverCleared' && handle.slots.every(isOwnName));
  const verdict = isDropped ? droppedAs(told, acquisition, context) : { ...told, confidence: holds ? weakest(told.confidence, lives === 'process' && HOLDS.includes(told.reason) ? 'certain' : 'likely') : 'possible' as const };
  if (isLookAlike(begun, context.host)) return context.silent('look-alike');
  const isLeft = resource.collected && !resource.release.some(r => 'name' in r && callsNamed(call.getSourceFile(), r.name).length > 0);
  return isLeft ? { ...verdict, confidence: 'possible' } : verdict;
}

/** A way out that comes before the first `observe()`: an observer of nothing holds nothing. */
function isIdleAt(way: ts.Node, { call, acquire: { keptBy } }: Acquisition, slots: readonly Slot[]): boolean {
  if (keptBy === undefined || slots.length === 0) return false;
  return !callsNamed(call.getSourceFile(), keptBy).some(c => c.pos < way.pos && c.pos > call.pos && slots.some(s => sameRef(refOf(receiverOf(c) ?? c), s.ref)));
}

function isOfEffect(call: Acquiring, { instances }: Context): boolean {
  const fn = enclosingFn(call);
  return fn !== undefined && isFnExpression(fn) && ts.isCallExpression(outer(fn).parent) && instances.of(fn).kind === 'effect';
}

/** `createHook({ destroy: this.destroy })`: what the thing calls back is no end of its owner. */
function isEndHandedTo(call: Acquiring, { instances }: Context): boolean {
  const handed = (call.arguments ?? []).flatMap(argument => {
    const at = skip(argument);
    const values = ts.isObjectLiteralExpression(at) ? at.properties.filter(ts.isPropertyAssignment).map(p => p.initializer) : [at];
    return values.flatMap(v => valueFn(v) ?? []);
  });
  return handed.length > 0 && instances.around(call).ends.some(e => handed.includes(e.fn));
}

/** `writeSync(fd, text)`: what is ended by a function of its module, or a method of its maker, is used by the others; what is given an object may keep it. */
function isUsedBy(escape: ts.Node, { call, resource }: Acquisition): boolean {
  if (resource.release[0]?.via !== 'call' || !ts.isCallExpression(escape) || escape.arguments.some(a => ts.isObjectLiteralExpression(skip(a)))) return false;
  const [maker, user] = [receiverOf(call), receiverOf(escape)];
  const from = fromOf(call);
  // gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  return (maker !== undefined && user !== undefined && sameRef(refOf(maker), refOf(user))) || (from !== undefined && fromOf(escape) === from);
}

/** The module that a called function comes from. */
function fromOf(call: Acquiring): string | undefined {
  const root = skip(receiverOf(call) ?? call.expression);
  const binding = ts.isIdentifier(root) ? bindingOf(root) : undefined;
  return binding && moduleOf(binding);
}

/** A local that the function ends itself, and only hands to what it calls in between: what it lends it still owns. */
function isEndedHere({ call, fn, handle }: Timer): boolean {
  return fn !== undefined && handle.releases.length > 0
    && handle.slots.every(s => s.ref.root.kind === 'binding' && !ts.isSourceFile(s.ref.root.binding.scope) && s.path.length === 0)
    && handle.releases.every(r => sameFunction(fn, r) && r.pos > call.pos)
    // try { await client.connect(transport); } catch { transport.close(); }: what went well has it
    && !handle.releases.every(isInCatch)
    && handle.escapes.every(ts.isCallExpression);
}

function isInCatch(node: ts.Node): boolean {
  for (let at = node; !isFn(at) && at.parent; at = at.parent) if (ts.isCatchClause(at)) return true;
  return false;
}

/** `const messages = decode(stream)`: what a return gives may be that. */
export function isWrapped(escape: ts.Node): boolean {
  const up = outer(escape).parent;
  return !ts.isExpressionStatement(up) && !ts.isAwaitExpression(up);
}

/** The places that count: what is copied to where it is only shown, such as an address to `image.src`, is ended where it is kept. */
function ownSlots({ acquisition: { resource }, handle: { slots, releases } }: Timer, host: Host): Slot[] {
  const isByName = resource.release[0]?.via === 'call';
  const own = slots.filter(s => !isPartOfAnother(s) && !isShown(s, host));
  if (own.length > 0) return (isByName && !resource.pinned) || slots.every(s => own.includes(s) || isShown(s, host)) ? own : slots;
  // image.src = URL.createObjectURL(file): what shows it keeps nothing that could end it
  return isByName && releases.length === 0 && slots.every(s => isShown(s, host)) ? own : slots;
}

/** `this.store.value = x`, `this.toDispose.push(x)`: what holds it may end it, unless it is a plain collection. */
export function isPartOfAnother({ ref, path }: Slot): boolean {
  const at = path.indexOf('[]');
  const { root } = ref;
  const first = root.kind === 'binding' && ts.isVariableDeclaration(root.binding.node) ? root.binding.node.initializer : undefined;
  const value = first && skip(first);
  const isRef = value !== undefined && ts.isCallExpression(value) && refs[calleeName(value) ?? ''] === path[0];
  if (at < 0) return path.length > (root.kind === 'this' || isRef ? 1 : 0);
  if (at > 1) return true;
  const values = root.kind === 'this' ? valuesOf(root.container, path[0] ?? '') : value ? [value] : [];
  return values.length === 0 || !values.every(v => ts.isExpression(v) && isPlainCollection(skip(v)));
}

function isPlainCollection(value: ts.Expression): boolean {
  return ts.isArrayLiteralExpression(value) || (ts.isNewExpression(value) && includes(collections.plain, calleeName(value)));
}

function weakest(a: Confidence, b: Confidence): Confidence {
  return RANK[a] <= RANK[b] ? a : b;
}

/** A result that nobody keeps: likely where the owner keeps others of its kind, or where each run of an effect adds one. */
function droppedAs(told: Leak, acquisition: Acquisition, context: Context): Leak {
  if (told.reason === 'handleLostInEffect') return told;
  const { call, resource } = acquisition;
  if (resource.pinned) return { ...told, reason: 'handleLost', confidence: 'likely', data: { ...told.data, again: againWords(context.times.at(call), enclosingFn(call), 'starts') } };
  if (isCalledByEachRender(enclosingFn(call))) return { ...told, reason: 'handleLost', confidence: 'likely', data: { ...told.data, again: 'each render adds one' } };
  if (isAddedInLoop(call)) return { ...told, reason: 'handleLost', confidence: 'likely', data: { ...told.data, again: 'each round of the loop adds one' } };
  const beside = told.reason === 'handleLostToEnd' ? keptBeside(acquisition, context.instances.around(call), context) : [];
  return { ...told, confidence: beside.length > 0 ? 'likely' : 'possible', evidence: [...told.evidence, ...beside] };
}

/** `context.subscriptions.push(…)`: what was handed in keeps it, and no end of this owner is meant to end it. */
function isLentOut(call: Acquiring): boolean {
  const up = outer(call).parent;
  const receiver = ts.isCallExpression(up) ? receiverOf(up) : undefined;
  const root = receiver && refOf(receiver)?.root;
  return root?.kind === 'binding' && ts.isParameter(root.binding.node);
}

/** `new MutationObserver(…).observe(this)`: only what is observed keeps it. */
function diesWithTarget({ call, acquire }: Acquisition): boolean {
  const access = outer(call).parent;
  const observing = ts.isPropertyAccessExpression(access) && access.name.text === acquire.keptBy ? access.parent : undefined;
  const target = observing && ts.isCallExpression(observing) ? observing.arguments[0] : undefined;
  return target !== undefined && skip(target).kind === ts.SyntaxKind.ThisKeyword;
}

/** Each round of a loop that goes on until something happens adds one to what was there before the loop. */
function isAddedInLoop(call: Acquiring): boolean {
  const source = receiverOf(call);
  if (!source) return false;
  for (let at: ts.Node = call; at.parent && !(isFn(at) && !runsNow(at)); at = at.parent) {
    const loop = at;
    const goesOn = ts.isWhileStatement(loop) || ts.isDoStatement(loop) || (ts.isForStatement(loop) && !loop.condition);
    if (goesOn && !contains(source, n => ts.isIdentifier(n) && isMadeIn(n, loop))) return true;
  }
  return false;
}

function isMadeIn(name: ts.Identifier, node: ts.Node): boolean {
  const binding = bindingOf(name);
  return binding !== undefined && within(binding.node, node);
}

/** Others from the same source in the class or its bases, whose results are kept. */
function keptBeside({ call, resource }: Acquisition, instance: Instance, { catalog }: Context): Evidence[] {
  const found: Evidence[] = [];
  const source = receiverOf(call)?.getText();
  for (const container of hierarchyOf(instance.node)) {
    walk(container, node => {
      if (node === call || !isAcquiring(node) || receiverOf(node)?.getText() !== source || ts.isExpressionStatement(outer(node).parent) || isLentOut(node)) return;
      if (acquisitionsAt(node, catalog).some(a => a.resource === resource)) found.push({ at: node, note: 'is kept' });
    });
  }
  return found;
}
