import type { Instance } from '../lifetime/instances.js';
import { isRoot } from '../lifetime/mounts.js';
import { bindingOfFn } from '../lifetime/times.js';
import { ts } from '../program/host.js';
import { enclosingFn, isFn, outer } from '../program/syntax.js';
import type { Context } from './context.js';

/** True for an effect without dependencies in a component that is put into the page by one call which runs once: the root of a page. */
export function runsOnce({ kind, node, lifecycle }: Instance, { times, host }: Context): boolean {
  const scope = lifecycle?.scope;
  if (kind !== 'effect' || !isFn(node) || scope?.kind !== 'callback' || scope.keys === undefined) return false;
  const effect = outer(node).parent;
  const keys = ts.isCallExpression(effect) ? effect.arguments[scope.keys] : undefined;
  const component = enclosingFn(node);
  const binding = component && bindingOfFn(component);
  if (!binding || !keys || !ts.isArrayLiteralExpression(keys) || keys.elements.length > 0) return false;
  return isRoot(binding, host, call => times.at(call) === 'once');
}

