import { ts } from '../../engine/program/host.js';
import { enclosingFn, isFnExpression, outer } from '../../engine/program/syntax.js';
import { combine, insertBefore, insertStatement, type Edited } from '../edit.js';
import { intoEnd } from './clear-in-end.js';
import { endingIn } from './ending.js';
import { heldWords } from './release.js';
import { endOf, planned, refused, type Planner } from './shared.js';

const ID = 'clear-before-rearm';
const EMPTIED = 'clear-before-emptied';

/** Clears what a slot holds before another timer is put there. */
export const clearBeforeRearm: Planner = (leak, host) => {
  if (leak.reason !== 'overwritten') return undefined;
  const { acquisition: call } = leak;
  const fn = enclosingFn(call);
  const assignment = outer(call).parent;
  if (!fn || !ts.isBinaryExpression(assignment)) return refused(ID, 'the handle is not assigned where the timer is started');
  const ending = endingIn(leak, fn, host);
  if ('reason' in ending) return refused(ID, ending.reason);
  const holder = outer(assignment).parent;
  const title = `${ending.verb} the former ${leak.resource.noun} before ${heldWords(leak)} is set again`;
  // one-shots that nobody clears may be meant to run side by side
  const safety = leak.resource.ends === 'never' || leak.evidence.length > 0 ? 'safe' : 'review';
  return planned(ID, title, safety, beforeWrite(holder, ending.text));
};

/** Clears what a slot holds before the slot is emptied. */
export const clearBeforeEmptied: Planner = (leak, host) => {
  if (leak.reason !== 'emptied') return undefined;
  const writes = leak.evidence.map(e => e.at);
  const end = leak.repair?.end;
  // in a teardown it goes in front of everything: the timer must not fire while that waits
  if (end && writes.every(write => enclosingFn(write) === end)) {
    const ending = endingIn(leak, end, host);
    return 'reason' in ending ? refused(EMPTIED, ending.reason) : planned(EMPTIED, `${ending.verb} ${heldWords(leak)} in ${endOf(leak)}`, 'safe', intoEnd(leak, end, ending));
  }
  const ended = writes.map(write => {
    const fn = enclosingFn(write);
    const ending = fn ? endingIn(leak, fn, host) : { reason: 'the id is given up outside of functions' };
    return 'reason' in ending ? ending : beforeWrite(outer(write).parent, ending.text);
  });
  return planned(EMPTIED, `Clear ${heldWords(leak)} before the id is given up`, 'review', combine(...ended));
};

function beforeWrite(holder: ts.Node, text: string): Edited {
  if (ts.isExpressionStatement(holder)) return insertBefore(holder, text);
  if (isFnExpression(holder)) return insertStatement(holder, text, 'first');
  return { reason: 'the handle is set inside an expression' };
}
