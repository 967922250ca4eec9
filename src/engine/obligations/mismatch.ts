import type { Confidence, Leak } from '../leak.js';
import { callSitesOf } from '../lifetime/callers.js';
import { ts } from '../program/host.js';
import { hasUnseenBase } from '../program/hierarchy.js';
import { identifiersOf, isConstant, isWritten } from '../program/lexical.js';
import { refOf, sameRef } from '../program/reference.js';
import { calleeName, calleeNode, enclosingClass, enclosingFn, fnName, lineOf, outer, receiverOf, skip, within, type Fn, type Acquiring } from '../program/syntax.js';
import { targetWords } from '../lifetime/targets.js';
import type { Acquisition } from './acquire.js';
import type { Context } from './context.js';
import { callsNamed, handlerOf, optionOf, registrationOf, sameHandler, type Registration } from './handlers.js';
import { isSetUp } from './words.js';

/** A removal on the same instance that was meant for this registration and cannot match it, or undefined. */
export function findMismatch(acquisition: Acquisition, added: Registration, removals: readonly Registration[], context: Context): Leak | undefined {
  if (acquisition.acquire.handle === 'result' || added.event === undefined || !added.target) return undefined;
  // a name that is set in more than one way may hold what is removed; a signal or `once` ends it anyway
  if (added.handler.kind === 'stable' && added.handler.ref.root.kind === 'binding' && !isConstant(added.handler.ref.root.binding)) return undefined;
  // on(listener) { this.image.addEventListener('change', listener) }: the caller's own
  if (added.handler.kind === 'stable' && added.handler.ref.root.kind === 'binding' && ts.isParameter(added.handler.ref.root.binding.node)) return undefined;
  if (acquisition.resource.release.some(r => r.via === 'option' && optionOf(acquisition.call, r.arg, r.prop) !== 'absent')) return undefined;
  const near = removals.filter(r => sameScope(acquisition.call, r.call));
  const exact = near.filter(r => r.event === added.event && sameTarget(added, r));
  const { capture } = acquisition.acquire;
  const matching = near.filter(r => r.event === added.event && sameHandler(added.handler, r.handler) && sameTarget(added, r));
  const matched = matching.find(r => capture === undefined || !captureDiffers(acquisition.call, r.call, capture)) ?? matching[0];
  if (matched) {
    if (capture !== undefined && captureDiffers(acquisition.call, matched.call, capture)) return leak(acquisition, added, 'otherCapture', matched, 'certain');
    return rebound(acquisition, added, matched) ? leak(acquisition, added, 'rebound', matched, isCalled(acquisition, context) ? 'likely' : 'possible') : undefined;
  }
  // what a helper takes off was put on by its sister
  const direct = new Set(acquisition.resource.release.flatMap(r => (r.via === 'method' ? [r.name] : [])));
  const fresh = exact.find(r => (r.handler.kind === 'inline' || r.handler.kind === 'fresh') && direct.has(calleeName(r.call) ?? ''));
  if (fresh && added.handler.kind !== 'unknown' && !isMeantForOther(acquisition, added, fresh)) return leak(acquisition, added, 'freshFunction', fresh, 'certain');
  if (added.handler.kind === 'unknown') return undefined;
  // the removed function is one of ours, and nobody adds it for this event
  const other = exact.find(r => isOwnFunction(r) && !isAdded(acquisition, r, context) && !near.some(n => n !== r && n.event === added.event && sameHandler(added.handler, n.handler)));
  if (other) return leak(acquisition, added, 'otherHandler', other, 'certain');
  if (added.handler.kind !== 'stable') return undefined;
  const moved = near.find(r => r.event === added.event && sameHandler(added.handler, r.handler) && bothGlobal(added, r));
  if (moved && !isAdded(acquisition, moved, context)) return leak(acquisition, added, 'otherTarget', moved, 'certain');
  const renamed = near.find(r => isLiteral(r) && isLiteral(added) && sameTarget(added, r) && sameHandler(added.handler, r.handler) && r.event !== added.event);
  if (renamed && !isAdded(acquisition, renamed, context)) return leak(acquisition, added, 'otherEvent', renamed, 'certain');
  return undefined;
}

function isLiteral(r: Registration): boolean {
  return r.event?.startsWith("'") ?? false;
}

