import { ts } from './host.js';
/** A node that has statements or an expression to run when it is called. */
export type Fn = ts.FunctionLikeDeclaration | ts.ClassStaticBlockDeclaration;
/** The expression inside parentheses, `as`, `satisfies`, `!` and type assertions. */
export declare function skip(node: ts.Expression): ts.Expression;
/** The outermost expression that only wraps this one. */
export declare function outer(node: ts.Node): ts.Node;
/** True for functions, methods, accessors, constructors and static blocks that have a body. */
export declare function isFn(node: ts.Node): node is Fn;
/** True for an arrow function or a function expression. */
export declare function isFnExpression(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression;
/** The nearest function around a node, or undefined at module level and in a field's initializer. */
export declare function enclosingFn(node: ts.Node): Fn | undefined;
/** The nearest class around a node, its methods' nested functions included. */
export declare function enclosingClass(node: ts.Node): ts.ClassLikeDeclaration | undefined;
/** True where `inner` is `around` or stands inside it. */
export declare function within(inner: ts.Node, around: ts.Node): boolean;
/** The last name of what is called or constructed: `b` of `a.b()`. */
export declare function calleeName(call: ts.CallExpression | ts.NewExpression): string | undefined;
/** The node that a report about a call stands on: its callee's last name. */
export declare function calleeNode(call: ts.CallExpression | ts.NewExpression): ts.Node;
/** What a method is called on. */
export declare function receiverOf(call: ts.CallExpression): ts.Expression | undefined;
/** The name of a class member, object property or declaration, `#` included; `Symbol.dispose` for `[Symbol.dispose]`. */
export declare function nameOf(node: {
    readonly name?: ts.Node | undefined;
}): string | undefined;
/** The name under which a function can be called: its own, its variable's, or the property's that holds it. */
export declare function fnName(fn: ts.Node): string | undefined;
/** The number a literal or a constant's initializer stands for. */
export declare function numberOf(node: ts.Expression | undefined): number | undefined;
/** True where an ancestor below `fn` is a loop that contains the node in its repeated part. */
export declare function inLoop(node: ts.Node, fn: ts.Node | undefined): boolean;
/** Calls `visit` for a node and everything below it; a visit that returns false does not go deeper. */
export declare function walk(node: ts.Node, visit: (node: ts.Node) => boolean | void): void;
/** The statements of a function's body; an arrow's expression body is none. */
export declare function bodyOf(fn: Fn): ts.Node | undefined;
/** The nearest statement around a node. */
export declare function statementOf(node: ts.Node): ts.Statement | undefined;
/** True for an async function. */
export declare function isAsync(fn: Fn): boolean;
