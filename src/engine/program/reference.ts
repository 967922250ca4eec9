import { definers, wrappers } from '../../catalog/callbacks.js';
import { collections } from '../../catalog/collections.js';
import { defineFact } from './facts.js';
import { basesOf, isRelated } from './hierarchy.js';
import { ts } from './host.js';
import { bindingOf, isConstant, isWritten, usesOf, type Binding } from './lexical.js';
import { calleeName, isFn, isFnExpression, isStatic, nameOf, outer, receiverOf, skip, walk, type Fn } from './syntax.js';

/** What a chain of names starts at: a declared name, the instance that `this` is, or a global. */
export type Root =
  | { readonly kind: 'binding'; readonly binding: Binding }
  | { readonly kind: 'this'; readonly container: ts.Node; readonly isStatic: boolean }
  | { readonly kind: 'global'; readonly name: string };

/** A place a value can be kept in: `this.a.b`, `list[]`. `[]` stands for any element. */
export interface Ref {
  readonly root: Root;
  readonly path: readonly string[];
}

/** The place an expression names, through constant aliases (`const self = this`), or undefined. */
export function refOf(node: ts.Expression, depth = 0): Ref | undefined {
  const at = skip(node);
  if (depth > 12) return undefined;
  if (ts.isIdentifier(at)) {
    const binding = bindingOf(at);
    if (!binding) return { root: { kind: 'global', name: at.text }, path: [] };
    return aliasOf(binding, depth) ?? { root: { kind: 'binding', binding }, path: [] };
  }
  if (at.kind === ts.SyntaxKind.ThisKeyword) return thisRef(at);
  if (ts.isPropertyAccessExpression(at)) return extend(refOf(at.expression, depth + 1), at.name.text);
  if (ts.isElementAccessExpression(at)) return extend(refOf(at.expression, depth + 1), ts.isStringLiteralLike(at.argumentExpression) ? at.argumentExpression.text : '[]');
  if (ts.isCallExpression(at)) {
    const name = calleeName(at);
    const receiver = receiverOf(at);
    if (name === undefined || !receiver) return undefined;
    if (includes(collections.element, name)) return extend(refOf(receiver, depth + 1), '[]');
    if (includes(collections.same, name)) return refOf(receiver, depth + 1);
  }
  return undefined;
}

/** True where a list of words holds a word. */
export function includes(words: readonly string[], word: string | undefined): boolean {
  return word !== undefined && words.includes(word);
}

function extend(ref: Ref | undefined, name: string): Ref | undefined {
  return ref && { root: ref.root, path: [...ref.path, name] };
}

/** `const self = this`, `const { signal } = options`, `for (const t of this.timers)`: the place that a constant name stands for. */
function aliasOf(binding: Binding, depth: number): Ref | undefined {
  const { node } = binding;
  if (ts.isVariableDeclaration(node)) {
    const loop = node.parent.parent;
    if (ts.isForOfStatement(loop)) return extend(refOf(loop.expression, depth + 1), '[]');
    if (!node.initializer || !ts.isIdentifier(node.name) || !isConstant(binding)) return undefined;
    const value = skip(node.initializer);
    if (ts.isIdentifier(value) || value.kind === ts.SyntaxKind.ThisKeyword || ts.isPropertyAccessExpression(value)) return refOf(value, depth + 1);
    return undefined;
  }
  if (ts.isBindingElement(node) && !node.dotDotDotToken && ts.isObjectBindingPattern(node.parent)) {
    const key = node.propertyName ? nameOf({ name: node.propertyName }) : ts.isIdentifier(node.name) ? node.name.text : undefined;
    const holder = node.parent.parent;
    if (key === undefined || !isConstant(binding)) return undefined;
    if (ts.isVariableDeclaration(holder) && holder.initializer) return extend(refOf(holder.initializer, depth + 1), key);
    return undefined;
  }
  // constructor(private readonly bus: Bus): the parameter and the field are one
  if (ts.isParameter(node) && ts.isConstructorDeclaration(node.parent) && ts.isIdentifier(node.name) && ts.getModifiers(node)?.length) {
    return { root: { kind: 'this', container: node.parent.parent, isStatic: false }, path: [node.name.text] };
  }
  if (ts.isParameter(node) && isFnExpression(node.parent) && node.parent.parameters[0] === node) {
    const call = outer(node.parent).parent;
    if (ts.isCallExpression(call) && call.arguments[0] === node.parent && includes(collections.iterates, calleeName(call))) {
      const receiver = receiverOf(call);
      return receiver && extend(refOf(receiver, depth + 1), '[]');
    }
  }
  return undefined;
}

