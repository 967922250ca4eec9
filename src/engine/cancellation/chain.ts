import { signals, tidying } from '../../catalog/signals.js';
import type { Cancellation, SlottedCall } from '../leak.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import type { Context } from '../lifetime/context.js';
import { declaredAs, type Site } from '../lifetime/named-calls.js';
import { runsNow } from '../lifetime/paths.js';
import { identifiersOf, isWritten, usesName } from '../program/lexical.js';
import { ts, type Host } from '../program/host.js';
import { defineProgramIndex } from '../program/modules.js';
import { includes } from '../program/reference.js';
import { calleeName, calleeNode, contains, enclosingFn, fnName, isAcquiring, isFnExpression, lineOf, outer, type Acquiring, type Fn } from '../program/syntax.js';
import { handsOn, mayCarry } from './carried.js';
import { freeSlot, isTestedNext } from './forwarding.js';
import { hasSignals, signalInScope, type ScopedSignal } from './signal-scope.js';
import { signalSlotsOf } from './signal-types.js';
import { uncancellable } from './uncancellable.js';
import { isAfterwards, waitedBy } from './waited.js';

const DEEPEST = 6;
const NEAR = 2; // functions between: further down, work is often shared
const MOST_CALLERS = 24; // looked at for one call, over all levels

/** A call that takes a signal, in a function that has none; with the callers that have one, or with the function that nobody can stop. */
export function unsignalled(call: Acquiring, context: Context): Cancellation | undefined {
  const { host } = context;
  const name = calleeName(call);
  if (context.shortLived || name === undefined || tidying.test(name) || !takers(call).has(name)) return undefined;
  if (!isWork(call) || signalInScope(call, host) || call.arguments.some(ts.isSpreadElement)) return undefined;
  const fn = workAround(call);
  const fnText = fn && fnName(fn);
  if (!fn || fnText === undefined || tidying.test(fnText)) return undefined;
  const found = hasSignals(call) ? waysUp(fn, host) : undefined;
  if (!found) return uncancellable(call, fn, context);
  const slot = freeSlot(call, signalSlotsOf(call, host), host);
  if (!slot) return undefined;
  const { fns, goals } = found;
  const using = signals.brief.test(name) ? undefined : goals.find(isMeant);
  const { site: top, signal } = using ?? goals[0]!;
  const caller = fnName(signal.fn);
  return {
    rule: 'require-signal-forwarding', reason: 'chainBroken', confidence: using ? 'likely' : 'possible', at: calleeNode(call), work: call,
    evidence: goals.map(({ site }) => ({ at: site, note: 'has a signal and does not hand it on' })),
    data: { call: name, signal: signal.text, caller: caller === undefined ? 'the caller' : `\`${caller}()\``, callee: fnText, line: lineOf(top), file: fileName(top) },
    chain: { call, slot: { index: slot.index, path: slot.path }, fns },
  };
}

/** Near enough to be one piece of work: the caller hands its signal to other calls, goes on without a test of it, and did not make it for a part of what it does. */
function isMeant({ site, signal, depth }: Goal): boolean {
  const isOwn = signal.from === 'controller' && enclosingFn(site) === signal.fn;
  return depth < NEAR && !isOwn && !isTestedNext(site) && handsOn(signal, site);
}

/** The calls in a function that take a signal and are given none: what one signal for the function would stop. */
export function openCalls(fn: Fn, host: Host): readonly SlottedCall[] {
  const found: SlottedCall[] = [];
  contains(fn, node => {
    if (!isAcquiring(node)) return false;
    const name = calleeName(node);
    if (name === undefined || tidying.test(name) || !takers(fn).has(name) || !isWork(node) || workAround(node) !== fn) return false;
    const slot = freeSlot(node, signalSlotsOf(node, host), host);
    if (slot) found.push({ call: node, slot: { index: slot.index, path: slot.path } });
    return false;
  });
  return found;
}

interface Way {
  /** The functions that lose the signal, the lowest first. */
  readonly fns: readonly Fn[];
  /** Where callers that have a signal call one of them without it, the nearest first. */
  readonly goals: readonly Goal[];
}

interface Goal {
  readonly site: Site;
  readonly signal: ScopedSignal;
  readonly callee: Fn;
  /** How many functions lose the signal before the one that is called here. */
  readonly depth: number;
}

