import { defineFact } from './facts.js';
import { ts, type Host } from './host.js';
import { bindingNamed, bindingOf, isConstant, type Binding } from './lexical.js';
import { calleeName, hasModifier, isFn, receiverOf, skip, type Acquiring, type Fn } from './syntax.js';

/** The own files of one program, as its files see each other: by the text of imports and exports, without the checker. */
interface Modules {
  readonly host: Host;
  /** Tells one program from the next, for facts that must not keep an old one alive. */
  readonly stamp: number;
  readonly byPath: ReadonlyMap<string, ts.SourceFile>;
  /** Module specifier → file, per importing file. */
  readonly resolved: Map<string, ts.SourceFile | undefined>;
}

/** The newest program that a file is part of: an editor keeps a file's nodes while others change. */
const programOf = new WeakMap<ts.SourceFile, Modules>();
/** The name under which a default export goes. */
export const DEFAULT: string = ts.InternalSymbolName?.Default; // TypeScript 7 has no such thing, and is told so later
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const DEEPEST = 4;
let stamps = 0;

/** Tells the files of a host's program of each other; asked again after a new program was made. */
export function linkFiles(host: Host): void {
  const files = host.ownFiles();
  const first = files[0];
  const known = first && programOf.get(first);
  if (known && known.host.ownFiles() === files && programOf.get(host.sourceFile) === known) return;
  const modules: Modules = { host, stamp: ++stamps, byPath: new Map(files.map(f => [f.fileName, f])), resolved: new Map() };
  for (const file of files) programOf.set(file, modules);
  programOf.set(host.sourceFile, modules);
}

/** A fact that may look into other files: computed once for each program. */
export function defineProgramFact<Key extends ts.Node, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly stamp: number | undefined; readonly value: Value }>();
  return key => {
    const stamp = programOf.get(key.getSourceFile())?.stamp;
    let found = known.get(key);
    if (!found || found.stamp !== stamp) known.set(key, (found = { stamp, value: compute(key) }));
    return found.value;
  };
}

/** An index over all own files of a program, computed once for each program; asked at a node of it. */
export function defineProgramIndex<Value>(compute: (files: readonly ts.SourceFile[]) => Value): (node: ts.Node) => Value {
  const known = new WeakMap<object, { readonly value: Value }>();
  return node => {
    const own = node.getSourceFile();
    const key = programKey(own);
    let found = known.get(key);
    if (!found) known.set(key, (found = { value: compute(filesAround(own)) }));
    return found.value;
  };
}

/** What stands for the program that a file is part of, as a key for what is kept for all of its files; the file itself where it stands alone. */
export function programKey(file: ts.SourceFile): object {
  return programOf.get(file) ?? file;
}

/** The own files of the program that a node is part of, its own file first. */
export function filesAround(node: ts.Node): readonly ts.SourceFile[] {
  const own = node.getSourceFile();
  const modules = programOf.get(own);
  return modules ? [own, ...modules.host.ownFiles().filter(f => f !== own)] : [own];
}

/** The declaration in another own file that an imported or required name stands for; the binding itself where it is none; undefined where the file is not the program's own. */
export function declarationOf(binding: Binding): Binding | undefined {
  return follow(binding, 0);
}

/** The declaration behind a member of a namespace import: `widgets.Panel`; undefined where the file is not the program's own. */
export function memberOf(holder: Binding, name: string): Binding | undefined {
  return ts.isNamespaceImport(holder.node) ? exported(holder.node.parent.parent.moduleSpecifier, name, 0) : undefined;
}

