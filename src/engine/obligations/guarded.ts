import { deferred } from '../../catalog/callbacks.js';
import type { Leak } from '../leak.js';
import { ts } from '../program/host.js';
import { isWritten, usesOf, type Binding } from '../program/lexical.js';
import { includes, refOf, sameRef, wordsOf, type Ref } from '../program/reference.js';
import { calleeName, enclosingFn, isAsync, isFn, lineOf, outer, receiverOf, skip, walk, within, type Fn } from '../program/syntax.js';
import { isShort, leak, type Timer } from './timer.js';

/**
 * A one-shot that guards work and that nothing clears when the work is done first: a deferred, or the rest of an async function.
 * It keeps a process from ending, and what it holds from being collected; in a page it only fires for nothing.
 */
export function outlivesWork(timer: Timer): Leak | undefined {
  const { handle, callback, fn } = timer;
  if (timer.repeats || !fn || handle.releases.length > 0 || handle.unref || handle.escapes.length > 0) return undefined;
  if (isShort(timer)) return undefined;
  if (!callback) return undefined;
  const settled = settledBy(callback, fn);
  if (settled) return leak(timer, 'workSettles', 'likely', { work: `\`${wordsOf(settled.ref)}\``, line: lineOf(settled.at) }, [{ at: settled.at, note: 'hands the promise out' }], { work: { kind: 'promise', at: settled.promise } });
  const rest = unreadBefore(timer, fn);
  return rest && leak(timer, 'workSettles', 'likely', { work: 'the awaited work', line: lineOf(rest) }, [{ at: rest, note: 'may be done first' }], { work: { kind: 'rest', at: rest } });
}

/** What the callback settles, where the function hands that promise out: `d.reject(…)` beside `return d.promise`, or both by names of their own. */
function settledBy(callback: Fn, fn: Fn): (HandedOut & { readonly ref: Ref }) | undefined {
  let found: (HandedOut & { readonly ref: Ref }) | undefined;
  walk(callback, node => {
    if (found || !ts.isCallExpression(node) || !includes(deferred.settles, calleeName(node))) return;
    const receiver = receiverOf(node);
    const ref = receiver ? refOf(receiver) : besideSettler(node.expression);
    if (ref?.root.kind !== 'binding' || within(ref.root.binding.node, callback) || !('scope' in ref.root.binding)) return;
    const out = handsOut(ref, fn);
    if (out) found = { ref, ...out };
  });
  return found;
}

/** The promise that is taken out of a deferred together with its settlers: `const { promise, reject } = Promise.withResolvers()`. */
function besideSettler(settler: ts.Expression): Ref | undefined {
  const ref = refOf(settler);
  const own = ref?.root.kind === 'binding' && ref.path.length === 0 ? ref.root.binding.node : undefined;
  if (!own || !ts.isBindingElement(own)) return undefined;
  const element = own.parent.elements.find(e => ts.isBindingElement(e) && includes(deferred.promise, (e.propertyName ?? e.name).getText()));
  return element && ts.isBindingElement(element) && ts.isIdentifier(element.name) ? refOf(element.name) : undefined;
}

interface HandedOut {
  readonly at: ts.Node;
  readonly promise: ts.Expression;
}

function handsOut(ref: Ref, fn: Fn): HandedOut | undefined {
  const home = outermost(fn);
  let found: HandedOut | undefined;
  walk(home, node => {
    if (found || !(ts.isReturnStatement(node) || ts.isAwaitExpression(node)) || !node.expression) return;
    walk(node.expression, n => {
      if (isFn(n)) return false;
      if (!found && ts.isExpression(n) && (ts.isIdentifier(n) || ts.isPropertyAccessExpression(n)) && isPromiseOf(n, ref)) found = { at: node, promise: n };
      return undefined;
    });
  });
  return found;
}

function isPromiseOf(node: ts.Expression, ref: Ref): boolean {
  if (ts.isPropertyAccessExpression(node)) return includes(deferred.promise, node.name.text) && sameRef(refOf(node.expression), ref);
  return ref.path.length === 0 && sameRef(refOf(node), ref) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node);
}

function outermost(fn: Fn): Fn {
  let at = fn;
  for (let up: Fn | undefined = fn; up; up = enclosingFn(up)) at = up;
  return at;
}

/** The first await behind a timer whose handle is kept in a local name that nothing reads: it was meant to be cleared. */
function unreadBefore({ call, handle }: Timer, fn: Fn): ts.AwaitExpression | undefined {
  const slot = handle.slots[0];
  if (handle.slots.length !== 1 || !slot || slot.path.length > 0 || slot.ref.root.kind !== 'binding' || !isAsync(fn)) return undefined;
  const { binding } = slot.ref.root;
  if (enclosingFn(binding.node) !== fn || !isUnread(binding)) return undefined;
  let found: ts.AwaitExpression | undefined;
  walk(fn, node => {
    if (isFn(node) && node !== fn) return false;
    if (!found && ts.isAwaitExpression(node) && node.pos > call.pos) found = node;
    return undefined;
  });
  return found;
}

function isUnread(binding: Binding): boolean {
  return usesOf(binding).every(use => {
    const at = outer(use);
    return isWritten(at) || (ts.isIfStatement(at.parent) && skip(at.parent.expression) === use);
  });
}
