import { chains, controllers, enders, removers } from '../../catalog/callbacks.js';
import { collections } from '../../catalog/collections.js';
import { callSitesOf } from '../lifetime/callers.js';
import { valueFn } from '../lifetime/ends.js';
import { exitsWithout, hasSharedCleanup, workAround } from '../lifetime/exits.js';
import { runsNow, sameFunction, waysOutHolding } from '../lifetime/paths.js';
import type { Site } from '../lifetime/named-calls.js';
import { reachedFrom } from '../lifetime/reach.js';
import { ts } from '../program/host.js';
import { isLibrary } from '../program/kinds.js';
import { bindingOf, isWritten, usesOf } from '../program/lexical.js';
import { includes, refOf, sameRef } from '../program/reference.js';
import { calleeName, contains, enclosingFn, hasModifier, lineOf, nameOf, outer, receiverOf, skip, statementOf, walk, within, type Fn, type Acquiring } from '../program/syntax.js';
import { livingSites } from './again.js';
import type { Context, Verdict } from './context.js';
import { isLatchedAt, parameterAt, type Parameter } from './handed.js';
import { removalsOf } from './handlers.js';
import { leak, mentions, quoted, repairOf, type Listener } from './listener.js';
import { reachOf, type Reach } from './release.js';
import { endWords, ownerWords, properEnds } from './words.js';

/** `{ signal }` of a controller that nobody aborts ends nothing. */
export function unabortedSignal(listener: Listener, value: ts.Expression, context: Context): Verdict {
  const ref = refOf(value);
  if (!ref || ref.path.at(-1) !== controllers.signal || listener.target !== 'process') return undefined;
  const { root } = ref;
  if (root.kind !== 'binding' || ref.path.length !== 1) return undefined;
  const { node } = root.binding;
  const made = ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : undefined;
  if (!made || !ts.isNewExpression(made) || calleeName(made) !== controllers.construct || ts.isSourceFile(root.binding.scope)) return undefined;
  const ended = usesOf(root.binding).some(use => !ts.isPropertyAccessExpression(use.parent) || use.parent.name.text === controllers.end);
  if (ended || context.times.at(listener.call) === 'once') return undefined;
  return leak(listener, 'signalNeverAborted', 'likely', { controller: root.binding.name }, []);
}

/** A listener on a signal that a caller lent: it stays when the work is done and the signal is not aborted. */
export function onSignal(listener: Listener, context: Context): Verdict {
  const { call, fn, added, removals, instance } = listener;
  const work = workAround(call);
  const own = valueFn(call.arguments[1] ?? call);
  if (work && fn && removals.length > 0) {
    // what a function gives back is its teardown: new Observable(subscriber => { …; return () => signal.removeEventListener(…); })
    if (removals.some(r => !within(r.call, work.executor) || isReturned(r.call))) return context.silent('released');
    if (hasSharedCleanup(work, removals.map(r => r.call), own)) return context.silent('released');
    const { forgotten } = exitsWithout(work, own, call, removals.map(r => r.call));
    const first = forgotten[0];
    // its own firing by `once` is an end; every other exit has to take it off
    if (!first || work.handedOn) return context.silent('released');
    return leak(listener, 'exitForgets', 'likely', { exit: first.event ? `by ${quoted(first.event)}` : 'another way', line: lineOf(first.at) }, forgotten.map(e => ({ at: e.at, note: 'the promise settles here' })));
  }
  if (removals.length > 0) {
    const inline = fn ? removals.filter(r => sameFunction(fn, r.call)) : [];
    const reaches = new Set<Reach>(removals.flatMap(r => [...reachOf(r.call, { ends: reachedFrom(instance.ends.map(e => e.fn)).fns, acquire: call, callback: own })]));
    if (!fn || inline.length !== removals.length || !inline.some(r => r.call.pos > call.pos)) return reaches.has('self') && reaches.size === 1 ? settledWork(listener, context) : context.silent('released');
    const set = new Set<ts.Node>(removals.map(r => r.call));
    const way = waysOutHolding(fn, { acquire: call, isRelease: n => set.has(n), isTest: e => mentions(e, listener) })[0];
    if (!way || way.by === 'end') return context.silent('released');
    const [acquire, release] = [statementOf(call), inline.map(r => statementOf(r.call)).find(s => s !== undefined)];
    return leak(listener, 'skipped', 'likely', { exit: way.by === 'await' ? 'a rejected await' : `the ${way.by}`, line: lineOf(way.at) }, [{ at: way.at, note: 'leaves with the listener on' }], acquire && release ? { path: { acquire, release } } : {});
  }
  if (added.handler.kind === 'unknown') return context.silent('handler unknown');
  return settledWork(listener, context);
}