/** The function of another own file that a call runs: `close(handle)`, `files.close(handle)`. */
export function importedFn(callee: ts.Expression): Fn | undefined {
  const at = skip(callee);
  const holder = ts.isPropertyAccessExpression(at) && ts.isIdentifier(at.expression) ? bindingOf(at.expression) : undefined;
  const binding = ts.isIdentifier(at) ? bindingOf(at) : undefined;
  const declared = binding ? declarationOf(binding) : holder && ts.isPropertyAccessExpression(at) ? memberOf(holder, at.name.text) : undefined;
  if (!declared || declared.node.getSourceFile() === callee.getSourceFile()) return undefined;
  const { node } = declared;
  const value = ts.isVariableDeclaration(node) && node.initializer && isConstant(declared) ? skip(node.initializer) : node;
  return isFn(value) ? value : undefined;
}

function follow(binding: Binding, depth: number): Binding | undefined {
  if (depth > DEEPEST) return undefined;
  const { node } = binding;
  if (ts.isImportSpecifier(node)) return exported(node.parent.parent.parent.moduleSpecifier, (node.propertyName ?? node.name).text, depth);
  if (ts.isImportClause(node)) return exported(node.parent.moduleSpecifier, DEFAULT, depth);
  if (ts.isNamespaceImport(node)) return undefined;
  const required = requiredBy(node);
  if (required) return exported(required.specifier, required.name, depth);
  return binding;
}

/** `const { a } = require('./x')`, `const x = require('./x')`. */
function requiredBy(node: ts.Node): { specifier: ts.Expression; name: string } | undefined {
  const declaration = ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) ? node.parent.parent : node;
  const specifier = ts.isVariableDeclaration(declaration) ? requireOf(declaration.initializer) : undefined;
  if (!specifier) return undefined;
  const name = ts.isBindingElement(node) ? (node.propertyName ?? node.name).getText() : DEFAULT;
  return { specifier, name };
}

/** The module specifier of `require(…)`. */
export function requireOf(value: ts.Expression | undefined): ts.Expression | undefined {
  const at = value && skip(value);
  return at && ts.isCallExpression(at) && ts.isIdentifier(at.expression) && at.expression.text === 'require' ? at.arguments[0] : undefined;
}

/** The names that a file's imports give to what is declared under another one, with that one; `DEFAULT` for a default import. */
export const renamedImports = defineFact((file: ts.SourceFile): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const s of file.statements) {
    const clause = ts.isImportDeclaration(s) ? s.importClause : undefined;
    if (clause?.name) found.set(clause.name.text, DEFAULT);
    if (!clause?.namedBindings || !ts.isNamedImports(clause.namedBindings)) continue;
    for (const e of clause.namedBindings.elements) if (e.propertyName) found.set(e.name.text, e.propertyName.text);
  }
  return found;
});

/** What a file that a module specifier names exports under a name. */
function exported(specifier: ts.Expression, name: string, depth: number): Binding | undefined {
  const file = fileOf(specifier);
  return file && exportOf(file, name, depth + 1);
}

/** The own file that a module specifier names; by its text for relative ones, else by the program's own resolution. */
export function fileOf(specifier: ts.Expression): ts.SourceFile | undefined {
  const from = specifier.getSourceFile();
  const modules = programOf.get(from);
  if (!modules || !ts.isStringLiteralLike(specifier)) return undefined;
  const key = `${from.fileName}\0${specifier.text}`;
  if (!modules.resolved.has(key)) modules.resolved.set(key, resolve(specifier, from, modules));
  return modules.resolved.get(key);
}

