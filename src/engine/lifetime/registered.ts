import { ts } from '../program/host.js';
import { bindingOf, identifiersOf, usesOf } from '../program/lexical.js';
import { isFnExpression, outer, within, type Fn } from '../program/syntax.js';

/** What a test says of the first call that passes it and that is given a function, by its name or as it is, with the argument's place. */
export function registeredFor<T>(fn: Fn, test: (call: ts.CallExpression, index: number) => T | undefined): T | undefined {
  const asked = (at: ts.Node): T | undefined => {
    const call = at.parent;
    return ts.isCallExpression(call) && call.expression !== at ? test(call, call.arguments.findIndex(a => a === at)) : undefined;
  };
  const own = isFnExpression(fn) ? asked(outer(fn)) : undefined;
  if (own !== undefined) return own;
  const name = !ts.isConstructorDeclaration(fn) && !ts.isClassStaticBlockDeclaration(fn) && fn.name && (ts.isIdentifier(fn.name) || ts.isPrivateIdentifier(fn.name)) ? fn.name : nameAround(fn);
  const binding = name && ts.isIdentifier(name) && (ts.isFunctionDeclaration(fn) || ts.isVariableDeclaration(name.parent)) ? bindingOf(name) : undefined;
  for (const at of binding ? usesOf(binding).map(outer) : name ? mentionsOf(name) : []) {
    const found = asked(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nameAround(fn: Fn): ts.Identifier | ts.PrivateIdentifier | undefined {
  const up = outer(fn).parent;
  if ((ts.isPropertyDeclaration(up) || ts.isVariableDeclaration(up)) && (ts.isIdentifier(up.name) || ts.isPrivateIdentifier(up.name))) return up.name;
  return undefined;
}

/** `this.onMessage`, `this.onMessage.bind(this)`, in the class that has it. */
function mentionsOf(name: ts.Identifier | ts.PrivateIdentifier): readonly ts.Node[] {
  const cls = name.parent.parent;
  if (!ts.isClassLike(cls)) return [];
  return (identifiersOf(cls.getSourceFile()).get(name.text) ?? []).flatMap(id => {
    const access = id.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== id || access.expression.kind !== ts.SyntaxKind.ThisKeyword || !within(access, cls)) return [];
    const call = outer(access).parent;
    const bound = ts.isPropertyAccessExpression(call) && call.name.text === 'bind' ? outer(call).parent : undefined;
    return bound ? outer(bound) : outer(access);
  });
}
