import { defineFact } from './facts.js';
import { ts } from './host.js';
import { hasModifier, isFn } from './syntax.js';

/** A name that a file declares: the declaration, and the scope that it belongs to. */
export interface Binding {
  readonly name: string;
  readonly node: ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration | ts.FunctionDeclaration | ts.FunctionExpression | ts.ClassLikeDeclaration | ts.ImportSpecifier | ts.ImportClause | ts.NamespaceImport | ts.EnumDeclaration | ts.ModuleDeclaration | ts.ImportEqualsDeclaration;
  readonly scope: ts.Node;
}

/** The declaration that an identifier refers to by the language's scopes, or undefined for a global. Pure syntax: no checker. */
export function bindingOf(id: ts.Identifier): Binding | undefined {
  return bindingNamed(id.text, id);
}

/** The declaration that a name would refer to if it were written at a node, or undefined for a global. */
export function bindingNamed(name: string, node: ts.Node): Binding | undefined {
  for (let at: ts.Node = node; at; at = at.parent) {
    if (isScope(at)) {
      const found = scopeOf(at).get(name);
      // a parameter's default cannot see the body, close enough: the name is the same thing to a reader
      if (found) return found;
    }
    if (ts.isSourceFile(at)) return undefined;
  }
  return undefined;
}

function isScope(node: ts.Node): boolean {
  return ts.isSourceFile(node) || isFn(node) || ts.isBlock(node) || ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node)
    || ts.isCatchClause(node) || ts.isCaseBlock(node) || ts.isModuleBlock(node) || ts.isClassExpression(node);
}

const scopeOf = defineFact((scope: ts.Node): ReadonlyMap<string, Binding> => {
  const names = new Map<string, Binding>();
  const add = (name: ts.Node | undefined, node: Binding['node']): void => {
    if (!name) return;
    if (ts.isIdentifier(name)) names.set(name.text, { name: name.text, node, scope });
    else if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)) {
      for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name, element);
    }
  };
  const lists = (list: ts.VariableDeclarationList): void => list.declarations.forEach(d => add(d.name, d));
  const blockScoped = (list: ts.VariableDeclarationList): void => {
    if (list.flags & ts.NodeFlags.BlockScoped) lists(list);
  };
  /** `var` belongs to the function however deep it stands. */
  const hoist = (node: ts.Node): void => {
    if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) lists(node);
    if (!isFn(node) && !ts.isClassLike(node)) ts.forEachChild(node, hoist);
  };
  const statements = (body: readonly ts.Node[]): void => {
    for (const s of body) {
      if (ts.isVariableStatement(s)) blockScoped(s.declarationList);
      else if (ts.isFunctionDeclaration(s) || ts.isClassDeclaration(s) || ts.isEnumDeclaration(s)) add(s.name, s);
      else if (ts.isModuleDeclaration(s)) add(s.name, s);
      else if (ts.isImportEqualsDeclaration(s)) add(s.name, s);
      else if (ts.isImportDeclaration(s) && s.importClause) {
        const clause = s.importClause;
        add(clause.name, clause);
        if (clause.namedBindings && ts.isNamespaceImport(clause.namedBindings)) add(clause.namedBindings.name, clause.namedBindings);
        else if (clause.namedBindings && ts.isNamedImports(clause.namedBindings)) clause.namedBindings.elements.forEach(e => add(e.name, e));
      }
    }
  };
  if (isFn(scope)) {
    if ('parameters' in scope) scope.parameters.forEach(p => add(p.name, p));
    if (ts.isFunctionExpression(scope)) add(scope.name, scope);
    const body = 'body' in scope ? scope.body : undefined;
    if (body) ts.forEachChild(body, hoist);
  } else if (ts.isSourceFile(scope)) {
    ts.forEachChild(scope, hoist);
    statements(scope.statements);
  } else if (ts.isBlock(scope) || ts.isModuleBlock(scope)) statements(scope.statements);
  else if (ts.isCaseBlock(scope)) scope.clauses.forEach(c => statements(c.statements));
  else if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope)) {
    if (scope.initializer && ts.isVariableDeclarationList(scope.initializer)) blockScoped(scope.initializer);
  } else if (ts.isCatchClause(scope)) add(scope.variableDeclaration?.name, scope.variableDeclaration as ts.VariableDeclaration);
  else if (ts.isClassExpression(scope)) add(scope.name, scope);
  return names;
});

