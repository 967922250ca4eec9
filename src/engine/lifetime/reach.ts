import { emitters, registrars, removers } from '../../catalog/callbacks.js';
import { invokers } from '../../catalog/collections.js';
import { ts } from '../program/host.js';
import { calledFn, fnsOfBinding, includes, memberFn, membersOf, refOf } from '../program/reference.js';
import { calleeName, isFnExpression, nameOf, receiverOf, skip, walk, type Fn } from '../program/syntax.js';
import { valueFn } from './ends.js';
import { basesOf, sharing } from '../program/hierarchy.js';
import { defineProgramFact } from '../program/modules.js';

/**
 * The functions that some functions call, at any depth within the file, the class, its bases and subclasses; nested callbacks belong to the
 * function around them. With a container, a base's `this` is an instance of it, and not of its siblings.
 */
export function reachedFrom(starts: readonly Fn[], depth = Infinity, container?: ts.Node): { readonly fns: ReadonlySet<Fn>; readonly opaque: boolean } {
  const fns = new Set<Fn>(starts);
  let opaque = false;
  let level = starts.length; // where the functions of the next level begin
  let left = depth;
  let index = 0;
  for (const fn of fns) {
    if (fns.size > 60) break;
    if (index++ === level) {
      if (--left <= 0) break;
      level = fns.size;
    }
    walk(fn, node => {
      if (ts.isBinaryExpression(node)) {
        const setter = setterOf(node, container);
        if (setter) fns.add(setter);
      }
      if (!ts.isCallExpression(node)) return;
      const callee = skip(node.expression);
      // super.dispose(): the base's method of that name
      if (ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.SuperKeyword) {
        const cls = classOf(fn);
        const base = cls && basesOf(cls).find(c => memberFn(c, callee.name.text));
        if (base) for (const m of membersOf(base)) if (m.name === callee.name.text) fns.add(m.fn);
        return;
      }
      if (includes(emitters, calleeName(node)) && receiverOf(node)?.kind === ts.SyntaxKind.ThisKeyword) {
        const own = refOf(receiverOf(node)!);
        if (own?.root.kind === 'this') for (const handler of ownHandlers(own.root.container).get(node.arguments[0]?.getText() ?? '') ?? []) fns.add(handler);
      }
      const ref = refOf(callee);
      const invoked = includes(invokers, calleeName(node)) ? receiverOf(node) : undefined; // dispose.call(this)
      const target = calledFn(invoked ?? callee);
      if (target) fns.add(target);
      if (ref?.root.kind === 'binding' && ref.path.length === 0) for (const held of fnsOfBinding(ref.root.binding)) fns.add(held);
      // this.once.call(): what the field was made of, `new Once(this.#stop)`, may be what runs
      const holder = receiverOf(node);
      const field = holder && refOf(holder);
      if (field?.root.kind === 'this' && field.path.length === 1) for (const made of heldFns(field.root.container).get(field.path[0]!) ?? []) fns.add(made);
      if (ref?.root.kind === 'this' && ref.path.length === 1) {
        for (const c of sharing(ref.root.container, ref.path[0] ?? '', container)) for (const m of membersOf(c)) if (m.name === ref.path[0]) fns.add(m.fn);
      }
      // this.handlers.forEach(this.stop), run(cleanup): functions handed on by name are called
      if (includes(removers, calleeName(node))) return;
      for (const argument of node.arguments) {
        const handed = valueFn(argument);
        if (handed && !isFnExpression(skip(argument))) fns.add(handed);
        if (argument.kind === ts.SyntaxKind.ThisKeyword && !target && !includes(invokers, calleeName(node)) && !includes(registrars, calleeName(node))) opaque = true;
      }
    });
  }
  return { fns, opaque };
}

/** The functions that a class registers on itself, by the text of the event: `this.on('change', this.onChange)`. */
const ownHandlers = defineProgramFact((container: ts.Node): ReadonlyMap<string, readonly Fn[]> => {
  const found = new Map<string, Fn[]>();
  walk(container, node => {
    if (!ts.isCallExpression(node) || receiverOf(node)?.kind !== ts.SyntaxKind.ThisKeyword || !includes(registrars, calleeName(node))) return;
    const [event, handler] = node.arguments;
    const fn = handler && valueFn(handler);
    if (event && fn) found.set(event.getText(), [...(found.get(event.getText()) ?? []), fn]);
  });
  return found;
});

/** The accessor that an assignment runs: `this.state = 'ended'` where the class has a `set state(…)`. */
function setterOf(node: ts.BinaryExpression, container: ts.Node | undefined): Fn | undefined {
  const { left } = node;
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left) || left.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const ref = refOf(left);
  if (ref?.root.kind !== 'this') return undefined;
  for (const c of sharing(ref.root.container, left.name.text, container)) {
    const setter = ts.isClassLike(c) ? c.members.find(m => ts.isSetAccessor(m) && nameOf(m) === left.name.text) : undefined;
    if (setter && ts.isSetAccessor(setter)) return setter;
  }
  return undefined;
}

/** For each field of a class: the functions of the class that stand in a call or construction that the field is set to. */
const heldFns = defineProgramFact((container: ts.Node): ReadonlyMap<string, readonly Fn[]> => {
  const found = new Map<string, Fn[]>();
  const add = (name: string | undefined, value: ts.Expression | undefined): void => {
    const at = value && skip(value);
    if (name === undefined || !at || !(ts.isCallExpression(at) || ts.isNewExpression(at))) return;
    const fns = (at.arguments ?? []).flatMap(a => valueFn(a) ?? []);
    if (fns.length > 0) found.set(name, [...(found.get(name) ?? []), ...fns]);
  };
  walk(container, node => {
    if (ts.isPropertyDeclaration(node)) add(nameOf(node), node.initializer);
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left) && node.left.expression.kind === ts.SyntaxKind.ThisKeyword) add(node.left.name.text, node.right);
  });
  return found;
});

function classOf(fn: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at = fn.parent; at && !ts.isSourceFile(at); at = at.parent) if (ts.isClassLike(at)) return at;
  return undefined;
}
