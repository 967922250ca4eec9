import { expect, it } from 'vitest';
import { ts } from '../../src/engine/program/host.js';
import { applyEdits, isRefused, type Edited } from '../../src/fix/edit.js';

/** One line of a table: what a verb makes of a text, or why it refuses. */
export interface Case {
  readonly name: string;
  readonly before: string;
  readonly file?: string;
  readonly edit: (sourceFile: ts.SourceFile) => Edited;
  readonly after?: string;
  readonly reason?: RegExp;
  /** What the same edit, made again on the result, gives: refused, unless it is told here that it may be. */
  readonly again?: RegExp;
}

/** A source file as a linter's parser hands it over. */
export function source(text: string, file = 'file.ts'): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** The errors of a text's syntax. */
export function syntaxErrors(text: string, file = 'file.ts'): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, jsx: ts.JsxEmit.Preserve } });
  return diagnostics.map(d => ts.flattenDiagnosticMessageText(d.messageText, '\n'));
}

/** Text between backticks as a file: the first line break and the indentation of the first line are taken away. */
export function code(strings: TemplateStringsArray): string {
  const text = strings.raw.join('').replaceAll('\\`', '`').replaceAll('\\$', '$').replace(/^\n/, '');
  const margin = /^ */.exec(text)?.[0].length ?? 0;
  return text.split('\n').map(line => (line.slice(0, margin).trim() === '' ? line.slice(margin) : line)).join('\n');
}

/** The same text with the line ends of Windows. */
export function crlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** One test for each case. */
export function table(cases: readonly Case[]): void {
  it.each(cases)('$name', one => {
    expect(syntaxErrors(one.before, one.file), 'the text before').toEqual([]);
    const edited = one.edit(source(one.before, one.file));
    if (isRefused(edited)) {
      expect(one.after, `refused: ${edited.reason}`).toBeUndefined();
      expect(edited.reason).toMatch(one.reason ?? /never/);
      return;
    }
    const result = applyEdits(one.before, edited);
    expect(result).toBe(one.after);
    expect(syntaxErrors(result, one.file), 'the text after').toEqual([]);
    if (!one.again) return;
    const second = one.edit(source(result, one.file));
    expect(isRefused(second) ? second.reason : 'made again').toMatch(one.again);
  });
}

function find<T extends ts.Node>(root: ts.Node, test: (node: ts.Node) => node is T, wanted: (node: T) => boolean): T {
  const visit = (node: ts.Node): T | undefined => (test(node) && wanted(node) ? node : ts.forEachChild(node, visit));
  const found = visit(root);
  if (!found) throw new Error('the case names a node that is not there');
  return found;
}

/** The first statement that begins with a text. */
export function statement(sourceFile: ts.SourceFile, start: string): ts.Statement {
  const isStatement = (node: ts.Node): node is ts.Statement => ts.isStatement(node) && !ts.isBlock(node);
  return find(sourceFile, isStatement, node => node.getText().startsWith(start));
}

/** The first call whose text begins so. */
export function call(sourceFile: ts.SourceFile, start: string): ts.CallExpression | ts.NewExpression {
  const isCall = (node: ts.Node): node is ts.CallExpression | ts.NewExpression => ts.isCallExpression(node) || ts.isNewExpression(node);
  const outer = find(sourceFile, isCall, node => node.getText().startsWith(start));
  let inner: ts.Expression = outer; // of a chain `f().unref()` the call `f()`
  while ((ts.isCallExpression(inner) || ts.isPropertyAccessExpression(inner)) && !(ts.isCallExpression(inner) && inner.expression.getText() === start)) inner = inner.expression;
  return ts.isCallExpression(inner) ? inner : outer;
}

/** The first class. */
export function classIn(sourceFile: ts.SourceFile): ts.ClassLikeDeclaration {
  return find(sourceFile, ts.isClassLike, () => true);
}

/** The first function or static block whose text begins so. */
export function body(sourceFile: ts.SourceFile, start: string): ts.FunctionLikeDeclaration | ts.ClassStaticBlockDeclaration {
  const hasBody = (node: ts.Node): node is ts.FunctionLikeDeclaration | ts.ClassStaticBlockDeclaration => ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node);
  return find(sourceFile, hasBody, node => node.getText().startsWith(start));
}