/** In a function that the function around it gives back. */
function isReturned(node: ts.Node): boolean {
  const fn = enclosingFn(node);
  return fn !== undefined && ts.isReturnStatement(outer(fn).parent);
}

/** Work that settles while the signal lives on: an async function, a promise, a stream. */
function settledWork(listener: Listener, context: Context): Verdict {
  const { call, fn, instance } = listener;
  const ends = properEnds(instance, call);
  if (keyedByTarget(listener)) return context.silent('once per target');
  if (isHandedOn(listener)) return context.silent('handed on');
  if (isTakenOffByRecord(listener, context)) return context.silent('taken off by what keeps it');
  if (fn && isLatchedAt(call, fn)) return context.silent('latched');
  if (isEndItself(call) || endsOwn(call, fn)) return context.silent('the listener is the release');
  if (fn && (instance.kind === 'class') && (ends.length > 0 || !ts.isConstructorDeclaration(fn))) {
    // signal.addEventListener('abort', () => this.close()): the signal is the owner's own end
    const handler = valueFn(call.arguments[1] ?? call);
    if (handler && ends.some(e => reachedFrom([handler], 2).fns.has(e.fn))) return leak(listener, 'endForgets', 'possible', { end: endWords(ends[0]!), owner: ownerWords(instance) }, []);
    if (isAsyncWork(fn, call)) return endsWithCall(listener, context) ? context.silent('handed in per call') : leak(listener, 'signalKeeps', 'likely', {}, [], { owner: fn });
    if (ends.length === 0) return leak(listener, 'signalKeeps', 'possible', {}, [], {});
    return leak(listener, 'endForgets', 'likely', { end: endWords(ends[0]!), owner: ownerWords(instance) }, [], repairOf(listener, instance, ends[0]));
  }
  if (fn && isAsyncWork(fn, call)) return endsWithCall(listener, context) ? context.silent('handed in per call') : leak(listener, 'signalKeeps', 'likely', {}, [], { owner: fn });
  if (ends[0] && ends[0].rank !== 'event' && !instance.opaque && instance.node === fn) return leak(listener, 'endForgets', 'likely', { end: endWords(ends[0]), owner: ownerWords(instance) }, [], repairOf(listener, instance, ends[0]));
  if (!fn) return context.silent('module level');
  return leak(listener, 'signalKeeps', 'possible', {}, [], { owner: fn });
}

/** True where no caller that the program shows hands in a signal that is seen to outlast the call: made for it (`controller.signal`, `AbortSignal.timeout(ms)`), renewed with each, or nobody knows. */
function endsWithCall(listener: Listener, context: Context): boolean {
  const parameter = parameterAt(listener.added.targetRef);
  return parameter !== undefined && !mayLast(parameter, context, 0);
}

/** What others call may be given anything; who calls what an application exports, and nothing seems to call, nobody knows. */
function mayLast(parameter: Parameter, context: Context, depth: number): boolean {
  const own = livingSites(parameter.fn, context.host);
  const sites = own.length > 0 ? own : callSitesOf(parameter.fn, context.host).homonyms;
  return sites.length === 0 ? isLibrary(parameter.fn.getSourceFile()) : sites.some(site => isLasting(site, parameter, context, depth));
}

function isLasting(site: Site, { index, path }: Parameter, context: Context, depth: number): boolean {
  const given = site.arguments?.slice(0, index + 1) ?? [];
  const value = given[index];
  if (!value || given.some(ts.isSpreadElement) || isMadeHere(value, path)) return false;
  const ref = refOf(propertyOf(skip(value), path[0]) ?? value);
  if (!ref || depth > 2) return false;
  // the caller's own parameter: what its callers hand in
  const up = parameterAt(ref);
  if (up) return mayLast(up, context, depth + 1);
  if (ref.root.kind === 'this') return !isRenewed(ref.root.container, ref.path[0]);
  return ref.root.kind === 'binding' && !isOfCallback(ref.root.binding.node) && (ts.isSourceFile(ref.root.binding.scope) || isSetBefore(ref.root.binding.node, site));
}