/** True where two places stand in one class, or under one outermost function. */
export function sameScope(a: ts.Node, b: ts.Node): boolean {
  const [classA, classB] = [enclosingClass(a), enclosingClass(b)];
  if (classA || classB) return classA === classB;
  const top = (node: ts.Node): Fn | undefined => {
    let found: Fn | undefined;
    for (let fn = enclosingFn(node); fn; fn = enclosingFn(fn)) found = fn;
    return found;
  };
  return top(a) === top(b);
}

function sameTarget(a: Registration, b: Registration): boolean {
  if (a.place && b.place) return sameRef(a.place, b.place);
  return !!a.target && !!b.target && skip(a.target).getText() === skip(b.target).getText();
}

function bothGlobal(a: Registration, b: Registration): boolean {
  return a.targetRef?.root.kind === 'global' && b.targetRef?.root.kind === 'global' && !sameRef(a.targetRef, b.targetRef);
}

/** A function that this file declares, or a bound member: not a parameter and not a name that is assigned later. */
function isOwnFunction(r: Registration): boolean {
  if (r.handler.kind !== 'stable') return false;
  const { ref } = r.handler;
  if (ref.path.includes('[]')) return false;
  if (ref.root.kind === 'this') return ref.path.length === 1 && !isReassigned(ref.path[0] ?? '', r.call);
  if (ref.root.kind !== 'binding') return false;
  const { node } = ref.root.binding;
  if (ref.path.length > 0) return ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isNewExpression(skip(node.initializer)) && ref.path.length === 1;
  if (ts.isFunctionDeclaration(node)) return true;
  if (!ts.isVariableDeclaration(node) || !(node.parent.flags & ts.NodeFlags.Const)) return false;
  const value = node.initializer && skip(node.initializer);
  return !!value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value) || (ts.isCallExpression(value) && calleeName(value) === 'bind'));
}

/** A field that is written outside of the constructor may hold anything. */
function isReassigned(name: string, at: ts.Node): boolean {
  return (identifiersOf(at.getSourceFile()).get(name) ?? []).some(id => {
    const access = id.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== id || !isWritten(outer(access))) return false;
    const fn = enclosingFn(access);
    return !fn || !ts.isConstructorDeclaration(fn);
  });
}

/** True where some call of the file adds the removed function for the removal's event. */
function isAdded(acquisition: Acquisition, removed: Registration, context: Context): boolean {
  const names = new Set(acquisition.resource.acquire.flatMap(a => (a.call === undefined ? [] : [a.call])));
  const { handle } = acquisition.acquire;
  const key = handle === 'result' ? [] : handle.key;
  if (isGivenAway(removed, acquisition)) return true;
  for (const name of names) {
    for (const call of callsNamed(context.host.sourceFile, name)) {
      const other = registrationOf(call, key);
      if ((other.event === removed.event || !isLiteral(other)) && sameHandler(other.handler, removed.handler) && (acquisition.call !== call)) {
        if (removed.targetRef && other.targetRef && bothGlobal(other, removed)) continue;
        return true;
      }
    }
  }
  return false;
}

/** A removal that repeats the text of another addition is that one's, and not ours. */
function isMeantForOther(acquisition: Acquisition, added: Registration, removal: Registration): boolean {
  const text = (r: Registration): string | undefined => r.handler.node?.getText().replace(/\s+/g, ' ');
  const { handle } = acquisition.acquire;
  if (handle === 'result' || text(added) === text(removal)) return false;
  return acquisition.resource.acquire.flatMap(a => (a.call === undefined ? [] : callsNamed(acquisition.call.getSourceFile(), a.call)))
    .some(c => c !== acquisition.call && sameScope(c, acquisition.call) && text(registrationOf(c, handle.key)) === text(removal) && registrationOf(c, handle.key).event === removal.event);
}

