import type { Leak } from '../../engine/leak.js';
import { thisRef } from '../../engine/program/reference.js';
import { ts } from '../../engine/program/host.js';
import { isFn, isFnExpression, skip, statementOf, within, type Fn } from '../../engine/program/syntax.js';
import { addMember, combine, freshField, freshName, insertAfter, insertBefore, insertStatement, keepHandle, type Edited } from '../edit.js';
import { toBlock } from '../edits/bodies.js';
import { replaceRange } from '../edits/lines.js';
import type { FixPlan, Refusal } from '../plan.js';
import { intoEnd } from './clear-in-end.js';
import { typeOfHandle } from './own-timers.js';
import { releaseOf } from './release.js';
import { endOf, isTyped, mayRunBefore, planned, refused } from './shared.js';

const ID = 'keep-in-set';

/** Keeps the ids of timers that run beside each other in a Set, and clears all of them in the end. */
export function keepInSet(leak: Leak, owner: ts.ClassLikeDeclaration | Fn, end: Fn): FixPlan | Refusal {
  const { acquisition: call } = leak;
  const statement = statementOf(call);
  if (!statement || !ts.isExpressionStatement(statement)) return refused(ID, 'each call starts a timer of its own, and not in a statement: keep the ids in a Set');
  const all = isFn(owner) ? inVariable(leak, owner, end) : inField(leak, owner);
  if ('reason' in all) return refused(ID, all.reason);
  const name = freshName(call, 'timer');
  const each = freshName(end.body ?? end, 'timer');
  const edits = combine(
    all.declared,
    ...(leak.resource.ends === 'never' && statement.expression === call
      ? [[replaceRange(call.getSourceFile(), call.getStart(), call.getStart(), `${all.access}.add(`), replaceRange(call.getSourceFile(), call.end, call.end, ')')]]
      : [keepHandle(call, name, 'const'), forgotten(leak, `${all.access}.delete(${name});`), insertAfter(statement, `${all.access}.add(${name});`)]),
    intoEnd(leak, end, { ...releaseOf(leak, each, { null: false, undefined: false }), text: `for (const ${each} of ${all.access}) ${releaseOf(leak, each, { null: false, undefined: false }).text}\n${all.access}.clear();`, single: false }),
  );
  return planned(ID, `Keep the ids in \`${all.name}\` and clear all in ${endOf(leak)}`, 'review', edits);
}

interface Place {
  readonly name: string;
  readonly access: string;
  readonly declared: Edited;
}

function inField(leak: Leak, owner: ts.ClassLikeDeclaration): Place | { readonly reason: string } {
  const own = thisRef(leak.acquisition);
  if (own?.root.kind !== 'this' || own.root.container !== owner || own.root.isStatic) return { reason: '`this` is no instance of the class where the timer is started' };
  const { declaration, access, name } = freshField(owner, 'timers');
  const text = `${/^private /.test(declaration) ? 'private readonly ' : isTyped(owner) ? 'readonly ' : ''}${name} = ${madeFor(leak)}`;
  return { name, access, declared: addMember(owner, text, 'fields') };
}

function inVariable(leak: Leak, owner: Fn, end: Fn): Place | { readonly reason: string } {
  let top: ts.Node = leak.acquisition;
  while (top !== owner && !(ts.isStatement(top) && top.parent === owner.body)) top = top.parent;
  if (!ts.isStatement(top)) return { reason: 'the call stands in no statement of its owner' };
  if (within(end, top) ? false : mayRunBefore(end, top)) return { reason: `${endOf(leak)} may run before the ${leak.resource.noun} is started` };
  const name = freshName(owner.body ?? owner, 'timers');
  return { name, access: name, declared: insertBefore(top, `const ${name} = ${madeFor(leak)};`) };
}

function madeFor(leak: Leak): string {
  return isTyped(leak.acquisition) ? `new Set<${typeOfHandle(leak)}>()` : 'new Set()';
}

/** A one-shot takes its own id out when it fires, so that the Set does not grow. */
function forgotten(leak: Leak, text: string): Edited {
  if (leak.resource.ends === 'never') return [];
  const index = leak.resource.acquire.find(a => a.callback !== undefined)?.callback ?? 0;
  const argument = leak.acquisition.arguments[index];
  const callback = argument && skip(argument);
  if (!callback || !isFnExpression(callback)) return { reason: 'the callback is a function of its own: it has to take its id out of a Set, which it does not know' };
  return ts.isArrowFunction(callback) && !ts.isBlock(callback.body) ? toBlock(callback, { before: text }) : insertStatement(callback, text, 'first');
}
