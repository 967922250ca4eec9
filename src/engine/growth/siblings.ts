import { tables } from '../../catalog/growth.js';
import { ts } from '../program/host.js';
import { includes } from '../program/reference.js';
import { calleeName, enclosingFn, receiverOf, skip, walk } from '../program/syntax.js';
import type { Holder } from './holders.js';

/** The call that takes the same key out of a field which the same function fills beside this one. */
export function shrinkingSibling(holder: Holder, site: ts.Node, key: ts.Expression): { readonly at: ts.Node; readonly name: string } | undefined {
  const fn = enclosingFn(site);
  if (!holder.container || !fn) return undefined;
  const text = key.getText();
  const siblings = new Set<string>();
  walk(fn, node => {
    const name = fieldOf(node, text);
    if (name !== undefined && name !== holder.name && ts.isCallExpression(node) && includes(tables.keyed, calleeName(node))) siblings.add(name);
  });
  let found: { at: ts.Node; name: string } | undefined;
  walk(holder.container, node => {
    const name = fieldOf(node, text);
    if (name !== undefined && siblings.has(name) && enclosingFn(node) !== fn && ts.isCallExpression(node) && includes(tables.shrinks, calleeName(node))) found ??= { at: node, name };
  });
  return found;
}

/** The field of `this.peers.set(key, …)`, for that key. */
function fieldOf(node: ts.Node, key: string): string | undefined {
  const receiver = ts.isCallExpression(node) && node.arguments[0]?.getText() === key ? receiverOf(node) : undefined;
  const at = receiver && skip(receiver);
  return at && ts.isPropertyAccessExpression(at) && at.expression.kind === ts.SyntaxKind.ThisKeyword ? at.name.text : undefined;
}
