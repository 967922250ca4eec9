import type { Release } from '../../catalog/types.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf } from '../program/lexical.js';
import { refOf, sameRef, type Ref } from '../program/reference.js';
import { calleeName, isFnExpression, receiverOf, skip } from '../program/syntax.js';
import { chainRoot } from '../lifetime/targets.js';
import type { Acquisition } from './acquire.js';

/** What identifies a registration: where, for what, and which function. */
export interface Registration {
  readonly call: ts.CallExpression;
  readonly target: ts.Expression | undefined;
  readonly targetRef: Ref | undefined;
  /** The event as text; a literal is marked so that `'x'` and the name `x` differ. */
  readonly event: string | undefined;
  readonly handler: Handler;
}

/** A function as an argument: a place that keeps its identity, or one that is made anew by each evaluation. */
export type Handler =
  | { readonly kind: 'stable'; readonly ref: Ref; readonly node: ts.Expression }
  | { readonly kind: 'inline'; readonly fn: ts.Node; readonly node: ts.Expression }
  | { readonly kind: 'fresh'; readonly node: ts.Expression }
  | { readonly kind: 'unknown'; readonly node: ts.Expression | undefined };

/** The registration that an acquiring or releasing call makes, by the positions of its key. */
export function registrationOf(call: ts.CallExpression, key: readonly number[]): Registration {
  const receiver = receiverOf(call);
  const target = receiver && chainRoot(receiver);
  const event = key.length > 1 ? call.arguments[key[0] ?? 0] : undefined;
  const handler = call.arguments[key.at(-1) ?? 0];
  return { call, target, targetRef: target && refOf(target), event: event && eventKey(event), handler: handlerOf(handler) };
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
  if (added.kind === 'stable') return removed.kind === 'stable' && sameRef(added.ref, removed.ref);
  return false;
}

/** The removing calls of a file for the rows of a resource. */
export function removalsOf(file: ts.SourceFile, releases: readonly Release[]): readonly Registration[] {
  const found: Registration[] = [];
  for (const r of releases) {
    if (r.via !== 'method' || !r.key) continue;
    for (const call of callsNamed(file, r.name)) found.push(registrationOf(call, r.key));
  }
  return found;
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

/** The added side of an acquisition. */
export function addedBy(acquisition: Acquisition): Registration {
  const { handle } = acquisition.acquire;
  return registrationOf(acquisition.call, handle === 'result' ? [] : handle.key);
}

/** What a property of an options argument says: its expression, `absent`, or `unknown` where the argument cannot be read. */
export function optionOf(call: ts.CallExpression, arg: number, prop: string): ts.Expression | 'absent' | 'unknown' {
  const argument = call.arguments[arg];
  if (!argument) return 'absent';
  let at = skip(argument);
  if (ts.isIdentifier(at)) {
    const binding = bindingOf(at);
    const value = binding && ts.isVariableDeclaration(binding.node) ? binding.node.initializer : undefined;
    if (!value) return 'unknown';
    at = skip(value);
  }
  if (at.kind === ts.SyntaxKind.TrueKeyword || at.kind === ts.SyntaxKind.FalseKeyword) return 'absent';
  if (!ts.isObjectLiteralExpression(at)) return ts.isConditionalExpression(at) ? 'absent' : 'unknown';
  for (const p of at.properties) {
    if (ts.isSpreadAssignment(p)) return 'unknown';
    if (p.name && p.name.getText().replace(/['"]/g, '') === prop) return ts.isPropertyAssignment(p) ? p.initializer : ts.isShorthandPropertyAssignment(p) ? p.name : 'unknown';
  }
  return 'absent';
}
