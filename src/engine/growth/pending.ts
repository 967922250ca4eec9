import { endEvents, enders, registrars } from '../../catalog/callbacks.js';
import { connections } from '../../catalog/connections.js';
import { tables } from '../../catalog/growth.js';
import type { Growth } from '../leak.js';
import type { Context } from '../lifetime/context.js';
import { eventEnds, type InstanceEnd } from '../lifetime/ends.js';
import { exitsWithout, hasSharedCleanup } from '../lifetime/exits.js';
import { reachedFrom } from '../lifetime/reach.js';
import { ts } from '../program/host.js';
import { usesOf } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, contains, enclosingFn, isFnExpression, lineOf, outer, receiverOf, skip, walk, within, withinAny, wordsIn, type Fn } from '../program/syntax.js';
import { isAnother, waitingFor, type Waiting } from './entries.js';
import type { Holder } from './holders.js';
import { namedFn, othersShrink, tableOf } from './shrinks.js';
import type { Grows, Use } from './uses.js';
import { addsOf } from './words.js';

type Found = Growth & { readonly end?: Fn };

/** A table of those who wait for an answer, and an end that leaves them waiting, or leaves their entries there. */
export function stalePending(holder: Holder, mentions: readonly ts.Node[], grows: readonly Grows[], shrinks: readonly Use[], context: Context): Growth | undefined {
  for (const g of grows) {
    const waiting = waitingFor(g);
    if (!waiting) continue;
    const sites = shrinks.flatMap(s => ('site' in s ? s.site : []));
    const found = neverTaken(holder, mentions, g, waiting, sites, context) ?? givenUp(holder, g, waiting, sites, context) ?? leftWaiting(holder, mentions, g, waiting, context);
    if (found) return othersShrink(holder) ? context.silent('a table of waiters, and other files may take them out') : { ...found, table: tableOf(holder, mentions, grows, g, found.end ? { end: found.end } : {}) };
  }
  return undefined;
}

/** Not even the answer takes the entry out. */
function neverTaken(holder: Holder, mentions: readonly ts.Node[], g: Grows, { fn }: Waiting, sites: readonly ts.Node[], context: Context): Found | undefined {
  // let call = calls.get(key); if (!call) { … calls.set(key, call); }: the entry is what the next one is given
  if (mentions.some(m => within(m, fn) && !within(m, g.site))) return undefined;
  const ends = sites.length > 0 ? reachedFrom(endsOf(holder, context).map(e => e.fn)).fns : [];
  const isTaken = sites.some(s => !withinAny(s, ends) || ts.isDeleteExpression(s) || (ts.isCallExpression(s) && !includes(tables.empties, calleeName(s)))) || mentions.some(m => isWalked(m) && !withinAny(m, ends));
  return isTaken || !isAnother(g, context) ? undefined : { ...found(holder, g), reason: 'neverTaken', confidence: 'likely', data: { name: holder.name, adds: addsOf(g.site) } };
}

/** A timer, a signal or an end settles the promise, and leaves the entry that an answer takes out. */
function givenUp(holder: Holder, g: Grows, waiting: Waiting, sites: readonly ts.Node[], context: Context): Found | undefined {
  const { work, fn } = waiting;
  if (g.listed || sites.length === 0 || (work && hasSharedCleanup(work, sites, undefined))) return undefined;
  // .finally(() => table.delete(id)), and what waits here for the promise
  if (sites.some(s => within(s, fn) && !(work && within(s, work.executor)))) return undefined;
  // a sweep: for (const [id, entry] of table) if (entry.old) table.delete(id)
  if (sites.some(s => ts.isCallExpression(s) && !includes(tables.keyedShrinks, calleeName(s)))) return undefined;
  const exit = work ? exitsWithout(work, undefined, g.site, sites).forgotten.find(e => e.fn && givesUp(e.fn))?.fn : settlersIn(waiting).find(f => givesUp(f) && !sites.some(s => withinAny(s, reachedFrom([f]).fns)));
  return exit && { ...found(holder, g), reason: 'givesUp', confidence: isAnother(g, context) ? 'likely' : 'possible', data: { name: holder.name, exit: givesUp(exit) ?? '', line: lineOf(exit) }, end: exit };
}