/** The instance that `this` is at a place: a class, or the function or object literal that gives prototype members. */
export function thisRef(node: ts.Node): Ref | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isClassLike(at)) return { root: { kind: 'this', container: at, isStatic: false }, path: [] };
    if (ts.isPropertyDeclaration(at) || ts.isClassStaticBlockDeclaration(at)) {
      return { root: { kind: 'this', container: at.parent, isStatic: ts.isClassStaticBlockDeclaration(at) || isStatic(at) }, path: [] };
    }
    if (isFn(at) && !ts.isArrowFunction(at)) return { root: { kind: 'this', container: containerOf(at), isStatic: isStatic(at) }, path: [] };
    if (ts.isSourceFile(at)) return undefined;
  }
  return undefined;
}

/**
 * What a function's `this` belongs to: its class, the object literal it is a member of, or, for `F.prototype.m = function` and for
 * functions that are called with `new`, the constructor function.
 */
function containerOf(fn: Fn): ts.Node {
  if (ts.isClassLike(fn.parent) || ts.isObjectLiteralExpression(fn.parent)) return objectOwner(fn.parent);
  const at = outer(fn).parent;
  if (ts.isPropertyAssignment(at)) return objectOwner(at.parent);
  if (ts.isBinaryExpression(at) && ts.isPropertyAccessExpression(at.left)) {
    const holder = at.left.expression;
    // F.prototype.m = function … · const proto = F.prototype; proto.m = function …
    const base = ts.isPropertyAccessExpression(holder) && holder.name.text === 'prototype' ? holder.expression : holder;
    const ref = refOf(base);
    if (ref?.root.kind === 'binding') return ref.root.binding.node;
  }
  return fn;
}

/** `F.prototype = { … }` and `Object.assign(F.prototype, { … })` belong to F; other literals to themselves. */
function objectOwner(node: ts.Node): ts.Node {
  const at = node.parent;
  const target = ts.isBinaryExpression(at) && at.right === node ? at.left : ts.isCallExpression(at) ? at.arguments[0] : undefined;
  if (target && ts.isPropertyAccessExpression(target) && target.name.text === 'prototype') {
    const ref = refOf(target.expression);
    if (ref?.root.kind === 'binding') return ref.root.binding.node;
  }
  // Object.defineProperty(this, 'x', { set() { … } })
  if (target && skip(target).kind === ts.SyntaxKind.ThisKeyword && ts.isCallExpression(at) && includes(definers, calleeName(at))) {
    const ref = thisRef(target);
    if (ref?.root.kind === 'this') return ref.root.container;
  }
  return node;
}

/** True where two roots are the same thing; a base class and its subclass are one instance. */
export function sameRoot(a: Root, b: Root): boolean {
  if (a.kind === 'binding') return b.kind === 'binding' && a.binding === b.binding;
  if (a.kind === 'this') return b.kind === 'this' && (a.container === b.container || isRelated(a.container, b.container));
  return b.kind === 'global' && a.name === b.name;
}

