import type { Instance } from '../lifetime/instances.js';
import { ts } from '../program/host.js';
import { isFn, outer } from '../program/syntax.js';
import type { Context } from './context.js';

/** True for an effect that the root of a page runs once. */
export function runsOnce({ kind, node, lifecycle }: Instance, { times }: Context): boolean {
  const scope = lifecycle?.scope;
  if (kind !== 'effect' || !isFn(node) || scope?.kind !== 'callback' || scope.keys === undefined) return false;
  const effect = outer(node).parent;
  return ts.isCallExpression(effect) && times.isOfRoot(effect, scope.keys);
}
