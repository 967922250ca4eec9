import { callbacks } from '../../catalog/callbacks.js';
import { invokers } from '../../catalog/collections.js';
import type { Release, ResourceModel } from '../../catalog/types.js';
import { ts } from '../program/host.js';
import { hierarchyOf } from '../program/hierarchy.js';
import { bindingOf, identifiersOf, isConstant, usesOf } from '../program/lexical.js';
import { calledFn, includes, refOf, sameRef, type Ref } from '../program/reference.js';
import { calleeName, enclosingClass, fnName, isFn, isFnExpression, outer, receiverOf, skip, within, type Fn, type Acquiring } from '../program/syntax.js';
import { chainRoot } from '../lifetime/targets.js';
import type { Acquisition } from './acquire.js';

/** What identifies a registration: where, for what, and which function. */
export interface Registration {
  readonly call: Acquiring;
  readonly target: ts.Expression | undefined;
  readonly targetRef: Ref | undefined;
  /** The field that the target is put into, where it is: two names of one target compare by it. */
  readonly place: Ref | undefined;
  /** The event as text; a literal is marked so that `'x'` and the name `x` differ. */
  readonly event: string | undefined;
  readonly eventNode: ts.Expression | undefined;
  readonly handler: Handler;
}

/** A function as an argument: a place that keeps its identity, or one that is made anew by each evaluation. */
export type Handler =
  | { readonly kind: 'stable'; readonly ref: Ref; readonly node: ts.Expression }
  | { readonly kind: 'inline'; readonly fn: ts.Node; readonly node: ts.Expression }
  | { readonly kind: 'fresh'; readonly node: ts.Expression }
  | { readonly kind: 'unknown'; readonly node: ts.Expression | undefined };

/** The registration that an acquiring or releasing call makes, by the positions of its key. */
export function registrationOf(call: Acquiring, key: readonly number[]): Registration {
  const receiver = receiverOf(call);
  const target = receiver && chainRoot(receiver);
  const event = key.length > 1 ? call.arguments[key[0] ?? 0] : undefined;
  const handler = call.arguments[key.at(-1) ?? 0];
  return { call, target, targetRef: target && refOf(target), place: target && placeOf(refOf(target)), event: event && eventKey(event), eventNode: event, handler: handlerOf(handler) };
}

/** The field that a local name or parameter is put into, `this.bus = bus`, or the place itself: both names are one target. */
function placeOf(ref: Ref | undefined): Ref | undefined {
  if (ref?.root.kind !== 'binding' || ts.isSourceFile(ref.root.binding.scope) || !isConstant(ref.root.binding)) return ref;
  for (const use of usesOf(ref.root.binding)) {
    const at = outer(use);
    const up = at.parent;
    if (!ts.isBinaryExpression(up) || up.right !== at || up.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isExpressionStatement(up.parent)) continue;
    const field = refOf(up.left);
    if (field?.root.kind === 'this' && field.path.length === 1) return { root: field.root, path: [...field.path, ...ref.path] };
  }
  return ref;
}

/** A literal's text in quotes, else the expression's text. */
export function eventKey(node: ts.Expression): string {
  const at = skip(node);
  return ts.isStringLiteralLike(at) ? `'${at.text}'` : at.getText();
}

/** What kind of function an argument is. */
export function handlerOf(node: ts.Expression | undefined): Handler {
  if (!node) return { kind: 'unknown', node };
  const at = skip(node);
  if (isFnExpression(at)) return { kind: 'inline', fn: at, node: at };
  if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const ref = refOf(at.left);
    return ref ? { kind: 'stable', ref, node: at.left } : { kind: 'unknown', node: at };
  }
  if (ts.isCallExpression(at)) return { kind: calleeName(at) === 'bind' ? 'fresh' : 'unknown', node: at };
  if (at.kind === ts.SyntaxKind.ThisKeyword || ts.isIdentifier(at) || ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) {
    const ref = refOf(at);
    if (ref) return { kind: 'stable', ref, node: at };
  }
  return { kind: 'unknown', node: at };
}

/** True where a removal takes off this very function. */
export function sameHandler(added: Handler, removed: Handler): boolean {
  if (added.kind === 'inline') return removed.kind === 'stable' && removed.ref.root.kind === 'binding' && (removed.ref.root.binding.node === added.fn);
  if (added.kind === 'stable') return removed.kind === 'stable' && (sameRef(added.ref, removed.ref) || chosen(added.ref).some(ref => sameRef(ref, removed.ref)));
  return false;
}

/** `const end = wanted ? onEnd : unpipe`: what a name stands for, one or the other. */
function chosen({ root, path }: Ref): readonly Ref[] {
  const value = root.kind === 'binding' && path.length === 0 && ts.isVariableDeclaration(root.binding.node) && root.binding.node.initializer ? skip(root.binding.node.initializer) : undefined;
  return value && ts.isConditionalExpression(value) ? [value.whenTrue, value.whenFalse].flatMap(v => refOf(v) ?? []) : [];
}

/** The registering calls of a file for the rows of a resource. */
export function registrationsOf({ acquire }: ResourceModel, file: ts.SourceFile): readonly Registration[] {
  return acquire.flatMap(({ call, handle }) => (call === undefined || handle === 'result' ? [] : callsNamed(file, call).map(c => registrationOf(c, handle.key))));
}

