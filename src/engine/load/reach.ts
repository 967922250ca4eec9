import { limiters, reaching } from '../../catalog/load.js';
import { chains } from '../../catalog/callbacks.js';
import { ts } from '../program/host.js';
import { importedFn } from '../program/modules.js';
import { calledFn, includes } from '../program/reference.js';
import { calleeName, enclosingFn, outer, receiverOf, skip, walk, wordsIn } from '../program/syntax.js';

/** What a function starts outside of the program, and the call that does. */
export interface Reach {
  readonly kind: 'network' | 'process' | 'files';
  readonly call: ts.CallExpression;
  /** Its text, short enough for a message. */
  readonly words: string;
  /** How many calls away it is. */
  readonly depth: number;
}

const DEEPEST = 2;

/** What some code starts outside of the program, itself or by the functions that it calls; `limited` where something lets so many through and no more. */
export function reachOf(work: ts.Node): Reach | 'limited' | undefined {
  // what comes back to the function around it goes down a tree, a level at a time
  const around = enclosingFn(work);
  return reachFrom(work, 0, new Set(around ? [around] : []));
}

function reachFrom(work: ts.Node, depth: number, seen: Set<ts.Node>): Reach | 'limited' | undefined {
  if (seen.has(work)) return undefined;
  seen.add(work);
  const calls: ts.CallExpression[] = [];
  walk(work, node => {
    if (ts.isCallExpression(node)) calls.push(node);
  });
  if (calls.some(isLimiter)) return 'limited';
  let found: Reach | undefined;
  for (const call of calls) {
    const kind = kindOf(call);
    if (kind) found ??= { kind, call, words: wordsFor(call), depth };
    if (kind || depth >= DEEPEST) continue;
    const callee = calledFn(call.expression) ?? importedFn(call.expression);
    const below = callee && reachFrom(callee, depth + 1, seen);
    if (below === 'limited') return below;
    found ??= below;
  }
  return found;
}

/** `limit(() => …)`, `this.queue.add(…)`, `semaphore.acquire()`. */
function isLimiter(call: ts.CallExpression): boolean {
  const receiver = receiverOf(call);
  const names = [calleeName(call) ?? '', receiver ? lastName(receiver) : ''];
  return names.some(n => wordsIn(n).some(w => includes(limiters, w)));
}

function lastName(node: ts.Expression): string {
  const at = skip(node);
  return ts.isIdentifier(at) ? at.text : ts.isPropertyAccessExpression(at) ? at.name.text : '';
}

function kindOf(call: ts.CallExpression): Reach['kind'] | undefined {
  const name = calleeName(call) ?? '';
  const receiver = receiverOf(call);
  const holder = receiver && lastName(receiver);
  const isFree = holder === undefined || includes(reaching.holders, holder);
  if (isFree && includes(reaching.network, name)) return 'network';
  if (isFree && includes(reaching.process, name)) return 'process';
  if (isFree && includes(reaching.files, name)) return 'files';
  if (!receiver || holder === undefined || !isWaited(call)) return undefined;
  const last = wordsIn(holder).at(-1);
  if (includes(reaching.models.of, last) && includes(reaching.models.calls, name)) return 'network';
  return includes(reaching.remote, last) && !includes(reaching.local, name) ? 'network' : undefined;
}

/** True for a call whose result somebody waits for, or gives back: what is done at once needs no one to wait. */
function isWaited(call: ts.CallExpression): boolean {
  const up = outer(call).parent;
  return ts.isAwaitExpression(up) || ts.isReturnStatement(up) || (ts.isArrowFunction(up) && up.body === outer(call)) || (ts.isPropertyAccessExpression(up) && includes(chains, up.name.text));
}

function wordsFor(call: ts.CallExpression): string {
  const text = skip(call.expression).getText().replace(/\s+/g, '');
  return text.length > 40 ? calleeName(call) ?? '' : text;
}
