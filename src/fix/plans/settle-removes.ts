import { workAround } from '../../engine/lifetime/exits.js';
import { ts, type Host } from '../../engine/program/host.js';
import { enclosingFn, isAsync, statementOf, type Fn, type Acquiring } from '../../engine/program/syntax.js';
import type { Leak } from '../../engine/leak.js';
import { combine, freshName, insertBefore, replaceNode, wrapInTryFinally, wrapRestInTryFinally, type Edited } from '../edit.js';
import { replaceRange } from '../edits/lines.js';
import type { FixPlan, Planner } from '../plan.js';
import { handlerName, movedHandler } from './listeners-handler.js';
import { bodyOfHandler, returnedPromises, sharedWithResult, waits } from './listeners-work.js';
import { eventWords, flat, hiddenName, keyHidden, listedStatement, mayChange, removalText, removingOf, type Removing } from './listeners-shared.js';
import { planned } from './shared.js';

const ID = 'settle-removes';

/** `finally` takes the listener off, whichever way the work ends. */
export const settleRemoves: Planner = (leak, host) => {
  if (leak.reason !== 'skipped' && leak.reason !== 'signalKeeps') return undefined;
  const { made, edits } = leak.reason === 'skipped' ? skipped(leak, host) : kept(leak, host);
  return planned(ID, `Remove the ${eventWords(leak)} listener in \`finally\``, made, edits);
};

interface Made {
  readonly made: FixPlan['safety'];
  readonly edits: Edited;
}

function refuse(reason: string): Made {
  return { made: 'review', edits: { reason } };
}

/** The removal that some way passes by moves into `finally`. */
function skipped({ acquisition, repair }: Leak, host: Host): Made {
  const fn = enclosingFn(acquisition);
  if (!repair?.path || !fn) return refuse('the removal stands in another function');
  const [acquire, release] = [outOfTest(repair.path.acquire), outOfTest(repair.path.release)];
  const early = returnedPromises(fn, acquire, host).some(r => r.pos < release.pos);
  return { made: early ? 'review' : 'safe', edits: wrapInTryFinally(acquire, release) };
}

/** What runs behind the registration goes into `try`, and the removal into `finally`. */
function kept(leak: Leak, host: Host): Made {
  const { acquisition: call } = leak;
  const fn = enclosingFn(call);
  const removing = removingOf(leak, host);
  if (!fn || !removing) return refuse('no method is known that removes it');
  if (workAround(call)) return refuse('the promise settles in callbacks: each of them has to remove the listener first');
  if (!isAsync(fn)) return refuse('the function does not wait for its work, so it cannot say when that is done');
  const listed = listedStatement(call);
  const statement = listed && outOfTest(listed);
  const block = statement?.parent;
  if (!statement || !block || !ts.isBlock(block) || !registers(listed, call)) return refuse('the listener is not added by a statement of its own');
  const rest = block.statements.slice(block.statements.indexOf(statement) + 1);
  const promises = returnedPromises(fn, statement, host);
  if (promises.length === 0 && !rest.some(waits)) return refuse('nothing is waited for behind the registration: the listener belongs to what goes on');
  const shared = sharedWithResult(bodyOfHandler(removing), fn);
  if (shared === 'returned') return refuse('what the handler ends is returned, and goes on');
  const hidden = keyHidden(removing, block, '`finally`') ?? (removing.handler.kind === 'stable' ? lost(removing.handler.node, block) : undefined);
  if (hidden !== undefined) return refuse(hidden);
  return { made: shared === 'used' || block !== bodyOf(fn) || (removing.target && mayChange(removing.target)) ? 'review' : 'safe', edits: wrapped(removing, statement, promises, host) };
}

function lost(handler: ts.Expression, place: ts.Node): string | undefined {
  const name = hiddenName(handler, place);
  return name === undefined ? undefined : `\`${name}\` is not visible in \`finally\``;
}

function wrapped(removing: Removing, statement: ts.Statement, promises: readonly ts.Expression[], host: Host): Edited {
  const { call, handler, target } = removing;
  const parts: Edited[] = promises.map(p => [replaceRange(p.getSourceFile(), p.getStart(), p.getStart(), 'await ')]);
  let name = flat(handler.node);
  if (handler.kind !== 'stable') {
    const moved = movedHandler(handler.node, host);
    if ('reason' in moved) return moved;
    name = freshName(call, handlerName(removing));
    parts.push(insertBefore(statement, `const ${name} = ${moved.text}`), replaceNode(handler.node, name));
  }
  const tested = target && ts.isIfStatement(statement) ? `${flat(target)}?` : undefined;
  return combine(...parts, wrapRestInTryFinally(statement, removalText(removing, name, handler.node, tested)));
}

/** The `if` around a lone statement: `if (signal) signal.addEventListener(…)`. */
function outOfTest(statement: ts.Statement): ts.Statement {
  const { parent } = statement;
  if (ts.isBlock(parent) && parent.statements.length === 1 && ts.isIfStatement(parent.parent) && !parent.parent.elseStatement) return parent.parent;
  return statement;
}

function registers(statement: ts.Statement, call: Acquiring): boolean {
  if (ts.isIfStatement(statement)) return !statement.elseStatement && statementOf(call) !== statement && (statement.thenStatement === statementOf(call) || statement.thenStatement === statementOf(call)?.parent);
  return ts.isExpressionStatement(statement) && statement.expression.getStart() === call.getStart() && statement.expression.end === call.end;
}

function bodyOf(fn: Fn): ts.Node | undefined {
  return 'body' in fn ? fn.body : undefined;
}