/** A callback's own parameter: it is called with one each time. */
function isOfCallback(node: ts.Node): boolean {
  let at = node;
  while (ts.isBindingElement(at) || ts.isObjectBindingPattern(at)) at = at.parent;
  return ts.isParameter(at);
}

function propertyOf(value: ts.Expression, name: string | undefined): ts.Expression | undefined {
  const declared = ts.isIdentifier(value) ? bindingOf(value)?.node : undefined;
  const at = declared && ts.isVariableDeclaration(declared) && declared.initializer ? skip(declared.initializer) : value;
  const property = ts.isObjectLiteralExpression(at) && name !== undefined ? at.properties.find(p => nameOf(p) === name) : undefined;
  if (property && ts.isShorthandPropertyAssignment(property)) return property.name;
  return property && ts.isPropertyAssignment(property) ? skip(property.initializer) : undefined;
}

/** `this.controller.abort(); this.controller = new AbortController()` in a method: one for each piece of work. */
function isRenewed(container: ts.Node, name: string | undefined): boolean {
  return name !== undefined && contains(container, node => {
    if (!ts.isBinaryExpression(node) || !isWritten(node.left)) return false;
    const left = skip(node.left);
    const slot = refOf(ts.isElementAccessExpression(left) ? left.expression : left);
    const home = enclosingFn(node);
    return slot?.root.kind === 'this' && slot.root.container === container && slot.path[0] === name && ts.isNewExpression(skip(node.right)) && home !== undefined && !ts.isConstructorDeclaration(home);
  });
}

/** True where a value, or the property of it that a path leads to, is made in the function that names it, or missing. */
function isMadeHere(value: ts.Expression | undefined, path: readonly string[], depth = 0): boolean {
  const at = value && skip(value);
  if (!at || ts.isCallExpression(at)) return true;
  if (path.length > 0 && ts.isObjectLiteralExpression(at) && !at.properties.some(ts.isSpreadAssignment)) {
    const property = at.properties.find(p => nameOf(p) === path[0]);
    if (!property) return true;
    if (ts.isShorthandPropertyAssignment(property)) return isMadeHere(property.name, path.slice(1), depth);
    return ts.isPropertyAssignment(property) && isMadeHere(property.initializer, path.slice(1), depth);
  }
  const ref = refOf(at);
  if (depth > 2 || ref?.root.kind !== 'binding' || ts.isSourceFile(ref.root.binding.scope) || !ts.isVariableDeclaration(ref.root.binding.node)) return false;
  if (isSetBefore(ref.root.binding.node, at)) return false;
  const { initializer } = ref.root.binding.node;
  const values = [...(initializer ? [initializer] : []), ...usesOf(ref.root.binding).flatMap(u => (isWritten(u) && ts.isBinaryExpression(u.parent) ? [u.parent.right] : []))].map(skip);
  const inner = [...ref.path, ...path];
  // what a literal leaves out may be set later
  const isSet = (v: ts.Expression): boolean => ts.isObjectLiteralExpression(v) && v.properties.some(p => inner[0] !== undefined && nameOf(p) === inner[0]);
  return values.length > 0 && values.every(v => ts.isNewExpression(v) || ts.isCallExpression(v) || (isSet(v) && isMadeHere(v, inner, depth + 1)));
}

/** Made outside of the callback that names it: each run of that hands in the same. */
function isSetBefore(declared: ts.Node, use: ts.Node): boolean {
  const home = enclosingFn(declared);
  for (let fn = enclosingFn(use); fn && fn !== home; fn = enclosingFn(fn)) {
    const up = outer(fn).parent;
    if (!runsNow(fn) && !(ts.isCallExpression(up) && includes(chains, calleeName(up)))) return true;
  }
  return false;
}

/** `() => connection.release()`: the work goes on until then, and this is how it ends. */
function isEndItself(call: Acquiring): boolean {
  const handler = valueFn(call.arguments[1] ?? call);
  const body = handler && 'body' in handler ? handler.body : undefined;
  const only = body && ts.isBlock(body) ? (body.statements.length === 1 && ts.isExpressionStatement(body.statements[0]!) ? body.statements[0].expression : undefined) : body;
  return only !== undefined && ts.isCallExpression(only) && receiverOf(only) !== undefined && receiverOf(only)?.kind !== ts.SyntaxKind.ThisKeyword && calleeName(only) !== controllers.end && (includes(enders, calleeName(only)) || includes(removers, calleeName(only)));
}

