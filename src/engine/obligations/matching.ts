import { ts } from '../program/host.js';
import { usesOf, type Binding } from '../program/lexical.js';
import { nameOf } from '../program/syntax.js';
import { sameRef } from '../program/reference.js';
import { isRelated } from '../program/hierarchy.js';
import { enclosingClass } from '../program/syntax.js';
import { sameHandler, type Registration } from './handlers.js';
import { sameScope } from './mismatch.js';

/** The removals that take off what was added, on whatever name the target goes by there. */
export function matching(added: Registration, all: readonly Registration[]): readonly Registration[] {
  return all.filter(r => {
    const event = r.event === undefined || added.event === undefined || r.event === added.event || !r.event.startsWith("'") || !added.event.startsWith("'");
    if (!event) return false;
    return sameHandler(added.handler, r.handler) || sameProperty(added, r) || (isNear(added.call, r.call) && mayBeSameTarget(added, r) && (r.handler.kind === 'unknown' || looselySame(added, r)));
  });
}

/** In one class or function, or in a base and its subclass. */
function isNear(a: ts.Node, b: ts.Node): boolean {
  const [around, other] = [enclosingClass(a), enclosingClass(b)];
  return sameScope(a, b) || (around !== undefined && other !== undefined && isRelated(around, other));
}

/** `entry.listener` here and `command.listener` there: one property, whatever the object is called. */
function sameProperty(added: Registration, removed: Registration): boolean {
  const [a, b] = [added.handler, removed.handler];
  if (a.kind === 'stable' && b.kind === 'stable' && a.ref.root.kind === 'binding' && a.ref.path.length === 0 && b.ref.path.length > 0) return isKeptUnder(a.ref.root.binding, b.ref.path.at(-1) ?? '');
  return a.kind === 'stable' && b.kind === 'stable' && a.ref.path.length > 0 && a.ref.path.at(-1) === b.ref.path.at(-1) && a.ref.root.kind === b.ref.root.kind && a.ref.root.kind === 'binding';
}

/** `table.set(key, { listener })`: the function is kept in a property of that name. */
function isKeptUnder(binding: Binding, property: string): boolean {
  return usesOf(binding).some(use => (ts.isShorthandPropertyAssignment(use.parent) || (ts.isPropertyAssignment(use.parent) && use.parent.initializer === use)) && nameOf(use.parent) === property);
}

/** False where both targets are known places and not the same. */
function mayBeSameTarget(a: Registration, b: Registration): boolean {
  return !a.targetRef || !b.targetRef || sameRef(a.targetRef, b.targetRef) || [a.targetRef, b.targetRef].some(r => r.root.kind === 'binding' && r.path.length === 0);
}

/** A table of handlers, a wrapper kept by the original, a name that is written more than once: taken for the same. */
function looselySame(added: Registration, removed: Registration): boolean {
  const [a, b] = [added.handler, removed.handler];
  if (b.kind !== 'stable') return false;
  if (b.ref.root.kind === 'binding' && (ts.isParameter(b.ref.root.binding.node) || ts.isBindingElement(b.ref.root.binding.node) || b.ref.path.includes('[]'))) return true;
  if (a.kind === 'unknown') return true;
  if (a.kind === 'inline' || a.kind === 'fresh') return false;
  if (a.kind !== 'stable') return false;
  return b.ref.path.includes('[]');
}
