import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { thisRef } from '../../engine/program/reference.js';
import { enclosingFn, isFn, statementOf, within, type Fn, type Acquiring } from '../../engine/program/syntax.js';
import { addMember, combine, freshField, freshName, insertBefore, isRefused, keepHandle, styleOf, type Edited } from '../edit.js';
import { toBlock } from '../edits/bodies.js';
import { replaceRange } from '../edits/lines.js';
import type { FixPlan, Refusal } from '../plan.js';
import { intoEnd, startsAgain } from './clear-in-end.js';
import { isHandler } from './clear-on-exit.js';
import { keepInSet } from './keep-in-set.js';
import { nameForHandle, startedBy, typeOfHandle } from './own-timers.js';
import { prefixOf, releaseName, releaseOf } from './release.js';
import { endOf, isShadowed, isTyped, mayRunBefore, planned, refused, type Planner } from './shared.js';

const ID = 'keep-and-clear';

/** Keeps an id that was dropped, and clears it in the end that the owner has. */
export const keepAndClear: Planner = leak => {
  const { end, owner } = leak.repair ?? {};
  if ((leak.reason !== 'handleLostToEnd' && leak.reason !== 'rearms') || !end || !owner) return undefined;
  const name = releaseName(leak);
  if (name !== undefined && prefixOf(leak) === '' && isShadowed(name, end)) return refused(ID, `\`${name}\` is something else in this file`);
  if (ts.isClassLike(owner)) return inField(leak, owner, end);
  if (isFn(owner) && within(end, owner)) return inVariable(leak, owner, end);
  return refused(ID, 'the owner is no class: nothing says where it keeps its ids');
};

function inField(leak: Leak, owner: ts.ClassLikeDeclaration, end: Fn): FixPlan | Refusal {
  const { body } = end;
  const own = body && thisRef(body);
  if (own?.root.kind !== 'this' || own.root.container !== owner || own.root.isStatic) return refused(ID, `${endOf(leak)} belongs to another class`);
  const { apart, once } = startedBy(leak, owner);
  if (apart !== undefined) return keepInSet(leak, owner, end);
  const field = freshField(owner, nameForHandle(leak), typeOfHandle(leak));
  const ending = releaseOf(leak, field.access, { null: false, undefined: true });
  const edits = combine(
    addMember(owner, field.declaration, 'fields'),
    keepAfter(leak, once || leak.repair?.rearms ? undefined : ending.text, field.access, keepHandle(leak.acquisition, field.name, 'field')),
    intoEnd(leak, end, ending),
  );
  return planned(ID, ...words(leak, field.name, end, once || leak.resource.ends === 'never'), edits);
}

function words(leak: Leak, name: string, end: Fn, settled: boolean): [title: string, safety: FixPlan['safety']] {
  const again = startsAgain(leak, end);
  const more = again === undefined ? '' : `, which a waiting \`${again}()\` can still start again`;
  const safe = again === undefined && (settled || leak.repair?.rearms === true);
  return [`Keep the ${leak.resource.noun} in \`${name}\` and clear it in ${endOf(leak)}${more}`, safe ? 'safe' : 'review'];
}

/** Edits that keep a handle in a place, and end the one that was there before; `keep` are those that keep it where nothing comes first. */
export function keepAfter(leak: Leak, before: string | undefined, access: string, keep: Edited): Edited {
  const { acquisition: call } = leak;
  if (before === undefined) return keep;
  const statement = statementOf(call);
  if (statement) return combine(insertBefore(statement, before), keep);
  const fn = enclosingFn(call);
  if (!fn || !ts.isArrowFunction(fn) || fn.body !== call) return { reason: 'no statement can stand before the call' };
  const block = toBlock(fn, { before, returns: !isHandler(fn) });
  // what is kept goes inside: between the statement before it and the end of the block
  return isRefused(block) ? block : combine(block.slice(0, -1), [replaceRange(call.getSourceFile(), call.getStart(), call.getStart(), `${access} = `)], block.slice(-1));
}

function inVariable(leak: Leak, owner: Fn, end: Fn): FixPlan | Refusal {
  const { acquisition: call } = leak;
  const { apart } = startedBy(leak, owner);
  if (apart !== undefined) return keepInSet(leak, owner, end);
  const name = freshName(owner.body ?? owner, nameForHandle(leak));
  const ending = releaseOf(leak, name, { null: false, undefined: true });
  const statement = statementOf(call);
  const direct = enclosingFn(call) === owner && statement !== undefined && within(end, statement.parent);
  const top = topStatement(call, owner);
  if (!top) return refused(ID, 'the call stands in no statement of its owner');
  if (mayRunBefore(end, direct ? statement : top)) return refused(ID, `${endOf(leak)} may run before the ${leak.resource.noun} is started`);
  if (direct) {
    const edits = combine(keepHandle(call, name, 'const'), intoEnd(leak, end, releaseOf(leak, name, { null: false, undefined: false })));
    return planned(ID, ...words(leak, name, end, true), edits);
  }
  const declared = isTyped(call) ? `let ${name}: ${typeOfHandle(leak)} | undefined;` : `let ${name};`;
  const edits = combine(
    insertBefore(top, declared),
    keepAfter(leak, leak.repair?.rearms ? undefined : ending.text, name, assign(call, name)),
    intoEnd(leak, end, ending),
  );
  return planned(ID, words(leak, name, end, true)[0], 'review', edits);
}

/** The statement of a function's own body in which a node stands. */
function topStatement(node: ts.Node, owner: Fn): ts.Statement | undefined {
  for (let at = node; at.parent && !ts.isSourceFile(at); at = at.parent) if (ts.isStatement(at) && at.parent === owner.body) return at;
  return undefined;
}

/** Edits that put what a call gives into a variable, whether its value is dropped or used where it stands. */
export function assign(call: Acquiring, name: string): Edited {
  const sourceFile = call.getSourceFile();
  const start = call.getStart(sourceFile);
  if (ts.isExpressionStatement(call.parent)) return [replaceRange(sourceFile, start, start, `${name} = `)];
  if (ts.isVoidExpression(call.parent)) return [replaceRange(sourceFile, call.parent.getStart(sourceFile), start, `${name} = `)];
  const leads = statementOf(call)?.getStart(sourceFile) === start && !styleOf(sourceFile).semi;
  return [replaceRange(sourceFile, start, start, `${leads ? ';' : ''}(${name} = `), replaceRange(sourceFile, call.end, call.end, ')')];
}
