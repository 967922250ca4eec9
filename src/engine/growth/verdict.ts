import { readers } from '../../catalog/collections.js';
import { queueWords, registering, saidWords, tables, unendingWords } from '../../catalog/growth.js';
import type { Context } from '../lifetime/context.js';
import { RANK, type Confidence, type Growth } from '../leak.js';
import { isLatched } from '../lifetime/latches.js';
import type { Times } from '../lifetime/times.js';
import { ts, type Host } from '../program/host.js';
import { isOfTest } from '../program/kinds.js';
import { bindingOf } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, calleeNode, conditionsAround, contains, enclosingFn, fnName, inLoop, isFn, isComparison, lineOf, numberOf, outer, receiverOf, skip, statementOf, wordsIn } from '../program/syntax.js';
import { holderAt, isNestedIn, keeperOf, livesOn, type Holder } from './holders.js';
import { opennessOf, type Openness } from './keys.js';
import { isHidden, ownMentions } from './mentions.js';
import { shrinkingSibling } from './siblings.js';
import { isShrunk, namedFn, othersShrink, repeats, tableOf } from './shrinks.js';
import { stalePending } from './pending.js';
import { staleConnection } from './stale.js';
import { usesAt, type Grows, type Use } from './uses.js';
import { addsOf, shortOf } from './words.js';

/** Decides whether a collection that a node declares grows for ever: the only place that says so. */
export function growthAt(node: ts.Node, context: Context): Growth | undefined {
  const holder = context.shortLived ? undefined : holderAt(node);
  return holder && decide(holder, context);
}

function decide(holder: Holder, context: Context): Growth | undefined {
  const mentions = ownMentions(holder);
  const uses = mentions.at.flatMap(m => usesAt(m));
  const grows = uses.filter((u): u is Grows => u.kind === 'grows' && (!holder.fn || isNestedIn(u.site, holder.fn)) && !(holder.is === 'list' && !u.listed) && !(holder.is === 'object' && u.listed));
  if (grows.length === 0) return undefined;
  const broken = holder.is === 'list' ? brokenBound(holder, uses, grows) : undefined;
  if (broken) return broken;
  if (mentions.isOpen || uses.some(u => u.kind === 'escapes')) return context.silent('grows, and is handed on');
  if (uses.some(u => u.kind === 'bounds')) return context.silent('grows up to a limit');
  const shrinks = uses.filter(u => (u.kind === 'shrinks' && !isMaking(u.site, holder)) || (u.kind === 'empties' && holder.is === 'list'));
  const adding = grows.filter(g => !isUpdate(g) && !isLimited(g));
  if (adding.length === 0) return undefined;
  const lasting = adding.filter(g => !isOfScript(g.site));
  if (lasting.length === 0) return context.silent('grows while a script runs');
  const stale = staleConnection(holder, mentions.at, lasting, shrinks, context) ?? stalePending(holder, mentions.at, lasting, shrinks, context);
  if (stale) return stale;
  // what the text alone tells comes first: the calls of a function may have to be asked for in every file
  const open = byKeys(lasting, holder, undefined);
  if (open.length === 0) return context.silent('grows by keys that may come to an end');
  if (isShrunk(shrinks, holder, context)) return context.silent('grows and shrinks');
  if (!livesOn(holder, context)) return besideSibling(holder, open, context) ?? context.silent('grows as long as its owner lives');
  const timed = open.map(g => ({ ...g, times: repeats(g.site, context) })).filter(g => g.times !== 'once');
  const told = byKeys(timed, holder, context.host);
  if (told.length === 0) return context.silent('grows by keys that may come to an end');
  const best = told.map(g => ({ ...g, confidence: weigh(g.open, g.times, g, holder, shrinks.length > 0, context) })).sort((a, b) => rankOf(b.confidence) - rankOf(a.confidence))[0];
  if (!best?.confidence) return context.silent('grows by what may come to an end');
  if (othersShrink(holder)) return context.silent('grows, and other files may shrink it');
  if (best.key && !best.listed && isClosedType(best.key, context.host)) return context.silent('grows by keys of a closed type');
  return {
    rule: ruleOf(holder, uses), reason: shrinks.length > 0 ? 'clearedAtEndOnly' : best.listed ? 'listGrows' : 'neverShrinks', confidence: best.confidence, at: best.at, collection: holder.node, evidence: [{ at: holder.node, note: 'declared here' }],
    data: { name: holder.name, keeper: keeperOf(holder), adds: addsOf(best.site), key: best.key ? shortOf(best.key) : 'an element' }, table: tableOf(holder, mentions.at, grows, best),
  };
}

