import { valueFn } from '../../engine/lifetime/ends.js';
import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { enclosingFn, inLoop } from '../../engine/program/syntax.js';
import { combine, wrapRestInTryFinally, type Edited } from '../edit.js';
import { ownReturns } from '../edits/bodies.js';
import { replaceRange } from '../edits/lines.js';
import type { FixPlan, Refusal } from '../plan.js';
import { clearText, ID, onlySettles } from './after-shared.js';
import { returnedPromises, sharedWithResult } from './listeners-work.js';
import { heldWords } from './release.js';
import { planned, refused } from './shared.js';

/** Clears a timer whose id nothing reads when what follows it in an async function is done. */
export function afterRest(leak: Leak, _: ts.Expression, host: Host): FixPlan | Refusal {
  const { acquisition: call } = leak;
  const root = leak.repair?.slot?.ref.root;
  const fn = enclosingFn(call);
  if (!fn || root?.kind !== 'binding') return refused(ID, 'the id is kept nowhere');
  const block = ts.findAncestor(root.binding.node, ts.isBlock);
  let statement: ts.Node = call;
  while (statement !== fn && statement.parent !== block) statement = statement.parent;
  if (!block || !ts.isStatement(statement)) return refused(ID, 'the timer is not started in the block that keeps its id');
  if (inLoop(call, statement.parent)) return refused(ID, 'the timer is started in a loop: one name cannot hold all ids');
  const callback = call.arguments[0];
  const shared = sharedWithResult(callback && valueFn(callback), fn);
  const behind = statement.end;
  const promises = returnedPromises(fn, statement, host);
  const guessed = !host.typed && ownReturns(fn).some(r => r.pos >= behind && r.expression && !ts.isAwaitExpression(r.expression));
  const inTry = ts.findAncestor(statement, n => (n === fn ? 'quit' : ts.isTryStatement(n))) !== undefined;
  if (promises.length > 0 && inTry) return refused(ID, 'a promise is returned without `await` inside `try`');
  const awaits = promises.map((p): Edited => [replaceRange(p.getSourceFile(), p.getStart(), p.getStart(), 'await ')]);
  const safe = shared === 'no' && !guessed && onlySettles(leak);
  return planned(ID, `Clear ${heldWords(leak)} in \`finally\``, safe ? 'safe' : 'review', combine(...awaits, wrapRestInTryFinally(statement, clearText(leak, root.binding.name))));
}
