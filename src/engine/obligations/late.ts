import { enders, props } from '../../catalog/callbacks.js';
import { valueFn, type InstanceEnd } from '../lifetime/ends.js';
import { workAround } from '../lifetime/exits.js';
import type { Instance } from '../lifetime/instances.js';
import { reachedFrom } from '../lifetime/reach.js';
import { valuesOf } from '../lifetime/targets.js';
import { ts } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { includes, refOf, type Ref } from '../program/reference.js';
import { calleeNode, isFnExpression, receiverOf, walk, within, withinAny, type Fn, type Acquiring } from '../program/syntax.js';
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
    if (!/^(?:set|has|is|get)[A-Z]|^(?:set|log|debug|info|warn|error|remove|focus|blur|add|clearTimeout|clearInterval|now)$/.test(name)) acts = true;
  });
  return acts;
}

/** A one-shot or interval that an end itself starts, or a function that it calls: the last word of a teardown. */
export function startedBy(ends: readonly InstanceEnd[], call: Acquiring, depth: number): boolean {
  return withinAny(call, reachedFrom(ends.map(e => e.fn), depth).fns);
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

/** A callback that calls what somebody else handed in: a prop, a callback parameter, a function that the constructor was given. */
export function callsHandedIn({ callback }: Timer, depth = 1): boolean {
  return callback !== undefined && callsGiven(callback, callback, depth);
}

function callsGiven(fn: Fn, callback: Fn, depth: number): boolean {
  let found = false;
  walk(fn, node => {
    if (found || !ts.isCallExpression(node)) return;
    const ref = refOf(node.expression);
    if (isGiven(ref, callback)) found = true;
    const called = depth > 0 ? valueFn(node.expression) : undefined;
    if (called && called !== fn) found ||= callsGiven(called, called, depth - 1);
  });
  return found;
}

function isGiven(ref: Ref | undefined, callback: Fn): boolean {
  if (ref?.root.kind === 'binding') {
    const { node } = ref.root.binding;
    return ref.path.length === 0 ? (ts.isParameter(node) || ts.isBindingElement(node)) && !within(node, callback) && ts.findAncestor(node, ts.isParameter) !== undefined : ts.isParameter(node) && ref.path.length === 1 && !within(node, callback) && isProps(node);
  }
  return ref?.root.kind === 'this' && ref.path.length === 1 && valuesOf(ref.root.container, ref.path[0] ?? '').some(v => ts.isParameter(v) || (ts.isIdentifier(v) && isParameterName(v)));
}

/** `props.onChange()`: a component's own parameter. */
function isProps(node: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(node.name) && node.name.text === props;
}

function isParameterName(id: ts.Identifier): boolean {
  const node = bindingOf(id)?.node;
  return node !== undefined && ts.isParameter(node);
}
