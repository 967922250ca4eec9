import { ts } from './host.js';

/** A node that has statements or an expression to run when it is called. */
export type Fn = ts.FunctionLikeDeclaration | ts.ClassStaticBlockDeclaration;

/** The expression inside parentheses, `as`, `satisfies`, `!` and type assertions. */
export function skip(node: ts.Expression): ts.Expression {
  let at = node;
  while (isWrapper(at)) at = at.expression;
  return at;
}

/** The outermost expression that only wraps this one. */
export function outer(node: ts.Node): ts.Node {
  let at = node;
  while (isWrapper(at.parent) && at.parent.expression === at) at = at.parent;
  return at;
}

function isWrapper(node: ts.Node): node is ts.ParenthesizedExpression | ts.AsExpression | ts.NonNullExpression | ts.SatisfiesExpression | ts.TypeAssertion {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node);
}

/** True for functions, methods, accessors, constructors and static blocks that have a body. */
export function isFn(node: ts.Node): node is Fn {
  return (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) || ts.isClassStaticBlockDeclaration(node);
}

/** True for an arrow function or a function expression. */
export function isFnExpression(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** The nearest function around a node, or undefined at module level and in a field's initializer. */
export function enclosingFn(node: ts.Node): Fn | undefined {
  for (let at = node.parent; at && !ts.isSourceFile(at); at = at.parent) {
    if (isFn(at)) return at;
    if (ts.isPropertyDeclaration(at)) return undefined;
  }
  return undefined;
}

/** The nearest class around a node, its methods' nested functions included. */
export function enclosingClass(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at = node.parent; at && !ts.isSourceFile(at); at = at.parent) if (ts.isClassLike(at)) return at;
  return undefined;
}

/** True where `inner` is `around` or stands inside it. */
export function within(inner: ts.Node, around: ts.Node): boolean {
  return inner.pos >= around.pos && inner.end <= around.end && inner.getSourceFile() === around.getSourceFile();
}

/** True where `inner` stands in one of some nodes. */
export function withinAny(inner: ts.Node, around: Iterable<ts.Node>): boolean {
  for (const one of around) if (within(inner, one)) return true;
  return false;
}

/** The last name of what is called or constructed: `b` of `a.b()`. */
export function calleeName(call: ts.CallExpression | ts.NewExpression): string | undefined {
  const callee = skip(call.expression);
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

/** A call, or a construction with its parentheses. */
export type Acquiring = ts.CallExpression | (ts.NewExpression & { readonly arguments: ts.NodeArray<ts.Expression> });

/** True for what may begin an obligation. */
export function isAcquiring(node: ts.Node): node is Acquiring {
  return ts.isCallExpression(node) || (ts.isNewExpression(node) && node.arguments !== undefined);
}

/** The node that a report about a call stands on: its callee's last name. */
export function calleeNode(call: ts.CallExpression | ts.NewExpression): ts.Node {
  const callee = skip(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.name : callee;
}

/** What a method is called on. */
export function receiverOf(call: ts.CallExpression | ts.NewExpression): ts.Expression | undefined {
  const callee = skip(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}

/** The name of a class member, object property or declaration, `#` included; `Symbol.dispose` for `[Symbol.dispose]`. */
export function nameOf(node: { readonly name?: ts.Node | undefined }): string | undefined {
  const name = node.name;
  if (!name) return undefined;
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  return ts.isComputedPropertyName(name) ? name.expression.getText() : undefined;
}

/** True for a method that says nothing or only throws: what stands for it in a subclass does the work. */
export function isStub(fn: Fn): boolean {
  if (!ts.isMethodDeclaration(fn)) return false;
  return fn.body === undefined || fn.body.statements.every(ts.isThrowStatement);
}

/** The name under which a function can be called: its own, its variable's, or the property's that holds it. */
export function fnName(fn: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(fn)) return 'constructor';
  if (!ts.isArrowFunction(fn) && 'name' in fn) {
    const own = nameOf(fn as { name?: ts.Node });
    if (own !== undefined) return own;
  }
  const at = outer(fn).parent;
  if (ts.isVariableDeclaration(at) || ts.isPropertyDeclaration(at) || ts.isPropertyAssignment(at)) return nameOf(at);
  if (ts.isBinaryExpression(at) && ts.isPropertyAccessExpression(at.left)) return at.left.name.text;
  return undefined;
}

/** The number a literal or a constant's initializer stands for. */
export function numberOf(node: ts.Expression | undefined): number | undefined {
  if (!node) return undefined;
  const at = skip(node);
  if (ts.isNumericLiteral(at)) return Number(at.text);
  // Math.floor(0)
  if (ts.isCallExpression(at) && at.arguments.length === 1 && /^Math\./.test(at.expression.getText())) return numberOf(at.arguments[0]);
  if (ts.isConditionalExpression(at)) {
    const [a, b] = [numberOf(at.whenTrue), numberOf(at.whenFalse)];
    return a === undefined || b === undefined ? undefined : Math.max(a, b);
  }
  if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.AsteriskToken) {
    const [a, b] = [numberOf(at.left), numberOf(at.right)];
    return a === undefined || b === undefined ? undefined : a * b;
  }
  return undefined;
}

/** True where an ancestor below `fn` is a loop that contains the node in its repeated part. */
export function inLoop(node: ts.Node, fn: ts.Node | undefined): boolean {
  for (let at = node, up = node.parent; up && up !== fn && !ts.isSourceFile(up); at = up, up = up.parent) {
    if (isFn(up)) return false;
    if ((ts.isForOfStatement(up) || ts.isForInStatement(up)) && at === up.statement) return true;
    if (ts.isForStatement(up) && at !== up.initializer) return true;
    if (ts.isWhileStatement(up) || ts.isDoStatement(up)) return true;
  }
  return false;
}

/** Calls `visit` for a node and everything below it; a visit that returns false does not go deeper. */
export function walk(node: ts.Node, visit: (node: ts.Node) => boolean | void): void {
  if (visit(node) === false) return;
  ts.forEachChild(node, child => walk(child, visit));
}

/** True where a node, or something below it, passes a test. */
export function contains(node: ts.Node, test: (node: ts.Node) => boolean): boolean {
  return test(node) || ts.forEachChild(node, child => contains(child, test) || undefined) === true;
}

/** The tests under which a node stands in its function: the conditions of each `if` whose then-branch holds it. */
export function conditionsAround(node: ts.Node): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  for (let at = node; !isFn(at) && at.parent; at = at.parent) if (ts.isIfStatement(at.parent) && at.parent.thenStatement === at) found.push(at.parent.expression);
  return found;
}

