import type { Track } from '../lifetime/slots.js';
import { ts } from '../program/host.js';
import { identifiersOf } from '../program/lexical.js';
import { refOf, sameRef, type Ref } from '../program/reference.js';
import { contains, enclosingFn, isComparison, numberOf, outer, receiverOf, skip, within, type Fn } from '../program/syntax.js';
import type { Acquisition } from './acquire.js';
import type { Timer } from './timer.js';

/** `await lock.acquire()` … `lock.release()`: a loan that the lender itself takes back; undefined where the file does not show both. */
export function atLender(acquisition: Acquisition): Timer | undefined {
  const { call, acquire, resource } = acquisition;
  const receiver = receiverOf(call);
  const fn = enclosingFn(call);
  const ref = receiver && refOf(receiver);
  if (!fn || !receiver || !ref || ref.root.kind === 'global' || ref.path.includes('[]') || acquire.handle === 'result') return undefined;
  const awaited = outer(call).parent;
  const isAwaited = ts.isAwaitExpression(awaited);
  if (!ts.isExpressionStatement(isAwaited ? outer(awaited).parent : awaited)) return undefined;
  // a lock that is taken at once, or a place in a collection that the code itself limits
  if (acquire.limit === undefined ? !isAwaited : isOwn(ref, fn) || !isLimited(receiver, acquire.limit, fn)) return undefined;
  const releases = resource.release.flatMap(r => (r.via === 'method' ? callsOn(ref, r.name, call) : []));
  const key = acquire.handle.key.map(i => call.arguments[i]);
  const taken = callsOn(ref, acquire.call ?? '', call);
  const isAnothers = (release: ts.Node): boolean => !within(release, fn) && taken.some(t => t !== call && isInFnOf(t, release, call));
  const same = releases.filter(r => !isAnothers(r)).filter(r => key.every((k, i) => isSame(r.arguments[i], k)) && r.arguments.every((a, i) => !call.arguments[i] || isSame(a, call.arguments[i])));
  if (same.length === 0) return undefined;
  const handle: Track = { slots: [], releases: same, writes: [], escapes: [], shown: [], returned: [], removals: [], unref: false };
  return { acquisition, call, fn, callback: undefined, repeats: true, rearms: false, delay: undefined, handle };
}

function callsOn(ref: Ref, name: string, from: ts.Node): readonly ts.CallExpression[] {
  return (identifiersOf(from.getSourceFile()).get(name) ?? []).flatMap(id => {
    const access = id.parent;
    const call = outer(access).parent;
    return ts.isPropertyAccessExpression(access) && access.name === id && ts.isCallExpression(call) && call.expression === outer(access) && sameRef(refOf(access.expression), ref) ? [call] : [];
  });
}

/** A call stands in a function that holds the release, too, and not the borrowing in question. */
function isInFnOf(taken: ts.Node, release: ts.Node, call: ts.Node): boolean {
  for (let fn = enclosingFn(release); fn && !within(call, fn); fn = enclosingFn(fn)) if (within(taken, fn)) return true;
  return false;
}

function isSame(a: ts.Expression | undefined, b: ts.Expression | undefined): boolean {
  if (!a || !b) return false;
  const ref = refOf(a);
  return ref ? sameRef(ref, refOf(b)) : skip(a).getText() === skip(b).getText();
}

/** A collection that the function makes itself goes with it. */
function isOwn({ root }: Ref, fn: Fn): boolean {
  return root.kind === 'binding' && !ts.isParameter(root.binding.node) && within(root.binding.node, fn);
}

/** `if (pool.size >= limit) …`: the function waits, or turns away, where no place is left. */
function isLimited(receiver: ts.Expression, property: string, fn: Fn): boolean {
  const isLimit = (e: ts.Expression): boolean => (numberOf(e) ?? Infinity) > 1; // size > 0 asks whether there is any
  const ref = refOf(receiver);
  const asks = (e: ts.Expression): boolean => {
    const at = skip(e);
    return ts.isPropertyAccessExpression(at) && at.name.text === property && sameRef(refOf(at.expression), ref);
  };
  return contains(fn, node => ts.isBinaryExpression(node) && isComparison(node) && ((asks(node.left) && isLimit(node.right)) || (asks(node.right) && isLimit(node.left))) && node.pos < receiver.pos);
}
