import { plainBases } from '../../catalog/callbacks.js';
import { defineFact } from './facts.js';
import { ts } from './host.js';
import { bindingOf, isConstant, type Binding } from './lexical.js';
import { declarationOf, DEFAULT, defineProgramFact, defineProgramIndex, memberOf } from './modules.js';
import type { Ref } from './reference.js';
import { hasModifier, nameOf, outer, skip, walk } from './syntax.js';

const MOST_CLASSES = 20;
const MOST_FILES = 50;
const MOST_BASES = 4;

/** A class together with its bases and subclasses in the program's own files, the class first; other containers stand alone. */
export const hierarchyOf = defineProgramFact((container: ts.Node): readonly ts.Node[] => {
  if (!ts.isClassLike(container)) return [container];
  const found: ts.ClassLikeDeclaration[] = [container, ...basesOf(container)];
  // the subclasses of the class, and not its siblings: what they do, they do to other instances
  const below: ts.ClassLikeDeclaration[] = [container];
  for (const at of below) {
    for (const sub of subclassesOf(at)) {
      if (found.length >= MOST_CLASSES) return found;
      if (found.includes(sub)) continue;
      found.push(sub);
      below.push(sub);
    }
  }
  return found;
});

/**
 * The classes that share a member of some name with a container: `#x` belongs to one class, other names to all that inherit them. Seen from
 * a class that inherits from the container, its siblings share nothing.
 */
export function sharing(container: ts.Node, name: string, from: ts.Node = container): readonly ts.Node[] {
  if (name.startsWith('#')) return [container];
  return from !== container && ts.isClassLike(from) && basesOf(from).some(b => b === container) ? hierarchyOf(from) : hierarchyOf(container);
}

/** True where no subclass of a container was left out because there are too many. */
export function isWhole(container: ts.Node): boolean {
  return hierarchyOf(container).length < MOST_CLASSES;
}

/** The files in which a container, its bases and its subclasses stand, its own first. */
export function filesOf(container: ts.Node): readonly ts.SourceFile[] {
  return [...new Set(hierarchyOf(container).map(c => c.getSourceFile()))];
}

/** True where one of two classes inherits from the other. */
export function isRelated(a: ts.Node, b: ts.Node): boolean {
  return ts.isClassLike(a) && ts.isClassLike(b) && (basesOf(a).includes(b) || basesOf(b).includes(a));
}

