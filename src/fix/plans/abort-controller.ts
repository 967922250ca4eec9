import type { Cancellation } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { outer } from '../../engine/program/syntax.js';
import { insertBefore, insertStatement } from '../edit.js';
import type { Planner } from '../plan.js';
import { planned, refused } from './shared.js';

/** Aborts a controller in the teardown that exists and leaves it out. */
export const abortInEnd: Planner<Cancellation> = ({ reason, repair, data }) => {
  if (reason !== 'endForgets' || !repair?.end) return undefined;
  return planned('abort-in-end', `Abort \`${data['controller'] ?? ''}\` in ${data['end'] ?? 'the end'}`, 'safe', insertStatement(repair.end, repair.text, 'first'));
};

/** Aborts what a field holds before another controller is put there. */
export const abortBeforeSet: Planner<Cancellation> = ({ reason, repair, data }) => {
  if (reason !== 'overwritten' || !repair?.before) return undefined;
  const holder = outer(repair.before).parent;
  if (!ts.isExpressionStatement(holder)) return refused('abort-before-set', 'the controller is set inside an expression');
  return planned('abort-before-set', `Abort the former \`${data['controller'] ?? ''}\` before it is set again`, 'review', insertBefore(holder, repair.text));
};
