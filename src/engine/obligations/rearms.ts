import { collections } from '../../catalog/collections.js';
import { valueFn } from '../lifetime/ends.js';
import { leaves } from '../lifetime/latches.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf, isConstant, isExpressionName, isWritten } from '../program/lexical.js';
import { includes, refOf, refsIn, sameRef, type Ref } from '../program/reference.js';
import { calleeName, conditionsAround, contains, enclosingFn, isComparison, numberOf, outer, receiverOf, skip, walk, within, withinAny, type Fn, type Acquiring } from '../program/syntax.js';
import type { Timer } from './timer.js';

/** The test at the head of the callback, or of the one function that it calls: after an end it fires once more and that is all. */
export function guardOfFiring({ callback, fn, call }: Timer): ts.Expression | undefined {
  const own = headTest(callback);
  if (own) return around(own, call) ? undefined : own;
  const body = callback && 'body' in callback ? callback.body : undefined;
  const only = body && ts.isBlock(body) ? (body.statements.length === 1 ? body.statements[0] : undefined) : body;
  if (!only) return undefined;
  let called: Fn | undefined;
  walk(only, node => {
    if (ts.isCallExpression(node)) called ??= valueFn(node.expression);
  });
  const test = headTest(called ?? (callback === fn ? undefined : fn));
  return test && around(test, call) ? undefined : test;
}

/** `if (full) { setTimeout(again); return; }`: the test decides that it goes on. */
function around(test: ts.Expression, call: Acquiring): boolean {
  return ts.isIfStatement(test.parent) && within(call, test.parent.thenStatement) && leaves(test.parent.thenStatement);
}

/** The test at the head of the callback names what an end writes: what fires late does nothing. */
export function givesUp(timer: Timer, ends: ReadonlySet<Fn>): boolean {
  const guard = guardOfFiring(timer);
  const refs = guard ? refsIn(guard).filter(r => r.root.kind === 'binding' || r.path.length > 0) : [];
  return refs.length > 0 && [...ends].some(end => contains(end, n => ts.isBinaryExpression(n) && n.operatorToken.kind === ts.SyntaxKind.EqualsToken && refs.some(r => sameRef(refOf(n.left), r))));
}

/** A flag of the guard that an end sets and that a start sets back: a start within the delay finds the old timer pending, and two go on. */
export function isReset(guard: ts.Expression, ends: ReadonlySet<Fn>): { readonly ref: Ref; readonly at: ts.Node } | undefined {
  const flags: ts.Expression[] = [];
  walk(guard, node => {
    if (ts.isIdentifier(node) && isExpressionName(node)) flags.push(node);
    else if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) flags.push(node);
  });
  for (const flag of flags) {
    const ref = refOf(flag);
    if (!ref || (ref.root.kind !== 'this' && (ref.root.kind !== 'binding' || ref.path.length > 0))) continue;
    const name = ref.path[0] ?? (ref.root.kind === 'binding' ? ref.root.binding.name : '');
    const writes = (identifiersOf(flag.getSourceFile()).get(name) ?? []).flatMap(id => {
      const at = outer(ts.isPropertyAccessExpression(id.parent) && id.parent.name === id ? id.parent : id);
      return isWritten(at) && ts.isBinaryExpression(at.parent) && ts.isExpression(at) && sameRef(refOf(at), ref) && isBoolean(at.parent.right) ? [at.parent] : [];
    });
    const inEnd = (w: ts.Node): boolean => withinAny(w, ends);
    const set = writes.find(inEnd);
    const reset = set && writes.find(w => !inEnd(w) && w.right.kind !== set.right.kind && enclosingFn(w) !== undefined && !isConstructor(w));
    if (reset) return { ref, at: reset };
  }
  return undefined;
}

function isBoolean(value: ts.Expression): boolean {
  return value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword;
}

function isConstructor(node: ts.Node): boolean {
  const fn = enclosingFn(node);
  return fn !== undefined && ts.isConstructorDeclaration(fn);
}

