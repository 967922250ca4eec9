import { enders } from '../../catalog/callbacks.js';
import type { InstanceEnd } from '../lifetime/ends.js';
import { workAround } from '../lifetime/exits.js';
import type { Instance } from '../lifetime/instances.js';
import { reachedFrom } from '../lifetime/reach.js';
import { ts } from '../program/host.js';
import { includes } from '../program/reference.js';
import { calleeNode, isFnExpression, receiverOf, walk, within } from '../program/syntax.js';
import { isSleep } from './guards.js';
import { isGuarded } from './rearms.js';
import type { Timer } from './timer.js';

/** A callback that does more than set its owner's state: it calls something, or writes what lives longer. */
export function actsOutside(timer: Timer, instance: Instance): boolean {
  const { callback } = timer;
  if (!callback) return !(isSleep(timer) && workAround(timer.call)); // it settles a promise, and no more
  if (instance.kind === 'factory' || instance.kind === 'composable' || instance.kind === 'callback') {
    // a callback that settles or answers only what the call itself was given ends with it
    if (isSleep(timer) && !isFnExpression(callback)) return false;
  }
  let acts = false;
  const body = 'body' in callback ? callback.body : undefined;
  if (!body) return false;
  if (isGuarded(callback)) return false;
  walk(body, node => {
    if (!ts.isCallExpression(node)) return;
    const name = calleeNode(node).getText();
    if (!/^set[A-Z]|^(?:set|log|debug|info|warn|error|remove|focus|blur|add|clearTimeout|clearInterval|now)$/.test(name)) acts = true;
  });
  return acts;
}

/** A one-shot or interval that an end itself starts, or a function that it calls: the last word of a teardown. */
export function startedBy(ends: readonly InstanceEnd[], call: ts.CallExpression, depth: number): boolean {
  return [...reachedFrom(ends.map(e => e.fn), depth).fns].some(r => within(call, r));
}

/** A one-shot whose callback is the end, or calls it first of all: `setTimeout(() => this.dispose(), idle)`. */
export function endsItself(timer: Timer, ends: readonly InstanceEnd[]): boolean {
  const { callback } = timer;
  if (!callback || timer.repeats) return false;
  const body = 'body' in callback ? callback.body : undefined;
  const first = body && ts.isBlock(body) ? body.statements[0] : body;
  const call = first && ts.isExpressionStatement(first) ? first.expression : first;
  if (call && ts.isCallExpression(call) && receiverOf(call)?.kind === ts.SyntaxKind.ThisKeyword && includes(enders, calleeNode(call).getText())) return true;
  return ends.some(e => reachedFrom([callback], 1).fns.has(e.fn));
}
