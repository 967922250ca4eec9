import { enders } from '../../catalog/callbacks.js';
import { emptying, testWords } from '../../catalog/growth.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import type { Context } from '../lifetime/context.js';
import { siteOf } from '../lifetime/named-calls.js';
import type { Times } from '../lifetime/times.js';
import { ts } from '../program/host.js';
import type { Table } from '../leak.js';
import { isExported, usesOf } from '../program/lexical.js';
import { bindingOfFn, includes } from '../program/reference.js';
import { enclosingFn, fnName, isFnExpression, outer, within, wordsIn, type Fn } from '../program/syntax.js';
import type { Holder } from './holders.js';
import { isEventHandler } from './handlers.js';
import { isHidden, otherMentions } from './mentions.js';
import { usesAt, type Grows, type Use } from './uses.js';

/** True where something is taken out while the collection goes on living. */
export function isShrunk(shrinks: readonly Use[], holder: Holder, context: Context): boolean {
  const sites = shrinks.flatMap(s => ('site' in s ? s.site : []));
  return sites.some(s => isEffective(s, holder, undefined)) || sites.some(s => isEffective(s, holder, context));
}

/** True for a shrink that is reached while the collection goes on living; without a context, where the text tells it. */
export function isEffective(site: ts.Node, holder: Holder, context: Context | undefined): boolean {
  const fn = namedFn(site);
  if (!fn || (holder.fn && within(holder.fn, fn))) return enclosingFn(site) !== undefined || ts.isDeleteExpression(site);
  const name = fnName(fn) ?? '';
  const words = wordsIn(name);
  if (words.some(w => includes(testWords, w))) return false;
  if (!includes(enders, name) && !includes(emptying, words[0])) return true;
  if (!context) return false;
  // registry.add(id, cleanup): whoever is given it calls it
  const binding = bindingOfFn(fn);
  if (binding && usesOf(binding).some(use => ts.isCallExpression(outer(use).parent) && !siteOf(use))) return true;
  const { sites, isOpen, isMany } = callSitesOf(fn, context.host);
  if (isOpen || isMany) return true;
  if (sites.length > 0 && !sites.some(isLiving)) return false;
  // the end of what lives as long as the process
  return !(includes(enders, name) && (holder.kind === 'field' || holder.kind === 'module') && !sites.some(isLiving));
}

/** True for what code does that lives on. */
function isLivingSite(site: ts.Node): boolean {
  return !ts.isCallExpression(site) || isLiving(site);
}

/** The function around a node that has a name. */
export function namedFn(node: ts.Node): Fn | undefined {
  let fn = enclosingFn(node);
  while (fn && fnName(fn) === undefined && enclosingFn(fn)) fn = enclosingFn(fn);
  return fn;
}

/** How often a place is reached: what `times` says, and what handlers and calls in other files say of the function around it. */
export function repeats(node: ts.Node, context: Context, depth = 0): Times {
  const found = context.times.at(node);
  if (found === 'many' || depth > 3) return found;
  let fn = enclosingFn(node);
  while (fn && isFnExpression(fn) && fnName(fn) === undefined) {
    if (isEventHandler(fn)) return 'many';
    fn = enclosingFn(fn);
  }
  if (!fn) return found;
  if (isEventHandler(fn)) return 'many';
  const { sites, isMany } = callSitesOf(fn, context.host);
  if (isMany) return 'many';
  let most = found;
  for (const site of sites) {
    if (!isLiving(site) || within(site, fn)) continue;
    const there = repeats(site, context, depth + 1);
    if (there === 'many') return 'many';
    if (there === 'presumed') most = 'presumed';
  }
  return most;
}

/** True where other files may take something out, or hold the collection in a way that is not followed. */
export function othersShrink(holder: Holder): boolean {
  const others = otherMentions(holder);
  return !others || others.flatMap(m => usesAt(m)).some(u => u.kind !== 'reads' && u.kind !== 'grows' && u.kind !== 'empties' && !('site' in u && !isLivingSite(u.site)));
}

/** What a repair of a collection needs to know, for the growth that is reported. */
export function tableOf(holder: Holder, mentions: readonly ts.Node[], grows: readonly Grows[], g: Grows, also: Pick<Table, 'end' | 'subject'> = {}): Table {
  const isShared = holder.binding ? isExported(holder.binding) : !isHidden(holder);
  return { is: holder.is, mentions, isShared, grows: [g, ...grows.filter(o => o.site !== g.site)].map(o => o.site), key: g.key, ...also };
}