/** The growths whose keys nothing is known to bound; without a host, as the text tells, whatever the calls may say. */
function byKeys<G extends Grows>(grows: readonly G[], holder: Holder, host: Host | undefined): readonly (G & { readonly open: Openness })[] {
  return grows.map(g => ({ ...g, open: keyOf(g, holder, host) })).filter(g => g.open !== 'closed' && g.open !== 'unknown');
}

/** A field of what may be made often, whose sibling loses the same key when a visitor goes: the owner lives on. */
function besideSibling(holder: Holder, grows: readonly Grows[], context: Context): Growth | undefined {
  for (const g of isHidden(holder) ? grows : []) {
    const found = g.key && shrinkingSibling(holder, g.site, g.key);
    if (!found || keyOf(g, holder, context.host) !== 'open' || repeats(g.site, context) !== 'many') continue;
    return {
      rule: 'no-unbounded-cache', reason: 'siblingShrinks', confidence: 'likely', at: g.at, collection: holder.node, evidence: [{ at: found.at, note: 'leaves it out' }],
      data: { name: holder.name, sibling: found.name, line: lineOf(found.at), adds: addsOf(g.site) },
    };
  }
  return undefined;
}

/** A list from which elements are taken one day, or that is called so, is a queue; what only keeps is a cache. */
function ruleOf(holder: Holder, uses: readonly Use[]): 'no-unbounded-queue' | 'no-unbounded-cache' {
  const isTaken = uses.some(u => u.kind === 'shrinks' && !isDedupe(u.site) && !isRestored(u.site));
  return holder.is === 'list' && (isTaken || includes(queueWords, wordsIn(holder.name).at(-1))) ? 'no-unbounded-queue' : 'no-unbounded-cache';
}

function rankOf(confidence: Confidence | undefined): number {
  return confidence === undefined ? 0 : RANK[confidence];
}

/** How sure it is that a growth adds up. */
function weigh(open: Openness, times: Times, { site, key, listed, isDefault }: Grows, holder: Holder, isCleared: boolean, context: Context): Confidence | undefined {
  const words = wordsIn(holder.name);
  const isTold = words.some(w => includes(saidWords, w));
  const fn = namedFn(site);
  const isRegistering = fn !== undefined && includes(registering, wordsIn(fnName(fn) ?? '')[0]);
  if (isOfTest(context.host)) return undefined;
  if (isDefault && times !== 'once') return 'likely'; // the module's own list, given to each caller that has none
  if (times === 'presumed' && isTold) return undefined;
  if (times === 'presumed' && isRegistering) return open === 'open' ? 'likely' : open === 'fresh' ? 'possible' : undefined;
  if ((isTold && open !== 'open') || isTelling(site)) return 'possible';
  if (isCleared || context.page) return 'possible';
  if (listed) return times === 'many' ? 'likely' : undefined;
  if (open === 'named') return !isRegistering && includes(unendingWords, wordsIn(key?.getText() ?? '').at(-1)) ? 'likely' : 'possible';
  return times === 'many' || open === 'fresh' || open === 'open' ? 'likely' : 'possible';
}

/** `for await (const file of files) queue.add(async () => …)` at module level: the module is a script. */
function isOfScript(site: ts.Node): boolean {
  let top: ts.Node = site;
  for (let fn = enclosingFn(site); fn; fn = enclosingFn(fn)) top = fn;
  return inLoop(top, undefined);
}

/** `urls.add(url); console.warn(…);`: what was told once is not told again. */
function isTelling(site: ts.Node): boolean {
  const block = statementOf(site)?.parent;
  return block !== undefined && ts.isBlock(block) && block.statements.some(s => ts.isExpressionStatement(s) && ts.isCallExpression(s.expression) && includes(readers, calleeName(s.expression)));
}

/** Whether what a growth adds comes to an end; a list adds whatever it is given, where it does not look first. */
function keyOf(g: Grows, holder: Holder, host: Host | undefined): Openness {
  if (!g.listed) return g.key ? opennessOf(g.key, host) : 'unknown';
  const value = g.key && skip(g.key);
  if (!value) return 'unknown';
  if (isGuarded(g, holder) || ts.isSpreadElement(value)) return ts.isSpreadElement(value) ? 'unknown' : opennessOf(value, host);
  return 'fresh';
}

