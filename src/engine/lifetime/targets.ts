import { controllers, makers } from '../../catalog/callbacks.js';
import { holders } from '../../catalog/holders.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, identifiersOf, isConstant, isWritten, usesOf, type Binding } from '../program/lexical.js';
import { includes, refOf, type Ref } from '../program/reference.js';
import { calleeName, declarationAround, isFnExpression, nameOf, outer, receiverOf, skip, walk, within } from '../program/syntax.js';
import { basesOf, sharing } from '../program/hierarchy.js';

/**
 * How long the thing lives that code registers on, seen from the code that registers.
 * `process`: as long as the page or process. `lent`: a caller keeps it. `other`: another object's, handed in. `own`: made here.
 * `self`: the instance. `argument`: the parameter of the callback itself.
 */
export type Target = 'process' | 'lent' | 'other' | 'own' | 'self' | 'argument' | 'unknown';

/** What a chain of registrations, `a.on(…).on(…)`, begins with. */
export function chainRoot(receiver: ts.Expression): ts.Expression {
  let at = skip(receiver);
  while (ts.isCallExpression(at) && receiverOf(at) && /^(?:on|once|off|addListener|removeListener|prependListener|prependOnceListener|setMaxListeners)$/.test(calleeName(at) ?? '')) at = skip(receiverOf(at)!);
  return at;
}

/** How long a receiver lives. The event's name tells a signal where there is no type. */
export function targetOf(receiver: ts.Expression, event: string | undefined, host: Host): Target {
  const at = skip(receiver);
  const ref = refOf(at);
  if (isSignal(at, event, host)) return signalOf(ref, at);
  if (ts.isCallExpression(at)) return ofCall(at); // http.get(…) is no element of `http`
  if (!ref) return 'unknown';
  const { root, path } = ref;
  if (root.kind === 'global') return holders.some(h => h.lives === 'process' && h.global?.includes(root.name)) ? 'process' : 'unknown';
  if (root.kind === 'this') return path.length === 0 ? 'self' : ofField(ref, host);
  return ofBinding(root.binding, path);
}

function isSignal(at: ts.Expression, event: string | undefined, host: Host): boolean {
  const last = ts.isPropertyAccessExpression(at) ? at.name.text : ts.isIdentifier(at) ? at.text : '';
  if (event === controllers.event && /signal/i.test(last)) return true;
  if (event !== controllers.event) return false;
  const type = host.typeOf(at);
  return type !== undefined && holders.some(h => h.lives === 'lent' && host.typeNames(type).some(n => h.type?.includes(n)));
}

/** A signal of a controller that is made here is our own; any other is lent by whoever gave it. */
function signalOf(ref: Ref | undefined, at: ts.Expression): Target {
  if (!ref) return 'unknown';
  const { root, path } = ref;
  if (root.kind === 'binding') {
    const { node } = root.binding;
    const value = ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : undefined;
    if (value && (ts.isNewExpression(value) || (ts.isCallExpression(value) && includes(controllers.own, calleeName(value))))) return 'own';
    // const [signal, done] = deadline(options): whose it is, the call knows
    const taken = ts.isBindingElement(node) ? takenFrom(node) : value;
    if (ts.isVariableDeclaration(node) || (taken && !ts.isIdentifier(taken))) return taken && (ts.isIdentifier(taken) || ts.isPropertyAccessExpression(taken)) ? 'lent' : 'unknown';
    return 'lent';
  }
  if (root.kind === 'this') {
    const made = valuesOf(root.container, path[0] ?? '');
    if (made.some(v => ts.isNewExpression(v) && calleeName(v) === controllers.construct)) return 'own';
    return path.length > 0 ? 'lent' : 'self';
  }
  return ts.isIdentifier(at) ? 'unknown' : 'lent';
}

/** What a destructured name is taken out of; undefined for a parameter's. */
function takenFrom(element: ts.BindingElement): ts.Expression | undefined {
  const at = declarationAround(element);
  return ts.isVariableDeclaration(at) && at.initializer ? skip(at.initializer) : undefined;
}

function ofCall(call: ts.CallExpression): Target {
  const name = calleeName(call);
  const callee = skip(call.expression);
  if (ts.isIdentifier(callee) && !bindingOf(callee) && holders.some(h => h.lives === 'process' && h.global?.includes(callee.text))) return 'process';
  const receiver = receiverOf(call);
  const ref = receiver && refOf(receiver);
  if (ref?.root.kind === 'global' && holders.some(h => h.lives === 'process' && h.global?.includes(ref.root.kind === 'global' ? ref.root.name : ''))) return name?.startsWith('match') ? 'process' : 'unknown';
  return isMaker(call) ? 'own' : 'unknown';
}

function isMaker(value: ts.Expression): boolean {
  const at = skip(value);
  if (ts.isNewExpression(at)) return true;
  if (ts.isAwaitExpression(at)) return isMaker(at.expression);
  if (!ts.isCallExpression(at)) return false;
  const name = calleeName(at) ?? '';
  return makers.some(m => name === m || (name.startsWith(m) && /[A-Z]/.test(name.charAt(m.length))));
}

