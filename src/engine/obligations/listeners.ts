import { enders, errorEvent, onceEvents, rareEvents, shutdownEvents } from '../../catalog/callbacks.js';
import { collections } from '../../catalog/collections.js';
import type { Evidence, Repair } from '../leak.js';
import { isNothing, valueFn, type InstanceEnd } from '../lifetime/ends.js';
import { sameFunction } from '../lifetime/paths.js';
import { reachedFrom } from '../lifetime/reach.js';
import { targetOf } from '../lifetime/targets.js';
import { isConnection } from '../lifetime/times.js';
import { hasFlagLatch, isLatched } from '../lifetime/latches.js';
import { filesOf } from '../program/hierarchy.js';
import { ts } from '../program/host.js';
import { isConstant, usesOf, type Binding } from '../program/lexical.js';
import { includes, refOf, sameRef, sameRoot, type Ref } from '../program/reference.js';
import { calleeName, contains, enclosingFn, isFn, isFnExpression, lineOf, outer, receiverOf, skip, walk, within, withinAny, type Fn, type Acquiring } from '../program/syntax.js';
import { originOf, type Acquisition } from './acquire.js';
import type { Context, Verdict } from './context.js';
import { isCounterpart } from './counterparts.js';
import { isInherited, isTakenOffElsewhere } from './elsewhere.js';
import { addedBy, callsNamed, eventName, inheritedRemovals, isHandedOn, optionOf, removalsOf, sameHandler, type Registration } from './handlers.js';
import { earlyReturn } from './guards.js';
import { HANDED, handedAgain, siteWords, tellsItself } from './handed.js';
import { isOwnElement, isSelfless, keepsNothing, leak, mentions, repairOf, type Listener } from './listener.js';
import { matching } from './matching.js';
import { runsOnce } from './mounted.js';
import { findMismatch } from './mismatch.js';
import { reachOf, type Reach } from './release.js';
import { isEmpty, leftOut } from './siblings.js';
import { isMadeByOwner, readBack, swapped } from './targets-again.js';
import { onSignal, unabortedSignal } from './signals.js';
import { againWords, endWords, isEndless, ownerWords, properEnds } from './words.js';

/** Decides one registration: first what a removal cannot match, then what nothing removes. */
export function decideListener(acquisition: Acquisition, context: Context): Verdict {
  const { call, resource } = acquisition;
  // an API that gives something back to end it with is another one
  if (isResultUsed(call)) return context.silent('the result is used');
  const added = addedBy(acquisition);
  if (!added.event && added.handler.kind !== 'stable') return context.silent('no key');
  if (isSelfless(acquisition)) return context.silent('registers something else');
  if (added.handler.node && isLiteral(added.handler.node)) return context.silent('no function is added');
  const all = removalsOf(context.host.sourceFile, resource.release).filter(r => r.call !== call);
  const mismatch = findMismatch(acquisition, added, all, context);
  // what a test removes in vain, it mostly means to
  if (mismatch) return originOf(acquisition, context.host) === 'no' ? context.silent('look-alike') : context.shortLived ? { ...mismatch, confidence: 'possible' } : mismatch;

  const event = eventName(added);
  const receiver = added.target;
  const removals = matching(added, [...all, ...inheritedRemovals(call, resource.release)]);
  if (!receiver) return decideOn({ acquisition, call, fn: enclosingFn(call), added, target: 'process', event, removals, instance: context.instances.around(call) }, context);
  if (added.handler.kind === 'stable' && added.handler.ref.root.kind === 'binding' && ts.isParameter(added.handler.ref.root.binding.node) && added.handler.ref.path.length === 0 && added.event === undefined) return context.silent('facade');
  if (isFacade(added, call)) return context.silent('facade');
  if (isOwnElement(added)) return context.silent('an element of its own');
  const target = targetOf(receiver, event, context.host);
  const listener: Listener = { acquisition, call, fn: enclosingFn(call), added, target, event, removals, instance: context.instances.around(call) };
  const again = hangsOnNothing(acquisition) && !context.shortLived ? readBack(listener) ?? swapped(listener) : undefined;
  if (again) return confirmed(again, listener, context);
  const beside = hangsOnNothing(acquisition) && !context.shortLived ? leftOut(listener, context) : undefined;
  const lasts = beside !== undefined && listener.instance.kind === 'class' && context.times.made(listener.instance.node) === 'once';
  const left = beside && !lasts && !coveredBy(listener, reachedFrom(listener.instance.ends.map(e => e.fn)).fns) ? beside : undefined;
  const told = onTarget(listener, context);
  // an end of the owner says more than a cleanup that is found beside it
  return left && (!told || told.confidence === 'possible') ? confirmed(left, listener, context) : told;
}