/** The callbacks of a function that settle a deferred. */
function settlersIn({ fn, settlers }: Waiting): readonly Fn[] {
  return settlers.flatMap(s => usesOf(s)).flatMap(use => {
    const inside = enclosingFn(use);
    return inside && inside !== fn && within(inside, fn) ? inside : [];
  });
}

/** What calls a function that gives up waiting, in words. */
function givesUp(fn: Fn): string | undefined {
  const call = outer(fn).parent;
  if (!isFnExpression(fn) || !ts.isCallExpression(call)) return undefined;
  if (includes(connections.timers, calleeName(call))) return 'the timer';
  const [event] = call.arguments;
  return includes(registrars, calleeName(call)) && event && ts.isStringLiteralLike(event) && includes(endEvents, event.text) ? `'${event.text}'` : undefined;
}

/** The owner ends, or what it listens to does, and nobody looks at those who wait. */
function leftWaiting(holder: Holder, mentions: readonly ts.Node[], g: Grows, { fn }: Waiting, context: Context): Found | undefined {
  if (mentions.some(isWalked)) return undefined;
  if (isLimited(fn)) return context.silent('who waits gives up of his own accord');
  const ends = endsOf(holder, context);
  const end = ends.find(e => e.rank === 'event' && connections.gone.some(word => e.name.includes(word))) ?? ends.find(e => silences(e.fn, namedFn(g.site) ?? fn));
  if (!end) return undefined;
  const reached = reachedFrom(ends.map(e => e.fn));
  if (reached.opaque || mentions.some(m => !isOfOne(m) && withinAny(m, reached.fns))) return context.silent('who waits is told at the end');
  return { ...found(holder, g), reason: 'leftWaiting', confidence: 'likely', data: { name: holder.name, end: end.rank === 'event' ? end.name : `\`${end.name}()\``, line: lineOf(end.fn) }, end: end.fn };
}

function endsOf(holder: Holder, context: Context): readonly InstanceEnd[] {
  if (holder.container) return context.instances.of(holder.container).ends;
  return holder.binding && holder.fn ? context.instances.ofBinding(holder.binding).ends : eventEnds(holder.node.getSourceFile());
}

/** `close() { this.socket.close(); }`, where the question goes out through that socket: no answer comes any more. */
function silences(end: Fn, asking: Fn): boolean {
  const asked = new Set<string>();
  walk(asking, n => {
    if (ts.isPropertyAccessExpression(n) && n.expression.kind === ts.SyntaxKind.ThisKeyword) asked.add(n.name.text);
  });
  return contains(end, n => {
    const receiver = ts.isCallExpression(n) && includes(enders, calleeName(n)) ? receiverOf(n) : undefined;
    const at = receiver && skip(receiver);
    return at !== undefined && ts.isPropertyAccessExpression(at) && at.expression.kind === ts.SyntaxKind.ThisKeyword && asked.has(at.name.text);
  });
}

/** `for (const entry of table.values())`, `table.forEach(…)`, `[...table]` */
function isWalked(mention: ts.Node): boolean {
  const at = outer(mention);
  const up = at.parent;
  if (ts.isForOfStatement(up) || ts.isForInStatement(up) || ts.isSpreadElement(up)) return true;
  if (ts.isPropertyAccessExpression(up)) return includes(tables.walks, up.name.text);
  if (ts.isBinaryExpression(up) && up.left === at) return true;
  return ts.isCallExpression(up) && includes(tables.views, calleeName(up));
}

/** `table.get(id)`, `delete table[id]`: of many who wait, one. */
function isOfOne(mention: ts.Node): boolean {
  const up = outer(mention).parent;
  return ts.isElementAccessExpression(up) || (ts.isPropertyAccessExpression(up) && includes([...tables.keyedShrinks, ...tables.keyed, ...tables.ofOne], up.name.text));
}

/** True where a function itself bounds the time for which it waits, or ends waiting with something else. */
function isLimited(fn: Fn): boolean {
  return contains(fn, n => (ts.isIdentifier(n) || ts.isPrivateIdentifier(n)) && wordsIn(n.text).some(w => includes(connections.limits, w)));
}

function found(holder: Holder, g: Grows): Pick<Growth, 'rule' | 'at' | 'collection' | 'evidence'> {
  return { rule: 'no-stale-connection-state', at: g.at, collection: holder.node, evidence: [{ at: holder.node, note: 'declared here' }] };
}
