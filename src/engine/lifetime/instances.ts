import { endEvents, refs, registrars, removers } from '../../catalog/callbacks.js';
import type { Catalog } from '../../catalog/catalog.js';
import { invokers } from '../../catalog/collections.js';
import type { Lifecycle } from '../../catalog/types.js';
import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { bindingOf, type Binding } from '../program/lexical.js';
import { calledFn, fnOf, includes, membersOf, refOf } from '../program/reference.js';
import { bodyOf, calleeName, enclosingFn, isFn, isFnExpression, nameOf, outer, receiverOf, skip, walk, type Fn } from '../program/syntax.js';
import { extendsOf, hierarchyOf } from './hierarchy.js';
import { returnedValues } from './returns.js';

/** A function that ends an instance, and how it is called in a message. */
export interface InstanceEnd {
  readonly fn: Fn;
  readonly name: string;
  readonly rank: 'final' | 'paired' | 'event';
}

/** What slots belong to, and what can be made many times. */
export interface Instance {
  readonly kind: 'class' | 'object' | 'factory' | 'effect' | 'composable' | 'component' | 'callback' | 'function' | 'module';
  readonly node: ts.Node;
  readonly ends: readonly InstanceEnd[];
  /** True where an end cannot be read: a cleanup that some call returns, a base class elsewhere that owns the slot. */
  readonly opaque: boolean;
  /** The method that the framework is known to call and that may be created. */
  readonly create: string | undefined;
  readonly lifecycle: Lifecycle | undefined;
}

type Make = (node: ts.Node) => Instance;

/** Finds what things belong to in a file, by the lifecycles of a catalogue. */
export class Instances {
  readonly #lifecycles: readonly Lifecycle[];
  readonly #of: Make = defineFact((node: ts.Node) => this.#compute(node));

  constructor(catalog: Catalog) {
    this.#lifecycles = catalog.lifecycles;
  }

  /** What a class, object literal, constructor function or function is as an instance. */
  of(node: ts.Node): Instance {
    return this.#of(node);
  }

  /** What a variable belongs to: the function that declares it, or the module. */
  ofBinding(binding: Binding): Instance {
    const fn = isFn(binding.scope) ? binding.scope : enclosingFn(binding.scope);
    if (!fn) return this.of(binding.scope.getSourceFile());
    const { node } = binding;
    const value = ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : undefined;
    if (value && ts.isCallExpression(value) && refs[calleeName(value) ?? ''] !== undefined) return this.#component(fn);
    return this.of(fn);
  }

  /** What code belongs to: the first function around it that is an instance of some kind, or its class. */
  around(node: ts.Node): Instance {
    for (let at = node.parent; at; at = at.parent) {
      if (ts.isSourceFile(at)) return this.of(at);
      if (ts.isClassLike(at)) return this.of(at);
      if (!isFn(at)) continue;
      const found = this.of(at);
      if (found.kind !== 'function') return found;
      const owner = refOf0(at);
      if (owner && owner !== at) return this.of(owner);
    }
    return this.of(node.getSourceFile());
  }

