import { ts } from './host.js';
/** The expression inside parentheses, `as`, `satisfies`, `!` and type assertions. */
export function skip(node) {
    let at = node;
    while (isWrapper(at))
        at = at.expression;
    return at;
}
/** The outermost expression that only wraps this one. */
export function outer(node) {
    let at = node;
    while (isWrapper(at.parent) && at.parent.expression === at)
        at = at.parent;
    return at;
}
function isWrapper(node) {
    return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node);
}
/** True for functions, methods, accessors, constructors and static blocks that have a body. */
export function isFn(node) {
    return (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) || ts.isClassStaticBlockDeclaration(node);
}
/** True for an arrow function or a function expression. */
export function isFnExpression(node) {
    return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}
/** The nearest function around a node, or undefined at module level and in a field's initializer. */
export function enclosingFn(node) {
    for (let at = node.parent; at && !ts.isSourceFile(at); at = at.parent) {
        if (isFn(at))
            return at;
        if (ts.isPropertyDeclaration(at))
            return undefined;
    }
    return undefined;
}
/** The nearest class around a node, its methods' nested functions included. */
export function enclosingClass(node) {
    for (let at = node.parent; at && !ts.isSourceFile(at); at = at.parent)
        if (ts.isClassLike(at))
            return at;
    return undefined;
}
/** True where `inner` is `around` or stands inside it. */
export function within(inner, around) {
    return inner.pos >= around.pos && inner.end <= around.end && inner.getSourceFile() === around.getSourceFile();
}
/** The last name of what is called or constructed: `b` of `a.b()`. */
export function calleeName(call) {
    const callee = skip(call.expression);
    if (ts.isIdentifier(callee))
        return callee.text;
    return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}
/** The node that a report about a call stands on: its callee's last name. */
export function calleeNode(call) {
    const callee = skip(call.expression);
    return ts.isPropertyAccessExpression(callee) ? callee.name : callee;
}
/** What a method is called on. */
export function receiverOf(call) {
    const callee = skip(call.expression);
    return ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}
/** The name of a class member, object property or declaration, `#` included; `Symbol.dispose` for `[Symbol.dispose]`. */
export function nameOf(node) {
    const name = node.name;
    if (!name)
        return undefined;
    if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name))
        return name.text;
    return ts.isComputedPropertyName(name) ? name.expression.getText() : undefined;
}
/** The name under which a function can be called: its own, its variable's, or the property's that holds it. */
export function fnName(fn) {
    if (ts.isConstructorDeclaration(fn))
        return 'constructor';
    if (!ts.isArrowFunction(fn) && 'name' in fn) {
        const own = nameOf(fn);
        if (own !== undefined)
            return own;
    }
    const at = outer(fn).parent;
    if (ts.isVariableDeclaration(at) || ts.isPropertyDeclaration(at) || ts.isPropertyAssignment(at))
        return nameOf(at);
    if (ts.isBinaryExpression(at) && ts.isPropertyAccessExpression(at.left))
        return at.left.name.text;
    return undefined;
}
/** The number a literal or a constant's initializer stands for. */
export function numberOf(node) {
    if (!node)
        return undefined;
    const at = skip(node);
    if (ts.isNumericLiteral(at))
        return Number(at.text);
    // Math.floor(0)
    if (ts.isCallExpression(at) && at.arguments.length === 1 && /^Math\./.test(at.expression.getText()))
        return numberOf(at.arguments[0]);
    if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.AsteriskToken) {
        const [a, b] = [numberOf(at.left), numberOf(at.right)];
        return a === undefined || b === undefined ? undefined : a * b;
    }
    return undefined;
}
/** True where an ancestor below `fn` is a loop that contains the node in its repeated part. */
export function inLoop(node, fn) {
    for (let at = node, up = node.parent; up && up !== fn && !ts.isSourceFile(up); at = up, up = up.parent) {
        if (isFn(up))
            return false;
        if ((ts.isForOfStatement(up) || ts.isForInStatement(up)) && at === up.statement)
            return true;
        if (ts.isForStatement(up) && at !== up.initializer)
            return true;
        if (ts.isWhileStatement(up) || ts.isDoStatement(up))
            return true;
    }
    return false;
}
/** Calls `visit` for a node and everything below it; a visit that returns false does not go deeper. */
export function walk(node, visit) {
    if (visit(node) === false)
        return;
    ts.forEachChild(node, child => walk(child, visit));
}
/** The statements of a function's body; an arrow's expression body is none. */
export function bodyOf(fn) {
    return 'body' in fn ? fn.body : undefined;
}
/** The nearest statement around a node. */
export function statementOf(node) {
    for (let at = node; at && !ts.isSourceFile(at); at = at.parent) {
        if (ts.isStatement(at) && !ts.isBlock(at))
            return at;
        if (isFn(at))
            return undefined;
    }
    return undefined;
}
/** True for an async function. */
export function isAsync(fn) {
    return ts.canHaveModifiers(fn) && (ts.getModifiers(fn)?.some(m => m.kind === ts.SyntaxKind.AsyncKeyword) ?? false);
}