/** The statements of a function's body; an arrow's expression body is none. */
export function bodyOf(fn: Fn): ts.Node | undefined {
  return 'body' in fn ? fn.body : undefined;
}

/** The nearest statement around a node. */
export function statementOf(node: ts.Node): ts.Statement | undefined {
  for (let at = node; at && !ts.isSourceFile(at); at = at.parent) {
    if (ts.isStatement(at) && !ts.isBlock(at)) return at;
    if (isFn(at)) return undefined;
  }
  return undefined;
}

/** True for an async function. */
export function isAsync(fn: Fn): boolean {
  return hasModifier(fn, ts.SyntaxKind.AsyncKeyword);
}

/** True for a member with the `static` modifier. */
export function isStatic(node: ts.Node): boolean {
  return hasModifier(node, ts.SyntaxKind.StaticKeyword);
}

/** True for a declaration with one of some modifiers. */
export function hasModifier(node: ts.Node, ...kinds: readonly ts.ModifierSyntaxKind[]): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some(m => kinds.includes(m.kind)) ?? false);
}

/** A call as its function takes it: the `await` of it where it is awaited in place. */
export function awaited(call: ts.Expression): ts.Expression {
  const up = outer(call).parent;
  return ts.isAwaitExpression(up) ? up : call;
}

/** True for `<`, `<=`, `>` and `>=`. */
export function isComparison({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.LessThanToken || kind === ts.SyntaxKind.LessThanEqualsToken || kind === ts.SyntaxKind.GreaterThanToken || kind === ts.SyntaxKind.GreaterThanEqualsToken;
}

/** A node's line, from 1. */
export function lineOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return String(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
}

/** The words that a name is made of, in small letters. */
export function wordsIn(name: string): readonly string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').split(/[\s_$#-]+/).filter(Boolean).map(w => w.toLowerCase());
}

/** What a destructured name is taken out of, through all its patterns: the declaration of a variable, or a parameter; any other node is given back as it is. */
export function declarationAround(node: ts.Node): ts.Node {
  let at = node;
  while (ts.isBindingElement(at) || ts.isObjectBindingPattern(at) || ts.isArrayBindingPattern(at)) at = at.parent;
  return at;
}

/** True for the name of a property, behind a point or in a literal. */
export function isMemberName(id: ts.Identifier): boolean {
  const { parent } = id;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === id;
}