/** The removed function is given to some other call beside an event: an API that no row knows may have added it. */
function isGivenAway(removed: Registration, acquisition: Acquisition): boolean {
  const { handler } = removed;
  if (handler.kind !== 'stable') return false;
  const name = handler.ref.path.at(-1) ?? (handler.ref.root.kind === 'binding' ? handler.ref.root.binding.name : undefined);
  const known = new Set([...acquisition.resource.acquire.flatMap(a => a.call ?? []), ...acquisition.resource.release.flatMap(r => ('name' in r ? [r.name] : []))]);
  return name !== undefined && (identifiersOf(removed.call.getSourceFile()).get(name) ?? []).some(id => {
    const at = outer(ts.isPropertyAccessExpression(id.parent) && id.parent.name === id ? id.parent : id);
    const call = at.parent;
    return ts.isCallExpression(call) && call.expression !== at && call.arguments.length > 1 && !known.has(calleeName(call) ?? '') && ts.isExpression(at) && sameHandler(handler, handlerOf(at));
  });
}

/** `true` against nothing, `{ capture: true }` against nothing, and the other way round. */
function captureDiffers(add: Acquiring, remove: Acquiring, index: number): boolean {
  const [a, b] = [captureOf(add, index), captureOf(remove, index)];
  return a !== undefined && b !== undefined && a !== b;
}

function captureOf(call: Acquiring, index: number): boolean | undefined {
  const argument = call.arguments[index] && skip(call.arguments[index]);
  if (!argument) return false;
  if (argument.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (argument.kind === ts.SyntaxKind.FalseKeyword) return false;
  const value = optionOf(call, index, 'capture');
  if (value === 'absent') return false;
  if (value === 'unknown') return undefined;
  return value.kind === ts.SyntaxKind.TrueKeyword ? true : value.kind === ts.SyntaxKind.FalseKeyword ? false : undefined;
}

/** False where a base class that is not seen may be the only one that runs the function: once for each instance. */
function isCalled({ call }: Acquisition, { host }: Context): boolean {
  const fn = enclosingFn(call);
  const owner = enclosingClass(call);
  return fn !== undefined && (callSitesOf(fn, host).sites.length > 0 || !(owner && ts.isClassLike(owner) && hasUnseenBase(owner)));
}

/** Whoever calls the function takes the former one off first. */
function isTakenOffBefore(fn: Fn, removal: Registration): boolean {
  const name = fnName(fn);
  const sites = name === undefined ? [] : callsNamed(fn.getSourceFile(), name);
  return sites.length > 0 && sites.every(site => {
    const home = enclosingFn(site);
    return home !== undefined && removal.call.pos < site.pos && enclosingFn(removal.call) === home;
  });
}

/** `this.h = this.h.bind(this)` before each registration: a removal only knows the newest function. */
function rebound(acquisition: Acquisition, added: Registration, removal: Registration): boolean {
  const { handler } = added;
  const fn = enclosingFn(acquisition.call);
  if (handler.kind !== 'stable' || handler.ref.root.kind !== 'this' || handler.ref.path.length !== 1 || !fn || isSetUp(fn, handler.ref.root.container) || within(removal.call, fn) || isTakenOffBefore(fn, removal)) return false;
  return (identifiersOf(acquisition.call.getSourceFile()).get(handler.ref.path[0] ?? '') ?? []).some(id => {
    const access = id.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== id || !isWritten(outer(access)) || !within(access, fn) || access.pos > acquisition.call.pos) return false;
    const assigned = outer(access).parent;
    const value = ts.isBinaryExpression(assigned) ? skip(assigned.right) : undefined;
    if (!value || !ts.isCallExpression(value) || calleeName(value) !== 'bind') return false;
    const bound = receiverOf(value);
    return bound !== undefined && sameRef(refOf(bound), handler.ref);
  });
}

function leak(acquisition: Acquisition, added: Registration, reason: string, removal: Registration, confidence: Confidence): Leak {
  return {
    rule: 'no-mismatched-removal', reason, resource: acquisition.resource, confidence,
    data: {
      event: added.event?.startsWith("'") ? added.event : `\`${added.event ?? ''}\``, line: lineOf(removal.call), removed: removal.handler.node ? short(removal.handler.node) : '', added: added.handler.node ? short(added.handler.node) : '',
      otherEvent: removal.event ?? '', target: added.target ? targetWords(added.target) : '', otherTarget: removal.target ? targetWords(removal.target) : '',
    },
    at: calleeNode(acquisition.call), acquisition: acquisition.call,
    evidence: [{ at: removal.call, note: 'cannot match' }],
    repair: { removal: removal.call, ...(added.handler.node ? { handler: added.handler.node } : {}) },
  };
}

function short(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
