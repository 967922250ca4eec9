import { realms } from '../../catalog/callbacks.js';
import { ts } from '../program/host.js';
import { includes } from '../program/reference.js';
import { acquisitionsAt } from './acquire.js';
import { calleeName, enclosingFn, isFnExpression, outer, receiverOf, type Acquiring } from '../program/syntax.js';
import { decideMade } from './class-resources.js';
import type { Context, Verdict } from './context.js';
import { decideDerived } from './derived.js';
import { decideHeld } from './held.js';
import { decideListener } from './listeners.js';
import { decideLoan } from './loans.js';
import { decideScoped } from './scopes.js';
import { decideTimer } from './timers.js';
import { weighed } from './weigh.js';

const DECIDERS = { timer: decideTimer, listener: decideListener, subscription: decideHeld, handle: decideHeld, loan: decideLoan } as const;

/** Decides what a call that may begin an obligation leaves behind: the only place that says so. */
export function decide(call: Acquiring, context: Context): Verdict {
  const verdict = decided(call, context);
  if (!verdict) return undefined;
  if (isGenerated(call)) return context.silent('generated');
  return isInOtherRealm(call) ? context.silent('runs in another program') : weighed(verdict);
}

/** Longer lines than this, in characters, nobody writes by hand: a bundle, or what a compiler emits. */
const LONGEST = 2_000;

function isGenerated(call: Acquiring): boolean {
  const file = call.getSourceFile();
  const starts = file.getLineStarts();
  const { line } = file.getLineAndCharacterOfPosition(call.getStart(file));
  return (starts[line + 1] ?? file.text.length) - (starts[line] ?? 0) > LONGEST;
}

/** `page.evaluate(() => …)` */
function isInOtherRealm(call: Acquiring): boolean {
  for (let fn = enclosingFn(call); fn; fn = enclosingFn(fn)) {
    const up = outer(fn).parent;
    if (isFnExpression(fn) && ts.isCallExpression(up) && receiverOf(up) !== undefined && includes(realms, calleeName(up))) return true;
  }
  return false;
}

function decided(call: Acquiring, context: Context): Verdict {
  for (const acquisition of acquisitionsAt(call, context.catalog)) {
    const verdict = DECIDERS[acquisition.resource.kind](acquisition, context);
    if (verdict) return verdict;
  }
  return ts.isCallExpression(call) ? decideScoped(call, context) ?? decideDerived(call, context) : decideMade(call, context);
}
