import ts from 'typescript';

/** A change of a program's text that does not change what it does; gives undefined where it does not apply. */
export type Transform = (code: string) => string | undefined;

/** A part of a text, by its offsets, and what stands there instead. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Names that mean something to frameworks and conventions; a program's own names are all others that it declares. */
const KEPT = /^(use[A-Z].*|dispose|destroy|close|disconnect|connect|stop|start|default)$/;

/** The transforms under the names that tests show. */
export const transforms: Readonly<Record<string, Transform>> = {
  'other names': renamed,
  'parenthesised': byNode(node => (isPlainArgument(node) || isReceiver(node) || isAcquiring(node) ? `(${node.getText()})` : undefined)),
  'with !': byNode(node => (isPlainArgument(node) && ts.isPropertyAccessExpression(node) ? `${node.getText()}!` : undefined)),
  'with as': byNode(node => (isPlainArgument(node) && ts.isPropertyAccessExpression(node) ? `(${node.getText()} as typeof ${node.getText()})` : undefined)),
  'teardown extracted to a helper method': byNode(node => {
    if (!isTeardown(node) || !node.body) return undefined;
    const helper = `${node.name.getText()}Everything`;
    return `${node.getText().slice(0, node.body.getStart() - node.getStart())}{ this.${helper}(); }\n  private ${helper}(): void ${node.body.getText()}`;
  }),
  '#private fields': hidden,
  'acquired in two statements': byNode(node => {
    if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression) || !ts.isCallExpression(node.expression.right)) return undefined;
    const { left, operatorToken, right } = node.expression;
    return operatorToken.kind === ts.SyntaxKind.EqualsToken ? `const made = ${right.getText()};\n${left.getText()} = made;` : undefined;
  }),
  'target in a local first': byNode(node => {
    if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression) || !ts.isPropertyAccessExpression(node.expression.expression)) return undefined;
    const { expression, name } = node.expression.expression;
    const target = `target${node.pos}`;
    return /^(addEventListener|on)$/.test(name.text) ? `const ${target} = ${expression.getText()};\n${target}${node.expression.getText().slice(expression.getText().length)};` : undefined;
  }),
  'in nested blocks': byNode(node => (ts.isExpressionStatement(node) && ts.isBlock(node.parent) ? `{ { ${node.getText()} } }` : undefined)),
  'in a namespace': code => {
    const file = parse(code);
    const imports = file.statements.filter(ts.isImportDeclaration);
    const at = imports.at(-1)?.end ?? 0;
    return `${code.slice(0, at)}\nexport namespace Inner {\n${code.slice(at)}\n}\n`;
  },
  'with Windows line ends': code => code.replaceAll('\n', '\r\n'),
  'with a comment before each line': code => code.replace(/^(?=[ \t]*\w)/gm, '/* — */ '),
};

/** A program's syntax. */
export function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('snippet.tsx', code, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX);
}

/** A text with changes made; undefined where there are none. */
export function apply(code: string, changes: readonly Change[]): string | undefined {
  if (changes.length === 0) return undefined;
  return [...changes].sort((a, b) => b.start - a.start).reduce((text, c) => text.slice(0, c.start) + c.text + text.slice(c.end), code);
}

/** Replaces the outermost nodes for which a text is given. */
export function byNode(replace: (node: ts.Node) => string | undefined): Transform {
  return code => {
    const changes: Change[] = [];
    const visit = (node: ts.Node): void => {
      const text = replace(node);
      if (text === undefined) ts.forEachChild(node, visit);
      else changes.push({ start: node.getStart(), end: node.end, text });
    };
    visit(parse(code));
    return apply(code, changes);
  };
}

function isPlainArgument(node: ts.Node): boolean {
  return (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) && ts.isCallExpression(node.parent) && node.parent.arguments.some(a => a === node);
}

function isReceiver(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && ts.isPropertyAccessExpression(node.parent) && ts.isCallExpression(node.parent.parent) && node.parent.parent.expression === node.parent;
}

function isAcquiring(node: ts.Node): boolean {
  return ts.isCallExpression(node) && ts.isBinaryExpression(node.parent) && node.parent.right === node && node.arguments.every(a => !ts.isIdentifier(a));
}

/** True for a method that ends its class's instance, by its name. */
export function isTeardown(node: ts.Node): node is ts.MethodDeclaration {
  return ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent) && /^(dispose|destroy|close|disconnect)$/.test(node.name.getText());
}

/** Every name that the program declares, but for parameters of function types and what conventions know. */
function renamed(code: string): string | undefined {
  const file = parse(code);
  const names = new Set<string>();
  const collect = (node: ts.Node): void => {
    const declares = ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node);
    if (declares && node.name && ts.isIdentifier(node.name) && !KEPT.test(node.name.text)) names.add(node.name.text);
    ts.forEachChild(node, collect);
  };
  collect(file);
  for (const node of foreignNames(file)) names.delete(node);
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    // what belongs to others keeps its name: `event.target`, `{ passive: true }`
    const foreign = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node && node.parent.expression.kind !== ts.SyntaxKind.ThisKeyword;
    if (ts.isIdentifier(node) && names.has(node.text) && !foreign && !ts.isImportSpecifier(node.parent)) {
      changes.push({ start: node.getStart(), end: node.end, text: `${node.text}Qz` });
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return apply(code, changes);
}

/** Names of properties that are written as shorthands: `{ passive: true, signal }` says `signal` to somebody else. */
function foreignNames(file: ts.SourceFile): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) names.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** `private` fields become #private ones; their uses may stand before the declaration. */
function hidden(code: string): string | undefined {
  const file = parse(code);
  const names = new Set<string>();
  const changes: Change[] = [];
  const declare = (node: ts.Node): void => {
    const modifier = ts.isPropertyDeclaration(node) ? node.modifiers?.find(m => m.kind === ts.SyntaxKind.PrivateKeyword) : undefined;
    if (modifier && ts.isPropertyDeclaration(node) && ts.isIdentifier(node.name)) {
      names.add(node.name.text);
      changes.push({ start: modifier.getStart(), end: modifier.end + 1, text: '' }, { start: node.name.getStart(), end: node.name.end, text: `#${node.name.text}` });
    }
    ts.forEachChild(node, declare);
  };
  const use = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword && names.has(node.name.text)) {
      changes.push({ start: node.name.getStart(), end: node.name.end, text: `#${node.name.text}` });
    }
    ts.forEachChild(node, use);
  };
  declare(file);
  use(file);
  return apply(code, changes);
}
