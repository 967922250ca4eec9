import type { Catalog } from '../../catalog/catalog.js';
import { siteOf } from '../lifetime/named-calls.js';
import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf, type Binding } from '../program/lexical.js';
import { declarationOf, DEFAULT, renamedImports } from '../program/modules.js';
import { calledFn, refOf } from '../program/reference.js';
import { bodyOf, calleeName, contains, enclosingFn, fnName, isFn, skip, type Fn } from '../program/syntax.js';
import type { Acquisition } from './acquire.js';
import type { Context } from './context.js';

/** How many helpers may stand between a caller and the acquisition. */
export const LEVELS = 3;

type Named = Fn | ts.ClassLikeDeclaration;

/** The names that open the gate to a question about a call: of functions that acquire and give something back, and of those that bind an end to the current scope. */
export interface Gates {
  readonly givesBack: ReadonlySet<string>;
  readonly bindsToScope: ReadonlySet<string>;
}

/** The gates of the program that a file is part of. */
export const gates = defineFact(({ catalog, host }: Context): Gates => gatesBy(catalog)(host.ownFiles()));

/** By the catalogue, then by the list of a program's own files, which is one and the same for all of them. */
const gatesBy = defineFact((catalog: Catalog) => defineFact((files: readonly ts.SourceFile[]) => gatesIn(catalog, files)));

function gatesIn(catalog: Catalog, files: readonly ts.SourceFile[]): Gates {
  const acquiring = [...catalog.byName].filter(([, rows]) => rows.some(isGivenBack)).map(([name]) => name);
  return { givesBack: grown(files, new Set(acquiring), givesBack), bindsToScope: grown(files, new Set(scopeCalls(catalog)), () => true) };
}

/** True for timers and listeners that a helper can give back: by the id, or, with an event and a function, by a function that takes them off. */
export function isFollowed({ resource, acquire }: Pick<Acquisition, 'resource' | 'acquire'>): boolean {
  return (resource.kind === 'timer' || resource.kind === 'listener') && (acquire.handle === 'result' || acquire.handle.key.length > 1);
}

/** True for rows whose thing a helper can give back: what is followed, and what is open or tells of something, by what the call gave. */
export function isGivenBack({ resource, acquire }: Pick<Acquisition, 'resource' | 'acquire'>): boolean {
  return isFollowed({ resource, acquire }) || ((resource.kind === 'handle' || resource.kind === 'subscription') && resource.ends === 'never' && acquire.handle === 'result');
}

/** The names of functions and classes that call one of some names, themselves or through others, in nested functions as well. */
function grown(files: readonly ts.SourceFile[], wanted: ReadonlySet<string>, counts: (one: Named) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<Named>();
  let last: ReadonlySet<string> = wanted;
  for (let round = 0; round < LEVELS && last.size > 0; round++) {
    const next = new Set<string>();
    const called = (file: ts.SourceFile): ts.Node[] => [...identifiersOf(file)].flatMap(([name, ids]) => (last.has(name) ? ids.flatMap(id => siteOf(id) ?? []) : []));
    for (const site of files.flatMap(called)) {
      for (let at = site.parent; !ts.isSourceFile(at); at = at.parent) {
        if (!(ts.isClassLike(at) || isFn(at)) || seen.has(at)) continue;
        seen.add(at);
        const own = ts.isClassLike(at) ? at.name?.text : fnName(at);
        if (own !== undefined && !found.has(own) && counts(at)) next.add(own);
      }
    }
    next.forEach(n => found.add(n));
    last = next;
  }
  return found;
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
