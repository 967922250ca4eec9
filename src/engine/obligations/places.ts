import { leaves } from '../lifetime/latches.js';
import { targetOf } from '../lifetime/targets.js';
import { ts } from '../program/host.js';
import { bindingOf, type Binding } from '../program/lexical.js';
import { refOf } from '../program/reference.js';
import { skip, walk, within, type Acquiring, type Fn } from '../program/syntax.js';
import { eventName } from './handlers.js';
import type { Context } from './context.js';
import type { Summary } from './summaries.js';

/** What a helper works on: something known, or what a parameter brings. */
export type Place = { readonly kind: 'process' | 'lent' } | { readonly kind: 'parameter'; readonly index: number };

/** Where a receiver stands, seen from a helper's caller. */
export function placeOf(target: ts.Expression | undefined, event: string | undefined, fn: Fn | undefined, context: Context): Place | undefined {
  if (!target) return { kind: 'process' };
  const ref = refOf(target);
  const index = fn && ref?.root.kind === 'binding' && ref.path.length === 0 ? parameterIndex(ref.root.binding, fn) : undefined;
  if (index !== undefined) return { kind: 'parameter', index };
  const found = targetOf(target, event, context.host);
  return found === 'process' || found === 'lent' ? { kind: found } : undefined;
}

/** Where the listener of a helper stands at one of its calls. */
export function placeAt(summary: Pick<Summary, 'listener'>, call: Acquiring, fn: Fn | undefined, context: Context): Place | undefined {
  const { place, added } = summary.listener ?? {};
  if (place?.kind !== 'parameter') return place;
  const argument = call.arguments.some(ts.isSpreadElement) ? undefined : call.arguments[place.index];
  const event = added && eventName(added);
  return argument && placeOf(argument, event, fn, context);
}

/** How long the source of a helper's subscription lives at one of its calls. */
export function sourceAt({ source }: Pick<Summary, 'source'>, call: Acquiring, fn: Fn | undefined, context: Context): Place | undefined {
  if (source?.kind !== 'parameter') return source;
  const argument = call.arguments.some(ts.isSpreadElement) ? undefined : call.arguments[source.index];
  return argument && placeOf(argument, undefined, fn, context);
}

/** True for an argument that is a parameter of the function. */
export function isParameterAt(argument: ts.Expression | undefined, fn: Fn): boolean {
  const at = argument && skip(argument);
  const binding = at && ts.isIdentifier(at) ? bindingOf(at) : undefined;
  return binding !== undefined && parameterIndex(binding, fn) !== undefined;
}

/** The position of a parameter that a name is. */
export function parameterIndex(binding: Binding, fn: Fn): number | undefined {
  const index = 'parameters' in fn ? fn.parameters.findIndex(p => p === binding.node) : -1;
  return index < 0 ? undefined : index;
}

/** True where a test that names a parameter stands around a call, or leaves the function before it. */
export function isOptional(call: ts.Node, fn: Fn): boolean {
  const asks = (test: ts.Node): boolean => {
    let found = false;
    walk(test, n => {
      const binding = ts.isIdentifier(n) ? bindingOf(n) : undefined;
      if (binding && 'parameters' in fn && fn.parameters.some(p => within(binding.node, p))) found = true;
    });
    return found;
  };
  for (let at = call; at.parent && at !== fn; at = at.parent) {
    const up = at.parent;
    if (ts.isIfStatement(up) && up.expression !== at && asks(up.expression)) return true;
    if (ts.isConditionalExpression(up) && up.condition !== at && asks(up.condition)) return true;
    if (ts.isBlock(up) && up.statements.some(s => s.pos < at.pos && ts.isIfStatement(s) && leaves(s.thenStatement) && asks(s.expression))) return true;
  }
  return false;
}