/** The expression after `extends`. */
export function extendsOf(node: ts.ClassLikeDeclaration): ts.Expression | undefined {
  return node.heritageClauses?.find(h => h.token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
}

/** The base class, where it is declared in one of the program's own files. */
export const baseClass = defineProgramFact((node: ts.ClassLikeDeclaration): ts.ClassLikeDeclaration | undefined => {
  const base = extendsOf(node);
  const declared = base && classNamed(base);
  return declared && declared !== node ? declared : undefined;
});

/** The base classes that can be read, the nearest first. */
export const basesOf = defineProgramFact((node: ts.ClassLikeDeclaration): readonly ts.ClassLikeDeclaration[] => {
  const found: ts.ClassLikeDeclaration[] = [];
  for (let at = baseClass(node); at && at !== node && !found.includes(at) && found.length < MOST_BASES; at = baseClass(at)) found.push(at);
  return found;
});

/** The classes that extend a class directly, in any own file of the program. */
export const subclassesOf = defineProgramFact((node: ts.ClassLikeDeclaration): readonly ts.ClassLikeDeclaration[] => {
  const names = namesOf(node);
  const files = new Set<ts.SourceFile>();
  const found: ts.ClassLikeDeclaration[] = [];
  const index = names.length > 0 ? derivedIn(node) : undefined;
  for (const sub of names.flatMap(name => index?.get(name) ?? [])) {
    files.add(sub.getSourceFile());
    if (files.size > MOST_FILES) break;
    if (sub !== node && !found.includes(sub) && baseClass(sub) === node) found.push(sub);
  }
  return found;
});

/** True where a class, or one of its bases, extends something whose members cannot be read here. */
export function hasUnseenBase(node: ts.ClassLikeDeclaration): boolean {
  const last = basesOf(node).at(-1) ?? node;
  return extendsOf(last) !== undefined && !isPlainBase(last);
}

/** True for a class of which only subclasses are made. */
export function isAbstract(node: ts.ClassLikeDeclaration): boolean {
  return hasModifier(node, ts.SyntaxKind.AbstractKeyword);
}

/** The class of the program's own files that a name stands for: its declaration, or the constant that holds it. */
export function classNamed(name: ts.Expression): ts.ClassLikeDeclaration | undefined {
  const declared = bindingNamedBy(skip(name));
  if (!declared) return undefined;
  if (ts.isClassLike(declared.node)) return declared.node;
  const value = ts.isVariableDeclaration(declared.node) && declared.node.initializer && isConstant(declared) ? skip(declared.node.initializer) : undefined;
  return value && ts.isClassExpression(value) ? value : undefined;
}

function bindingNamedBy(base: ts.Expression): Binding | undefined {
  if (ts.isIdentifier(base)) {
    const binding = bindingOf(base);
    return binding && declarationOf(binding);
  }
  // import * as widgets from './widgets'; class Panel extends widgets.Widget
  const holder = ts.isPropertyAccessExpression(base) && ts.isIdentifier(base.expression) ? bindingOf(base.expression) : undefined;
  return holder && ts.isPropertyAccessExpression(base) ? memberOf(holder, base.name.text) : undefined;
}

/** The names under which other classes may extend a class. */
function namesOf(node: ts.ClassLikeDeclaration): string[] {
  const holder = outer(node).parent;
  const name = ts.isVariableDeclaration(holder) ? nameOf(holder) : node.name?.text;
  return name === undefined ? [] : [name, DEFAULT];
}

/** Name after `extends` → the classes of a file that extend it; an import counts by the name that it was exported under. Pure syntax. */
const derivedOf = defineFact((file: ts.SourceFile): ReadonlyMap<string, readonly ts.ClassLikeDeclaration[]> => {
  const found = new Map<string, ts.ClassLikeDeclaration[]>();
  const add = (name: string, node: ts.ClassLikeDeclaration): void => {
    const list = found.get(name);
    if (list) list.push(node);
    else found.set(name, [node]);
  };
  const words = [...file.text.matchAll(/\bextends\b/g)].map(m => m.index);
  walk(file, node => {
    // what does not have the word has no class that extends another one
    if (!words.some(at => at >= node.pos && at < node.end)) return false;
    const base = ts.isClassLike(node) ? extendsOf(node) : undefined;
    if (!base || !ts.isClassLike(node)) return undefined;
    const at = skip(base);
    if (ts.isPropertyAccessExpression(at)) add(at.name.text, node);
    if (!ts.isIdentifier(at)) return undefined;
    add(at.text, node);
    const imported = bindingOf(at)?.node;
    if (imported && ts.isImportClause(imported)) add(DEFAULT, node);
    const exportedAs = imported && ts.isImportSpecifier(imported) ? imported.propertyName?.text : undefined;
    if (exportedAs !== undefined) add(exportedAs, node);
    return undefined;
  });
  return found;
});

/** The same for all own files of the program. */
const derivedIn = defineProgramIndex((files): ReadonlyMap<string, readonly ts.ClassLikeDeclaration[]> => {
  const found = new Map<string, ts.ClassLikeDeclaration[]>();
  for (const file of files) {
    for (const [name, classes] of derivedOf(file)) {
      const list = found.get(name);
      if (list) list.push(...classes);
      else found.set(name, [...classes]);
    }
  }
  return found;
});

function isPlainBase(node: ts.ClassLikeDeclaration): boolean {
  let base = extendsOf(node);
  if (base && ts.isAsExpression(base)) base = base.expression;
  if (base && ts.isParenthesizedExpression(base)) base = base.expression;
  if (base && ts.isAsExpression(base)) base = base.expression;
  const name = base && (ts.isPropertyAccessExpression(base) ? base.name.text : ts.isIdentifier(base) ? base.text : undefined);
  return name !== undefined && plainBases.includes(name);
}

/** Where a class names a field of its own by a value, `this[name]`: it may be any. */
export const computedIn = defineFact((container: ts.Node): readonly ts.ElementAccessExpression[] => {
  const found: ts.ElementAccessExpression[] = [];
  if (!/\bthis\s*(?:\?\.)?\[/.test(container.getText())) return found;
  walk(container, node => {
    if (ts.isElementAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword && !ts.isStringLiteralLike(node.argumentExpression)) found.push(node);
  });
  return found;
});

/** True for `this` of a container, or another name of it. */
export function isContainer(ref: Ref | undefined, container: ts.Node): boolean {
  return ref?.root.kind === 'this' && ref.path.length === 0 && ref.root.container === container;
}
