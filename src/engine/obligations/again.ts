import { callbacks, chains, onceEvents } from '../../catalog/callbacks.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import { valueFn } from '../lifetime/ends.js';
import { isExecutor } from '../lifetime/exits.js';
import type { Site } from '../lifetime/named-calls.js';
import { reachedFrom } from '../lifetime/reach.js';
import { leaves } from '../lifetime/latches.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, identifiersOf, isWritten } from '../program/lexical.js';
import { includes, membersOf, refOf } from '../program/reference.js';
import { calleeName, enclosingFn, fnName, isFn, isFnExpression, outer, receiverOf, skip, walk, within, withinAny, type Fn } from '../program/syntax.js';
import type { Timer } from './timer.js';

/** Whether one instance is seen to run a function again: two call sites, a call from a timer or an event of its own, or one by somebody else who does not clear first. */
export function runsAgain(fn: Fn, container: ts.Node, timer: Timer, host: Host): boolean {
  const at = outer(fn).parent;
  // new _Promise(…), new BluebirdPromise(…)
  const promises = ts.isNewExpression(at) && isExecutor(calleeName(at));
  if (isFnExpression(fn) && (ts.isCallExpression(at) || promises)) {
    const home = enclosingFn(fn);
    if (home === undefined || !runsAgain(home, container, timer, host)) return false;
    const states = promises ? guardsOf(fn, timer.call.pos) : [];
    return states.length === 0 || passesGuard(home, container, states, timer, host);
  }
  const name = fnName(fn);
  if (name === undefined || name === 'constructor') return false;
  return (isCalledTwice(fn, name, container) && !isGuardedByCallers(fn, container, timer)) || livingSites(fn, host).some(s => isLate(s) && !isOnNew(s) && !endsIn(homeOf(s), timer));
}

/** Every caller in the class clears first, or leaves at its head where something runs already. */
function isGuardedByCallers(fn: Fn, container: ts.Node, timer: Timer): boolean {
  const name = fnName(fn);
  const sites = name === undefined ? [] : (identifiersOf(fn.getSourceFile()).get(name) ?? []).filter(id => ts.isPropertyAccessExpression(id.parent) && id.parent.name === id && within(id, container) && !within(id, fn));
  return sites.length > 0 && sites.every(id => {
    const home = enclosingFn(id);
    const body = home && 'body' in home ? home.body : undefined;
    const first = body && ts.isBlock(body) ? body.statements[0] : undefined;
    const clears = home !== undefined && timer.handle.releases.some(r => r.pos < id.pos && withinAny(r, reachedFrom([home, ...callsBefore(home, id)], 1).fns));
    // nothing runs yet in a constructor
    return clears || (home !== undefined && (ts.isConstructorDeclaration(home) || endsIn(homeOf(id), timer))) || (first !== undefined && ts.isIfStatement(first) && leaves(first.thenStatement));
  });
}

/** Two calls on the instance itself, or one from a callback. */
function isCalledTwice(fn: Fn, name: string, container: ts.Node): boolean {
  const sites = (identifiersOf(fn.getSourceFile()).get(name) ?? []).filter(id => {
    const access = id.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== id || !ts.isCallExpression(outer(access).parent)) return false;
    const ref = refOf(access.expression);
    return ref?.path.length === 0 && (within(access, container) || (ref.root.kind === 'this' && ref.root.container === container));
  });
  return sites.length > 1 || sites.some(id => {
    const home = enclosingFn(id);
    const call = home && outer(home).parent;
    // what follows a promise follows once
    return home !== undefined && isFnExpression(home) && call !== undefined && ts.isCallExpression(call) && !includes(chains, calleeName(call)) && !within(id, fn);
  }) || sites.some(id => within(id, fn));
}

/** The call sites of a function in code that lives on. */
export function livingSites(fn: Fn, host: Host): readonly Site[] {
  return callSitesOf(fn, host).sites.filter(isLiving);
}

/** `const poller = new Poller(); poller.start()`: the first call on what is made there. */
function isOnNew(site: Site): boolean {
  const receiver = ts.isCallExpression(site) ? receiverOf(site) : undefined;
  const name = receiver && skip(receiver);
  const declared = name && ts.isIdentifier(name) ? bindingOf(name)?.node : undefined;
  return declared !== undefined && ts.isVariableDeclaration(declared) && declared.initializer !== undefined && ts.isNewExpression(skip(declared.initializer)) && enclosingFn(declared) === enclosingFn(site);
}

