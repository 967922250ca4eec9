import { callbacks, closings, enders, refs, stops, toggles } from '../../catalog/callbacks.js';
import type { Catalog } from '../../catalog/catalog.js';
import { readers } from '../../catalog/collections.js';
import type { Lifecycle } from '../../catalog/types.js';
import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { bindingOf, isExported, usesOf, type Binding } from '../program/lexical.js';
import { bindingOfFn, includes, membersOf, refOf } from '../program/reference.js';
import { bodyOf, calleeName, contains, enclosingFn, isAsync, isFn, isFnExpression, isStatic, nameOf, outer, receiverOf, skip, walk, within, type Fn } from '../program/syntax.js';
import { eventEnds, isNothing, registeredEnds, returnedEnds, RETURNED, returnedFns, type InstanceEnd } from './ends.js';
import { basesOf, extendsOf, hierarchyOf } from '../program/hierarchy.js';
import { returnedValues } from './returns.js';

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

/** The names of calls that end something. */
const releasesOf = defineFact((catalog: Catalog): ReadonlySet<string> => new Set(catalog.resources.flatMap(r => r.release.flatMap(x => (x.via === 'call' || (x.via === 'method' && x.key) ? [x.name] : [])))));

type Make = (node: ts.Node) => Instance;

/** Finds what things belong to in a file, by the lifecycles of a catalogue. */
export class Instances {
  readonly #lifecycles: readonly Lifecycle[];
  readonly #releases: ReadonlySet<string>;
  readonly #of: Make = defineFact((node: ts.Node) => this.#compute(node));

  constructor(catalog: Catalog) {
    this.#lifecycles = catalog.lifecycles;
    this.#releases = releasesOf(catalog);
  }

  /** What a class, object literal, constructor function or function is as an instance. */
  of(node: ts.Node): Instance {
    return this.#of(node);
  }

  /** What a variable belongs to: the function that declares it, or the module. */
  ofBinding(binding: Binding): Instance {
    let fn = isFn(binding.scope) ? binding.scope : enclosingFn(binding.scope);
    // a callback that runs at once is part of the function around it
    for (let up = fn; up && runsAtOnce(up); up = enclosingFn(up)) fn = enclosingFn(up) ?? fn;
    if (!fn) return this.of(binding.scope.getSourceFile());
    const { node } = binding;
    const value = ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : undefined;
    if (value && ts.isCallExpression(value) && refs[calleeName(value) ?? ''] !== undefined) return this.#component(fn);
    return this.of(fn);
  }

  /** What code belongs to: the first function around it that is an instance of some kind, or its class. */
  around(node: ts.Node): Instance {
    let ofStatic = false;
    for (let at = node.parent; at; at = at.parent) {
      if (ts.isSourceFile(at)) return this.of(at);
      if (ts.isClassLike(at)) return ofStatic ? this.#ofStatics(at) : this.of(at);
      ofStatic = ts.isClassElement(at) && isStatic(at);
      if (!isFn(at)) continue;
      const found = this.of(at);
      if (found.kind !== 'function') return found;
      const owner = refOf0(at);
      if (owner && owner !== at) return this.of(owner);
    }
    return this.of(node.getSourceFile());
  }

  /** What a static method does is no instance's: only a static end ends it. */
  #ofStatics(node: ts.ClassLikeDeclaration): Instance {
    return { ...this.of(node), ends: this.#named(node).filter(e => isStatic(e.fn)) };
  }

