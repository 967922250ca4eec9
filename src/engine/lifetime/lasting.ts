import { deferred, endEvents, stopWords } from '../../catalog/callbacks.js';
import { workAround } from './exits.js';
import { ts } from '../program/host.js';
import { bindingOf, isWritten } from '../program/lexical.js';
import { includes, refOf, type Ref } from '../program/reference.js';
import { calleeName, contains, enclosingFn, isFnExpression, skip, wordsIn } from '../program/syntax.js';

/** A promise that stays pending until somebody stops the work, and where it is kept. */
export interface Lasting {
  readonly ref: Ref;
  readonly at: ts.Expression;
}

/** The promise that an expression names, where it is known to stay pending for long: by what settles it, or by its name. */
export function lastingAt(node: ts.Expression): Lasting | undefined {
  const at = skip(node);
  if (!ts.isIdentifier(at) && !ts.isPropertyAccessExpression(at)) return undefined;
  const ref = refOf(at);
  if (!ref || ref.root.kind === 'global' || ref.path.includes('[]')) return undefined;
  return settlesAtEnd(at) || (isNamedStop(at) && !isStopping(at)) ? { ref, at } : undefined;
}

/** `abortPromise`, `this.closed`, `stopDeferred.promise`: its name says when it settles. */
function isNamedStop(node: ts.Identifier | ts.PropertyAccessExpression): boolean {
  if (ts.isIdentifier(node)) return isStopName(node.text);
  const holder = skip(node.expression);
  if (!includes(deferred.promise, node.name.text)) return isStopName(node.name.text);
  return ts.isIdentifier(holder) ? isStopName(holder.text) : ts.isPropertyAccessExpression(holder) && isStopName(holder.name.text);
}

function isStopName(name: string): boolean {
  return wordsIn(name).some(word => includes(stopWords, word));
}

/** `const closed = this.close()`: under way, and soon over. */
function isStopping(node: ts.Expression): boolean {
  const declared = ts.isIdentifier(node) ? bindingOf(node)?.node : undefined;
  const made = declared && ts.isVariableDeclaration(declared) && declared.initializer ? skip(declared.initializer) : undefined;
  return made !== undefined && ts.isCallExpression(made) && includes(stopWords, wordsIn(calleeName(made) ?? '')[0]);
}

/** `const gone = new Promise(resolve => socket.once('close', resolve))`: nothing but an end settles it. */
function settlesAtEnd(node: ts.Expression): boolean {
  const declared = ts.isIdentifier(node) ? bindingOf(node)?.node : undefined;
  const made = declared && ts.isVariableDeclaration(declared) && declared.initializer ? skip(declared.initializer) : undefined;
  const executor = made && ts.isNewExpression(made) ? made.arguments?.[0] : undefined;
  if (!executor || !isFnExpression(executor)) return false;
  const work = workAround(executor.body);
  return work !== undefined && work.inline.size === 0 && work.exits.length > 0 && work.exits.every(e => includes(endEvents, e.event?.replace(/^['"]|['"]$/g, '')));
}

/** True where a promise is made outside of a loop, and none is put in its place inside. */
export function outlivesLoop({ ref: { root, path } }: Lasting, loop: ts.Node): boolean {
  if (root.kind === 'binding' && contains(loop, n => n === root.binding.node)) return false;
  return !contains(loop, n => {
    if (!ts.isExpression(n) || !isWritten(n)) return false;
    const written = refOf(n);
    return written !== undefined && isPrefix(written, { root, path });
  });
}

/** `this.stop` of `this.stop.promise`. */
export function isPrefix(a: Ref, b: Ref): boolean {
  const isSame = a.root.kind === 'binding' ? b.root.kind === 'binding' && a.root.binding === b.root.binding : a.root.kind === 'this' && b.root.kind === 'this' && a.root.container === b.root.container;
  return isSame && a.path.length <= b.path.length && a.path.every((p, i) => p === b.path[i]);
}

/** True where a promise is a field that is set with its owner, or a name around the function: each call of it meets the same. */
export function outlivesCall({ ref: { root, path } }: Lasting, fn: ts.Node): boolean {
  if (root.kind === 'binding') return !contains(fn, n => n === root.binding.node);
  if (root.kind !== 'this' || path[0] === undefined) return false;
  const [name] = path;
  return !contains(root.container, n => {
    if (!ts.isPropertyAccessExpression(n) || n.name.text !== name || !isWritten(n)) return false;
    const home = enclosingFn(n);
    return !home || !ts.isConstructorDeclaration(home);
  });
}
