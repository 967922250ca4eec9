import { ts } from '../program/host.js';
import { acquisitionsAt } from './acquire.js';
import type { Context, Verdict } from './context.js';
import { decideDerived } from './derived.js';
import { decideListener } from './listeners.js';
import { decideScoped } from './scopes.js';
import { decideTimer } from './timers.js';

/** Decides what a call that may begin an obligation leaves behind: the only place that says so. */
export function decide(call: ts.CallExpression, context: Context): Verdict {
  for (const acquisition of acquisitionsAt(call, context.catalog)) {
    const verdict = acquisition.resource.kind === 'timer' ? decideTimer(acquisition, context) : decideListener(acquisition, context);
    if (verdict) return verdict;
  }
  return decideScoped(call, context) ?? decideDerived(call, context);
}