  #compute(node: ts.Node): Instance {
    if (ts.isSourceFile(node)) return plain('module', node);
    if (ts.isClassLike(node)) return this.#class(node);
    if (ts.isObjectLiteralExpression(node)) return { ...plain('object', node), ends: this.#named(node) };
    if (!isFn(node)) return plain('function', node);
    const call = outer(node).parent;
    if (ts.isCallExpression(call) || ts.isNewExpression(call)) {
      const name = calleeName(call);
      const row = this.#lifecycles.find(l => l.scope.kind === 'callback' && includes(l.scope.calls, name) && call.arguments?.[l.scope.arg] === node);
      if (row) return this.#effect(node, row);
    }
    const composable = this.#lifecycles.find(l => l.scope.kind === 'function' && isComposable(node, l.scope));
    if (composable) {
      const returned = returnedEnds(node, this.#names());
      return { ...plain('composable', node), ends: [...registeredEnds(node, composable), ...returned.ends.filter(e => e.name !== RETURNED)], opaque: returned.opaque && !returnedValues(node).every(v => !ts.isCallExpression(v) || (composable.scope.kind === 'function' && includes(composable.scope.makes ?? [], calleeName(v)))), lifecycle: composable };
    }
    const members = membersOf(node).filter(m => m.name !== 'constructor');
    if (members.length > 0) return { ...plain('class', node), ends: this.#named(node) };
    const events = eventEnds(node);
    const returned = isDropped(node) ? { ends: [], opaque: false } : returnedEnds(node, this.#names());
    if (returned.ends.length > 0) return { ...plain('factory', node), ends: [...returned.ends, ...events], opaque: returned.opaque };
    if (events.length > 0 && 'parameters' in node && node.parameters.length > 0 && (isFnExpression(node) || ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node))) return { ...plain('callback', node), ends: events };
    return plain('function', node);
  }

  #class(node: ts.ClassLikeDeclaration): Instance {
    const row = this.#lifecycles.find(l => l.scope.kind === 'class' && isSpecific(l) && matchesClass(node, l.scope));
    const named = this.#named(node);
    // a static dispose() ends what is static, unless the class is nothing else
    const own = named.filter(e => !isStatic(e.fn));
    const ends = [...(own.length > 0 ? own : named), ...eventEnds(node)];
    return { ...plain('class', node), ends: [...ends, ...endsBefore(node, ends)], create: row?.create, lifecycle: row };
  }

  /** Methods that end an instance by their name, its bases' and subclasses' included. */
  #named(container: ts.Node): InstanceEnd[] {
    const line = ts.isClassLike(container) ? [container, ...basesOf(container)] : [];
    // what a nearer class overrides runs where that one calls it
    const isOverridden = (name: string, from: ts.Node): boolean => line.slice(0, Math.max(0, line.findIndex(c => c === from))).some(c => membersOf(c).some(m => m.name === name && !name.startsWith('#')));
    const all = hierarchyOf(container).flatMap(c => membersOf(c).filter(m => !isOverridden(m.name, c)));
    const has = (names: readonly string[]): boolean => all.some(m => includes(names, m.name));
    const found: InstanceEnd[] = [];
    for (const row of this.#lifecycles) {
      for (const end of row.ends) {
        if (!('method' in end)) continue;
        const alone = end.rank === 'paired' && !has(end.beside ?? []);
        for (const m of all) {
          const name = m.name.replace(/^#/, '');
          // `stop()` without a start: an end, if it ends something
          if (alone && !(includes(stops, name) && this.#releasesSomething(m.fn))) continue;
          // disable() that only asks somebody else
          if (name === end.method && end.rank === 'paired' && !this.#releasesSomething(m.fn) && !undoes(m.fn)) continue;
          // a dialog's close() undoes its open(): no last end
          const rank = alone ? 'final' : toggles.some(t => includes(t.ends, name) && has(t.starts)) ? 'paired' : end.rank;
          if (name === end.method && !found.some(f => f.fn === m.fn)) found.push({ fn: m.fn, name: m.name, rank, ...(isSpecific(row) ? { called: true as const } : {}) });
        }
      }
    }
    return found;
  }

  #releasesSomething(fn: Fn): boolean {
    return contains(fn, node => ts.isCallExpression(node) && this.#releases.has(calleeName(node) ?? ''));
  }

  #names(): ReadonlySet<string> {
    return new Set(this.#lifecycles.flatMap(l => l.ends.flatMap(e => ('method' in e ? [e.method] : []))));
  }

  #effect(node: Fn, row: Lifecycle): Instance {
    if (row.ends.some(e => 'itself' in e)) return { ...plain('effect', node), ends: [{ fn: node, name: 'the unmount callback', rank: 'final' }], lifecycle: row };
    const ends = registeredEnds(node, row);
    if (!row.ends.some(e => 'returned' in e)) return { ...plain('effect', node), ends, lifecycle: row };
    // what an async function returns is a promise: the framework gets no cleanup
    const returned = isAsync(node) ? { fns: [], opaque: false } : returnedFns(node);
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
        const keyed = inner.lifecycle !== undefined && isKeyed(node, inner.lifecycle);
        ends.push(...inner.ends.map(e => (keyed ? { ...e, rank: 'keyed' as const } : e)));
        opaque ||= inner.opaque;
        row = inner.lifecycle;
      }
    });
    const returned = returnedEnds(fn, this.#names());
    return { ...plain('component', fn), ends: [...ends, ...returned.ends.filter(e => e.name !== RETURNED && !includes(closings, e.name))], opaque, lifecycle: row };
  }
}

function plain(kind: Instance['kind'], node: ts.Node): Instance {
  return { kind, node, ends: [], opaque: false, create: undefined, lifecycle: undefined };
}

/** An effect that runs again when what it names changes, and, where it names nothing, with each render. */
function isKeyed(effect: Fn, { scope }: Lifecycle): boolean {
  const call = outer(effect).parent;
  if (scope.kind !== 'callback' || scope.keys === undefined) return false;
  const keys = ts.isCallExpression(call) ? call.arguments[scope.keys] : undefined;
  return !(keys && ts.isArrayLiteralExpression(keys) && keys.elements.length === 0);
}

/** A function that sets something of its object back, `this.running = false`, has a method of its own do it, or is a hook with nothing in it. */
function undoes(fn: Fn): boolean {
  let found = false;
  let calls = 0;
  walk(fn, node => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && (node.right.kind === ts.SyntaxKind.FalseKeyword || isNothing(node.right))) found = true;
    if (ts.isDeleteExpression(node)) found = true;
    if (!ts.isCallExpression(node)) return;
    if (includes(enders, calleeName(node))) found = true;
    if (!ts.isReturnStatement(outer(node).parent) && !includes(readers, calleeName(node))) calls++;
    const receiver = receiverOf(node);
    const own = receiver === undefined || receiver.kind === ts.SyntaxKind.ThisKeyword || receiver.kind === ts.SyntaxKind.SuperKeyword;
    if (own && ts.isExpressionStatement(outer(ts.isAwaitExpression(outer(node).parent) ? outer(node).parent : node).parent)) found = true;
  });
  return found || calls === 0;
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

