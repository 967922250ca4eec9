import { ts } from '../program/host.js';
import { enclosingFn, fnName, isFnExpression, outer } from '../program/syntax.js';
import { isEventHandler } from './handlers.js';

/** A key as it stands in a message. */
export function shortOf(key: ts.Expression): string {
  const text = key.getText().replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

/** What adds the entries, in words: `each call of \`f()\``. */
export function addsOf(site: ts.Node): string {
  let fn = enclosingFn(site);
  while (fn && isFnExpression(fn) && !isEventHandler(fn) && fnName(fn) === undefined && enclosingFn(fn)) fn = enclosingFn(fn);
  const call = fn && outer(fn).parent;
  const event = call && ts.isCallExpression(call) ? call.arguments[0] : undefined;
  if (event && ts.isStringLiteralLike(event)) return `each '${event.text}'`;
  const name = fn && fnName(fn);
  return name === undefined ? 'each run' : name === 'constructor' ? 'each construction' : `each \`${name}()\``;
}
