import { errorEvent } from '../../catalog/callbacks.js';
import { connections } from '../../catalog/connections.js';
import type { Growth } from '../leak.js';
import type { Context } from '../lifetime/context.js';
import { importsOf } from '../lifetime/instances.js';
import { reachedFrom } from '../lifetime/reach.js';
import { ts } from '../program/host.js';
import { contains, enclosingFn, lineOf, withinAny } from '../program/syntax.js';
import { bindingOf } from '../program/lexical.js';
import { addedBy, isAnother, subjectOf, type Handler, type Subject } from './entries.js';
import { keeperOf, livesOn, type Holder } from './holders.js';
import { opennessOf } from './keys.js';
import { isEffective, othersShrink, repeats, tableOf } from './shrinks.js';
import type { Grows, Use } from './uses.js';
import { addsOf } from './words.js';

interface Known {
  readonly mentions: readonly ts.Node[];
  readonly grows: readonly Grows[];
  readonly shrinks: readonly Use[];
}

/** An entry for a connection that no end of the connection takes out. */
export function staleConnection(holder: Holder, mentions: readonly ts.Node[], grows: readonly Grows[], shrinks: readonly Use[], context: Context): Growth | undefined {
  for (const g of grows) {
    const subject = subjectOf(g, context);
    const found = subject && ofSubject(holder, g, subject, { mentions, grows, shrinks }, context);
    if (found) return found;
  }
  return undefined;
}

function ofSubject(holder: Holder, g: Grows, subject: Subject, { mentions, grows, shrinks }: Known, context: Context): Growth | undefined {
  const sites = shrinks.flatMap(s => ('site' in s ? s.site : [])).filter(s => isEffective(s, holder, context));
  const failures = subject.handlers.filter(h => h.event === errorEvent);
  const ends = subject.handlers.filter(h => h.event !== errorEvent);
  const onFailure = sites.filter(s => failures.some(h => reaches(h, s)) && !ends.some(h => reaches(h, s)));
  if (onFailure.length < sites.length) return context.silent('an entry of a connection, taken out elsewhere');
  if (g.key && !g.listed && opennessOf(g.key, undefined) === 'closed') return undefined;
  if (subject.brought === undefined && (repeats(g.site, context) === 'once' || !livesOn(holder, context))) return context.silent('an entry of what is made by somebody else');
  if (othersShrink(holder)) return context.silent('an entry of a connection, and other files may take it out');
  const isKeyed = isAnother(g, context) || addedBy(g).length === 1 || (g.key !== undefined && contains(g.key, n => ts.isIdentifier(n) && bindingOf(n) === subject.binding));
  const [end] = ends;
  const [failure] = onFailure;
  return {
    rule: 'no-stale-connection-state', reason: failure ? 'errorOnly' : end ? 'endForgets' : 'noEnd', confidence: isKeyed && !(holder.kind === 'field' && !livesOn(holder, context)) ? 'likely' : 'possible', at: g.at, collection: holder.node,
    evidence: [{ at: holder.node, note: 'declared here' }, ...(end ? [{ at: end.at, note: 'leaves it' }] : [])],
    data: { name: holder.name, keeper: keeperOf(holder), adds: enclosingFn(g.site) === subject.binding.node.parent && subject.brought !== undefined ? `each '${subject.brought}'` : addsOf(g.site), event: end?.event ?? '', line: lineOf(end?.at ?? failure ?? g.site), subject: subject.binding.name },
    table: tableOf(holder, mentions, grows, g, { subject: { name: subject.binding.name, event: endEventOf(g, subject) }, ...(end?.fn ? { end: end.fn } : {}) }),
  };
}

function reaches({ fn }: Handler, site: ts.Node): boolean {
  return fn !== undefined && withinAny(site, reachedFrom([fn]).fns);
}

/** The event with which a connection ends: of the handler that is there, or of the package that brings it. */
function endEventOf({ site }: Grows, { handlers }: Subject): string {
  const own = handlers.find(h => h.event !== errorEvent)?.event;
  return own ?? importsOf(site.getSourceFile()).map(m => connections.closes[m]).find(e => e !== undefined) ?? connections.close;
}
