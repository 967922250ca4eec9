import { ts } from '../../engine/program/host.js';
import { enclosingFn } from '../../engine/program/syntax.js';
import { afterPromise } from './after-promise.js';
import { afterRace } from './after-race.js';
import { afterRest } from './after-rest.js';
import { ID } from './after-shared.js';
import { prefixOf, releaseName } from './release.js';
import { isShadowed, refused, type Planner } from './shared.js';

/** Clears a one-shot that guards work when the work is done, whichever way: in a `finally` of statements, or of the promise. */
export const clearAfterWork: Planner = (leak, host) => {
  const work = leak.repair?.work;
  if (!work) return undefined;
  const name = releaseName(leak);
  if (name === undefined) return refused(ID, 'no function is known that clears it by its id');
  if (prefixOf(leak) === '' && isShadowed(name, work.at)) return refused(ID, `\`${name}\` is something else in this file`);
  if (!isNamed(leak.acquisition.expression)) return refused(ID, 'what starts it is found by a call: keep the id, and clear it in the same way');
  const { root, path } = leak.repair.slot?.ref ?? {};
  const home = enclosingFn(work.at);
  if (root && (root.kind !== 'binding' || path?.length !== 0)) return refused(ID, 'the id is kept where other calls put theirs: one must not clear that of another');
  if (root?.kind === 'binding' && home && !isInside(root.binding.node, home)) return refused(ID, `\`${root.binding.name}\` is shared by all calls: one must not clear the timer of another`);
  return { race: afterRace, promise: afterPromise, rest: afterRest }[work.kind](leak, work.at, host);
};

function isInside(node: ts.Node, home: ts.Node): boolean {
  return home.pos <= node.pos && node.end <= home.end;
}

/** `setTimeout`, `window.setTimeout`: what a type can be asked of. */
function isNamed(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression));
}
