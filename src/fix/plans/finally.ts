import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { isFn, walk, within } from '../../engine/program/syntax.js';
import { combine, insertBefore, removeStatement, styleOf, wrapInTryFinally, type Edited } from '../edit.js';
import { indentAt, replaceRange } from '../edits/lines.js';
import { written } from '../edits/written.js';
import type { FixPlan, Refusal } from '../plan.js';
import { heldWords, verbOf } from './release.js';
import { planned, refused, type Planner } from './shared.js';

const ID = 'finally';

/** Moves a clear that some way out skips into a `finally`. */
export const clearInFinally: Planner = leak => {
  if (leak.reason !== 'skipped') return undefined;
  const { path, owner } = leak.repair ?? {};
  if (!path) return refused(ID, owner ? 'the effect returns before its cleanup: return the cleanup there, too' : 'no statement of the function ends it on every way');
  return intoFinally(leak, ID, `${verbOf(leak, 'Clear')} ${heldWords(leak)} in \`finally\``);
};

/** Moves the release of a leak's path into a `finally`, or says why it cannot. */
export function intoFinally(leak: Leak, id: string, title: string): FixPlan | Refusal {
  const { path } = leak.repair ?? {};
  if (!path) return refused(id, 'no statement of the function ends it on every way');
  const guarded = tryAround(path.release, path.acquire);
  if (guarded) return planned(id, title, 'safe', intoTry(guarded, path.release));
  const acquire = besideOf(path.acquire, path.release);
  if (!acquire) return refused(id, 'the release does not stand in the block of the acquisition');
  const mayWait = leak.resource.kind === 'handle' && waits(path.release);
  return planned(id, title, mayWait ? 'review' : 'safe', wrapInTryFinally(acquire, path.release, mayWait));
}

/** The statement around an acquisition that stands among the statements of its release. */
function besideOf(acquire: ts.Statement, release: ts.Statement): ts.Statement | undefined {
  for (let at: ts.Node = acquire; at.parent && !isFn(at); at = at.parent) if (ts.isStatement(at) && at.parent === release.parent) return at;
  return undefined;
}

/** The `try` behind an acquisition whose block ends what was acquired. */
function tryAround(release: ts.Statement, acquire: ts.Statement): ts.TryStatement | undefined {
  for (let at: ts.Node = release; at.parent && !isFn(at); at = at.parent) {
    if (ts.isTryStatement(at.parent) && at.parent.tryBlock === at) return within(acquire, at) || acquire.parent !== at.parent.parent ? undefined : at.parent;
  }
  return undefined;
}

function intoTry(statement: ts.TryStatement, release: ts.Statement): Edited {
  if (!ts.isExpressionStatement(release) && !ts.isIfStatement(release)) return { reason: 'the release is no statement of its own' };
  const text = release.getText();
  const inside = [...statement.tryBlock.statements, ...(statement.catchClause?.block.statements ?? [])];
  // what waits behind the clear must not come under the timer again: there the clear stays
  const gone = inside.filter(s => s.getText() === text && !waitsBehind(s));
  const removed = gone.map(s => removeStatement(s));
  return combine(...removed, toFinally(statement, text));
}

/** Edits that make a statement the first of a `finally`, which is added where there is none. */
export function toFinally(statement: ts.TryStatement, text: string): Edited {
  const first = statement.finallyBlock?.statements[0];
  if (first) return insertBefore(first, text);
  if (statement.finallyBlock) return { reason: 'the `finally` is empty' };
  const sourceFile = statement.getSourceFile();
  const { eol, indent: unit } = styleOf(sourceFile);
  const indent = indentAt(sourceFile.text, statement.getStart(sourceFile));
  const block = `finally {${eol}${indent}${unit}${written(text, sourceFile, indent + unit)}${eol}${indent}}`;
  const own = /\}\s*\n\s*catch\b/.test(statement.getText()) ? eol + indent : ' ';
  return [replaceRange(sourceFile, statement.end, statement.end, own + block)];
}

function waitsBehind(statement: ts.Statement): boolean {
  const block = statement.parent;
  if (!ts.isBlock(block)) return true;
  return block.statements.slice(block.statements.indexOf(statement) + 1).some(waits);
}

function waits(node: ts.Node): boolean {
  let found = false;
  walk(node, n => {
    if (isFn(n)) return false;
    if (ts.isAwaitExpression(n) || ts.isYieldExpression(n) || (ts.isForOfStatement(n) && n.awaitModifier)) found = true;
    return undefined;
  });
  return found;
}

