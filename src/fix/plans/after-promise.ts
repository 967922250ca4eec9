import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { enclosingFn, inLoop, statementOf, within, type Fn } from '../../engine/program/syntax.js';
import { combine, freshName, insertBefore, keepHandle, type Edited } from '../edit.js';
import type { FixPlan, Refusal } from '../plan.js';
import { chainOf, ID, keptFor, mayLeaveBetween, onlySettles, onSettled } from './after-shared.js';
import { nameForHandle } from './own-timers.js';
import { heldWords } from './release.js';
import { planned, refused } from './shared.js';

/** Clears the timer of a deferred when its promise is settled. */
export function afterPromise(leak: Leak, promise: ts.Expression, host: Host): FixPlan | Refusal {
  const { acquisition: call } = leak;
  const fn = enclosingFn(call);
  if (!fn || enclosingFn(promise) !== fn) return refused(ID, 'the promise is handed out by another function than the one that starts the timer');
  if (promise.pos < call.pos) return refused(ID, 'the promise is handed out before the timer is started');
  if (inLoop(call, fn) && !inLoop(promise, fn)) return refused(ID, 'the timer is started in a loop: one name cannot hold all ids');
  const holder = chainOf(promise).parent;
  if (!ts.isPropertyAccessExpression(promise) || !(ts.isReturnStatement(holder) || ts.isAwaitExpression(holder))) return refused(ID, 'the promise is handed out as a part of something');
  const made = kept(leak, promise, fn);
  const safe = onlySettles(leak) && !mayLeaveBetween(call, promise, fn);
  return planned(ID, `Clear ${heldWords(leak)} when \`${promise.getText()}\` is settled`, safe ? 'safe' : 'review', combine(made.edits, onSettled(leak, promise, made.name, host)));
}

/** The id in a `const` where the promise is in sight of the timer, else in a variable around both. */
function kept(leak: Leak, promise: ts.Expression, fn: Fn): { readonly name: string; readonly edits: Edited } {
  const { acquisition: call } = leak;
  const statement = statementOf(call);
  if (!leak.repair?.slot && statement && within(promise, statement.parent) && ts.isExpressionStatement(statement) && ts.isBlock(statement.parent)) {
    const name = freshName(call, nameForHandle(leak));
    return { name, edits: keepHandle(call, name, 'const') };
  }
  const { name, declared, edits } = keptFor(leak, promise);
  if (declared === undefined) return { name, edits };
  let at: ts.Node = call;
  while (at !== fn && !(ts.isStatement(at) && ts.isBlock(at.parent) && within(promise, at.parent))) at = at.parent;
  return { name, edits: ts.isStatement(at) ? combine(insertBefore(at, declared), edits) : { reason: 'the timer is started in no statement of the function' } };
}