/** A call from a timer, or from an event that comes more than once. */
function isLate(site: Site): boolean {
  const fn = enclosingFn(site);
  let at = fn && outer(fn);
  // function () { … }.bind(this)
  if (at && ts.isPropertyAccessExpression(at.parent) && ts.isCallExpression(at.parent.parent)) at = at.parent.parent;
  const call = at?.parent;
  if (!fn || !isFnExpression(fn) || !call || !ts.isCallExpression(call)) return false;
  const index = call.arguments.findIndex(a => a === at);
  const row = callbacks.find(c => includes(c.calls, calleeName(call)) && c.runs !== 'now' && (c.arg === 'any' || c.arg === index));
  const event = call.arguments[0];
  if (row === undefined || (event && ts.isStringLiteralLike(event) && onceEvents.includes(event.text))) return false;
  return row.runs === 'many' || row.arg === 0; // a timer's callback; what follows a promise follows once
}

/** The function that a call belongs to, callbacks left out. */
function homeOf(site: ts.Node): Fn | undefined {
  let found = enclosingFn(site);
  for (let fn = found; fn && (isFnExpression(fn) && !ts.isPropertyDeclaration(outer(fn).parent)); fn = enclosingFn(fn)) found = enclosingFn(fn) ?? fn;
  return found;
}

/** Where the function also ends the timer, by itself or by a method that does: whoever starts again has stopped before. */
function endsIn(home: Fn | undefined, timer: Timer): boolean {
  if (!home) return false;
  const releases = timer.handle.releases;
  const names = new Set(releases.flatMap(r => { const fn = enclosingFn(r); return fn ? fnName(fn) ?? [] : []; }));
  if (releases.some(r => withinAny(r, reachedFrom([home], 2).fns))) return true;
  const field = timer.handle.slots[0]?.path.at(-1);
  const isEnding = (n: ts.CallExpression): boolean => {
    if (names.has(calleeName(n) ?? '')) return true;
    const given = n.arguments[0] && skip(n.arguments[0]);
    return timer.acquisition.resource.release.some(r => 'name' in r && r.name === calleeName(n)) && given !== undefined && ts.isPropertyAccessExpression(given) && given.name.text === field;
  };
  let found = false;
  walk(home, n => {
    if (ts.isCallExpression(n) && isEnding(n)) found = true;
  });
  return found;
}

/** The fields that a function tests before a place in the text and leaves by: it runs on only in some state. */
function guardsOf(fn: Fn, before: number): readonly string[] {
  const body = 'body' in fn ? fn.body : undefined;
  if (!body || !ts.isBlock(body)) return [];
  return body.statements.flatMap(s => {
    if (s.pos >= before || !ts.isIfStatement(s) || !leaves(s.thenStatement)) return [];
    const fields: string[] = [];
    walk(s.expression, n => {
      const ref = ts.isPropertyAccessExpression(n) ? refOf(n) : undefined;
      if (ref?.root.kind === 'this' && ref.path[0] !== undefined) fields.push(ref.path[0]);
    });
    return fields;
  });
}

/** A late call whose function sets the state anew, and leaves the timer running, gets past the test. */
function passesGuard(fn: Fn, container: ts.Node, states: readonly string[], timer: Timer, host: Host): boolean {
  const setters = new Set(membersOf(container).flatMap(m => (setsOne(m.fn, states) ? [m.name] : [])));
  return livingSites(fn, host).some(site => {
    const home = homeOf(site);
    if (!home || !isLate(site) || endsIn(home, timer)) return false;
    let passes = setsOne(home, states);
    walk(home, n => {
      if (ts.isCallExpression(n) && setters.has(calleeName(n) ?? '')) passes = true;
    });
    return passes;
  });
}

/** The function that arms leaves before it does where a field says so that an end sets: it comes once more and that is all. */
export function isStopped({ fn, call, callback }: Timer, ends: ReadonlySet<Fn>): boolean {
  const states = [...(fn ? guardsOf(fn, call.pos) : []), ...(callback ? [...reachedFrom([callback], 1).fns].flatMap(f => guardsOf(f, f.end)) : [])];
  return states.length > 0 && [...ends].some(end => setsOne(end, states));
}

function setsOne(fn: Fn, states: readonly string[]): boolean {
  let found = false;
  walk(fn, n => {
    if (isFn(n) && n !== fn) return false;
    if (ts.isBinaryExpression(n) && isWritten(n.left) && ts.isPropertyAccessExpression(skip(n.left)) && states.includes((skip(n.left) as ts.PropertyAccessExpression).name.text)) found = true;
    return undefined;
  });
  return found;
}

/** The functions of the file that a function calls before a node. */
export function callsBefore(fn: Fn, node: ts.Node): Fn[] {
  const found: Fn[] = [];
  walk(fn, n => {
    if (n.pos >= node.pos || (isFn(n) && n !== fn)) return false;
    const called = ts.isCallExpression(n) ? valueFn(n.expression) : undefined;
    if (called) found.push(called);
    return undefined;
  });
  return found;
}
