import type { Catalog } from '../../catalog/catalog.js';
import { siteOf, type Site } from '../lifetime/named-calls.js';
import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf, type Binding } from '../program/lexical.js';
import { declarationOf, DEFAULT, renamedImports } from '../program/modules.js';
import { calledFn, refOf } from '../program/reference.js';
import { bodyOf, calleeName, contains, enclosingFn, fnName, isAcquiring, isFn, skip, type Fn } from '../program/syntax.js';
import { acquisitionsAt, type Acquisition } from './acquire.js';
import type { Context } from './context.js';

/** How many helpers may stand between a caller and the acquisition. */
export const LEVELS = 3;

type Named = Fn | ts.ClassLikeDeclaration;

/** What opens the gate to a question about a call. */
export interface Gates {
  /** The functions and classes that acquire and give something back, and their names. */
  readonly givesBack: { readonly fns: ReadonlySet<ts.Node>; readonly names: ReadonlySet<string> };
  /** The names of those that bind an end to the current scope. */
  readonly bindsToScope: ReadonlySet<string>;
}

/** The gates of the program that a file is part of. */
export const gates = defineFact(({ catalog, host }: Context): Gates => gatesBy(catalog)(host.ownFiles()));

/** By the catalogue, then by the list of a program's own files, which is one and the same for all of them. */
const gatesBy = defineFact((catalog: Catalog) => defineFact((files: readonly ts.SourceFile[]) => gatesIn(catalog, files)));

function gatesIn(catalog: Catalog, files: readonly ts.SourceFile[]): Gates {
  const fns = givingBack(catalog, files);
  return { givesBack: { fns, names: namesOf(fns) }, bindsToScope: bindingToScope(catalog, files) };
}

/** True for timers and listeners that a helper can give back: by the id, or, with an event and a function, by a function that takes them off. */
export function isFollowed({ resource, acquire }: Pick<Acquisition, 'resource' | 'acquire'>): boolean {
  return (resource.kind === 'timer' || resource.kind === 'listener') && (acquire.handle === 'result' || acquire.handle.key.length > 1);
}

/** True for rows whose thing a helper can give back: what is followed, and what is open or tells of something, by what the call gave. */
export function isGivenBack({ resource, acquire }: Pick<Acquisition, 'resource' | 'acquire'>): boolean {
  return isFollowed({ resource, acquire }) || ((resource.kind === 'handle' || resource.kind === 'subscription') && resource.ends === 'never' && acquire.handle === 'result');
}

/** The functions and classes of a program that give something back, and acquire something, themselves or through others, in nested functions as well. */
function givingBack(catalog: Catalog, files: readonly ts.SourceFile[]): ReadonlySet<Named> {
  const found = new Set<Named>();
  const acquiring = [...catalog.byName].filter(([, rows]) => rows.some(isGivenBack)).map(([name]) => name);
  let sites = sitesOf(files, new Set(acquiring)).filter(s => isAcquiring(s) && acquisitionsAt(s, catalog).some(isGivenBack));
  for (let round = 0; round < LEVELS && sites.length > 0; round++) {
    const next = [...new Set(sites.flatMap(around))].filter(one => !found.has(one) && givesBack(one));
    next.forEach(one => found.add(one));
    sites = sitesOf(files, namesOf(next)).filter(s => {
      const fn = ts.isCallExpression(s) ? helperOf(s) : undefined;
      return ts.isNewExpression(s) || (fn !== undefined && found.has(fn));
    });
  }
  return found;
}

/** The names of functions that bind an end to the current scope, themselves or through others. */
function bindingToScope(catalog: Catalog, files: readonly ts.SourceFile[]): ReadonlySet<string> {
  const found = new Set<string>();
  let last: ReadonlySet<string> = new Set(scopeCalls(catalog));
  for (let round = 0; round < LEVELS && last.size > 0; round++) {
    last = new Set([...namesOf(sitesOf(files, last).flatMap(around))].filter(name => !found.has(name)));
    last.forEach(name => found.add(name));
  }
  return found;
}

function sitesOf(files: readonly ts.SourceFile[], names: ReadonlySet<string>): readonly Site[] {
  return files.flatMap(file => [...identifiersOf(file)].flatMap(([name, ids]) => (names.has(name) ? ids.flatMap(id => siteOf(id) ?? []) : [])));
}

/** The functions and classes around a call. */
function around(site: Site): readonly Named[] {
  const found: Named[] = [];
  for (let at = site.parent; !ts.isSourceFile(at); at = at.parent) if (ts.isClassLike(at) || isFn(at)) found.push(at);
  return found;
}

function namesOf(all: Iterable<Named>): ReadonlySet<string> {
  return new Set([...all].flatMap(one => (ts.isClassLike(one) ? one.name?.text : fnName(one)) ?? []));
}

/** True for what gives something back: a construction gives the instance. */
const givesBack = defineFact((one: Named): boolean => {
  const body = ts.isClassLike(one) ? undefined : bodyOf(one);
  if (!body || !ts.isBlock(body)) return ts.isClassLike(one) || body !== undefined;
  return body.statements.some(s => contains(s, node => ts.isReturnStatement(node) && node.expression !== undefined && enclosingFn(node) === one));
});

/** Whether a call passes a gate, by the name under which its function is declared: imports may give it another one. */
export function passes(call: ts.CallExpression, gate: ReadonlySet<string>): boolean {
  const name = calleeName(call);
  if (name === undefined) return false;
  if (gate.has(name)) return true;
  const imported = gate.size === 0 || !ts.isIdentifier(skip(call.expression)) ? undefined : renamedImports(call.getSourceFile()).get(name);
  return imported !== undefined && (gate.has(imported) || imported === DEFAULT);
}

/** The calls that bind an end, or an effect, to the scope that is active while they run. */
export function scopeCalls(catalog: Catalog): readonly string[] {
  return catalog.lifecycles.flatMap(row => {
    if (row.scope.kind === 'class') return [];
    const registers = row.ends.flatMap(e => ('register' in e ? [e.register] : []));
    return row.scope.kind === 'function' ? registers : registers.length > 0 ? row.scope.calls : [];
  });
}

/** The helper that a call runs, if it may give something back that it acquired. */
export function giverOf(call: ts.CallExpression, context: Context): Fn | undefined {
  const { fns, names } = gates(context).givesBack;
  const fn = passes(call, names) ? helperOf(call) : undefined;
  return fn && fns.has(fn) ? fn : undefined;
}

/** The function that a call runs, in this file or in another one of the program; a name that holds what some call made is none. */
export function helperOf(call: ts.CallExpression): Fn | undefined {
  const callee = skip(call.expression);
  if (!ts.isIdentifier(callee)) return refOf(callee)?.root.kind === 'this' ? calledFn(callee) : undefined;
  const binding = bindingOf(callee);
  const declared = binding && declarationOf(binding);
  return declared && declaredFn(declared);
}

function declaredFn({ node }: Binding): Fn | undefined {
  if (isFn(node)) return node;
  const value = ts.isVariableDeclaration(node) && node.initializer && node.parent.flags & ts.NodeFlags.Const ? skip(node.initializer) : undefined;
  return value && isFn(value) ? value : undefined;
}