/** True where two references name the same place. */
export function sameRef(a: Ref | undefined, b: Ref | undefined): boolean {
  if (!a || !b || a.path.length !== b.path.length || !a.path.every((p, i) => p === b.path[i]) || !sameRoot(a.root, b.root)) return false;
  // `#x` of a base and `#x` of its subclass are two places
  return !a.path[0]?.startsWith('#') || a.root.kind !== 'this' || b.root.kind !== 'this' || a.root.container === b.root.container;
}

/** The function that an expression calls: a declaration or a constant's function of this file, or a method of the same container or its bases. */
export function calledFn(callee: ts.Expression): Fn | undefined {
  return fnOf(refOf(callee));
}

/** The function that a place holds by its declaration. */
export function fnOf(ref: Ref | undefined): Fn | undefined {
  if (!ref) return undefined;
  if (ref.root.kind === 'binding' && ref.path.length === 0) return fnOfBinding(ref.root.binding);
  if (ref.root.kind === 'this' && ref.path.length === 1) return inheritedFn(ref.root.container, ref.path[0]);
  return undefined;
}

function inheritedFn(container: ts.Node, name: string | undefined): Fn | undefined {
  const own = memberFn(container, name);
  if (own || !ts.isClassLike(container) || name?.startsWith('#')) return own;
  for (const base of basesOf(container)) {
    const found = memberFn(base, name);
    if (found) return found;
  }
  return undefined;
}

/** The function that a name is declared as. */
export function fnOfBinding(binding: Binding): Fn | undefined {
  const { node } = binding;
  if (isFn(node)) return node;
  if (!ts.isVariableDeclaration(node)) return undefined;
  const initializer = node.initializer && !isNil(node.initializer) ? node.initializer : onlyAssigned(binding);
  if (!initializer) return undefined;
  const value = skip(initializer);
  if (isFn(value)) return value;
  // useCallback(fn, deps), debounce(fn), fn.bind(this): the function inside
  if (ts.isCallExpression(value)) {
    const first = value.arguments[0] && skip(value.arguments[0]);
    if (first && isFnExpression(first) && keepsFunction(value, binding)) return first;
  }
  return undefined;
}

/** `const save = debounce(() => …)` is a function, `const timer = setTimeout(() => …)` is none: by the wrapper's name, or because it is called. */
export function keepsFunction(wrapper: ts.CallExpression, binding: Binding): boolean {
  return includes(wrappers, calleeName(wrapper)) || usesOf(binding).some(use => ts.isCallExpression(outer(use).parent) && (outer(use).parent as ts.CallExpression).expression === outer(use));
}

/** Every function that a variable is set to: `let done = () => {}; … done = () => clearTimeout(timer)`. */
export function fnsOfBinding(binding: Binding): readonly Fn[] {
  const first = fnOfBinding(binding);
  if (!ts.isVariableDeclaration(binding.node) || binding.node.parent.flags & ts.NodeFlags.Const) return first ? [first] : [];
  const assigned = usesOf(binding).flatMap(use => {
    const value = isWritten(use) && ts.isBinaryExpression(use.parent) ? skip(use.parent.right) : undefined;
    return value && isFn(value) ? [value] : [];
  });
  return first ? [first, ...assigned] : assigned;
}

/** `let stop = null; … stop = () => …; … stop = null`: the one value that is ever assigned. */
function onlyAssigned(binding: Binding): ts.Expression | undefined {
  const written = usesOf(binding).filter(isWritten).map(use => use.parent).filter(up => !ts.isBinaryExpression(up) || !isNil(up.right));
  const [up] = written;
  return written.length === 1 && up && ts.isBinaryExpression(up) ? up.right : undefined;
}

function isNil(value: ts.Expression): boolean {
  return value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === 'undefined');
}

/** The method, accessor or function-valued field of a class, object literal or constructor function. */
export function memberFn(container: ts.Node, name: string | undefined): Fn | undefined {
  return membersOf(container).find(m => m.name === name)?.fn;
}

