import { ts, type Host } from '../../engine/program/host.js';
import { bindingOf, isExpressionName } from '../../engine/program/lexical.js';
import { fnOf } from '../../engine/program/reference.js';
import { isFn, walk, within, type Fn } from '../../engine/program/syntax.js';
import { ownReturns } from '../edits/bodies.js';
import type { Removing } from './listeners-shared.js';

/** Promises that are returned without `await` behind a statement of a block: `finally` would run before they settle. */
export function returnedPromises(fn: Fn, behind: ts.Statement, host: Host): ts.Expression[] {
  return ownReturns(fn).flatMap(({ expression }) => {
    if (!expression || expression.pos < behind.end || !within(expression, behind.parent) || ts.isAwaitExpression(expression)) return [];
    const type = host.typeOf(expression);
    return type && host.hasMember(type, 'then') ? [expression] : [];
  });
}

/** Whether a statement waits for something. */
export function waits(node: ts.Node): boolean {
  if (isFn(node)) return false;
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
  return ts.forEachChild(node, child => waits(child) || undefined) ?? false;
}

/** The function that a registration adds, where it is seen. */
export function bodyOfHandler({ handler }: Removing): ts.Node | undefined {
  return handler.kind === 'stable' ? fnOf(handler.ref) : handler.node;
}

/** Whether a local that a callback names is given back, or has a part in what is. */
export function sharedWithResult(body: ts.Node | undefined, fn: Fn): 'returned' | 'used' | 'no' {
  const names = new Set<unknown>();
  const locals = (node: ts.Node, add: (binding: unknown) => void): void => walk(node, n => {
    const binding = ts.isIdentifier(n) && isExpressionName(n) ? bindingOf(n) : undefined;
    if (binding && within(binding.node, fn)) add(binding);
  });
  if (body) locals(body, b => names.add(b));
  // `const response = await fetch(url, { signal: own.signal })`: what is made with it may live by it
  walk(fn, n => {
    if (!ts.isVariableDeclaration(n) || !n.initializer || within(n, body ?? n)) return;
    let made = false;
    locals(n.initializer, b => (made ||= names.has(b)));
    if (made) walk(n.name, id => void (ts.isIdentifier(id) && names.add(bindingOf(id))));
  });
  let shared: 'returned' | 'used' | 'no' = 'no';
  for (const { expression } of ownReturns(fn)) {
    if (!expression) continue;
    locals(expression, b => {
      if (names.has(b) && shared === 'no') shared = 'used';
    });
    const parts = ts.isObjectLiteralExpression(expression) ? expression.properties.map(p => (ts.isPropertyAssignment(p) ? p.initializer : p.name)) : [expression];
    if (parts.some(p => p && ts.isIdentifier(p) && names.has(bindingOf(p)))) return 'returned';
  }
  return shared;
}
