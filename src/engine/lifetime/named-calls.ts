import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf, isExported, usesName, type Binding } from '../program/lexical.js';
import { declarationOf, DEFAULT, defineProgramFact, fileOf, filesAround, renamedImports, requireOf } from '../program/modules.js';
import { outer, skip, type Fn } from '../program/syntax.js';

/** A call or construction. */
export type Site = ts.CallExpression | ts.NewExpression;

/** Call sites as the text tells them, and the calls that it leaves open. */
export interface Told {
  readonly sites: readonly Site[];
  readonly left: readonly Site[];
  readonly homonyms: readonly Site[];
  readonly isMany: boolean;
}

/** No sites at all. */
export const NONE: Told = { sites: [], left: [], homonyms: [], isMany: false };

/** How many sites of one thing are looked at. */
export const MOST_SITES = 20;
const MOST_FILES = 50;

/** The calls and constructions of a file whose callee goes by a last name; files that do not use it are not walked. */
export function callsIn(file: ts.SourceFile, name: string): readonly Site[] {
  return usesName(file, name) ? (identifiersOf(file).get(name) ?? []).flatMap(id => siteOf(id) ?? []) : [];
}

/** The call or construction of which an identifier is the callee's last name. */
export function siteOf(id: ts.Identifier | ts.PrivateIdentifier): Site | undefined {
  const callee = outer(ts.isPropertyAccessExpression(id.parent) && id.parent.name === id ? id.parent : id);
  const up = callee.parent;
  return (ts.isCallExpression(up) || ts.isNewExpression(up)) && up.expression === callee ? up : undefined;
}

/** The sites of what has a name of its own: they need no receiver, so that asking for them comes to an end. */
export const namedToldOf = defineProgramFact((target: Fn | ts.ClassLikeDeclaration): Told | undefined => {
  const binding = declaredAs(target);
  return binding && namedSites(binding);
});

/** The name that a function or class is declared under, `var Query = module.exports = function …` included. */
export function declaredAs(target: Fn | ts.ClassLikeDeclaration): Binding | undefined {
  if ((ts.isFunctionDeclaration(target) || ts.isClassDeclaration(target)) && target.name) return bindingOf(target.name);
  let at = outer(target);
  for (; ts.isBinaryExpression(at.parent) && at.parent.right === at && at.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken; at = outer(at.parent)) {
    if (ts.isIdentifier(at.parent.left)) return bindingOf(at.parent.left);
  }
  return ts.isVariableDeclaration(at.parent) && ts.isIdentifier(at.parent.name) ? bindingOf(at.parent.name) : undefined;
}

/** The own files that call something of these names, as many as are looked at; the declaring file first. */
export function filesCalling(from: ts.Node, calls: (file: ts.SourceFile) => boolean): readonly ts.SourceFile[] {
  const found: ts.SourceFile[] = [];
  for (const file of filesAround(from)) {
    if (!calls(file)) continue;
    found.push(file);
    if (found.length === MOST_FILES) break;
  }
  return found;
}

function namedSites(binding: Binding): Told {
  const own = binding.node.getSourceFile();
  const isOwn = !isExported(binding) && !isAssignedToExports(binding);
  const sites: Site[] = [];
  const left: Site[] = [];
  const homonyms: Site[] = [];
  for (const file of isOwn ? [own] : filesCalling(binding.node, f => [binding.name, ...namesIn(f, binding)].some(name => callsIn(f, name).length > 0))) {
    for (const name of new Set([binding.name, ...(file === own ? [] : namesIn(file, binding))])) {
      for (const call of callsIn(file, name)) {
        const callee = skip(call.expression);
        if (ts.isIdentifier(callee)) {
          const named = bindingOf(callee);
          const declared = named && (file === own ? named : declarationOf(named));
          if (declared === binding) sites.push(call);
          else if (named && !declared && homonyms.length < MOST_SITES && name === binding.name) homonyms.push(call);
        } else if (file !== own && name === binding.name && ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression)) {
          const from = namespaceOf(callee.expression);
          if (from === own) sites.push(call);
          else if (from) left.push(call); // a file that exports others' things
        }
        if (sites.length > MOST_SITES) return { ...NONE, sites: sites.slice(0, MOST_SITES), isMany: true };
      }
    }
  }
  return { sites, left, homonyms, isMany: false };
}

/** `var Query = module.exports = function …` */
function isAssignedToExports({ node }: Binding): boolean {
  return ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isBinaryExpression(node.initializer) && /^(?:module\.)?exports\b/.test(node.initializer.left.getText());
}

/** The names under which a file may call what is exported under another one: `import X from`, `{ a as b }`, `const X = require(…)`. */
function namesIn(file: ts.SourceFile, binding: Binding): readonly string[] {
  const isOffered = isDefaultOffered(binding.node.getSourceFile());
  return [...renamedIn(file)].flatMap(([name, original]) => (original === binding.name || (original === DEFAULT && isOffered) ? [name] : []));
}

/** A file's own names for imported and required things, with those that they are exported under. */
const renamedIn = defineFact((file: ts.SourceFile): ReadonlyMap<string, string> => {
  const required = file.statements.flatMap(s => {
    if (!ts.isVariableStatement(s)) return [];
    return s.declarationList.declarations.flatMap((d): [string, string][] => {
      if (!requireOf(d.initializer)) return [];
      if (ts.isIdentifier(d.name)) return [[d.name.text, DEFAULT]];
      return ts.isObjectBindingPattern(d.name) ? d.name.elements.flatMap((e): [string, string][] => (e.propertyName && ts.isIdentifier(e.name) ? [[e.name.text, e.propertyName.getText()]] : [])) : [];
    });
  });
  return new Map([...renamedImports(file), ...required]);
});

/** True where a file gives something without a name: `export default`, `module.exports =`. */
const isDefaultOffered = defineFact((file: ts.SourceFile): boolean => /\bdefault\b|\bexports\b/.test(file.text));

/** The own file that a name stands for as a whole: `import * as x`, `const x = require(…)`. */
function namespaceOf(id: ts.Identifier): ts.SourceFile | undefined {
  const node = bindingOf(id)?.node;
  if (node && ts.isNamespaceImport(node)) return fileOf(node.parent.parent.moduleSpecifier);
  const specifier = node && ts.isVariableDeclaration(node) ? requireOf(node.initializer) : undefined;
  return specifier && fileOf(specifier);
}