/** `if (this.aborted) return`: what fires late does nothing. */
export function isGuarded(callback: Fn | undefined): boolean {
  return headTest(callback) !== undefined || isOptional(callback);
}

/** `() => bars[id]?.current?.update()`: nothing happens where there is nothing. */
function isOptional(fn: Fn | undefined): boolean {
  let calls = 0;
  const always = fn !== undefined && contains(fn, node => {
    if (!ts.isCallExpression(node)) return false;
    calls++;
    return !ts.isOptionalChain(node);
  });
  return calls > 0 && !always;
}

/** The test that decides at once whether a function does anything. */
function headTest(fn: Fn | undefined): ts.Expression | undefined {
  const body = fn && 'body' in fn ? fn.body : undefined;
  let first: ts.Statement | undefined = body && ts.isBlock(body) ? body.statements[0] : undefined;
  if (first && ts.isTryStatement(first)) first = first.tryBlock.statements[0];
  return first && ts.isIfStatement(first) && (leaves(first.thenStatement) || (body && ts.isBlock(body) && body.statements.length === 1)) ? first.expression : undefined;
}

/** `if (elapsed < 400) requestAnimationFrame(step)`, `if (tries++ < 5) …`: a local that is held against a number lets it go on so many times. */
export function isCounted({ call }: Timer): boolean {
  return conditionsAround(call).flatMap(parts).some(n => ts.isBinaryExpression(n) && isComparison(n)
    && ((isCounter(n.left) && isNumber(n.right)) || (isCounter(n.right) && isNumber(n.left))));
}

/** What must all hold: the sides of `&&`. */
function parts(test: ts.Expression): readonly ts.Expression[] {
  const at = skip(test);
  return ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? [...parts(at.left), ...parts(at.right)] : [at];
}

function isCounter(node: ts.Expression): boolean {
  const at = skip(node);
  if (ts.isPrefixUnaryExpression(at) || ts.isPostfixUnaryExpression(at)) return isCounter(at.operand);
  return (ts.isIdentifier(at) && bindingOf(at) !== undefined) || (ts.isPropertyAccessExpression(at) && isCountedDown(at));
}

/** `this.retries -= 1` in the function that asks for it. */
function isCountedDown(counter: ts.PropertyAccessExpression): boolean {
  const fn = enclosingFn(counter);
  const ref = refOf(counter);
  return fn !== undefined && contains(fn, n => ((ts.isPrefixUnaryExpression(n) || ts.isPostfixUnaryExpression(n)) && (n.operator === ts.SyntaxKind.MinusMinusToken || n.operator === ts.SyntaxKind.PlusPlusToken) && sameRef(refOf(n.operand), ref))
    || (ts.isBinaryExpression(n) && (n.operatorToken.kind === ts.SyntaxKind.MinusEqualsToken || n.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) && sameRef(refOf(n.left), ref)));
}

function isNumber(node: ts.Expression): boolean {
  const at = skip(node);
  const binding = ts.isIdentifier(at) ? bindingOf(at) : undefined;
  const value = binding && isConstant(binding) && ts.isVariableDeclaration(binding.node) ? binding.node.initializer : at;
  return value !== undefined && numberOf(value) !== undefined;
}

/** `if (queue.length > 0) setTimeout(drain)`, where the function takes elements out of what the test asks: it ends when that is empty. */
export function isDraining({ call, fn }: Timer): boolean {
  // this.clear() is a method of its own
  const asked = conditionsAround(call).flatMap(refsIn).flatMap(ref => [ref, { root: ref.root, path: ref.path.slice(0, -1) }]).filter(ref => ref.root.kind !== 'this' || ref.path.length > 0);
  return fn !== undefined && asked.length > 0 && contains(fn, node => {
    const receiver = ts.isCallExpression(node) && includes(collections.removes, calleeName(node)) ? receiverOf(node) : undefined;
    const taken = receiver && refOf(receiver);
    return taken !== undefined && asked.some(a => sameRef(a, taken));
  });
}
