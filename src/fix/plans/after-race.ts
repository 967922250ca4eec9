import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingOf, usesOf } from '../../engine/program/lexical.js';
import { enclosingFn, inLoop, isAsync, outer, within } from '../../engine/program/syntax.js';
import { combine, insertBefore, isRefused, wrapRestInTryFinally, wrapThese, type Edited } from '../edit.js';
import { toBlock } from '../edits/bodies.js';
import { replaceRange } from '../edits/lines.js';
import type { FixPlan, Refusal } from '../plan.js';
import { chainOf, clearText, ID, keptFor, onlySettles, onSettled, promiseAround, type Kept } from './after-shared.js';
import { toFinally } from './finally.js';
import { listedStatement } from './listeners-shared.js';
import { returnedPromises } from './listeners-work.js';
import { heldWords } from './release.js';
import { planned, refused } from './shared.js';

/** Clears the timer of a race when the race is decided. */
export function afterRace(leak: Leak, race: ts.Expression, host: Host): FixPlan | Refusal {
  const promise = promiseAround(leak);
  const home = enclosingFn(race);
  if (!promise || enclosingFn(promise) !== home) return refused(ID, 'the promise is made in another function than the race');
  const title = `Clear ${heldWords(leak)} when the race is decided`;
  const safety = onlySettles(leak) ? 'safe' : 'review';
  if (home && ts.isArrowFunction(home) && !ts.isBlock(home.body)) {
    const kept = keptFor(leak, home.body);
    const block = toBlock(home, { ...(kept.declared === undefined ? {} : { before: kept.declared }), returns: true });
    return planned(ID, title, safety, isRefused(block) ? block : combine(block.slice(0, -1), kept.edits, onSettled(leak, race, kept.name, host), block.slice(-1)));
  }
  const [first, last] = [listedStatement(promise), listedStatement(race)];
  if (!first || !last || (home && !(within(first, home) && within(last, home)))) return refused(ID, 'the race stands in no statement');
  const parts: Parts = { leak, race, promise, first, last, kept: keptFor(leak, first), host };
  const again = inLoop(race, first.parent) || isUsedElsewhere(promise);
  if (again) return planned(ID, title, 'review', throughTheRest(parts));
  const direct = inFinally(parts);
  if (direct && !isRefused(direct)) return planned(ID, title, safety, direct);
  const gap = first !== last && (first.parent !== last.parent || next(first) !== last);
  return planned(ID, title, gap ? 'review' : safety, combine(declare(first, parts.kept), parts.kept.edits, onSettled(leak, race, parts.kept.name, host)));
}

interface Parts {
  readonly leak: Leak;
  readonly race: ts.Expression;
  readonly promise: ts.NewExpression;
  /** The statement that makes the timer's promise, and the one that races it. */
  readonly first: ts.Statement;
  readonly last: ts.Statement;
  readonly kept: Kept;
  readonly host: Host;
}

function declare(before: ts.Statement, { declared }: Kept): Edited {
  return declared === undefined ? [] : insertBefore(before, declared);
}

function next(statement: ts.Statement): ts.Statement | undefined {
  const { parent } = statement;
  return ts.isBlock(parent) || ts.isSourceFile(parent) ? parent.statements[parent.statements.indexOf(statement) + 1] : undefined;
}

/** A named promise that more than this race waits for. */
function isUsedElsewhere(promise: ts.NewExpression): boolean {
  const at = outer(promise).parent;
  const binding = ts.isVariableDeclaration(at) && ts.isIdentifier(at.name) ? bindingOf(at.name) : undefined;
  return binding !== undefined && usesOf(binding).length > 1;
}

/** A `finally` around the statements that wait, in an async function; undefined where the result is used in an expression. */
function inFinally({ leak, race, first, last, kept }: Parts): Edited | undefined {
  const fn = enclosingFn(race);
  const waited = chainOf(race);
  const returned = ts.isReturnStatement(waited.parent) && waited.parent === last;
  if (!fn || !isAsync(fn) || !(returned || (ts.isAwaitExpression(waited.parent) && (ts.isReturnStatement(last) || ts.isExpressionStatement(last))))) return undefined;
  const text = clearText(leak, kept.name);
  const guarded = returned || kept.declared === undefined ? undefined : tryOf(first, last);
  if (guarded) return combine(declare(guarded, kept), kept.edits, toFinally(guarded, text));
  const from = first === last ? last : next(first);
  const awaits: Edited = returned ? [replaceRange(race.getSourceFile(), waited.getStart(), waited.getStart(), 'await ')] : [];
  if (!from || first.parent !== last.parent || (returned && isInTry(last))) return undefined;
  return combine(declare(first, kept), kept.edits, awaits, wrapThese(from, last, text));
}

/** The `try` that both statements stand in, the race last. */
function tryOf(first: ts.Statement, last: ts.Statement): ts.TryStatement | undefined {
  const block = last.parent;
  const around = block.parent;
  const fits = ts.isTryStatement(around) && around.tryBlock === block && first.parent === block && around.tryBlock.statements.at(-1) === last;
  return fits && around.finallyBlock?.statements.length !== 0 && ts.isBlock(around.parent) ? around : undefined;
}

// with an `await`, a `catch` around the statement would get the error of the race
function isInTry(statement: ts.Statement): boolean {
  return ts.findAncestor(statement, n => (ts.isFunctionLike(n) ? 'quit' : ts.isTryStatement(n))) !== undefined;
}

/** A `finally` around everything behind the promise: other code waits for it, too. */
function throughTheRest({ leak, race, promise, first, last, kept, host }: Parts): Edited {
  const fn = enclosingFn(race);
  if (!fn || !isAsync(fn)) return { reason: 'the promise serves more than one race, and the function does not wait for them' };
  if (first === last || !within(race, first.parent)) return { reason: 'the promise is made where not all of its races are' };
  const promises = returnedPromises(fn, first, host);
  if (promises.length > 0 && isInTry(first)) return { reason: 'a promise is returned without `await` inside `try`' };
  const awaits = promises.map((p): Edited => [replaceRange(promise.getSourceFile(), p.getStart(), p.getStart(), 'await ')]);
  return combine(declare(first, kept), kept.edits, ...awaits, wrapRestInTryFinally(first, clearText(leak, kept.name)));
}
