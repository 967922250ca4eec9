import type { ResourceModel } from '../../catalog/types.js';
import { ts, type Host } from '../program/host.js';
import { identifiersOf, usesName } from '../program/lexical.js';
import { thisRef } from '../program/reference.js';
import { calleeName, hasModifier, nameOf, outer, receiverOf, skip, within } from '../program/syntax.js';
import { extendsOf, filesOf, hasUnseenBase, hierarchyOf, isWhole } from '../program/hierarchy.js';
import { callsIn } from '../lifetime/named-calls.js';
import type { Slot } from '../lifetime/slots.js';

/** The properties of some name that calls of some name get, as an argument or as what they are called on. */
function touched(file: ts.SourceFile, call: string, name: string): readonly ts.PropertyAccessExpression[] {
  return (usesName(file, name) ? callsIn(file, call) : []).flatMap(site => {
    if (!ts.isCallExpression(site)) return [];
    const receiver = receiverOf(site);
    return [...site.arguments, ...(receiver ? [receiver] : [])].map(skip).filter((at): at is ts.PropertyAccessExpression => ts.isPropertyAccessExpression(at) && at.name.text === name);
  });
}

/** `this.timer` in a class; what extends a mixin may be any class. */
function isOwnField(access: ts.PropertyAccessExpression): boolean {
  const ref = access.expression.kind === ts.SyntaxKind.ThisKeyword ? thisRef(access.expression) : undefined;
  if (ref?.root.kind !== 'this' || !ts.isClassLike(ref.root.container)) return false;
  const base = extendsOf(ref.root.container);
  return !base || !ts.isCallExpression(skip(base));
}

/** True where another place of the program ends something kept under the same property name, on whatever object: a public field may be ended by others. */
export function isReleasedElsewhere(slot: Slot, resource: ResourceModel, host: Host): boolean {
  const name = slot.path.filter(p => p !== '[]').at(-1);
  if (name === undefined || name.startsWith('#')) return false;
  const { root } = slot.ref;
  const own = root.kind === 'this';
  if (!own && !(root.kind === 'binding' && ts.isParameter(root.binding.node))) return false; // a local name is followed use by use
  const container = root.kind === 'this' ? root.container : undefined;
  const asked = container ? filesOf(container) : [];
  const whole = container !== undefined && ts.isClassLike(container) && isWhole(container); // `this.timer` elsewhere is another class's own
  for (const file of new Set([...asked, ...host.ownFiles()])) {
    if (container && asked.includes(file)) {
      // its own class, bases and subclasses are asked use by use
      if (isTouchedOutside(name, file, container, resource)) return true;
      continue;
    }
    if (resource.release.some(r => 'name' in r && touched(file, r.name, name).some(at => !(whole && isOwnField(at)) && mayBeSame(at, root, host)))) return true;
  }
  return false;
}

/** False where the types say that the property belongs to another class. */
function mayBeSame(at: ts.PropertyAccessExpression, root: Slot['ref']['root'], host: Host): boolean {
  if (root.kind !== 'this' || !host.typed) return true;
  const declared = host.symbolOf(at.name)?.declarations?.[0];
  const owner = declared && ts.findAncestor(declared, ts.isClassLike);
  return !owner || !ts.isClassLike(root.container) || hierarchyOf(root.container).includes(owner) || hasUnseenBase(owner);
}

/** True where another own file takes something off that ends in the name of this target, or takes off what has the handler's name. */
export function isTakenOffElsewhere(names: readonly string[], resource: ResourceModel, host: Host): boolean {
  return host.ownFiles().some(file => file !== host.sourceFile && resource.release.some(r => 'name' in r && names.some(n => touched(file, r.name, n).length > 0)));
}

/** True for a field that code outside of its class cannot name: `#timer`, `private timer`. */
export function isPrivate(container: ts.Node, name: string): boolean {
  if (name.startsWith('#')) return true;
  if (!ts.isClassLike(container)) return false;
  return container.members.some(m => nameOf(m) === name && hasModifier(m, ts.SyntaxKind.PrivateKeyword));
}

/** True where code of a file, outside of the class, its bases and subclasses, ends what is kept under the name: `clearInterval(this.channel.timer)`. */
function isTouchedOutside(name: string, file: ts.SourceFile, container: ts.Node, resource: ResourceModel): boolean {
  const around = hierarchyOf(container);
  return (identifiersOf(file).get(name) ?? []).some(id => {
    const access = id.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== id || around.some(c => within(access, c)) || !ts.isClassLike(container) || (isOwnField(access) && isWhole(container))) return false;
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
