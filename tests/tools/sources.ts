import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The project's top folder. */
export const top = path.resolve(import.meta.dirname, '../..');

/** The text of a file of the project. */
export const read = (file: string): string => readFileSync(path.join(top, file), 'utf8');

/** All files below a folder, as paths from the top with forward slashes; none where the folder is not there. */
export function filesBelow(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(path.join(top, folder), { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(top, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** The TypeScript files of the package itself. */
export const sourceFiles = (): string[] => [...filesBelow('src'), ...filesBelow('rules')].filter(file => /\.c?ts$/.test(file));

/** The files that are or would be committed. */
export function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], { cwd: top, encoding: 'utf8' });
  const gone = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: top, encoding: 'utf8' }).split('\0');
  return listed.split('\0').filter(file => file !== '' && !gone.includes(file));
}

/** One import: what it asks for, resolved to a file of the project where it is one, and whether only types cross. */
export interface Import {
  readonly file: string;
  readonly line: number;
  readonly from: string;
  readonly typeOnly: boolean;
}

/** The syntax tree of a source file. */
export const parse = (file: string): ts.SourceFile => ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);

/** Every import, re-export, `import()`, `require()` and `import('…')` type of a file. */
export function importsOf(file: string): Import[] {
  const sourceFile = parse(file);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const { text } = specifier;
    const from = text.startsWith('.') ? path.posix.join(path.posix.dirname(file), text).replace(/\.(c?)js$/, '.$1ts') : text;
    found.push({ file, line: sourceFile.getLineAndCharacterOfPosition(specifier.getStart()).line + 1, from, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isImportEqualsDeclaration(node)) add(ts.isExternalModuleReference(node.moduleReference) ? node.moduleReference.expression : undefined, node.isTypeOnly);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || isRequire(node.expression))) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings } = clause;
  return !clause.name && namedBindings !== undefined && ts.isNamedImports(namedBindings) && namedBindings.elements.length > 0 && namedBindings.elements.every(e => e.isTypeOnly);
}

function isRequire(callee: ts.Expression): boolean {
  return (ts.isIdentifier(callee) && callee.text === 'require') || (ts.isPropertyAccessExpression(callee) && isRequire(callee.expression));
}

/** The package that a bare specifier names: `@scope/name/deep` → `@scope/name`. */
export const packageOf = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
