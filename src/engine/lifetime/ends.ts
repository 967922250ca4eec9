import { endEvents, errorEvent, registrars } from '../../catalog/callbacks.js';
import { holders } from '../../catalog/holders.js';
import type { Lifecycle } from '../../catalog/types.js';
import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf, usesName } from '../program/lexical.js';
import { fnOf, refOf } from '../program/reference.js';
import { calleeName, isFn, isFnExpression, nameOf, receiverOf, skip, walk, within, type Fn } from '../program/syntax.js';
import { callsIn } from './named-calls.js';
import { returnedValues } from './returns.js';

/** A function that ends an instance, and how it is called in a message. */
export interface InstanceEnd {
  readonly fn: Fn;
  readonly name: string;
  /** `keyed`: it also runs whenever what an effect depends on changes, or the component is put aside. */
  readonly rank: 'final' | 'paired' | 'event' | 'keyed';
  /** A framework calls it, by its name. */
  readonly called?: true;
}

/** The functions given to one of a lifecycle's registering calls inside a function. */
export function registeredEnds(fn: Fn, row: Lifecycle): InstanceEnd[] {
  const rows = row.ends.flatMap(e => ('register' in e ? [e] : []));
  const found: InstanceEnd[] = [];
  walk(fn, node => {
    if (!ts.isCallExpression(node)) return;
    const name = calleeName(node);
    const argument = node.arguments[0];
    const registered = rows.find(e => e.register === name);
    const end = argument && registered && valueFn(argument);
    if (end) found.push({ fn: end, name: `\`${name}\``, rank: registered.rank ?? 'final' });
  });
  return found;
}

/** Handlers of events that say that what is wrapped has ended, registered in a function or class. */
export function eventEnds(node: ts.Node): InstanceEnd[] {
  return eventEndsIn(node.getSourceFile()).flatMap(({ at, end }) => (within(at, node) ? end : []));
}

/** The same for a whole file; 'error' is no end: a normal end does not emit it. */
const eventEndsIn = defineFact((file: ts.SourceFile): readonly { readonly at: ts.Node; readonly end: InstanceEnd }[] => {
  const found: { at: ts.Node; end: InstanceEnd }[] = [];
  const add = (at: ts.Node, handler: ts.Expression, name: string): void => {
    const fn = name.includes(errorEvent) ? undefined : valueFn(handler);
    if (fn) found.push({ at, end: { fn, name, rank: 'event' } });
  };
  for (const at of registrars.flatMap(name => callsIn(file, name))) {
    const [event, handler] = at.arguments ?? [];
    const receiver = ts.isCallExpression(at) ? receiverOf(at) : undefined;
    if (receiver && event && handler && ts.isStringLiteralLike(event) && endEvents.includes(event.text) && !isForGood(receiver)) add(at, handler, `the '${event.text}' handler`);
  }
  for (const name of endEvents.map(e => `on${e}`)) {
    for (const id of usesName(file, name) ? identifiersOf(file).get(name) ?? [] : []) {
      const at = id.parent.parent;
      if (ts.isPropertyAccessExpression(id.parent) && id.parent.name === id && ts.isBinaryExpression(at) && at.left === id.parent && at.operatorToken.kind === ts.SyntaxKind.EqualsToken) add(at, at.right, `\`${name}\``);
    }
  }
  return found.sort((a, b) => a.at.pos - b.at.pos);
});

/** `process.on('exit', …)`, `window.onclose`: the end of everything is no end of one thing. */
function isForGood(receiver: ts.Expression): boolean {
  const root = refOf(receiver)?.root;
  return root?.kind === 'global' && holders.some(h => h.lives === 'process' && h.global?.includes(root.name));
}

/** The function that a value is: written here, named, bound, or a method of `this`. */
export function valueFn(value: ts.Expression): Fn | undefined {
  const at = skip(value);
  if (isFnExpression(at)) return at;
  if (ts.isCallExpression(at) && calleeName(at) === 'bind') {
    const receiver = receiverOf(at);
    return receiver && valueFn(receiver);
  }
  return fnOf(refOf(at));
}

/** The functions that a function returns; opaque where a returned value is neither a function of the file nor nothing. */
export function returnedFns(fn: Fn): { readonly fns: readonly Fn[]; readonly opaque: boolean } {
  const fns: Fn[] = [];
  let opaque = false;
  for (const value of returnedValues(fn)) {
    const found = valueFn(value);
    if (found) fns.push(found);
    else if (!isNothing(value)) opaque = true;
  }
  return { fns, opaque };
}

/** True for `undefined`, `null`, `void 0` and numbers that stand for no id. */
export function isNothing(value: ts.Expression): boolean {
  const at = skip(value);
  return (ts.isIdentifier(at) && at.text === 'undefined') || at.kind === ts.SyntaxKind.NullKeyword || ts.isVoidExpression(at) || ts.isNumericLiteral(at);
}

/** How messages call a function that another one gives back. */
export const RETURNED = 'the returned function';

/** The ends that a function hands out: a disposer, or members of the returned object that have the name of an end. */
export function returnedEnds(fn: Fn, names: ReadonlySet<string>): { ends: InstanceEnd[]; opaque: boolean } {
  const ends: InstanceEnd[] = [];
  let opaque = false;
  if (ts.isConstructorDeclaration(fn)) return { ends, opaque };
  const look = (value: ts.Expression): void => {
    const at = skip(value);
    if (ts.isObjectLiteralExpression(at)) {
      for (const p of at.properties) {
        if (ts.isSpreadAssignment(p)) continue;
        const name = nameOf(p);
        const member = ts.isPropertyAssignment(p) ? valueFn(p.initializer) : ts.isShorthandPropertyAssignment(p) ? valueFn(p.name) : isFn(p) ? p : undefined;
        if (name !== undefined && member && names.has(name)) ends.push({ fn: member, name, rank: 'final' });
      }
      return;
    }
    if (ts.isArrayLiteralExpression(at)) {
      for (const e of at.elements) {
        const member = valueFn(e);
        const name = ts.isIdentifier(e) ? e.text : undefined;
        if (member && name !== undefined && [...names].some(n => name.toLowerCase().startsWith(n.toLowerCase()))) ends.push({ fn: member, name, rank: 'final' });
      }
      return;
    }
    if (ts.isIdentifier(at)) {
      const binding = bindingOf(at);
      const node = binding?.node;
      if (node && ts.isVariableDeclaration(node) && node.initializer && ts.isObjectLiteralExpression(skip(node.initializer))) return look(node.initializer);
    }
    const member = valueFn(at);
    // a function without parameters that a function hands out is its disposer: `return () => clearInterval(id)`
    if (member && 'parameters' in member && member.parameters.length === 0) ends.push({ fn: member, name: RETURNED, rank: 'final' });
    else if (ts.isCallExpression(at)) opaque = true;
  };
  returnedValues(fn).forEach(look);
  return { ends, opaque };
}
