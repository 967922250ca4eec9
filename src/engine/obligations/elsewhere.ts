import type { ResourceModel } from '../../catalog/types.js';
import { defineFact } from '../program/facts.js';
import { ts, type Host } from '../program/host.js';
import { calleeName, nameOf, receiverOf, skip } from '../program/syntax.js';
import type { Slot } from '../lifetime/slots.js';

/** For each call of a file that has a property access as argument or receiver: callee's name → the properties' last names. Pure syntax. */
const touchedBy = defineFact((file: ts.SourceFile): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  const add = (name: string, value: ts.Expression | undefined): void => {
    const at = value && skip(value);
    if (!at || !ts.isPropertyAccessExpression(at)) return;
    const set = found.get(name) ?? found.set(name, new Set()).get(name)!;
    set.add(at.name.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = calleeName(node);
      if (name !== undefined) {
        node.arguments.forEach(a => add(name, a));
        add(name, receiverOf(node));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
});

/** True where another place of the program ends something kept under the same property name, on whatever object: a public field may be ended by others. */
export function isReleasedElsewhere(slot: Slot, resource: ResourceModel, host: Host): boolean {
  const name = slot.path.filter(p => p !== '[]').at(-1);
  if (name === undefined || name.startsWith('#')) return false;
  const { root } = slot.ref;
  const own = root.kind === 'this';
  if (!own && !(root.kind === 'binding' && ts.isParameter(root.binding.node))) return false; // a local name is followed use by use
  for (const file of host.ownFiles()) {
    if (own && file === host.sourceFile) continue; // its own class is asked name by name
    const touched = touchedBy(file);
    if (resource.release.some(r => 'name' in r && touched.get(r.name)?.has(name))) return true;
  }
  return false;
}

/** True for a field that code outside of its class cannot name: `#timer`, `private timer`. */
export function isPrivate(container: ts.Node, name: string): boolean {
  if (name.startsWith('#')) return true;
  if (!ts.isClassLike(container)) return false;
  return container.members.some(m => nameOf(m) === name && ts.canHaveModifiers(m) && ts.getModifiers(m)?.some(x => x.kind === ts.SyntaxKind.PrivateKeyword));
}
