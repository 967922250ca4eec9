import type { ResourceModel } from '../../catalog/types.js';
import { defineFact } from '../program/facts.js';
import { ts, type Host } from '../program/host.js';
import { identifiersOf } from '../program/lexical.js';
import { calleeName, nameOf, outer, receiverOf, skip, within } from '../program/syntax.js';
import { hasUnseenBase, hierarchyOf } from '../lifetime/hierarchy.js';
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
    if (own && file === host.sourceFile) {
      // its own class is asked use by use
      if (isTouchedOutside(name, root.container, resource)) return true;
      continue;
    }
    const touched = touchedBy(file);
    if (resource.release.some(r => 'name' in r && touched.get(r.name)?.has(name))) return true;
  }
  return false;
}

/** True where another own file takes something off that ends in the name of this target, or takes off what has the handler's name. */
export function isTakenOffElsewhere(names: readonly string[], resource: ResourceModel, host: Host): boolean {
  return host.ownFiles().some(file => {
    if (file === host.sourceFile) return false;
    const touched = touchedBy(file);
    return resource.release.some(r => 'name' in r && names.some(n => touched.get(r.name)?.has(n)));
  });
}

/** True for a field that code outside of its class cannot name: `#timer`, `private timer`. */
export function isPrivate(container: ts.Node, name: string): boolean {
  if (name.startsWith('#')) return true;
  if (!ts.isClassLike(container)) return false;
  return container.members.some(m => nameOf(m) === name && ts.canHaveModifiers(m) && ts.getModifiers(m)?.some(x => x.kind === ts.SyntaxKind.PrivateKeyword));
}

/** True where code of the same file, outside of the class, ends what is kept under the name: `clearInterval(this.channel.timer)`. */
function isTouchedOutside(name: string, container: ts.Node, resource: ResourceModel): boolean {
  const around = hierarchyOf(container);
  return (identifiersOf(container.getSourceFile()).get(name) ?? []).some(id => {
    const access = id.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== id || around.some(c => within(access, c)) || !ts.isClassLike(container)) return false;
    const up = outer(access).parent;
    const call = ts.isPropertyAccessExpression(up) ? outer(up).parent : up;
    return ts.isCallExpression(call) && resource.release.some(r => 'name' in r && r.name === calleeName(call));
  });
}

/** True for a name that a class whose base stands elsewhere does not declare or set up itself: the base may end it. */
export function isInherited(container: ts.Node, name: string): boolean {
  if (!ts.isClassLike(container) || name.startsWith('#') || !hasUnseenBase(container)) return false;
  return !hierarchyOf(container).some(c => ts.isClassLike(c) && c.members.some(m => nameOf(m) === name || (ts.isConstructorDeclaration(m) && (m.parameters.some(p => nameOf(p) === name) || m.getText().includes(`this.${name} =`)))));
}