/** Every value that a field of a class is set to, in its bases and subclasses too: initializers, assignments through `this`, parameter properties. */
export function valuesOf(container: ts.Node, field: string): readonly ts.Node[] {
  const found: ts.Node[] = [];
  for (const c of sharing(container, field)) {
    for (const id of identifiersOf(c.getSourceFile()).get(field) ?? []) {
      const up = id.parent;
      if (ts.isPropertyDeclaration(up) && up.name === id && up.parent === c && up.initializer) found.push(skip(up.initializer));
      if (ts.isParameter(up) && up.name === id && ts.isConstructorDeclaration(up.parent) && up.parent.parent === c && ts.getModifiers(up)?.length) found.push(handedUp(up, c, container));
      if (!ts.isPropertyAccessExpression(up) || up.name !== id || !(within(up, c) || !ts.isClassLike(c))) continue;
      const at = outer(up);
      if (!isWritten(at) || !ts.isBinaryExpression(at.parent)) continue;
      const holder = refOf(up.expression);
      if (holder?.root.kind === 'this' && holder.path.length === 0) found.push(handedUp(skip(at.parent.right), c, container));
    }
  }
  return found;
}

/** `super(document.createElement('div'))`: what a class hands to its base's constructor is the value of that parameter. */
function handedUp(value: ts.Node, base: ts.Node, container: ts.Node): ts.Node {
  const line = ts.isClassLike(container) ? [container, ...basesOf(container)] : [];
  const below = line.slice(0, Math.max(0, line.findIndex(c => c === base)));
  let at = value;
  for (const derived of below.reverse()) {
    const parameter = ts.isIdentifier(at) ? bindingOf(at)?.node : at;
    const own = derived.members.find(ts.isConstructorDeclaration);
    if (!parameter || !ts.isParameter(parameter) || !ts.isConstructorDeclaration(parameter.parent)) return at;
    if (!own) continue; // it takes what its base takes
    const argument = superArguments(own)?.[parameter.parent.parameters.indexOf(parameter)];
    if (!argument || ts.isSpreadElement(argument)) return at;
    at = skip(argument);
  }
  return at;
}

function superArguments(made: ts.ConstructorDeclaration): readonly ts.Expression[] | undefined {
  let found: readonly ts.Expression[] | undefined;
  walk(made, node => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) found ??= node.arguments;
  });
  return found;
}

function ofField(ref: Ref, host: Host): Target {
  if (ref.root.kind !== 'this') return 'unknown';
  const values = valuesOf(ref.root.container, ref.path[0] ?? '').filter(v => v.kind !== ts.SyntaxKind.NullKeyword && !(ts.isIdentifier(v) && v.text === 'undefined'));
  if (values.length === 0) return 'unknown';
  const kinds = values.map(v => {
    if (ts.isParameter(v)) return 'other';
    if (!ts.isExpression(v)) return 'unknown';
    if (ts.isNewExpression(v) || ts.isObjectLiteralExpression(v) || ts.isArrayLiteralExpression(v)) return 'own';
    if (ts.isCallExpression(v) && ofCall(v) === 'process') return 'process';
    if (ts.isCallExpression(v) || ts.isAwaitExpression(v)) return isMaker(v) ? 'own' : 'unknown';
    if (ts.isBinaryExpression(v)) return isMaker(v.right) ? 'own' : 'other'; // options.bus ?? new Bus()
    const inner = refOf(v);
    if (!inner) return 'unknown';
    if (inner.root.kind === 'this') return 'unknown';
    return targetOf(v, undefined, host);
  });
  if (kinds.includes('own')) return 'own';
  return kinds.every(k => k === kinds[0]) ? (kinds[0] as Target) : 'unknown';
}

function ofBinding(binding: Binding, path: readonly string[]): Target {
  const { node } = binding;
  const holder = ts.isBindingElement(node) ? parameterOf(node) : ts.isParameter(node) ? node : undefined;
  if (holder) {
    const fn = holder.parent;
    const at = isFnExpression(fn) ? outer(fn).parent : undefined;
    return at && (ts.isCallExpression(at) || ts.isJsxExpression(at)) ? 'argument' : 'other';
  }
  if (ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node)) return 'process';
  if (ts.isVariableDeclaration(node)) {
    if (ts.isCatchClause(node.parent) || ts.isForOfStatement(node.parent.parent)) return 'unknown';
    const value = node.initializer ? skip(node.initializer) : undefined;
    if (value && ts.isCallExpression(value) && ofCall(value) === 'process') return 'process';
    const made = value ? isMaker(value) : usesOf(binding).some(u => isWritten(u) && ts.isBinaryExpression(u.parent) && isMaker(u.parent.right));
    if (ts.isSourceFile(binding.scope)) return made && isConstant(binding) && path.length === 0 ? 'process' : 'unknown';
    return made ? 'own' : 'unknown';
  }
  if (ts.isClassLike(node) || ts.isFunctionDeclaration(node)) return 'process';
  return 'unknown';
}

function parameterOf(node: ts.BindingElement): ts.ParameterDeclaration | undefined {
  const at = declarationAround(node);
  return ts.isParameter(at) ? at : undefined;
}

/** The name of the property or variable that a receiver ends in, for messages. */
export function targetWords(receiver: ts.Expression): string {
  const text = skip(receiver).getText().replace(/\s+/g, '').replace(/^this\./, '').replace(/[?!]/g, '');
  return text.length > 40 ? nameOf({ name: (skip(receiver) as ts.PropertyAccessExpression).name }) ?? text.slice(0, 40) : text;
}
