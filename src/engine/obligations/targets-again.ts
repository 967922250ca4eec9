import { collections } from '../../catalog/collections.js';
import { callSitesOf } from '../lifetime/callers.js';
import { reachedFrom } from '../lifetime/reach.js';
import { ts } from '../program/host.js';
import { bindingOf, isWritten, usesOf } from '../program/lexical.js';
import { includes, refOf, sameRef, type Ref } from '../program/reference.js';
import { calleeName, enclosingFn, fnName, lineOf, outer, receiverOf, skip, statementOf, within, withinAny } from '../program/syntax.js';
import type { Context, Verdict } from './context.js';
import { leak, type Listener } from './listener.js';

/** A target that a table may hand out again: `let x = table.get(key)`, made anew only where it was missing, and registered on in both cases. */
export function readBack(listener: Listener): Verdict {
  const { added, fn, call, removals } = listener;
  const root = added.targetRef?.root;
  if (!fn || removals.length > 0 || added.handler.kind !== 'inline' || root?.kind !== 'binding' || !ts.isVariableDeclaration(root.binding.node) || !root.binding.node.initializer) return undefined;
  const { node } = root.binding;
  const value = node.initializer && skip(node.initializer);
  if (!value || !ts.isCallExpression(value) || !includes(collections.element, calleeName(value)) || enclosingFn(node) !== fn || !isLasting(receiverOf(value), fn)) return undefined;
  const made = usesOf(root.binding).filter(use => isWritten(outer(use)) && use.pos < call.pos && enclosingFn(use) === fn);
  const first = made[0];
  // made in the same block, it is new each time; without a branch that makes it, whoever calls knows what he does
  if (!first || made.some(use => within(call, blockOf(use)))) return undefined;
  return leak(listener, 'readBack', 'likely', { line: lineOf(node), again: `each \`${fnName(fn) ?? 'call'}()\` that finds one` }, [{ at: value, note: 'may give back one that has the listener' }]);
}

/** The block that a node stands in; what stands in a `try` stands in the block around it. */
function blockOf(node: ts.Node): ts.Node {
  const block = statementOf(node)?.parent ?? node;
  return ts.isTryStatement(block.parent) && block.parent.tryBlock === block ? blockOf(block.parent) : block;
}

/** A collection that lives on behind the function: a field, or a name of a scope around it. */
function isLasting(receiver: ts.Expression | undefined, fn: ts.Node): boolean {
  const ref = receiver && refOf(receiver);
  return ref?.root.kind === 'this' || (ref?.root.kind === 'binding' && !within(ref.root.binding.node, fn));
}

/** `set source(value) { value.on('update', this.h); this._source = value; }` where only the end takes the listener off what the field holds: the former value keeps it. */
export function swapped(listener: Listener): Verdict {
  const { added, fn, removals } = listener;
  const root = added.targetRef?.root;
  if (!fn || !('parameters' in fn) || ts.isConstructorDeclaration(fn) || added.handler.kind !== 'stable' || added.targetRef?.path.length !== 0 || root?.kind !== 'binding' || !ts.isParameter(root.binding.node) || !fn.parameters.includes(root.binding.node)) return undefined;
  const slots = usesOf(root.binding).flatMap(use => slotOf(use) ?? []);
  const others = removals.filter(r => slots.some(s => sameRef(r.targetRef, s)));
  const reached = reachedFrom([fn]).fns;
  // what the writer takes off by whatever name, before or behind, is the former one's
  if (others.length === 0 || removals.some(r => withinAny(r.call, reached))) return undefined;
  const slot = slots[0];
  return slot && leak(listener, 'swapped', 'likely', { field: slot.path.join('.'), line: lineOf(others[0]!.call) }, [{ at: others[0]!.call, note: 'takes it off the newest alone' }]);
}

/** The field that a parameter is put into. */
function slotOf(use: ts.Identifier): Ref | undefined {
  const at = outer(use);
  const up = at.parent;
  if (!ts.isBinaryExpression(up) || up.right !== at || up.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const ref = refOf(up.left);
  return ref?.root.kind === 'this' && ref.path.length > 0 ? ref : undefined;
}

/** `this.watch(new Producer())` in the class alone: what its method registers on is what it has made. */
export function isMadeByOwner({ added, fn }: Listener, { host }: Context): boolean {
  const root = added.targetRef?.path.length === 0 ? added.targetRef.root : undefined;
  const owner = fn && ts.isMethodDeclaration(fn) && ts.isClassLike(fn.parent) ? fn.parent : undefined;
  if (!owner || !fn || root?.kind !== 'binding' || !ts.isParameter(root.binding.node) || !('parameters' in fn)) return false;
  const index = fn.parameters.indexOf(root.binding.node);
  const { sites, isOpen, isMany } = callSitesOf(fn, host);
  return index >= 0 && sites.length > 0 && !isOpen && !isMany && sites.every(site => within(site, owner) && isMade(site.arguments?.[index]));
}

function isMade(value: ts.Expression | undefined): boolean {
  const at = value && skip(value);
  const node = at && ts.isIdentifier(at) ? bindingOf(at)?.node : undefined;
  const made = node && ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : at;
  return made !== undefined && ts.isNewExpression(made);
}