/** The removing calls of a file for the rows of a resource. */
export function removalsOf(file: ts.SourceFile, releases: readonly Release[]): readonly Registration[] {
  const found: Registration[] = [];
  for (const r of releases) {
    if (r.via !== 'method' || !r.key) continue;
    for (const call of callsNamed(file, r.name)) {
      const removal = registrationOf(call, r.key);
      found.push(removal, ...throughHelper(removal));
    }
  }
  return found;
}

/** The removing calls in bases and subclasses, in other files, of the class around a node. */
export function inheritedRemovals(node: ts.Node, releases: readonly Release[]): readonly Registration[] {
  const around = enclosingClass(node);
  const others = around ? hierarchyOf(around).filter(c => c.getSourceFile() !== node.getSourceFile()) : [];
  return others.flatMap(c => removalsOf(c.getSourceFile(), releases).filter(r => within(r.call, c)));
}

/** `unlisten(bus, 'join', this.onJoin)`: a removal in a helper that is given the function counts at each of its calls. */
function throughHelper(removal: Registration): Registration[] {
  const fn = parameterFn(removal.handler);
  const name = fn && fnName(fn);
  if (!fn || name === undefined || !('parameters' in fn)) return [];
  const argument = (node: ts.Expression | undefined, call: Acquiring): ts.Expression | undefined => {
    const at = node && skip(node);
    const binding = at && ts.isIdentifier(at) ? bindingOf(at) : undefined;
    const index = binding && ts.isParameter(binding.node) ? fn.parameters.indexOf(binding.node) : -1;
    return index < 0 ? node : call.arguments[index];
  };
  return callsNamed(removal.call.getSourceFile(), name).map(call => {
    const target = argument(removal.target, call);
    const event = argument(removal.eventNode, call);
    return { call, target, targetRef: target && refOf(target), place: target && refOf(target), event: event && eventKey(event), eventNode: event, handler: handlerOf(argument(removal.handler.node, call)) };
  });
}

function parameterFn(handler: Handler): Fn | undefined {
  if (handler.kind !== 'stable' || handler.ref.root.kind !== 'binding' || handler.ref.path.length > 0) return undefined;
  const { node } = handler.ref.root.binding;
  return ts.isParameter(node) && isFn(node.parent) ? node.parent : undefined;
}

/** True where the added function is given to a call that neither adds nor removes and whose body is not read: it may take the function off. */
export function isHandedOn(acquisition: Acquisition, added: Registration): boolean {
  const { handler } = added;
  if (handler.kind !== 'stable') return false;
  const { root, path } = handler.ref;
  const name = path.at(-1) ?? (root.kind === 'binding' ? root.binding.name : undefined);
  const known = new Set([...acquisition.resource.acquire.flatMap(a => a.call ?? []), ...acquisition.resource.release.flatMap(r => ('name' in r ? [r.name] : [])), ...invokers]);
  return name !== undefined && (identifiersOf(acquisition.call.getSourceFile()).get(name) ?? []).some(id => {
    const at = ts.isPropertyAccessExpression(id.parent) && id.parent.name === id ? id.parent : id;
    const call = outer(at).parent;
    if (!ts.isCallExpression(call) || call === acquisition.call || outer(at) === call.expression || known.has(calleeName(call) ?? '')) return false;
    return ts.isExpression(at) && sameHandler(handler, handlerOf(at)) && !calledFn(call.expression) && !callbacks.some(c => includes(c.calls, calleeName(call)));
  });
}

/** Calls of a file by the method's name. */
export function callsNamed(file: ts.SourceFile, name: string): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  for (const id of identifiersOf(file).get(name) ?? []) {
    const up = id.parent;
    const callee = ts.isPropertyAccessExpression(up) && up.name === id ? up : id;
    const call = callee.parent;
    if (ts.isCallExpression(call) && skip(call.expression) === callee) found.push(call);
  }
  return found;
}

/** The name of an event that is written out; undefined for one that is named by a constant, or for none. */
export function eventName({ event }: Registration): string | undefined {
  return event?.startsWith("'") ? event.slice(1, -1) : undefined;
}

/** The added side of an acquisition. */
export function addedBy(acquisition: Acquisition): Registration {
  const { handle } = acquisition.acquire;
  return registrationOf(acquisition.call, handle === 'result' ? [] : handle.key);
}

/** What a property of an options argument says: its expression, `absent`, or `unknown` where the argument cannot be read. */
export function optionOf(call: Acquiring, arg: number, prop: string): ts.Expression | 'absent' | 'unknown' {
  const argument = call.arguments[arg];
  if (!argument) return 'absent';
  let at = skip(argument);
  if (ts.isIdentifier(at)) {
    const binding = bindingOf(at);
    const value = binding && ts.isVariableDeclaration(binding.node) ? binding.node.initializer : undefined;
    if (!value) return 'unknown';
    at = skip(value);
  }
  // `on(event, fn, context)`: emitters that take the handler's `this`
  if (at.kind === ts.SyntaxKind.TrueKeyword || at.kind === ts.SyntaxKind.FalseKeyword || at.kind === ts.SyntaxKind.ThisKeyword) return 'absent';
  if (!ts.isObjectLiteralExpression(at)) return ts.isConditionalExpression(at) ? 'absent' : 'unknown';
  for (const p of at.properties) {
    if (ts.isSpreadAssignment(p)) return 'unknown';
    if (p.name && p.name.getText().replace(/['"]/g, '') === prop) return ts.isPropertyAssignment(p) ? p.initializer : ts.isShorthandPropertyAssignment(p) ? p.name : 'unknown';
  }
  return 'absent';
}
