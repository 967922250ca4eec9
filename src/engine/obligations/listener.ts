import { embedded } from '../../catalog/callbacks.js';
import type { Confidence, Evidence, Leak, Repair } from '../leak.js';
import { valueFn, type InstanceEnd } from '../lifetime/ends.js';
import type { Instance } from '../lifetime/instances.js';
import { isRefCallback } from '../lifetime/ref-callbacks.js';
import { targetWords, type Target } from '../lifetime/targets.js';
import { ts } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { includes, refOf, sameRef } from '../program/reference.js';
import { calleeNode, contains, enclosingFn, skip, walk, within, type Fn, type Acquiring } from '../program/syntax.js';
import type { Acquisition } from './acquire.js';
import type { Registration } from './handlers.js';
import { repairAt } from './words.js';

/** What the questions about one registration share. */
export interface Listener {
  readonly acquisition: Acquisition;
  readonly call: Acquiring;
  readonly fn: Fn | undefined;
  readonly added: Registration;
  readonly target: Target;
  /** The event's name where it is written as a literal. */
  readonly event: string | undefined;
  readonly removals: readonly Registration[];
  readonly instance: Instance;
}

export function mentions(node: ts.Node, listener: Listener): boolean {
  const { handler, targetRef } = listener.added;
  let found = false;
  walk(node, n => {
    if (!ts.isExpression(n)) return;
    const ref = refOf(n);
    if (sameRef(ref, targetRef) || (handler.kind === 'stable' && sameRef(ref, handler.ref))) found = true;
  });
  return found;
}

export function repairOf(listener: Listener, instance: Instance, end: InstanceEnd | undefined): Repair {
  const { handler } = listener.added;
  return { ...repairAt(instance, end), ...(handler.node ? { handler: handler.node } : {}) };
}

export function quoted(event: string): string {
  return `'${event.replace(/^['"]|['"]$/g, '')}'`;
}

export function leak(listener: Listener, reason: string, confidence: Confidence, data: Record<string, string>, evidence: readonly Evidence[], repair: Repair = {}): Leak {
  const { acquisition, call, added } = listener;
  const keeps = keepsNothing(handlerFn(added)) ? 'goes on calling it' : `keeps ${data['owner'] ?? 'it'} alive`;
  return {
    rule: 'no-unremoved-listener', reason, resource: acquisition.resource, confidence, evidence, repair,
    data: { noun: acquisition.resource.noun, event: added.event?.startsWith("'") ? added.event : added.event === undefined ? acquisition.acquire.event ?? '`this`' : `\`${added.event}\``, target: added.target ? `\`${targetWords(added.target)}\`` : 'the global object', keeps, ...data },
    at: calleeNode(call), acquisition: call,
  };
}

/** What a ref callback is given, and the document in an element: they go with what shows them. */
export function isOwnElement({ targetRef, call }: Registration): boolean {
  const { root, path } = targetRef ?? {};
  if (path?.some(p => includes(embedded, p))) return true;
  return root !== undefined && root.kind !== 'global' && isRefCallback(enclosingFn(call));
}

/** The function that is added, where its body can be read. */
function handlerFn({ handler }: Registration): Fn | undefined {
  return handler.node && valueFn(handler.node);
}

/** A function that names nothing but what the module has: it keeps no instance alive. */
export function keepsNothing(fn: Fn | undefined): boolean {
  return fn !== undefined && !contains(fn, node => {
    if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword) return true;
    if (ts.isIdentifier(node) && node.text === 'arguments') return true;
    const binding = ts.isIdentifier(node) ? bindingOf(node) : undefined;
    if (binding === undefined || ts.isSourceFile(binding.scope) || within(binding.node, fn)) return false;
    // a counter beside it is no instance
    const value = ts.isVariableDeclaration(binding.node) ? binding.node.initializer : undefined;
    return value === undefined || !(ts.isLiteralExpression(skip(value)) || ts.isNewExpression(skip(value)));
  });
}

/** `element.classList.add(name)`: a row with neither event nor function is of objects that register themselves, and this call passes something else. */
export function isSelfless({ call, acquire: { handle, callback, event } }: Acquisition): boolean {
  const key = handle === 'result' || callback !== undefined || event !== undefined || handle.key.length !== 1 ? undefined : handle.key[0];
  return key !== undefined && call.arguments[key]?.kind !== ts.SyntaxKind.ThisKeyword;
}
