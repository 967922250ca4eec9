import { executors, follows, registrars, removers } from '../../catalog/callbacks.js';
import { ts } from '../program/host.js';
import { bindingOf, usesOf, type Binding } from '../program/lexical.js';
import { bindingOfFn, fnOfBinding, includes } from '../program/reference.js';
import { calleeName, conditionsAround, enclosingFn, isFnExpression, outer, within, withinAny, type Fn } from '../program/syntax.js';
import { reachedFrom } from './reach.js';

/** A callback from which a promise is settled, or, without a function, a settler that was handed to an event. */
export interface Exit {
  readonly fn: Fn | undefined;
  readonly at: ts.Node;
  readonly event: string | undefined;
  /** A settler that somebody else is given, to call when he likes. */
  readonly handed?: true;
}

/** The executor of a promise around a node, with the ways it is settled. */
export interface Work {
  readonly executor: Fn;
  readonly promise: ts.NewExpression;
  readonly exits: readonly Exit[];
  /** Calls of a settler in the executor itself, not in a callback; with the local function that is called, if it is one. */
  readonly inline: ReadonlyMap<ts.Node, Fn | undefined>;
  /** True where a settler leaves to where its calls cannot be seen. */
  readonly handedOn: boolean;
}

/** The promise's work that a node is part of: the innermost executor around it. */
export function workAround(node: ts.Node): Work | undefined {
  for (let fn = enclosingFn(node); fn; fn = enclosingFn(fn)) {
    const promise = outer(fn).parent;
    if (isFnExpression(fn) && ts.isNewExpression(promise) && isExecutor(calleeName(promise)) && promise.arguments?.[0] === fn) return workOf(fn, promise);
  }
  return undefined;
}

/** True for `Promise`, and for what is called after it: `TypedPromise`. */
export function isExecutor(name: string | undefined): boolean {
  return executors.some(e => name?.endsWith(e));
}

function workOf(executor: ts.ArrowFunction | ts.FunctionExpression, promise: ts.NewExpression): Work {
  const exits: Exit[] = [];
  const inline = new Map<ts.Node, Fn | undefined>();
  let handedOn = false;
  const settlers: Binding[] = [];
  for (const p of executor.parameters) {
    const binding = ts.isIdentifier(p.name) ? bindingOf(p.name) : undefined;
    if (binding) settlers.push(binding);
  }
  // resolve and reject, then local functions that call one: they are settlers by another name
  for (const settler of settlers) {
    for (const use of usesOf(settler)) {
      const at = outer(use);
      const call = at.parent;
      const called = ts.isCallExpression(call) && call.expression === at;
      const inside = outermostInside(use, executor);
      if (!called) {
        const registration = ts.isCallExpression(call) ? call : undefined;
        if (registration && (isTimerLike(registration) || includes(removers, calleeName(registration)))) continue;
        const event = registration && eventOf(registration);
        if (event === undefined) handedOn = true;
        exits.push({ fn: fnOfBinding(settler), at: registration ?? use, event, ...(event === undefined ? { handed: true } : {}) });
        continue;
      }
      if (!inside) {
        inline.set(call, fnOfBinding(settler));
        continue;
      }
      const name = bindingOfFn(inside);
      if (name) {
        if (!settlers.includes(name) && settlers.length < 12) settlers.push(name);
        exits.push({ fn: inside, at: call, event: undefined });
      } else {
        const registration = outer(inside).parent;
        exits.push({ fn: inside, at: call, event: ts.isCallExpression(registration) ? eventOf(registration) : undefined });
      }
    }
  }
  return { executor, promise, exits, inline, handedOn };
}

function isTimerLike(call: ts.CallExpression): boolean {
  return /^set(?:Timeout|Immediate)$|^nextTick$|^queueMicrotask$/.test(calleeName(call) ?? '');
}

/** The event that a call registers for, where it names one. */
function eventOf(call: ts.CallExpression): string | undefined {
  const event = call.arguments[0];
  if (!includes(registrars, calleeName(call)) || !event) return undefined;
  return ts.isStringLiteralLike(event) ? event.text : event.getText();
}

/** The outermost function between a node and the executor. */
function outermostInside(node: ts.Node, executor: Fn): Fn | undefined {
  let found: Fn | undefined;
  for (let fn = enclosingFn(node); fn && fn !== executor; fn = enclosingFn(fn)) found = fn;
  return found;
}

