import { intoEnd } from './clear-in-end.js';
import { endingIn } from './ending.js';
import { intoFinally } from './finally.js';
import { endOf, planned, refused, type Planner } from './shared.js';

const ID = 'call-disposer';

/** Calls what a helper gave back to end the thing: in the teardown that leaves it out, or in a `finally`. */
export const callDisposer: Planner = (leak, host) => {
  const helper = leak.data['helper'] ?? 'the helper';
  if (leak.reason === 'helperSkipped') return intoFinally(leak, ID, `Call in \`finally\` what ends the ${leak.resource.noun} of ${helper}`);
  if (leak.reason === 'helperLost' || leak.reason === 'helperLostInEffect') return refused(ID, `what ${helper} gives back is dropped: keep it, and call it when the owner ends`);
  if (leak.reason !== 'helperForgotten') return undefined;
  const { end, slot } = leak.repair ?? {};
  if (!end || !slot) return refused(ID, 'no teardown is seen that could call it');
  if (slot.ref.path.length !== slot.path.length) return refused(ID, `what ends it is a part of what ${helper} gives back: call it in ${endOf(leak)}`);
  const ending = endingIn(leak, end, host);
  return 'reason' in ending ? refused(ID, ending.reason) : planned(ID, `${ending.verb} \`${ending.text.replace(/(?:\?\.)?\(\);$/, '')}\` in ${endOf(leak)}`, 'safe', intoEnd(leak, end, ending));
};
