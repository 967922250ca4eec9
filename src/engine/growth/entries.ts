import { deferred, endEvents, errorEvent, registrars } from '../../catalog/callbacks.js';
import { connections } from '../../catalog/connections.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import type { Context } from '../lifetime/context.js';
import { valueFn } from '../lifetime/ends.js';
import { workAround, type Work } from '../lifetime/exits.js';
import { ts } from '../program/host.js';
import { bindingOf, isConstant, usesOf, type Binding } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, contains, enclosingFn, isFn, isFnExpression, nameOf, outer, skip, walk, within, type Fn } from '../program/syntax.js';
import { registeredFor } from '../lifetime/registered.js';
import { isIdName, opennessOf } from './keys.js';
import type { Grows } from './uses.js';

const DEEPEST = 2;

/** What a handler of one event of a connection is. */
export interface Handler {
  readonly event: string;
  readonly fn: Fn | undefined;
  readonly at: ts.Node;
}

/** A connection, request or other thing with an end of its own that an entry stands for. */
export interface Subject {
  readonly binding: Binding;
  /** The event that brings it, where it is the parameter of such a handler. */
  readonly brought: string | undefined;
  /** What is done when it ends, by its events; the event of a failure among them. */
  readonly handlers: readonly Handler[];
}

/** What a growth adds: its key and its value. */
export function addedBy({ site, key }: Grows): readonly ts.Expression[] {
  if (ts.isCallExpression(site)) return [...site.arguments];
  return ts.isBinaryExpression(site) ? [...(key ? [key] : []), site.right] : key ? [key] : [];
}

/** What an entry stands for: the connection that its key or value is made of. */
export function subjectOf(g: Grows, context: Context): Subject | undefined {
  const found = addedBy(g).flatMap(e => bindingsIn(e, 0)).map(b => ({ binding: b, brought: broughtBy(b, context), handlers: handlersOf(b) }));
  return found.find(s => s.brought !== undefined) ?? found.find(s => s.handlers.some(h => h.event !== errorEvent));
}

/** The names that an expression is made of, and those that their values are made of. */
function bindingsIn(node: ts.Expression, depth: number): readonly Binding[] {
  const found: Binding[] = [];
  walk(node, n => {
    if (isFn(n)) return false;
    const binding = ts.isIdentifier(n) && isWhole(n) ? bindingOf(n) : undefined;
    if (!binding || found.includes(binding) || !isFn(binding.scope) && !enclosingFn(binding.scope)) return undefined;
    found.push(binding);
    const { node: declared } = binding;
    const value = ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    if (value && depth < DEEPEST && isConstant(binding) && !ts.isAwaitExpression(skip(value))) found.push(...bindingsIn(value, depth + 1));
    return undefined;
  });
  return found;
}

/** A name that stands for the thing itself, or is asked for what tells it from others: `socket`, `socket.id`, not `request.url`. */
function isWhole(id: ts.Identifier): boolean {
  const up = id.parent;
  return !ts.isPropertyAccessExpression(up) || (up.expression === id && isIdName(up.name.text));
}

/** The event of whose handler a name is the parameter, or the one that the only callers hand it on from. */
function broughtBy({ node }: Binding, context: Context, depth = 0): string | undefined {
  const fn = ts.isParameter(node) ? node.parent : undefined;
  if (!fn || !isFn(fn) || !ts.isParameter(node) || !('parameters' in fn)) return undefined;
  const index = fn.parameters.indexOf(node);
  const own = registeredFor(fn, call => bringing(call, index));
  if (own !== undefined || depth >= DEEPEST || isFnExpression(fn)) return own;
  for (const site of callSitesOf(fn, context.host).sites.filter(isLiving)) {
    const given = site.arguments?.[index];
    const from = given && ts.isIdentifier(skip(given)) ? bindingOf(skip(given) as ts.Identifier) : undefined;
    const event = from && broughtBy(from, context, depth + 1);
    if (event !== undefined) return event;
  }
  return undefined;
}

/** The event for which a call registers a handler whose parameter at an index is a connection. */
function bringing(call: ts.CallExpression, index: number): string | undefined {
  const [event] = call.arguments;
  if (includes(connections.servers, calleeName(call))) return connections.brought;
  return includes(registrars, calleeName(call)) && event && ts.isStringLiteralLike(event) && connections.opens[event.text] === index ? event.text : undefined;
}

