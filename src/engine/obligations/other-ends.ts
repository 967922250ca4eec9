import { enders, hooks } from '../../catalog/callbacks.js';
import type { InstanceEnd } from '../lifetime/ends.js';
import type { Instance } from '../lifetime/instances.js';
import { reachedFrom } from '../lifetime/reach.js';
import { ts } from '../program/host.js';
import { includes } from '../program/reference.js';
import { calleeName, contains, fnName, receiverOf, within, type Fn } from '../program/syntax.js';
import { actsOutside, startedBy } from './late.js';
import { isGuarded } from './rearms.js';
import { isShort, type Timer } from './timer.js';
import { ownEnds } from './words.js';

/** An end of the same rank as the one that clears the timer, which ends other things and leaves this one running: `close()` clears, `destroy()` does not. */
export function unequalEnd(timer: Timer, instance: Instance): InstanceEnd | undefined {
  const { handle, callback, call } = timer;
  if (instance.kind !== 'class' || (!timer.repeats && !timer.rearms && (isGuarded(callback) || !actsOutside(timer, instance) || isShort(timer)))) return undefined;
  const clears = (e: InstanceEnd): boolean => [...reachedFrom([e.fn]).fns].some(f => handle.releases.some(r => within(r, f)));
  // every end brings that event, and comes by what the base calls itself
  if (instance.ends.some(e => (e.rank === 'event' || includes(hooks, e.name)) && clears(e))) return undefined;
  const final = ownEnds(instance).filter(e => e.rank === 'final' && e.fn.parent === instance.node);
  const clearing = final.filter(clears);
  return clearing.length === 0 ? undefined : final.find(e => !clears(e) && !startedBy([e], call, 2) && endsOthers(e) && !callsOut(e) && !clearing.some(c => reachedFrom([c.fn]).fns.has(e.fn)));
}

/** `this.session.terminate(this.id)`: who is told which one has ended may come back and end the rest. */
function callsOut(end: InstanceEnd): boolean {
  return contains(end.fn, node => {
    const receiver = ts.isCallExpression(node) ? receiverOf(node) : undefined;
    return receiver !== undefined && ts.isCallExpression(node) && ts.isPropertyAccessExpression(receiver) && includes(enders, calleeName(node)) && node.arguments.some(a => contains(a, n => n.kind === ts.SyntaxKind.ThisKeyword));
  });
}

/** True where an end closes, stops or clears parts of its owner: what it leaves out it forgot. */
function endsOthers(end: InstanceEnd): boolean {
  return contains(end.fn, node => ts.isCallExpression(node) && includes(enders, calleeName(node)) && receiverOf(node)?.kind !== ts.SyntaxKind.ThisKeyword && receiverOf(node)?.kind !== ts.SyntaxKind.SuperKeyword);
}

/** `startPolling()` and `stopPolling()`: two names that differ in their first word alone. */
export function isPair(start: Fn | undefined, stop: Fn | undefined): boolean {
  const [a, b] = [start && fnName(start), stop && fnName(stop)].map(n => n?.replace(/^#?_?[a-z]+/, ''));
  return a !== undefined && a !== '' && a === b;
}