/** `if (!list.includes(value)) list.push(value)` */
function isGuarded(g: Grows, holder: Holder): boolean {
  const fn = enclosingFn(g.site);
  // if (!others.has(value)): what goes into both is one of those
  if (conditionsAround(g.site).some(test => contains(test, n => ts.isCallExpression(n) && includes(tables.has, calleeName(n)) && n.arguments[0]?.getText() === g.key?.getText()))) return true;
  return isLatched(g.site, fn, e => isMention(e, holder)) || (fn !== undefined && contains(fn, n => ts.isCallExpression(n) && includes(tables.has, calleeName(n)) && receiverOf(n) !== undefined && isMention(receiverOf(n)!, holder)));
}

function isMention(e: ts.Expression, holder: Holder): boolean {
  const at = skip(e);
  if (holder.binding) return ts.isIdentifier(at) && bindingOf(at) === holder.binding;
  return ts.isPropertyAccessExpression(at) && at.name.text === holder.name;
}

/** `if (table.has(key)) table.set(key, …)`: no new entry. */
function isUpdate(g: Grows): boolean {
  if (g.listed || !g.key) return false;
  const key = g.key.getText();
  const tests = (node: ts.Expression): boolean => contains(node, n => ts.isCallExpression(n) && includes(tables.has, calleeName(n)) && n.arguments[0]?.getText() === key && !isNegated(n));
  return conditionsAround(g.site).some(tests);
}

/** `if (next < MOST) table[key] = next++`: up to a number. */
function isLimited(g: Grows): boolean {
  return conditionsAround(g.site).some(test => contains(test, n => ts.isBinaryExpression(n) && isComparison(n) && [n.left, n.right].some(e => numberOf(e) !== undefined && numberOf(e) !== 0)));
}

function isNegated(node: ts.Node): boolean {
  const up = outer(node).parent;
  return (ts.isPrefixUnaryExpression(up) && up.operator === ts.SyntaxKind.ExclamationToken) || (ts.isBinaryExpression(up) && (up.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken || up.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken || up.operatorToken.kind === ts.SyntaxKind.LessThanToken));
}

/** A list whose limit is there and never holds: the result of `slice()` dropped, the list itself compared with a number. */
function brokenBound(holder: Holder, uses: readonly Use[], grows: readonly Grows[]): Growth | undefined {
  const fails = uses.find(u => u.kind === 'fails' && isOwn(u.site, holder));
  const [grow] = grows;
  if (fails?.kind !== 'fails' || !grow || holder.kind === 'closure') return undefined;
  const isSlice = ts.isCallExpression(fails.site);
  if (isSlice && uses.some(u => u.kind === 'shrinks' && !isDedupe(u.site) && !isRestored(u.site))) return undefined;
  return {
    rule: ruleOf(holder, uses), reason: 'boundNeverHolds', confidence: 'likely', at: ts.isCallExpression(fails.site) ? calleeNode(fails.site) : fails.site, collection: holder.node, evidence: [{ at: grow.at, note: 'adds to it' }],
    data: { name: holder.name, line: lineOf(grow.site), why: isSlice ? 'the result of `slice()` is dropped' : 'the list itself is compared with a number' },
  };
}

/** True where a limit is one of the collection itself: of the instance's own field, or of the name. */
function isOwn(site: ts.Node, holder: Holder): boolean {
  return !holder.container || contains(site, n => ts.isPropertyAccessExpression(n) && n.name.text === holder.name && n.expression.kind === ts.SyntaxKind.ThisKeyword);
}

/** `splice(list.indexOf(value), 1)` before the same value is added again. */
function isDedupe(site: ts.Node): boolean {
  return ts.isCallExpression(site) && calleeName(site) === 'splice' && site.arguments.length === 2 && site.arguments[1]?.getText() === '1';
}

/** `constructor() { this.list = []; }`: there was none before. */
function isMaking(site: ts.Node, { container }: Holder): boolean {
  const fn = enclosingFn(site);
  return ts.isBinaryExpression(site) && fn !== undefined && ts.isConstructorDeclaration(fn) && fn.parent === container;
}

/** `this.list = saved.list`: another one, and no shorter. */
function isRestored(site: ts.Node): boolean {
  return ts.isBinaryExpression(site) && ts.isPropertyAccessExpression(skip(site.right));
}

/** Literals, enums and booleans: as many as the type says. */
function isClosedType(key: ts.Expression, host: Host): boolean {
  if (!host.typed) return false;
  const type = host.typeOf(key);
  if (!type) return false;
  const parts = type.isUnion() ? type.types : [type];
  const closed = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral | ts.TypeFlags.EnumLiteral | ts.TypeFlags.Enum | ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.UniqueESSymbol | ts.TypeFlags.Index;
  return parts.every(t => (t.flags & closed) !== 0) || isFn(key);
}