function resolve(specifier: ts.StringLiteralLike, from: ts.SourceFile, modules: Modules): ts.SourceFile | undefined {
  if (!specifier.text.startsWith('.')) {
    if (!modules.host.typed || /^node:|^[a-z-]+$/.test(specifier.text)) return undefined; // a package's bare name: seldom the program's own
    const declared = modules.host.symbolOf(specifier)?.declarations?.[0];
    return declared && ts.isSourceFile(declared) && modules.byPath.has(declared.fileName) ? declared : undefined;
  }
  const parts = from.fileName.split('/').slice(0, -1);
  for (const step of specifier.text.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  const path = parts.join('/');
  const bare = path.replace(/\.[cm]?jsx?$/, '');
  for (const candidate of [path, ...EXTENSIONS.map(e => bare + e), ...EXTENSIONS.map(e => path + e), ...EXTENSIONS.map(e => `${path}/index${e}`)]) {
    const file = modules.byPath.get(candidate);
    if (file) return file;
  }
  return undefined;
}

function exportOf(file: ts.SourceFile, name: string, depth: number): Binding | undefined {
  if (depth > DEEPEST) return undefined;
  const stars: ts.Expression[] = [];
  for (const s of file.statements) {
    if (ts.isExportDeclaration(s)) {
      if (!s.exportClause) {
        if (s.moduleSpecifier) stars.push(s.moduleSpecifier);
      } else if (ts.isNamedExports(s.exportClause)) {
        const element = s.exportClause.elements.find(e => e.name.text === name);
        if (!element) continue;
        const local = (element.propertyName ?? element.name).text;
        if (s.moduleSpecifier) return exported(s.moduleSpecifier, local, depth);
        const binding = bindingNamed(local, file);
        return binding && follow(binding, depth);
      }
    } else if (ts.isExportAssignment(s) && name === DEFAULT) {
      const value = skip(s.expression);
      const binding = ts.isIdentifier(value) ? bindingOf(value) : undefined;
      return binding && follow(binding, depth);
    } else if ((ts.isFunctionDeclaration(s) || ts.isClassDeclaration(s)) && hasModifier(s, ts.SyntaxKind.DefaultKeyword)) {
      if (name === DEFAULT && s.name) return bindingOf(s.name);
    } else if (ts.isVariableStatement(s) && name === DEFAULT) {
      // var Query = module.exports = function () {}
      const declared = s.declarationList.declarations.find(d => d.initializer && ts.isBinaryExpression(d.initializer) && /^(?:module\.)?exports(?:\.default)?$/.test(d.initializer.left.getText()));
      if (declared && ts.isIdentifier(declared.name)) return bindingOf(declared.name);
    } else if (ts.isExpressionStatement(s) && ts.isBinaryExpression(s.expression) && name === DEFAULT) {
      // module.exports = Queue
      const { left, right } = s.expression;
      const value = skip(right);
      if (/^(?:module\.)?exports(?:\.default)?$/.test(left.getText()) && ts.isIdentifier(value)) return bindingOf(value);
    }
  }
  const own = bindingNamed(name, file);
  if (own && !ts.isImportSpecifier(own.node)) return own;
  for (const star of stars) {
    const found = exported(star, name, depth);
    if (found) return found;
  }
  return undefined;
}

/** The callee's last name; that of the export where an import renames it. */
export function originalName(call: Acquiring): string | undefined {
  const name = calleeName(call);
  const callee = skip(call.expression);
  if (name === undefined || !ts.isIdentifier(callee)) return name;
  const exported = renamedImports(call.getSourceFile()).get(name);
  return exported === undefined || exported === DEFAULT ? name : exported;
}

/** True where what is called is imported from one of some modules, or hangs on what is. */
export function comesFrom(call: Acquiring, modules: readonly string[]): boolean {
  let root = skip(receiverOf(call) ?? call.expression);
  while (ts.isPropertyAccessExpression(root)) root = skip(root.expression); // fs.promises.open
  const binding = ts.isIdentifier(root) ? bindingOf(root) : undefined;
  const from = binding && moduleOf(binding);
  return from !== undefined && modules.includes(from);
}

/** The module that a name is imported from or required of. */
export function moduleOf(binding: Binding): string | undefined {
  let { node }: { node: ts.Node } = binding;
  while (node && !ts.isSourceFile(node)) {
    if (ts.isImportDeclaration(node)) return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
    if (ts.isVariableDeclaration(node)) {
      const value = node.initializer && skip(node.initializer);
      const argument = value && ts.isCallExpression(value) && calleeName(value) === 'require' ? value.arguments[0] : undefined;
      return argument && ts.isStringLiteralLike(argument) ? argument.text : undefined;
    }
    node = node.parent;
  }
  return undefined;
}
