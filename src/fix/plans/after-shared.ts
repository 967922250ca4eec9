import type { Leak } from '../../engine/leak.js';
import { workAround } from '../../engine/lifetime/exits.js';
import { valueFn } from '../../engine/lifetime/ends.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingNamed, identifiersOf, usesOf, type Binding } from '../../engine/program/lexical.js';
import { outer, within } from '../../engine/program/syntax.js';
import { freshName, type Edited } from '../edit.js';
import { replaceRange } from '../edits/lines.js';
import { assign } from './keep-and-clear.js';
import { nameForHandle, typeOfHandle } from './own-timers.js';
import { releaseOf } from './release.js';
import { isTyped } from './shared.js';

/** The plan's id. */
export const ID = 'clear-after-work';

/** Where an id is kept so that code around the work sees it. */
export interface Kept {
  readonly name: string;
  /** The declaration to put in front, where there is none yet. */
  readonly declared?: string;
  readonly edits: Edited;
}

/** The id of a timer in a variable that is visible at a node, or the reason why not. */
export function keptFor(leak: Leak, at: ts.Node): Kept {
  const { acquisition: call, repair } = leak;
  const root = repair?.slot?.ref.root;
  if (root?.kind !== 'binding') {
    const base = nameForHandle(leak);
    const name = [base, 'timeout', 'timeoutId'].find(b => freshName(at, b) === b) ?? freshName(at, base);
    return declaredAnew(leak, name, assign(call, name));
  }
  const { binding } = root;
  if (bindingNamed(binding.name, at) === binding) return { name: binding.name, edits: [] };
  return movedOut(leak, binding, at);
}

/** `const timer = setTimeout(…)` in the executor becomes an assignment: the declaration goes around the work. */
function movedOut(leak: Leak, binding: Binding, at: ts.Node): Kept {
  const { acquisition: call } = leak;
  const { node } = binding;
  const list = node.parent;
  const alone = ts.isVariableDeclaration(node) && ts.isVariableDeclarationList(list) && list.declarations.length === 1 && outer(call).parent === node;
  if (!alone || usesOf(binding).length > 0) return { name: binding.name, edits: { reason: `\`${binding.name}\` is used where the promise is made: declare it around the work` } };
  const free = (identifiersOf(call.getSourceFile()).get(binding.name) ?? []).every(id => id.parent === node);
  const name = free ? binding.name : freshName(at, binding.name);
  return declaredAnew(leak, name, [replaceRange(call.getSourceFile(), list.getStart(), call.getStart(), `${name} = `)]);
}

function declaredAnew(leak: Leak, name: string, edits: Edited): Kept {
  return { name, declared: isTyped(leak.acquisition) ? `let ${name}: ${typeOfHandle(leak)} | undefined;` : `let ${name};`, edits };
}

/** The statement that clears an id. */
export function clearText(leak: Leak, name: string): string {
  return releaseOf(leak, name, { null: false, undefined: true }).text;
}

/** Edits that clear an id when a promise is settled: `.finally(() => clearTimeout(timer))`. */
export function onSettled(leak: Leak, promise: ts.Expression, name: string, host: Host): Edited {
  const type = host.typed ? host.typeOf(promise) : undefined;
  if (type && !host.hasMember(type, 'finally')) return { reason: 'the promise has no `finally`' };
  return [replaceRange(promise.getSourceFile(), promise.end, promise.end, `.finally(() => ${clearText(leak, name).replace(/;$/, '')})`)];
}

/** The promise at the end of a chain of `then`, `catch` and `finally` that begins with a promise. */
export function chainOf(promise: ts.Expression): ts.Node {
  let at = outer(promise);
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.expression === at && /^(?:then|catch|finally)$/.test(at.parent.name.text) && ts.isCallExpression(at.parent.parent)) at = outer(at.parent.parent);
  return at;
}

/** Whether a timer's callback is one statement, so that it is about the work alone: what else it did would be left undone. */
export function onlySettles(leak: Leak): boolean {
  const index = leak.resource.acquire.find(a => a.callback !== undefined)?.callback ?? 0;
  const argument = leak.acquisition.arguments[index];
  const callback = argument && valueFn(argument);
  const body = callback && 'body' in callback ? callback.body : undefined;
  return body !== undefined && (!ts.isBlock(body) || body.statements.length === 1);
}

/** The promise that a timer's executor belongs to. */
export function promiseAround(leak: Leak): ts.NewExpression | undefined {
  return workAround(leak.acquisition)?.promise;
}

/** Whether a `return` or `throw` stands between two nodes of a function, or something is waited for. */
export function mayLeaveBetween(from: ts.Node, to: ts.Node, home: ts.Node): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node !== home) return;
    const leaves = ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isAwaitExpression(node) || ts.isYieldExpression(node);
    if (leaves && node.pos >= from.end && node.pos < to.pos && !within(to, node)) found = true;
    ts.forEachChild(node, visit);
  };
  visit(home);
  return found;
}