/** `signal.addEventListener('abort', () => { log(); watcher.close(); })`, and nothing else closes what the function made: it lives until then. */
function endsOwn(call: Acquiring, fn: Fn | undefined): boolean {
  const handler = valueFn(call.arguments[1] ?? call);
  return fn !== undefined && handler !== undefined && contains(handler, node => {
    if (!ts.isCallExpression(node) || calleeName(node) === controllers.end || !includes(enders, calleeName(node))) return false;
    const receiver = receiverOf(node);
    const root = receiver && refOf(receiver)?.root;
    if (root?.kind !== 'binding') return false;
    const { binding } = root;
    return ts.isVariableDeclaration(binding.node) && enclosingFn(binding.node) === fn && usesOf(binding).every(use => within(use, handler) || !isEnding(use));
  });
}

/** `watcher.close()` */
function isEnding(use: ts.Identifier): boolean {
  const call = ts.isPropertyAccessExpression(use.parent) && use.parent.expression === use ? use.parent.parent : undefined;
  return call !== undefined && ts.isCallExpression(call) && includes(enders, calleeName(call));
}

/** `return onAbort`, `forgetLater(signal, onAbort)`: somebody else has what it takes to remove it. */
function isHandedOn({ call, added: { handler, targetRef } }: Listener): boolean {
  const binding = handler.kind === 'stable' && handler.ref.root.kind === 'binding' && handler.ref.path.length === 0 ? handler.ref.root.binding : undefined;
  return binding !== undefined && usesOf(binding).some(use => {
    const up = outer(use).parent;
    if (ts.isReturnStatement(up)) return true;
    return ts.isCallExpression(up) && up !== call && up.arguments.includes(use) && up.arguments.some(a => a !== use && ts.isExpression(a) && sameRef(refOf(a), targetRef)) && receiverOf(up) === undefined;
  });
}

/** `waiter.onAbort = onAbort`, and `waiter.signal.removeEventListener('abort', waiter.onAbort)` by whoever settles the waiter. */
function isTakenOffByRecord({ added: { handler }, acquisition: { resource } }: Listener, { host }: Context): boolean {
  const binding = handler.kind === 'stable' && handler.ref.root.kind === 'binding' ? handler.ref.root.binding : undefined;
  const names = (binding ? usesOf(binding) : []).flatMap(use => {
    const up = outer(use).parent;
    if (ts.isBinaryExpression(up) && up.right === outer(use) && ts.isPropertyAccessExpression(up.left)) return [up.left.name.text];
    return ts.isPropertyAssignment(up) || ts.isShorthandPropertyAssignment(up) ? nameOf(up) ?? [] : [];
  });
  return names.length > 0 && removalsOf(host.sourceFile, resource.release).some(r => r.handler.kind === 'stable' && r.handler.ref.path.length > 0 && names.includes(r.handler.ref.path.at(-1) ?? ''));
}

/** `waiters.set(signal, …)` beside the registration: a table says which targets have one already. */
function keyedByTarget(listener: Listener): boolean {
  const { call, added } = listener;
  const block = statementOf(call)?.parent;
  let found = false;
  if (block && added.targetRef) {
    walk(block, n => {
      if (ts.isCallExpression(n) && collections.keyed.some(k => k === calleeName(n)) && n.arguments[0] && receiverOf(n) && sameRef(refOf(n.arguments[0]), added.targetRef)) found = true;
    });
  }
  return found;
}

/** An async function, or one that makes a promise around or beside the registration. */
function isAsyncWork(fn: Fn, call: Acquiring): boolean {
  for (let at: Fn | undefined = fn; at; at = enclosingFn(at)) {
    if (hasModifier(at, ts.SyntaxKind.AsyncKeyword)) return true;
    if ('asteriskToken' in at && at.asteriskToken) return true;
    if ('type' in at && at.type && /^Promise\b|AsyncGenerator|AsyncIterable/.test(at.type.getText())) return true;
  }
  return workAround(call) !== undefined;
}
