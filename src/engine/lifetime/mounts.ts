import { renderers } from '../../catalog/callbacks.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, identifiersOf, isExported, usesName } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, enclosingFn, isFn, outer } from '../program/syntax.js';
import type { Instance } from './instances.js';
import { bindingOfFn, type TimesOf } from './times.js';

/** True for an effect without dependencies in a component that is put into the page by one call which runs once: the root of a page. */
export function runsOnce({ kind, node, lifecycle }: Instance, { times, host }: { readonly times: TimesOf; readonly host: Host }): boolean {
  const scope = lifecycle?.scope;
  if (kind !== 'effect' || !isFn(node) || scope?.kind !== 'callback' || scope.keys === undefined) return false;
  const effect = outer(node).parent;
  const keys = ts.isCallExpression(effect) ? effect.arguments[scope.keys] : undefined;
  const component = enclosingFn(node);
  const binding = component && bindingOfFn(component);
  if (!binding || !keys || !ts.isArrayLiteralExpression(keys) || keys.elements.length > 0) return false;
  const own = binding.node.getSourceFile();
  const files = isExported(binding) ? host.ownFiles().filter(f => usesName(f, binding.name)) : [own];
  const tags = files.flatMap(file => (identifiersOf(file).get(binding.name) ?? []).filter(id => isTag(id) && (file !== own || (ts.isIdentifier(id) && bindingOf(id) === binding))));
  return tags.length > 0 && tags.every(tag => {
    const call = rendering(tag);
    return call !== undefined && times.at(call) === 'once';
  });
}

function isTag(id: ts.Node): boolean {
  return (ts.isJsxSelfClosingElement(id.parent) || ts.isJsxOpeningElement(id.parent)) && id.parent.tagName === id;
}

/** The call that puts an element into the page, where the element is written in its argument. */
function rendering(tag: ts.Node): ts.CallExpression | undefined {
  for (let at = tag; at.parent && !isFn(at.parent) && !ts.isStatement(at.parent); at = at.parent) {
    if (ts.isCallExpression(at.parent) && at.parent.expression !== at) return includes(renderers, calleeName(at.parent)) ? at.parent : undefined;
  }
  return undefined;
}
