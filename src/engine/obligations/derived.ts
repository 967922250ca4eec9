import type { Leak } from '../leak.js';
import { track, trackDisposer } from '../lifetime/slots.js';
import { targetWords } from '../lifetime/targets.js';
import { ts } from '../program/host.js';
import { identifiersOf } from '../program/lexical.js';
import { filesAround } from '../program/modules.js';
import { refOf, sameRef } from '../program/reference.js';
import { calleeName, calleeNode, enclosingFn, isAsync, isFnExpression, nameOf, outer, skip, within, type Acquiring } from '../program/syntax.js';
import { originOf } from './acquire.js';
import type { Context, Verdict } from './context.js';
import { isPrivate } from './elsewhere.js';
import { decideOpen, isPartOfAnother } from './held.js';
import { giverOf } from './helpers.js';
import { placeAt, sourceAt } from './places.js';
import { summaryOf, type Summary } from './summaries.js';
import { mainSlot, RULES, type Timer } from './timer.js';
import { decideHandle } from './timers.js';
import { isSetUp, properEnds } from './words.js';

/** What the machinery of a handle finds, and what it is called where a helper started the thing. */
const REASONS: Readonly<Record<string, string>> = { skipped: 'helperSkipped', endForgets: 'helperForgotten', handleLostToEnd: 'helperLost', handleLostInEffect: 'helperLostInEffect' };

/** Decides a call of a helper that starts something and gives back what ends it: its caller is the owner. */
export function decideDerived(call: ts.CallExpression, context: Context): Verdict {
  const fn = giverOf(call, context);
  const summary = fn && summaryOf(fn, context);
  if (!fn || !summary || within(call, fn)) return undefined;
  if (isAsync(fn) && !ts.isAwaitExpression(outer(call).parent)) return context.silent('a promise of a disposer');
  const place = summary.listener && placeAt(summary, call, enclosingFn(call), context);
  if (summary.listener && (place === undefined || place.kind === 'parameter' || isHandlerKnown(summary, call))) return context.silent('a helper on something of its own');
  const timer = timerAt(call, summary);
  if (summary.source && sourceAt(summary, call, enclosingFn(call), context)?.kind !== 'process') return context.silent('a helper on something of its own');
  if (context.shortLived && isOpen(summary)) return context.silent('short-lived program');
  if (summary.returns === 'handle' && isOpen(summary)) return openedBy(timer, summary, context);
  const verdict = decideHandle(timer, context);
  const reason = verdict && REASONS[verdict.reason];
  if (!verdict || reason === undefined) return context.silent('a helper without strong evidence');
  if (reason !== 'helperSkipped' && !isForgotten(timer, summary, place?.kind, context)) return context.silent('a helper without strong evidence');
  if (originOf(summary.acquisition, context.host) === 'no' || (summary.listener && originOf(summary.acquisition, context.host) === 'unsure')) return context.silent('look-alike');
  return wordsFor(verdict, reason, summary, call);
}

/** What a helper opened and gives back: its caller owns it as if it had opened it itself. */
function openedBy(timer: Timer, { acquisition, resource }: Summary, context: Context): Verdict {
  // return open(path): what is a promise there is the handle where it is awaited
  const begun = acquisition.acquire.gives && !acquisition.acquire.on ? { ...acquisition, call: timer.call } : acquisition;
  const verdict = decideOpen(timer, begun, 'process', context);
  return verdict && { ...verdict, confidence: verdict.confidence === 'certain' ? 'likely' : verdict.confidence, evidence: [{ at: acquisition.call, note: `opens the ${resource.noun}` }, ...verdict.evidence] };
}

function isOpen({ resource: { kind } }: Summary): boolean {
  return kind === 'handle' || kind === 'subscription';
}

/** The call as the machinery of handles sees it: what it gives is the handle, and calling that is the release. */
function timerAt(call: Acquiring, summary: Summary): Timer {
  const handle = summary.returns === 'handle' ? track(call, summary.resource) : trackDisposer(call, summary.members);
  handle.unref ||= summary.unref;
  return { acquisition: { call, resource: summary.resource, acquire: summary.acquisition.acquire }, call, fn: enclosingFn(call), callback: undefined, repeats: summary.repeats, rearms: false, delay: undefined, handle };
}