  #compute(node: ts.Node): Instance {
    if (ts.isSourceFile(node)) return plain('module', node);
    if (ts.isClassLike(node)) return this.#class(node);
    if (ts.isObjectLiteralExpression(node)) return { ...plain('object', node), ends: this.#named(node) };
    if (!isFn(node)) return plain('function', node);
    const call = outer(node).parent;
    if (ts.isCallExpression(call)) {
      const name = calleeName(call);
      const row = this.#lifecycles.find(l => l.scope.kind === 'callback' && includes(l.scope.calls, name) && call.arguments[l.scope.arg] === node);
      if (row) return this.#effect(node, row);
    }
    const composable = this.#lifecycles.find(l => l.scope.kind === 'function' && isComposable(node, l.scope));
    if (composable) {
      const returned = returnedEnds(node, this.#names());
      return { ...plain('composable', node), ends: [...registeredEnds(node, composable), ...returned.ends], opaque: returned.opaque, lifecycle: composable };
    }
    const members = membersOf(node).filter(m => m.name !== 'constructor');
    if (members.length > 0) return { ...plain('class', node), ends: this.#named(node) };
    const events = eventEnds(node);
    const returned = returnedEnds(node, this.#names());
    if (returned.ends.length > 0) return { ...plain('factory', node), ends: [...returned.ends, ...events], opaque: returned.opaque };
    if (events.length > 0 && 'parameters' in node && node.parameters.length > 0 && (isFnExpression(node) || ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node))) return { ...plain('callback', node), ends: events };
    return plain('function', node);
  }

  #class(node: ts.ClassLikeDeclaration): Instance {
    const row = this.#lifecycles.find(l => l.scope.kind === 'class' && isSpecific(l) && matchesClass(node, l.scope));
    return { ...plain('class', node), ends: [...this.#named(node), ...eventEnds(node)], create: row?.create, lifecycle: row };
  }

  /** Methods that end an instance by their name, its bases' and subclasses' included. */
  #named(container: ts.Node): InstanceEnd[] {
    const all = hierarchyOf(container).flatMap(c => membersOf(c));
    const has = (names: readonly string[]): boolean => all.some(m => includes(names, m.name));
    const found: InstanceEnd[] = [];
    for (const row of this.#lifecycles) {
      for (const end of row.ends) {
        if (!('method' in end) || (end.rank === 'paired' && !has(end.beside ?? []))) continue;
        for (const m of all) {
          const name = m.name.replace(/^#/, '');
          if (name === end.method && !found.some(f => f.fn === m.fn)) found.push({ fn: m.fn, name: m.name, rank: end.rank });
        }
      }
    }
    return found;
  }

  #names(): ReadonlySet<string> {
    return new Set(this.#lifecycles.flatMap(l => l.ends.flatMap(e => ('method' in e ? [e.method] : []))));
  }

  #effect(node: Fn, row: Lifecycle): Instance {
    const ends = registeredEnds(node, row);
    if (!row.ends.some(e => 'returned' in e)) return { ...plain('effect', node), ends, lifecycle: row };
    const returned = returnedFns(node);
    return { ...plain('effect', node), ends: [...ends, ...returned.fns.map(fn => ({ fn, name: 'the cleanup', rank: 'final' as const }))], opaque: returned.opaque, lifecycle: row };
  }

  /** A component or hook: what any of its effects' cleanups ends is ended. */
  #component(fn: Fn): Instance {
    const ends: InstanceEnd[] = [];
    let opaque = false;
    let row: Lifecycle | undefined;
    walk(fn, node => {
      if (!isFn(node) || node === fn) return;
      const inner = this.of(node);
      if (inner.kind === 'effect') {
        ends.push(...inner.ends);
        opaque ||= inner.opaque;
        row = inner.lifecycle;
      }
    });
    const returned = returnedEnds(fn, this.#names());
    return { ...plain('component', fn), ends: [...ends, ...returned.ends.filter(e => e.name !== 'the returned function')], opaque, lifecycle: row };
  }
}

function plain(kind: Instance['kind'], node: ts.Node): Instance {
  return { kind, node, ends: [], opaque: false, create: undefined, lifecycle: undefined };
}

/** The container that a function's `this` is, where it is no class. */
function refOf0(fn: Fn): ts.Node | undefined {
  if (ts.isArrowFunction(fn)) return undefined;
  const body = bodyOf(fn);
  let found: ts.Node | undefined;
  if (body) {
    walk(body, node => {
      if (isFn(node) && !ts.isArrowFunction(node)) return false;
      if (node.kind === ts.SyntaxKind.ThisKeyword) {
        const ref = refOf(node as ts.Expression);
        if (ref?.root.kind === 'this') found = ref.root.container;
      }
      return undefined;
    });
  }
  return found;
}

function isSpecific(row: Lifecycle): boolean {
  return row.scope.kind === 'class' && (row.scope.extends !== undefined || row.scope.decorators !== undefined || row.scope.members !== undefined);
}

function matchesClass(node: ts.ClassLikeDeclaration, scope: { readonly extends?: readonly string[]; readonly decorators?: readonly string[] }): boolean {
  const base = extendsOf(node);
  const name = base && (ts.isPropertyAccessExpression(base) ? base.name.text : ts.isIdentifier(base) ? base.text : ts.isCallExpression(base) ? calleeName(base) : undefined);
  if (includes(scope.extends ?? [], name)) return true;
  const decorators = ts.canHaveDecorators(node) ? ts.getDecorators(node) ?? [] : [];
  return decorators.some(d => includes(scope.decorators ?? [], ts.isCallExpression(d.expression) ? calleeName(d.expression) : d.expression.getText()));
}

function isComposable(fn: Fn, scope: { readonly prefixes: readonly string[]; readonly modules: readonly string[] }): boolean {
  const name = ts.isFunctionDeclaration(fn) || isFnExpression(fn) ? nameOf(fn) ?? (ts.isVariableDeclaration(outer(fn).parent) ? nameOf(outer(fn).parent as ts.VariableDeclaration) : undefined) : undefined;
  if (name === undefined || !scope.prefixes.some(p => new RegExp(`^${p}[A-Z0-9]`).test(name) || p === name)) return false;
  return importsOf(fn.getSourceFile()).some(m => scope.modules.includes(m));
}

/** The module names that a file imports or requires. */
export const importsOf = defineFact((file: ts.SourceFile): readonly string[] =>
  file.statements.flatMap(s => {
    if ((ts.isImportDeclaration(s) || ts.isExportDeclaration(s)) && s.moduleSpecifier && ts.isStringLiteral(s.moduleSpecifier)) return [s.moduleSpecifier.text];
    if (!ts.isVariableStatement(s)) return [];
    return s.declarationList.declarations.flatMap(d => (d.initializer && ts.isCallExpression(d.initializer) && calleeName(d.initializer) === 'require' && d.initializer.arguments[0] && ts.isStringLiteral(d.initializer.arguments[0]) ? [d.initializer.arguments[0].text] : []));
  }),
);

/** The functions given to one of a lifecycle's registering calls inside a function. */
function registeredEnds(fn: Fn, row: Lifecycle): InstanceEnd[] {
  const names = row.ends.flatMap(e => ('register' in e ? [e.register] : []));
  const found: InstanceEnd[] = [];
  walk(fn, node => {
    if (!ts.isCallExpression(node)) return;
    const name = calleeName(node);
    const argument = node.arguments[0];
    if (!argument || !includes(names, name)) return;
    const end = valueFn(argument);
    if (end) found.push({ fn: end, name: `\`${name}\``, rank: 'final' });
  });
  return found;
}

/** Handlers of events that say that what is wrapped has ended, registered in a function or class. */
function eventEnds(node: ts.Node): InstanceEnd[] {
  const found: InstanceEnd[] = [];
  walk(node, at => {
    if (ts.isCallExpression(at) && includes(registrars, calleeName(at)) && receiverOf(at)) {
      const [event, handler] = at.arguments;
      if (!event || !handler || !ts.isStringLiteralLike(event) || !endEvents.includes(event.text)) return;
      const fn = valueFn(handler);
      if (fn) found.push({ fn, name: `the '${event.text}' handler`, rank: 'event' });
    }
    if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(at.left) && endEvents.some(e => `on${e}` === (at.left as ts.PropertyAccessExpression).name.text)) {
      const fn = valueFn(at.right);
      if (fn) found.push({ fn, name: `\`${at.left.name.text}\``, rank: 'event' });
    }
  });
  // 'error' ends nothing where a normal end has a handler of its own
  return found.some(e => !isError(e)) ? found.filter(e => !isError(e)) : found;
}

function isError(end: InstanceEnd): boolean {
  return /error/.test(end.name);
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

function isNothing(value: ts.Expression): boolean {
  const at = skip(value);
  return (ts.isIdentifier(at) && at.text === 'undefined') || at.kind === ts.SyntaxKind.NullKeyword || ts.isVoidExpression(at) || ts.isNumericLiteral(at);
}

/** The ends that a function hands out: a disposer, or members of the returned object that have the name of an end. */
function returnedEnds(fn: Fn, names: ReadonlySet<string>): { ends: InstanceEnd[]; opaque: boolean } {
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
    if (member && 'parameters' in member && member.parameters.length === 0) ends.push({ fn: member, name: 'the returned function', rank: 'final' });
    else if (ts.isCallExpression(at)) opaque = true;
  };
  returnedValues(fn).forEach(look);
  return { ends, opaque };
}

/** The functions that some functions call, at any depth within the file and class; nested callbacks belong to the function around them. */
export function reachedFrom(starts: readonly Fn[]): { readonly fns: ReadonlySet<Fn>; readonly opaque: boolean } {
  const fns = new Set<Fn>(starts);
  let opaque = false;
  for (const fn of fns) {
    if (fns.size > 60) break;
    walk(fn, node => {
      if (!ts.isCallExpression(node)) return;
      const callee = skip(node.expression);
      // super.dispose(): the base's method of that name
      if (ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.SuperKeyword) {
        const cls = classOf(fn);
        if (cls) for (const c of hierarchyOf(cls)) for (const m of membersOf(c)) if (m.name === callee.name.text) fns.add(m.fn);
        return;
      }
      const ref = refOf(callee);
      const target = calledFn(callee);
      if (target) fns.add(target);
      // this.once.call(): what the field was made of, `new Once(this.#stop)`, may be what runs
      const holder = receiverOf(node);
      const field = holder && refOf(holder);
      if (field?.root.kind === 'this' && field.path.length === 1) for (const made of heldFns(field.root.container).get(field.path[0]!) ?? []) fns.add(made);
      if (ref?.root.kind === 'this' && ref.path.length === 1) {
        for (const c of hierarchyOf(ref.root.container)) for (const m of membersOf(c)) if (m.name === ref.path[0]) fns.add(m.fn);
      }
      // this.handlers.forEach(this.stop), run(cleanup): functions handed on by name are called
      if (includes(removers, calleeName(node))) return;
      for (const argument of node.arguments) {
        const handed = valueFn(argument);
        if (handed && !isFnExpression(skip(argument))) fns.add(handed);
        if (argument.kind === ts.SyntaxKind.ThisKeyword && !target && !includes(invokers, calleeName(node)) && !includes(registrars, calleeName(node))) opaque = true;
      }
    });
  }
  return { fns, opaque };
}

/** For each field of a class: the functions of the class that stand in a call or construction that the field is set to. */
const heldFns = defineFact((container: ts.Node): ReadonlyMap<string, readonly Fn[]> => {
  const found = new Map<string, Fn[]>();
  const add = (name: string | undefined, value: ts.Expression | undefined): void => {
    const at = value && skip(value);
    if (name === undefined || !at || !(ts.isCallExpression(at) || ts.isNewExpression(at))) return;
    const fns = (at.arguments ?? []).flatMap(a => valueFn(a) ?? []);
    if (fns.length > 0) found.set(name, [...(found.get(name) ?? []), ...fns]);
  };
  walk(container, node => {
    if (ts.isPropertyDeclaration(node)) add(nameOf(node), node.initializer);
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left) && node.left.expression.kind === ts.SyntaxKind.ThisKeyword) add(node.left.name.text, node.right);
  });
  return found;
});

function classOf(fn: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at = fn.parent; at && !ts.isSourceFile(at); at = at.parent) if (ts.isClassLike(at)) return at;
  return undefined;
}