/** True where a file uses a name at all: asked of the parser's own list of identifiers, which costs no walk. */
export function usesName(file: ts.SourceFile, name: string): boolean {
  const known: unknown = Reflect.get(file, 'identifiers');
  return known instanceof Map ? known.has(name) : file.text.includes(name);
}

/** Every identifier and private name of a file, by text; names of declarations included, those in types left out. */
export const identifiersOf = defineFact((file: ts.SourceFile): ReadonlyMap<string, readonly (ts.Identifier | ts.PrivateIdentifier)[]> => {
  const found = new Map<string, (ts.Identifier | ts.PrivateIdentifier)[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      const list = found.get(node.text);
      if (list) list.push(node);
      else found.set(node.text, [node]);
    }
    else if (isOfTypes(node)) return;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
});

/** True for what is gone when the program runs: types, and their declarations. */
function isOfTypes({ kind }: ts.Node): boolean {
  return (kind >= ts.SyntaxKind.FirstTypeNode && kind <= ts.SyntaxKind.LastTypeNode) || kind === ts.SyntaxKind.InterfaceDeclaration || kind === ts.SyntaxKind.TypeAliasDeclaration;
}

/** The identifiers that refer to a binding, its own declaration left out. */
export const usesOf = defineFact((binding: Binding): readonly ts.Identifier[] => {
  const file = binding.node.getSourceFile();
  return (identifiersOf(file).get(binding.name) ?? []).filter((id): id is ts.Identifier => ts.isIdentifier(id) && isExpressionName(id) && bindingOf(id) === binding);
});

/** False for property names, labels, declarations' names and names in types. */
export function isExpressionName(id: ts.Identifier): boolean {
  const up = id.parent;
  if (ts.isPropertyAccessExpression(up)) return up.expression === id;
  if (ts.isPropertyAssignment(up) || ts.isPropertyDeclaration(up) || ts.isMethodDeclaration(up) || ts.isEnumMember(up) || ts.isPropertySignature(up)) return up.name !== id;
  if (ts.isVariableDeclaration(up) || ts.isParameter(up) || ts.isFunctionLike(up) || ts.isClassLike(up)) return !('name' in up) || up.name !== id; // () => handle
  if (ts.isBindingElement(up)) return up.initializer === id;
  if (ts.isJsxAttribute(up) || ts.isQualifiedName(up) || ts.isTypeReferenceNode(up) || ts.isTypeQueryNode(up) || ts.isImportSpecifier(up) || ts.isLabeledStatement(up)) return false;
  return true;
}

/** True where a variable is never assigned after its declaration. */
export function isConstant(binding: Binding): boolean {
  const { node } = binding;
  if (ts.isVariableDeclaration(node) && node.parent.flags & ts.NodeFlags.Const) return true;
  return usesOf(binding).every(use => !isWritten(use));
}

/** True where an expression is the target of an assignment. */
export function isWritten(node: ts.Node): boolean {
  const up = node.parent;
  return (ts.isBinaryExpression(up) && up.left === node && up.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && up.operatorToken.kind <= ts.SyntaxKind.LastAssignment)
    || ts.isPostfixUnaryExpression(up) || (ts.isPrefixUnaryExpression(up) && (up.operator === ts.SyntaxKind.PlusPlusToken || up.operator === ts.SyntaxKind.MinusMinusToken));
}

/** True where a module-level binding can be used by other files. */
export function isExported(binding: Binding): boolean {
  if (!ts.isSourceFile(binding.scope) && !ts.isModuleBlock(binding.scope)) return false;
  const statement = ts.isVariableDeclaration(binding.node) ? binding.node.parent.parent : binding.node;
  if (hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return true;
  return usesOf(binding).some(use => {
    const up = use.parent;
    if (ts.isExportSpecifier(up) || ts.isExportAssignment(up)) return true;
    // module.exports = { name } · exports.name = name
    const holder = ts.isShorthandPropertyAssignment(up) || ts.isPropertyAssignment(up) ? up.parent.parent : up;
    return ts.isBinaryExpression(holder) && /^(?:module\.)?exports\b/.test(holder.left.getText());
  });
}