/** Something that goes on for good, whose owner has an end of its own that leaves it out. */
function isForgotten(timer: Timer, summary: Summary, place: string | undefined, context: Context): boolean {
  const { call, fn, handle } = timer;
  if (!summary.repeats || summary.optional || (summary.listener && place !== 'process')) return false;
  const slot = mainSlot(handle.slots);
  if (slot?.path.includes('[]') && isPartOfAnother(slot)) return false;
  const root = slot?.ref.root;
  const instance = root?.kind === 'this' ? context.instances.of(root.container) : root?.kind === 'binding' ? context.instances.ofBinding(root.binding) : context.instances.around(call);
  const end = properEnds(instance, call)[0];
  if (instance.kind === 'effect') return fn === instance.node && !isResultRead(call);
  if (!end || end.rank !== 'final') return false;
  if (slot) return instance.kind === 'class' || instance.kind === 'component' ? !(root?.kind === 'this' && isCalledElsewhere(root.container, slot.path)) : false;
  return instance.kind === 'class' && isSetUp(fn, instance.node);
}

/** `useEffect(() => start())`: the effect itself gives it on. */
function isResultRead(call: Acquiring): boolean {
  const up = outer(call).parent;
  return !(ts.isExpressionStatement(up) || ts.isVoidExpression(up) || ts.isVariableDeclaration(up) || ts.isBinaryExpression(up));
}

/** A public field that holds a function: any file that names it may call it. */
function isCalledElsewhere(container: ts.Node, path: readonly string[]): boolean {
  const name = path[0];
  if (name === undefined || isPrivate(container, name)) return false;
  return filesAround(container).some(file => (file.text.includes(name) ? identifiersOf(file).get(name) ?? [] : []).some(id => ts.isPropertyAccessExpression(id.parent) && id.parent.name === id && !within(id, container)));
}

/** The handler is a place that another call is given, too: that call may take it off. */
function isHandlerKnown(summary: Summary, call: Acquiring): boolean {
  const index = summary.listener?.handler;
  const argument = index === undefined ? undefined : call.arguments[index];
  const at = argument && skip(argument);
  if (!at || isFnExpression(at)) return false;
  const ref = refOf(at);
  const name = ts.isIdentifier(at) || ts.isPropertyAccessExpression(at) ? nameOf(ts.isIdentifier(at) ? { name: at } : at) : undefined;
  if (!ref || name === undefined) return true;
  return (identifiersOf(call.getSourceFile()).get(name) ?? []).some(id => {
    const use = ts.isPropertyAccessExpression(id.parent) && id.parent.name === id ? id.parent : id;
    const up = outer(use).parent;
    return ts.isCallExpression(up) && up !== call && up.expression !== outer(use) && ts.isExpression(use) && sameRef(refOf(use), ref);
  });
}

function wordsFor(verdict: Leak, reason: string, summary: Summary, call: Acquiring): Leak {
  const { resource, listener } = summary;
  const event = listener?.added.event;
  const target = listener?.added.target;
  const argument = listener?.place.kind === 'parameter' ? call.arguments[listener.place.index] : target;
  const data = {
    ...verdict.data, noun: resource.noun, helper: `\`${calleeName(call) ?? 'the helper'}()\``,
    event: event?.startsWith("'") ? `${event} ` : '', target: argument ? `\`${targetWords(argument)}\`` : 'the global object',
  };
  const evidence = [{ at: summary.acquisition.call, note: `starts the ${resource.noun}` }, ...verdict.evidence];
  // an id is what a caller knows how to end
  if (summary.returns === 'handle') return { ...verdict, evidence };
  return {
    ...verdict, evidence, rule: RULES[resource.kind], reason, data, at: calleeNode(call), acquisition: call,
    repair: { ...verdict.repair, invoked: true },
  };
}