function isComposable(fn: Fn, scope: { readonly prefixes: readonly string[]; readonly modules: readonly string[]; readonly makes?: readonly string[] }): boolean {
  const name = ts.isMethodDeclaration(fn) ? nameOf(fn) : ts.isFunctionDeclaration(fn) || isFnExpression(fn) ? nameOf(fn) ?? (ts.isVariableDeclaration(outer(fn).parent) ? nameOf(outer(fn).parent as ts.VariableDeclaration) : undefined) : undefined;
  if (name === undefined || !importsOf(fn.getSourceFile()).some(m => scope.modules.includes(m))) return false;
  return scope.prefixes.some(p => new RegExp(`^${p}[A-Z0-9]`).test(name) || p === name) || (ts.isFunctionDeclaration(fn) && isExportedFn(fn) && makes(fn, scope.makes ?? []));
}

function isExportedFn(fn: ts.FunctionDeclaration): boolean {
  const binding = bindingOfFn(fn);
  return binding !== undefined && isExported(binding);
}

/** True where a function itself, not one of its callbacks, calls an import of one of the names. */
function makes(fn: Fn, names: readonly string[]): boolean {
  let found = false;
  const body = bodyOf(fn);
  if (body) {
    walk(body, node => {
      if (found || isFn(node)) return false;
      if (!ts.isCallExpression(node) || !includes(names, calleeName(node)) || !ts.isIdentifier(node.expression)) return undefined;
      const binding = bindingOf(node.expression);
      found = binding !== undefined && ts.isImportSpecifier(binding.node);
      return undefined;
    });
  }
  return found;
}

/** True for a callback that its call runs before it returns. */
function runsAtOnce(fn: Fn): boolean {
  const at = outer(fn);
  const call = at.parent;
  if (!isFnExpression(fn) || !(ts.isCallExpression(call) || ts.isNewExpression(call))) return false;
  const index = call.arguments?.findIndex(a => a === at) ?? -1;
  return call.expression === at || callbacks.some(c => c.runs === 'now' && includes(c.calls, calleeName(call)) && (c.arg === 'any' || c.arg === index));
}

/** The module names that a file imports or requires. */
export const importsOf = defineFact((file: ts.SourceFile): readonly string[] =>
  file.statements.flatMap(s => {
    if ((ts.isImportDeclaration(s) || ts.isExportDeclaration(s)) && s.moduleSpecifier && ts.isStringLiteral(s.moduleSpecifier)) return [s.moduleSpecifier.text];
    if (!ts.isVariableStatement(s)) return [];
    return s.declarationList.declarations.flatMap(d => (d.initializer && ts.isCallExpression(d.initializer) && calleeName(d.initializer) === 'require' && d.initializer.arguments[0] && ts.isStringLiteral(d.initializer.arguments[0]) ? [d.initializer.arguments[0].text] : []));
  }),
);

/** An async function whose promise nobody looks at: `void run()`. What it returns is lost. */
function isDropped(fn: Fn): boolean {
  const binding = isAsync(fn) ? bindingOfFn(fn) : undefined;
  const uses = binding ? usesOf(binding) : [];
  return uses.length > 0 && uses.every(use => {
    const call = outer(use).parent;
    const up = ts.isCallExpression(call) ? outer(call).parent : call;
    return ts.isVoidExpression(up) || ts.isExpressionStatement(up);
  });
}

/** `disposeServer() { …; this.dispose(); }`, where the class inherits `dispose`: what calls the base's end on its own instance is the class's. */
function endsBefore(node: ts.ClassLikeDeclaration, ends: readonly InstanceEnd[]): InstanceEnd[] {
  const inherited = ends.filter(e => e.rank === 'final' && !within(e.fn, node)).map(e => e.name);
  if (inherited.length === 0) return [];
  return membersOf(node).filter(m => m.fn.parent === node && !ends.some(e => e.fn === m.fn) && contains(m.fn, n => ts.isCallExpression(n) && enclosingFn(n) === m.fn && includes(inherited, calleeName(n)) && receiverOf(n)?.kind === ts.SyntaxKind.ThisKeyword))
    .map(m => ({ fn: m.fn, name: m.name, rank: 'final' as const }));
}