/** The exits of a piece of work on which none of the releases is reached; the thing's own callback is no exit of it. */
export function exitsWithout(work: Work, own: Fn | undefined, acquire: ts.Node, releases: readonly ts.Node[]): { readonly forgotten: readonly Exit[]; readonly covered: readonly Exit[] } {
  const forgotten: Exit[] = [];
  const covered: Exit[] = [];
  const armed = testsAround(acquire, work.executor);
  for (const exit of work.exits) {
    // its own firing; the same function called by an event is another exit
    if (own && (within(exit.at, own) || (exit.fn && within(exit.fn, own) && exit.event === undefined && !exit.handed))) continue;
    if (contradict(armed, testsAround(exit.at, work.executor))) continue;
    if (exit.at === acquire || (exit.handed && (!exit.fn || exit.fn === own) && releases.length > 0)) continue;
    // a local function is an exit of those who call it: it only counts by what it releases itself
    const reached = exit.fn ? reachedFrom([exit.fn]).fns : new Set<Fn>();
    const ends = releases.some(r => withinAny(r, reached));
    if (ends || isEndedByCallers(exit, own, releases)) covered.push(exit);
    else forgotten.push(exit);
  }
  // what a local settler ends is ended for everybody who calls it
  const settled = new Set(covered.flatMap(e => (e.fn ? [e.fn] : [])));
  const left = forgotten.filter(e => {
    if (e.fn && [...reachedFrom([e.fn]).fns].some(fn => settled.has(fn))) return false;
    const then = e.event !== undefined ? follows[e.event] : undefined;
    return !(then !== undefined && covered.some(c => c.event === then));
  });
  return { forgotten: left, covered };
}

/** `if (wait) timer = setTimeout(…)` and `if (!wait) resolve()`: the one never comes with the other. */
function contradict(tests: readonly string[], others: readonly string[]): boolean {
  return tests.some(t => others.includes(`!${t}`)) || others.some(t => tests.includes(`!${t}`));
}

/** The texts of the tests that a node stands behind, those around the callbacks that it is in included. */
function testsAround(node: ts.Node, executor: Fn): readonly string[] {
  const found = [...conditionsAround(node)];
  for (let fn = enclosingFn(node); fn && fn !== executor; fn = enclosingFn(fn)) found.push(...conditionsAround(fn.parent));
  return found.map(test => test.getText());
}

/** `clearTimeout(timer); fail(error)`: whoever calls the local function has ended the thing before, or is its own callback. */
function isEndedByCallers({ fn }: Exit, own: Fn | undefined, releases: readonly ts.Node[]): boolean {
  const name = fn && bindingOfFn(fn);
  const uses = name ? usesOf(name) : [];
  return uses.length > 0 && uses.every(use => {
    const home = enclosingFn(use);
    return ts.isCallExpression(outer(use).parent) && ((own && within(use, own)) || releases.some(r => r.pos < use.pos && enclosingFn(r) === home));
  });
}

/** A release in a `finally`, or in a callback that settles nothing, `request.on('close', () => clearTimeout(timer))`: the exits may all lead there. */
export function hasSharedCleanup(work: Work, releases: readonly ts.Node[], own: Fn | undefined): boolean {
  return releases.some(r => {
    if (isInFinally(r, work.executor)) return true;
    const inside = outermostInside(r, work.executor);
    if (!inside || inside === own || bindingOfFn(inside) || work.exits.some(e => e.fn === inside)) return false;
    const up = outer(inside).parent;
    return ts.isCallExpression(up) || ts.isBinaryExpression(up);
  });
}

/** In a `finally` of the executor itself, or in a local function that is called there: whatever settles, the work comes by. */
function isInFinally(release: ts.Node, executor: Fn): boolean {
  const fn = enclosingFn(release);
  const name = fn && fn !== executor ? bindingOfFn(fn) : undefined;
  return [release, ...(name ? usesOf(name) : [])].some(node => {
    if (enclosingFn(node) !== executor && (node === release || within(node, executor))) return false;
    for (let at = node; at.parent && at !== executor; at = at.parent) if (ts.isTryStatement(at.parent) && at.parent.finallyBlock === at) return true;
    return false;
  });
}