/** What the target's own life says of a registration. */
function onTarget(listener: Listener, context: Context): Verdict {
  const { acquisition, target, event } = listener;
  if (acquisition.acquire.once && !includes(rareEvents, event) && !(event === undefined && target === 'process')) return context.silent('once');
  if (target !== 'process' && target !== 'lent' && target !== 'other') return context.silent(`target ${target}`);
  return decideOn(listener, context);
}

/** `scroller.on(element, false)`: another API by the same name. */
function isLiteral(node: ts.Expression): boolean {
  return ts.isLiteralExpression(node) || ts.isObjectLiteralExpression(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
}

/** No option of the call ends the listener. */
function hangsOnNothing({ call, resource }: Acquisition): boolean {
  return resource.release.every(r => r.via !== 'option' || optionOf(call, r.arg, r.prop) === 'absent');
}

function decideOn(listener: Listener, context: Context): Verdict {
  const { acquisition, call, added, event, target } = listener;
  if (context.shortLived) return context.silent('short-lived program');
  for (const option of acquisition.resource.release) {
    if (option.via !== 'option') continue;
    const value = optionOf(call, option.arg, option.prop);
    if (value === 'unknown') return context.silent('options unknown');
    if (value === 'absent') continue;
    if (option.is === 'signal') return unabortedSignal(listener, value, context) ?? context.silent('signal');
    if (value.kind !== ts.SyntaxKind.FalseKeyword && !(includes(rareEvents, event) && target === 'lent')) return context.silent('once');
  }
  // one function of the module is kept once per event target, however often it is added
  if (acquisition.resource.id === 'event-listener' && added.handler.kind === 'stable' && isModuleLevel(added)) return context.silent('same function');
  if (target === 'lent') return confirmed(onSignal(listener, context), listener, context);
  return confirmed(onLonger(listener, context), listener, context);
}

function isResultUsed(call: Acquiring): boolean {
  const at = outer(call);
  const up = at.parent;
  if (ts.isVariableDeclaration(up) || ts.isPropertyAssignment(up) || ts.isReturnStatement(up) || ts.isArrayLiteralExpression(up) || ts.isPropertyDeclaration(up)) return true;
  if (ts.isBinaryExpression(up)) return up.right === at && up.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return (ts.isCallExpression(up) && up.expression !== at) || (ts.isNewExpression(up) && up.expression !== at);
}

/** The dear question, asked last: is the receiver by its type what the row says? */
function confirmed(verdict: Verdict, listener: Listener, context: Context): Verdict {
  if (!verdict) return undefined;
  const origin = originOf(listener.acquisition, context.host);
  if (origin === 'no') return context.silent('look-alike');
  if (origin === 'unsure' && !(verdict.evidence[0]?.note === HANDED && tellsItself(listener))) return context.silent('untyped receiver');
  return verdict;
}

/** `on(event, fn) { this.target.on(event, fn) }`: a facade hands the obligation to its caller. */
function isFacade(added: Registration, call: Acquiring): boolean {
  const fn = enclosingFn(call);
  if (!fn || !('parameters' in fn) || added.handler.kind !== 'stable' || added.handler.ref.root.kind !== 'binding') return false;
  const { binding } = added.handler.ref.root;
  return (ts.isParameter(binding.node) || ts.isBindingElement(binding.node)) && within(binding.node, fn) && added.handler.ref.path.length === 0 && !isFn(binding.scope.parent);
}

function isModuleLevel(added: Registration): boolean {
  const { handler } = added;
  return handler.kind === 'stable' && handler.ref.root.kind === 'binding' && ts.isSourceFile(handler.ref.root.binding.scope) && isConstant(handler.ref.root.binding);
}

function isConstructor(fn: Fn): boolean {
  return ts.isConstructorDeclaration(fn);
}

/** A listener on something that lives longer than its owner. */
function onLonger(listener: Listener, context: Context): Verdict {
  const { call, fn, added, event, target, instance, removals } = listener;
  if (!fn && instance.kind === 'module') return context.silent('module level');
  if (instance.opaque) return context.silent('opaque');
  const reached = reachedFrom(instance.ends.map(e => e.fn), Infinity, instance.node);
  if (reached.opaque && added.handler.kind === 'stable') return context.silent('the end hands on this');
  const reaches = new Set<Reach>(removals.flatMap(r => [...reachOf(r.call, { ends: reached.fns, acquire: call, callback: valueFn(added.handler.node ?? call) })]));
  const early = instance.kind === 'effect' && target === 'process' && reaches.has('end') ? earlyReturn(instance, fn, call, removals.map(r => r.call), e => mentions(e, listener)) : undefined;
  if (early) return leak(listener, 'skipped', 'certain', { exit: 'the return', line: lineOf(early) }, [{ at: early, note: 'leaves before the cleanup is returned' }]);
  if (reaches.has('end') || reaches.has('trusted') || reaches.has('self') || reaches.has('event')) return context.silent('released');
  if (removals.some(r => r.call.pos > call.pos && reaches.has('inline'))) return context.silent('released');
  if (added.handler.kind === 'stable' && added.handler.ref.root.kind === 'this' && added.handler.ref.path.length > 0 && isInherited(added.handler.ref.root.container, added.handler.ref.path[0] ?? '')) return context.silent('inherited');
  if (coveredBy(listener, reached.fns)) return context.silent('covered');
  if (withinAny(call, reached.fns) && instance.kind !== 'module') return context.silent('started by the end');
  if (isHandedOn(listener.acquisition, added)) return context.silent('handler handed on');
  // taken off before it is put on
  const isIdle = instance.kind === 'factory' && reaches.size === 1 && reaches.has('method') && removals.every(r => within(r.call, instance.node)); // in a closure that nobody calls
  if (removals.length > 0 && !isIdle && instance.kind !== 'class' && instance.kind !== 'effect') return context.silent('removed by somebody');

  const end = properEnds(instance, call)[0];
  if (end && isEndless(instance, end, context)) return context.silent('nobody ends the one object');
  const times = context.times.at(call);
  const made = instance.kind === 'class' ? context.times.made(instance.node) : times;
  // the one of a program: who takes others off it minds all the same
  const isMinded = (): boolean => end !== undefined && !end.called && siblingsOf(listener, end, context).length > 0;
  if ((made === 'once' && !isMinded()) || isLatched(call, fn, () => false) || hasFlagLatch(fn)) return context.silent('once');
  // process.on('SIGTERM', () => this.close()): it is what ends the owner
  if (end && target === 'process' && includes(shutdownEvents, event) && added.handler.node && reachedFrom([valueFn(added.handler.node)].flatMap(f => f ?? []), 1).fns.has(end.fn)) return context.silent('ends its owner');
  const repair = repairOf(listener, instance, end);
  if (runsOnce(instance, context)) return context.silent('once');
  const data = { end: end ? endWords(end) : '', owner: ownerWords(instance) };
  if (instance.kind === 'effect') {
    const streams = instance.lifecycle?.noun;
    if (streams !== undefined && !end && (target === 'process' || added.targetRef?.root.kind === 'this')) return leak(listener, 'connectionAdds', 'certain', { ...data, who: streams }, [], repair);
    if (target !== 'process') return context.silent('effect on something handed in');
    return leak(listener, end ? 'endForgets' : 'effectAdds', 'certain', data, [], repair);
  }
  if (target === 'process' && includes(onceEvents, event)) return context.silent('comes once');
  const connection = connectionAround(call);
  if (target === 'other' && connection && removals.length === 0 && !isInside(added, connection)) return leak(listener, 'connectionAdds', 'certain', { ...data, who: 'connection' }, [], repair);
  if (target === 'other') return onOther(listener, end, { ends: reached.fns, reaches }, data, repair, context);
  if (end && instance.kind !== 'callback') return leak(listener, 'endForgets', added.handler.kind === 'inline' && keepsNothing(valueFn(added.handler.node)) ? 'possible' : made === 'many' ? 'certain' : 'likely', data, [], repair);
  if (instance.kind === 'callback') return leak(listener, 'connectionAdds', includes(shutdownEvents, event) ? 'possible' : times === 'many' ? 'certain' : connection ? 'likely' : 'possible', { ...data, who: connection ? 'connection' : 'call' }, [], repair);
  if (instance.kind === 'composable') return leak(listener, 'neverRemoved', 'likely', { ...data, again: againWords(times, fn, 'adds') }, [], repair);
  if (removals.length > 0) return context.silent('removed by somebody');
  // without an end, a method that somebody may call once a process is only possible
  const each = instance.kind !== 'class' || (fn !== undefined && isConstructor(fn));
  return leak(listener, 'neverRemoved', each && !includes(shutdownEvents, event) && context.times.isSeen(call) ? 'certain' : 'possible', { ...data, again: againWords(times, fn, 'adds') }, [], repair);
}

/** The callback around a node that runs for each connection. */
function connectionAround(node: ts.Node): Fn | undefined {
  for (let fn = enclosingFn(node); fn; fn = enclosingFn(fn)) {
    const up = isFnExpression(fn) ? outer(fn).parent : undefined;
    if (up && ts.isCallExpression(up) && isConnection(up)) return fn;
  }
  return undefined;
}

/** True where the target is declared inside a function, its parameters included. */
function isInside(added: Registration, fn: Fn): boolean {
  const root = added.targetRef?.root;
  return !root || root.kind === 'global' || (root.kind === 'binding' && within(root.binding.node, fn));
}

/** A target that was handed in lives with whoever made it: a report needs an end that leaves this one out, and a sign that the target goes on. */
function onOther(listener: Listener, end: InstanceEnd | undefined, { ends, reaches }: { readonly ends: ReadonlySet<Fn>; readonly reaches: ReadonlySet<Reach> }, data: Record<string, string>, repair: Repair, context: Context): Verdict {
  const { instance, added, removals } = listener;
  // child.once('exit', () => this.dispose()): the end of the one is the end of the other
  const handled = listener.acquisition.acquire.once && added.handler.node ? valueFn(added.handler.node) : undefined;
  if (handled && instance.ends.some(e => e.rank !== 'event' && reachedFrom([handled], 1).fns.has(e.fn))) return context.silent('ends its owner');
  if (!end || instance.kind === 'callback' || end.rank === 'event') return onHanded(listener, undefined, data, repair, context) ?? context.silent('handed in, no end');
  if (listener.event === errorEvent && isEmpty(added.handler)) return context.silent('does nothing');
  if (isEndedInList(listener, ends) || isMadeByOwner(listener, context)) return context.silent('ended by the end');
  const siblings = siblingsOf(listener, end, context);
  // removeRoom(id): each thing's listener goes with the thing
  const perItem = removals.some(r => r.target !== undefined && hasKey(r.target));
  const forgotten = removals.length > 0 && !perItem && (reaches.has('method') || reaches.has('inline'));
  if (forgotten && removals.some(r => isCounterpart(enclosingFn(r.call), listener, context))) return context.silent('taken off by its counterpart');
  if (siblings.length > 0 || forgotten) return leak(listener, 'endForgets', 'likely', data, siblings, repair);
  if (isGivenUp(listener, ends)) return context.silent('given up by the end');
  // nobody says that the target lives on
  return onHanded(listener, end, data, repair, context) ?? leak(listener, 'endForgets', 'possible', data, [], repair);
}

/** `this.rooms[id].state` */
function hasKey(target: ts.Expression): boolean {
  for (let at = skip(target); ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at); at = skip(at.expression)) if (ts.isElementAccessExpression(at)) return true;
  return false;
}

