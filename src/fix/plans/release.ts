import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { bindingNamed } from '../../engine/program/lexical.js';
import { wordsOf, type Ref } from '../../engine/program/reference.js';
import { receiverOf, skip } from '../../engine/program/syntax.js';
import { quoted } from '../edit.js';

/** Statements that end a resource, as they read in the function that they are meant for. */
export interface Ending {
  readonly text: string;
  /** Whether it is a single call, which an arrow function can have as its expression. */
  readonly single: boolean;
  /** The verb of a title: Clear, Cancel, Stop. */
  readonly verb: string;
  /** True where it may do harm in some program: a reader is to see it. */
  readonly doubtful?: boolean;
}

/** A place that holds a handle. */
export interface Held {
  readonly ref: Ref;
  readonly path: readonly string[];
}

/** What a handle may be instead of a handle. */
export interface Empty {
  readonly null: boolean;
  readonly undefined: boolean;
}

/** How a resource is ended: the paired call, a method of the handle, or a call of what is kept. */
export function releaseOf(leak: Leak, handle: string, empty: Empty): Ending {
  if (isInvoked(leak)) return { text: `${handle}${empty.null || empty.undefined ? '?.' : ''}();`, single: true, verb: 'Call' };
  const call = leak.resource.release.find(r => r.via === 'call' && r.arg === 0);
  const method = leak.resource.release.find(r => r.via === 'method');
  const name = method?.name ?? 'close';
  if (call && 'name' in call && !(method && leak.resource.release.indexOf(method) === 0)) {
    const text = `${prefixOf(leak)}${call.name}(${handle});`;
    const test = testOf(leak, handle, empty);
    return { text: test === undefined ? text : `if (${test}) ${text}`, single: test === undefined, verb: verbOf(leak, call.name.startsWith('cancel') ? 'Cancel' : 'Clear') };
  }
  const each = method?.each === undefined ? '' : `.forEach(part => part.${method.each}())`;
  return { text: `${handle}${empty.null || empty.undefined ? '?' : ''}.${name}()${each};`, single: true, verb: verbOf(leak, name) };
}

/** True where what is kept is a function, and calling it the release. */
function isInvoked(leak: Leak): boolean {
  return leak.repair?.invoked === true || leak.resource.release[0]?.via === 'invoke';
}

/** What the paired call must not be given: a timer's takes `undefined`, that of a descriptor throws, and 0 is one. */
function testOf(leak: Leak, handle: string, empty: Empty): string | undefined {
  if (leak.resource.kind === 'timer') return empty.null ? handle : undefined;
  if (empty.null && empty.undefined) return `${handle} != null`;
  return empty.null ? `${handle} !== null` : empty.undefined ? `${handle} !== undefined` : undefined;
}

/** The verb that a title begins with: the resource's own, or another one where it has none. */
export function verbOf(leak: Leak, otherwise: string): string {
  const verb = isInvoked(leak) ? 'call' : (leak.resource.verb ?? otherwise);
  return verb.charAt(0).toUpperCase() + verb.slice(1);
}

/** The free function that a plan will write, or undefined where the handle has a method or is called. */
export function releaseName(leak: Leak): string | undefined {
  if (isInvoked(leak)) return undefined;
  const [first] = leak.resource.release;
  return first?.via === 'call' ? first.name : undefined;
}

/** What a free function is called on: `window.setTimeout()` is undone by `window.clearTimeout()`, that of a module by the same module's. */
export function prefixOf(leak: Leak): string {
  const receiver = receiverOf(leak.acquisition);
  let root = receiver && skip(receiver);
  while (root && ts.isPropertyAccessExpression(root)) root = skip(root.expression); // window.URL
  if (!receiver || !root || !ts.isIdentifier(root)) return '';
  const binding = bindingNamed(root.text, root);
  return !binding || ts.isSourceFile(binding.scope) ? `${receiver.getText()}.` : '';
}

/** A place as a function of its owner writes it: `this.#state.timer`. */
export function textOf({ root }: Ref, path: readonly string[], at: ts.Node): string {
  const start = root.kind === 'binding' ? root.binding.name : root.kind === 'global' ? root.name : 'this';
  return start + path.map(p => (/^#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(p) ? `.${p}` : `[${quoted(at.getSourceFile(), p)}]`)).join('');
}

/** The words of the declaration that a slot begins with: its type and first value. */
export function declaredText({ ref: { root, path } }: Held): string {
  if (root.kind === 'binding') return root.binding.node.getText();
  if (root.kind !== 'this' || !ts.isClassLike(root.container)) return '';
  const declared = root.container.members.find(m => m.name?.getText() === path[0]);
  if (declared) return declared.getText();
  const parameter = root.container.members.filter(ts.isConstructorDeclaration).flatMap(c => [...c.parameters]).find(p => p.name.getText() === path[0]);
  return parameter?.getText() ?? '';
}

/** What a title says is ended: `` `#poll` ``, or the timers in `` `timers` ``. */
export function heldWords(leak: Leak): string {
  const slot = leak.repair?.slot;
  const at = slot ? slot.path.indexOf('[]') : -1;
  if (!slot || at < 0) return leak.data['handle']?.replace(/^This/, 'this') ?? `the ${leak.resource.noun}`;
  return `the ${leak.resource.noun}s in \`${wordsOf({ root: slot.ref.root, path: slot.path.slice(0, at) })}\``;
}
