import { controllers } from '../../catalog/callbacks.js';
import { signals } from '../../catalog/signals.js';
import { ts } from '../program/host.js';
import { bindingOf, usesOf, isWritten, type Binding } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, contains, declarationAround, isFn, isMemberName, outer, receiverOf, skip, walk, within, type Fn } from '../program/syntax.js';
import type { ScopedSignal } from './signal-scope.js';
import { waitedBy } from './waited.js';

/** True where an expression may carry a signal: it names one, an object that was given one, or what was made of either. */
export function mayCarry(node: ts.Node, signal: ScopedSignal): boolean {
  return carries(node, signal, 0);
}

function carries(node: ts.Node, signal: ScopedSignal, depth: number): boolean {
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
    if (signals.named.test(node.text)) return true;
    const binding = ts.isIdentifier(node) && !isMemberName(node) ? bindingOf(node) : undefined;
    return binding !== undefined && ts.isIdentifier(node) && isCarrier(binding, node, signal, depth);
  }
  if (isTimeout(node) || (ts.isPropertyAssignment(node) && isTimeout(skip(node.initializer)))) return false;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return keepsSignal(signal.fn);
  return ts.forEachChild(node, child => (!isReadFrom(child, signal) && carries(child, signal, depth)) || undefined) === true;
}

/** `AbortSignal.timeout(ms)`: a signal that has nothing to do with another one. */
export function isTimeout(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && calleeName(node) === controllers.own[0] && receiverOf(node)?.getText() === signals.type;
}

/** `this.paramsOf(options)`: what is worked out from options seldom has their signal. */
function isReadFrom(node: ts.Node, { from, binding }: ScopedSignal): boolean {
  const up = node.parent;
  return from === 'option' && ts.isIdentifier(node) && ts.isCallExpression(up) && up.expression !== node && bindingOf(node) === binding;
}

function isCarrier(binding: Binding, use: ts.Identifier, signal: ScopedSignal, depth: number): boolean {
  if (binding === signal.binding) {
    const up = outer(use).parent;
    // `options.url` is another property of the same object; `options.request` may be what holds it
    return !ts.isPropertyAccessExpression(up) || up.expression !== outer(use) || includes(signals.containers, up.name.text);
  }
  const { node } = binding;
  if (depth > 3) return true;
  if (ts.isBindingElement(node)) {
    const holder = declarationAround(node);
    return ts.isVariableDeclaration(holder) && holder.initializer !== undefined && node.dotDotDotToken !== undefined && carries(holder.initializer, signal, depth + 1);
  }
  if (!ts.isVariableDeclaration(node)) return false;
  if (node.initializer && (!isSettled(node.initializer) || isStream(use)) && carries(node.initializer, signal, depth + 1)) return true;
  return usesOf(binding).some(u => {
    // init.signal = signal · list.push(signal)
    let target: ts.Node = u;
    while (ts.isPropertyAccessExpression(target.parent) && target.parent.expression === target) target = target.parent;
    const up = target.parent;
    if (isWritten(target) && ts.isBinaryExpression(up)) return !isSettled(up.right) && carries(up.right, signal, depth + 1);
    return target !== u && ts.isCallExpression(up) && up.expression === target && up.arguments.some(a => !isFn(skip(a)) && carries(a, signal, depth + 1));
  });
}

/** `response.body`: what is still to come of a result. */
function isStream(use: ts.Identifier): boolean {
  const up = outer(use).parent;
  return ts.isPropertyAccessExpression(up) && up.expression === outer(use) ? signals.streams.test(up.name.text) : signals.streams.test(use.text);
}

/** What was waited for is a result: it does not carry what it was made with. */
function isSettled(value: ts.Expression): boolean {
  return ts.isAwaitExpression(skip(value));
}

/** `this.signal = signal`, `this.client = new Client({ signal })` in the function that is given it: its methods can read it there. */
function keepsSignal(fn: Fn): boolean {
  let found = false;
  walk(fn, node => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left) && node.left.expression.kind === ts.SyntaxKind.ThisKeyword && contains(node.right, n => ts.isIdentifier(n) && signals.named.test(n.text))) found = true;
  });
  return found;
}

/** True where something that the call is made on was made with the signal: `const client = await connect({ signal }); client.get(url)`. */
export function receiverCarries(call: ts.CallExpression | ts.NewExpression, signal: ScopedSignal): boolean {
  const receiver = receiverOf(call);
  if (!receiver) return false;
  if (carries(receiver, signal, 0)) return true;
  let root: ts.Expression = skip(receiver);
  while (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root)) root = skip(root.expression);
  const declared = ts.isIdentifier(root) ? bindingOf(root)?.node : undefined;
  return declared !== undefined && ts.isVariableDeclaration(declared) && declared.initializer !== undefined && carries(declared.initializer, signal, 1);
}

/** True where the function of a signal gives it to other work than a call, or does nothing with one that it takes: it was meant to be handed on. */
export function handsOn(signal: ScopedSignal, call: ts.CallExpression | ts.NewExpression): boolean {
  if (isIdle(signal)) return true;
  const { fn, from } = signal;
  const name = calleeName(call);
  // with a whole object more is meant than its signal
  return contains(fn, n => (from === 'option' && isRead(n, signal)) || ((ts.isCallExpression(n) || ts.isNewExpression(n)) && n !== call && !within(call, n) && (from !== 'option' || calleeName(n) === name) && waitedBy(n) !== undefined && (n.arguments ?? []).some(a => mayCarry(a, signal))));
}

/** A signal that a function takes and does nothing with. */
export function isIdle({ binding, from }: ScopedSignal): boolean {
  return (from === 'parameter' || from === 'local') && usesOf(binding).length === 0;
}

/** `options.signal` */
function isRead(node: ts.Node, { binding }: ScopedSignal): boolean {
  return ts.isPropertyAccessExpression(node) && includes(signals.properties, node.name.text) && contains(node.expression, n => ts.isIdentifier(n) && bindingOf(n) === binding);
}