/** The handlers of the events with which a thing ends. */
function handlersOf(binding: Binding): readonly Handler[] {
  return usesOf(binding).flatMap(use => {
    const access = outer(use).parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== outer(use)) return [];
    const up = outer(access).parent;
    if (ts.isBinaryExpression(up) && up.left === outer(access) && up.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const event = access.name.text.replace(/^on/, '');
      return event !== access.name.text && includes(endEvents, event) ? { event, fn: valueFn(up.right), at: up } : [];
    }
    if (!ts.isCallExpression(up) || up.expression !== outer(access) || !includes(registrars, access.name.text)) return [];
    const [event, handler] = up.arguments;
    return event && handler && ts.isStringLiteralLike(event) && includes(endEvents, event.text) ? { event: event.text, fn: valueFn(handler), at: up } : [];
  });
}

/** A promise that an entry lets go on: what is put into the table settles it. */
export interface Waiting {
  /** The executor, where the promise has one. */
  readonly work: Work | undefined;
  /** The function that gives the promise to its caller. */
  readonly fn: Fn;
  /** The names by which a promise without an executor is settled. */
  readonly settlers: readonly Binding[];
}

/** The promise that waits for the entry which a growth adds. */
export function waitingFor(g: Grows): Waiting | undefined {
  const work = workAround(g.site);
  const values = addedBy(g).slice(g.listed ? 0 : -1);
  if (work) {
    const settlers = work.executor && 'parameters' in work.executor ? work.executor.parameters.map(p => (ts.isIdentifier(p.name) ? bindingOf(p.name) : undefined)) : [];
    const isSettler = (b: Binding | undefined): boolean => b !== undefined && (settlers.includes(b) || isLocalSettler(b, work.executor, settlers));
    const fn = enclosingFn(work.promise);
    return fn && values.some(v => contains(v, n => ts.isIdentifier(n) && isSettler(bindingOf(n)))) ? { work, fn, settlers: [] } : undefined;
  }
  const fn = enclosingFn(g.site);
  const names = fn ? values.flatMap(v => bindingsIn(v, DEEPEST)).filter(b => isDeferred(b, fn)) : [];
  return fn && names.length > 0 ? { work: undefined, fn, settlers: names } : undefined;
}

function isLocalSettler({ node }: Binding, executor: Fn, settlers: readonly (Binding | undefined)[]): boolean {
  if (!within(node, executor) || node === executor || ts.isParameter(node)) return false;
  return contains(node, n => ts.isIdentifier(n) && settlers.includes(bindingOf(n)));
}

/** `const { promise, resolve } = Promise.withResolvers()`, `const waiting = defer()` whose promise the function gives back. */
function isDeferred(binding: Binding, fn: Fn): boolean {
  const { node } = binding;
  if (!within(node, fn)) return false;
  if (ts.isBindingElement(node)) {
    const name = node.propertyName ? nameOf({ name: node.propertyName }) : binding.name;
    return includes(deferred.settles, name) && ts.isObjectBindingPattern(node.parent) && node.parent.elements.some(e => includes(deferred.promise, e.propertyName ? nameOf({ name: e.propertyName }) : e.name.getText()));
  }
  return ts.isVariableDeclaration(node) && node.initializer !== undefined && usesOf(binding).some(use => {
    const at = outer(use).parent;
    const up = outer(at).parent;
    return ts.isPropertyAccessExpression(at) && includes(deferred.promise, at.name.text) && (ts.isReturnStatement(up) || ts.isAwaitExpression(up));
  });
}

/** True for an entry under a key of its own. */
export function isAnother({ key, listed }: Grows, { host }: Context): boolean {
  const open = key && opennessOf(key, host);
  return listed || open === 'fresh' || open === 'open' || (key !== undefined && open !== 'closed' && isIdName(lastName(key)));
}

function lastName(key: ts.Expression): string {
  const at = skip(key);
  return ts.isIdentifier(at) ? at.text : ts.isPropertyAccessExpression(at) ? at.name.text : '';
}