/** What is handed in again and again gets one more listener each time, as the calls show. */
function onHanded(listener: Listener, end: InstanceEnd | undefined, data: Record<string, string>, repair: Repair, context: Context): Verdict {
  const { handler, targetRef } = listener.added;
  const names = [handler.kind === 'stable' ? handler.ref.path.at(-1) : undefined, handler.kind === 'stable' && handler.ref.path.length === 0 ? targetRef?.path.at(-1) : undefined].filter(n => n !== undefined);
  if (isTakenOffElsewhere(names, listener.acquisition.resource, context.host)) return undefined;
  // taken off before it is put on: there is one at a time
  if (listener.removals.some(r => listener.fn !== undefined && sameFunction(listener.fn, r.call) && r.call.pos < listener.call.pos)) return undefined;
  const site = handedAgain(listener, end !== undefined, context);
  if (!site) return undefined;
  const evidence = [{ at: site, note: HANDED }];
  return end ? leak(listener, 'endForgets', 'likely', data, evidence, repair) : leak(listener, 'handedIn', 'likely', { ...data, ...siteWords(site) }, evidence, repair);
}

/** Removals of other listeners in the end: what was handed in is expected to live on. */
function siblingsOf(listener: Listener, end: InstanceEnd, context: Context): Evidence[] {
  const ends = reachedFrom([end.fn]).fns;
  return removalsOf(context.host.sourceFile, listener.acquisition.resource.release)
    .filter(r => (sameRef(r.place, listener.added.place) || (r.handler.kind === 'stable' && r.target !== undefined && targetOf(r.target, undefined, context.host) === 'other')) && !sameHandler(listener.added.handler, r.handler) && withinAny(r.call, ends))
    .map(r => ({ at: r.call, note: 'takes off another one' }));
}