/** The ways up from a function to callers that have a signal in scope. */
function waysUp(fn: Fn, host: Host): Way | undefined {
  const above = new Map<Fn, Set<Fn>>([[fn, new Set()]]); // callers, each with what it calls
  const goals: Goal[] = [];
  let level: readonly Fn[] = [fn];
  let looked = 0;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: Fn[] = [];
    for (const callee of level) {
      for (const site of workSites(callee, host)) {
        if (++looked > MOST_CALLERS) break;
        if (isKept(site)) continue;
        const signal = signalInScope(site, host);
        if (signal) {
          // what calls itself has its signal for a part of what it does
          if (!above.has(signal.fn) && isOpenTo(site, signal)) goals.push({ site, signal, callee, depth });
          continue;
        }
        const caller = workAround(site);
        const name = caller && fnName(caller);
        if (!caller || name === undefined || tidying.test(name)) continue;
        const known = above.get(caller);
        if (!known) next.push(caller);
        above.set(caller, (known ?? new Set()).add(callee));
      }
    }
    level = next;
  }
  return goals.length === 0 ? undefined : { goals, fns: [...above.keys()].filter(f => leadsTo(new Set(goals.map(g => g.callee)), f, above)) };
}

/** True for what a goal calls, or what that calls on the way down. */
function leadsTo(called: ReadonlySet<Fn>, fn: Fn, above: ReadonlyMap<Fn, ReadonlySet<Fn>>): boolean {
  const reached = new Set(called);
  for (const callee of reached) for (const lower of above.get(callee) ?? []) reached.add(lower);
  return reached.has(fn);
}

/** The calls of a function whose promise somebody waits for, in code that lives on. */
export function workSites(fn: Fn, host: Host): readonly Site[] {
  return callSitesOf(fn, host).sites.filter(s => isLiving(s) && isWork(s));
}

/** `this.list = await load()`: kept for whoever asks next, whose work goes on when the first one's is aborted. */
function isKept(site: Site): boolean {
  const waited = waitedBy(site);
  const up = waited && outer(waited).parent;
  return up !== undefined && ts.isBinaryExpression(up) && isWritten(up.left) && (ts.isPropertyAccessExpression(up.left) || ts.isElementAccessExpression(up.left));
}

function isWork(call: Site): boolean {
  const home = enclosingFn(call);
  return home !== undefined && waitedBy(call) !== undefined && !isAfterwards(call, home);
}

function isOpenTo(site: Site, signal: ScopedSignal): boolean {
  return !(site.arguments ?? []).some(a => mayCarry(a, signal)) && !isAfterwards(site, signal.fn);
}

/** The function with a name whose work a node is part of: callbacks that it waits for are its own. */
export function workAround(node: ts.Node): Fn | undefined {
  let fn = enclosingFn(node);
  while (fn && !isNamed(fn)) {
    if (!runsNow(fn) && !isWaitedCallback(fn)) return undefined;
    fn = enclosingFn(fn);
  }
  return fn;
}

function isNamed(fn: Fn): boolean {
  return ts.isFunctionDeclaration(fn) || ts.isMethodDeclaration(fn) || declaredAs(fn) !== undefined;
}

/** `await retry(() => load(url))`, `await Promise.all(urls.map(async url => load(url)))` */
function isWaitedCallback(fn: Fn): boolean {
  const up = outer(fn).parent;
  if (!isFnExpression(fn) || !ts.isCallExpression(up) || up.expression === outer(fn)) return false;
  if (waitedBy(up)) return true;
  const gather = outer(up).parent;
  return ts.isCallExpression(gather) && includes(signals.gathers, calleeName(gather)) && waitedBy(gather) !== undefined;
}

function fileName(node: ts.Node): string {
  return node.getSourceFile().fileName.split('/').pop() ?? '';
}

/** The names of what the program gives a signal somewhere, and of what the platform has for it. */
const takers = defineProgramIndex((files): ReadonlySet<string> => {
  const found = new Set<string>(signals.platform);
  for (const file of files) {
    for (const property of signals.properties) {
      for (const id of usesName(file, property) ? identifiersOf(file).get(property) ?? [] : []) {
        const name = takerOf(id);
        if (name !== undefined) found.add(name);
      }
    }
  }
  return found;
});

/** `load(url, signal)`, `load({ signal })`, `load(url, { signal: options.signal })` */
function takerOf(id: ts.Node): string | undefined {
  let at: ts.Node = id;
  while (ts.isPropertyAccessExpression(at.parent) || ts.isConditionalExpression(at.parent) || ts.isSpreadAssignment(at.parent) || ts.isParenthesizedExpression(at.parent) || ts.isPropertyAssignment(at.parent) || ts.isShorthandPropertyAssignment(at.parent) || ts.isObjectLiteralExpression(at.parent)) at = at.parent;
  const up = at.parent;
  return (ts.isCallExpression(up) || ts.isNewExpression(up)) && up.expression !== at ? calleeName(up) : undefined;
}
