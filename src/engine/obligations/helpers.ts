import type { Catalog } from '../../catalog/catalog.js';
import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { bindingOf, usesName, type Binding } from '../program/lexical.js';
import { declarationOf, DEFAULT, renamedImports } from '../program/modules.js';
import { calledFn, refOf } from '../program/reference.js';
import { bodyOf, calleeName, fnName, isFn, skip, type Fn } from '../program/syntax.js';
import type { Acquisition } from './acquire.js';
import type { Context } from './context.js';

/** A function or class with a name: what it calls by name, nested functions included, and whether it gives something back. */
interface Named {
  readonly name: string;
  readonly calls: ReadonlySet<string>;
  readonly returns: boolean;
}

/** How many helpers may stand between a caller and the acquisition. */
export const LEVELS = 3;

/** The functions and classes of a file that have a name: pure syntax, kept with the file. */
const namedIn = defineFact((file: ts.SourceFile): readonly Named[] => {
  const found: Named[] = [];
  const open: { calls: Set<string>; returns: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const name = calleeName(node);
      if (name !== undefined) for (const o of open) o.calls.add(name);
    } else if (ts.isReturnStatement(node) && node.expression) {
      const inner = open.at(-1);
      if (inner) inner.returns = true;
    }
    const isClass = ts.isClassLike(node);
    if (!isClass && !isFn(node)) return ts.forEachChild(node, visit);
    const body = isClass ? undefined : bodyOf(node);
    // a construction gives the instance back
    const one = { calls: new Set<string>(), returns: isClass || (body !== undefined && !ts.isBlock(body)) };
    open.push(one);
    ts.forEachChild(node, visit);
    open.pop();
    const name = isClass ? node.name?.text : fnName(node);
    if (name !== undefined && one.calls.size > 0) found.push({ name, ...one });
  };
  visit(file);
  return found;
});

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
  return { givesBack: grown(files, new Set(acquiring), n => n.returns), bindsToScope: grown(files, new Set(scopeCalls(catalog)), () => true) };
}

/** True for timers and listeners that a helper can give back: by the id, or, with an event and a function, by a function that takes them off. */
export function isFollowed({ resource, acquire }: Pick<Acquisition, 'resource' | 'acquire'>): boolean {
  return (resource.kind === 'timer' || resource.kind === 'listener') && (acquire.handle === 'result' || acquire.handle.key.length > 1);
}

/** True for rows whose thing a helper can give back: what is followed, and what is open or tells of something, by what the call gave. */
export function isGivenBack({ resource, acquire }: Pick<Acquisition, 'resource' | 'acquire'>): boolean {
  return isFollowed({ resource, acquire }) || ((resource.kind === 'handle' || resource.kind === 'subscription') && resource.ends === 'never' && acquire.handle === 'result');
}

/** The names of functions that call one of some names, themselves or through others. */
function grown(files: readonly ts.SourceFile[], wanted: ReadonlySet<string>, counts: (one: Named) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  let last: ReadonlySet<string> = wanted;
  for (let round = 0; round < LEVELS && last.size > 0; round++) {
    const next = new Set<string>();
    for (const file of files) {
      if (![...last].some(name => usesName(file, name))) continue;
      for (const n of namedIn(file)) if (!found.has(n.name) && counts(n) && meets(n.calls, last)) next.add(n.name);
    }
    next.forEach(n => found.add(n));
    last = next;
  }
  return found;
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const x of a) if (b.has(x)) return true;
  return false;
}

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