/** The end gives up the field that holds the target. */
function isGivenUp({ added: { place } }: Listener, ends: ReadonlySet<Fn>): boolean {
  return place?.root.kind === 'this' && [...ends].some(end => contains(end, node => ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && isNothing(node.right) && sameRef(refOf(node.left), place)));
}

/** The end goes through the collection that keeps such targets: they go with their owner. */
function isEndedInList({ added: { targetRef }, fn }: Listener, ends: ReadonlySet<Fn>): boolean {
  const kept = targetRef?.root.kind === 'binding' && targetRef.path.length === 0 && fn ? keptIn(targetRef.root.binding, fn) : undefined;
  return kept !== undefined && [...ends].some(end => contains(end, node => {
    const list = ts.isForOfStatement(node) ? node.expression : ts.isCallExpression(node) && includes(collections.iterates, calleeName(node)) ? receiverOf(node) : undefined;
    return list !== undefined && contains(list, n => ts.isExpression(n) && sameRef(refOf(n), kept));
  }));
}

/** The collection that a function puts a value into: `this.sockets.set(id, socket)`. */
function keptIn(binding: Binding, fn: Fn): Ref | undefined {
  for (const use of usesOf(binding)) {
    const call = outer(use).parent;
    const receiver = ts.isCallExpression(call) && collections.keeps[calleeName(call) ?? ''] !== undefined && within(call, fn) ? receiverOf(call) : undefined;
    const ref = receiver && refOf(receiver);
    if (ref?.root.kind === 'this') return ref;
  }
  return undefined;
}