/** The functions of a class, object literal or constructor function with prototype members, by name. */
export const membersOf = defineFact((container: ts.Node): readonly { readonly name: string; readonly fn: Fn }[] => {
  const found: { name: string; fn: Fn }[] = [];
  const add = (name: string | undefined, fn: ts.Node | undefined): void => {
    if (name !== undefined && fn && isFn(fn)) found.push({ name, fn });
  };
  if (ts.isClassLike(container)) {
    for (const m of container.members) {
      if (ts.isPropertyDeclaration(m)) add(nameOf(m), m.initializer && unbound(m.initializer));
      else if (ts.isConstructorDeclaration(m)) add('constructor', m);
      else add(nameOf(m), m);
    }
  } else if (ts.isObjectLiteralExpression(container)) {
    for (const p of container.properties) {
      if (ts.isPropertyAssignment(p)) add(nameOf(p), unbound(p.initializer));
      else add(nameOf(p), p);
    }
  } else {
    if (isFn(container)) add('constructor', container);
    for (const fn of outsideMembers(container.getSourceFile()).get(container) ?? []) add(memberName(fn), fn);
  }
  return found;
});

/** The functions of a file that are members of something which does not stand around them, `F.prototype.m = function …`, by what that is. */
const outsideMembers = defineFact((file: ts.SourceFile): ReadonlyMap<ts.Node, readonly Fn[]> => {
  const found = new Map<ts.Node, Fn[]>();
  walk(file, node => {
    if (!isFn(node) || ts.isArrowFunction(node) || ts.isClassLike(node.parent)) return;
    const container = containerOf(node);
    const list = found.get(container);
    if (container === node) return;
    if (list) list.push(node);
    else found.set(container, [node]);
  });
  return found;
});

function unbound(value: ts.Expression): ts.Expression {
  const at = skip(value);
  if (ts.isCallExpression(at)) {
    const receiver = receiverOf(at);
    if (receiver && calleeName(at) === 'bind') return skip(receiver);
    if (at.arguments[0] && isFnExpression(skip(at.arguments[0]))) return skip(at.arguments[0]);
  }
  return at;
}

function memberName(fn: Fn): string | undefined {
  const at = outer(fn).parent;
  if (ts.isBinaryExpression(at) && ts.isPropertyAccessExpression(at.left)) return at.left.name.text;
  return ts.isPropertyAssignment(at) ? nameOf(at) : nameOf(fn);
}

/** Every place that an expression names. */
export function refsIn(node: ts.Expression): readonly Ref[] {
  const found: Ref[] = [];
  walk(node, n => {
    const ref = ts.isExpression(n) ? refOf(n) : undefined;
    if (ref) found.push(ref);
  });
  return found;
}

/** A reference as it reads in a message: `this.timers[]` becomes `timers`. */
export function wordsOf(ref: Ref): string {
  const root = ref.root.kind === 'binding' ? ref.root.binding.name : ref.root.kind === 'global' ? ref.root.name : '';
  return [root, ...ref.path.filter(p => p !== '[]')].filter(Boolean).join('.');
}

/** The name a function is declared under. */
export function bindingOfFn(fn: Fn): Binding | undefined {
  if (ts.isFunctionDeclaration(fn) && fn.name) return bindingOf(fn.name) ?? undefined;
  const at = outer(fn).parent;
  if (ts.isVariableDeclaration(at) && ts.isIdentifier(at.name)) return bindingOf(at.name);
  if (ts.isBinaryExpression(at) && ts.isIdentifier(at.left) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken) return bindingOf(at.left);
  // useCallback(() => …): the constant that holds the call
  const declared = ts.isCallExpression(at) ? outer(at).parent : undefined;
  if (ts.isCallExpression(at) && declared && ts.isVariableDeclaration(declared)) {
    const binding = ts.isIdentifier(declared.name) ? bindingOf(declared.name) : undefined;
    if (binding && keepsFunction(at, binding)) return binding;
  }
  return undefined;
}