/** The target itself, or all its listeners, are ended by an end of the instance. */
function coveredBy(listener: Listener, ends: ReadonlySet<Fn>): boolean {
  const { targetRef } = listener.added;
  if (!targetRef) return false;
  const covers = listener.acquisition.resource.release.flatMap(r => (r.via === 'covers' ? [r.name] : []));
  for (const name of covers) if (filesOf(listener.instance.node).some(file => callsNamed(file, name).some(c => sameRef(receiverRef(c), targetRef)))) return true;
  for (const fn of ends) {
    let found = false;
    walk(fn, node => {
      if (!ts.isCallExpression(node) || !includes(enders, calleeName(node))) return;
      const ref = receiverRef(node);
      // the target, or what holds it: this.socket.destroy() for a listener on this.socket.stream, Store.destroy() for one on Store.instance
      if (ref && sameRoot(ref.root, targetRef.root) && ((ref.path.length > 0) === (targetRef.path.length > 0) || isOfClass(ref)) && ref.path.every((p, i) => p === targetRef.path[i])) found = true;
    });
    if (found) return true;
  }
  return false;
}

/** A class, or what may be one because it is imported. */
function isOfClass({ root, path }: Ref): boolean {
  return path.length === 0 && root.kind === 'binding' && (ts.isClassLike(root.binding.node) || ts.isImportClause(root.binding.node) || ts.isImportSpecifier(root.binding.node));
}

function receiverRef(call: Acquiring): ReturnType<typeof refOf> {
  const receiver = receiverOf(call);
  return receiver && refOf(receiver);
}
