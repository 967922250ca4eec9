import { type Handler } from '../../engine/obligations/handlers.js';
import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { type Fn } from '../../engine/program/syntax.js';
/** A registration as its removal has to repeat it. */
export interface Removing {
    readonly call: ts.CallExpression;
    /** Left out where a global function registers. */
    readonly target: ts.Expression | undefined;
    readonly event: ts.Expression | undefined;
    readonly handler: Handler & {
        readonly node: ts.Expression;
    };
    /** The method that takes it off. */
    readonly method: string;
}
/** What the removal of a leak's registration is made of, or undefined where no method removes it by its key. */
export declare function removingOf({ acquisition: call, resource }: Leak, host: Host): Removing | undefined;
/** The statement that takes a listener off, as it stands in a function; it asks first where the target or the handler may be gone by then. */
export declare function removalText({ call, target, event, method }: Removing, handler: string, handlerNode?: ts.Expression, named?: string): string;
/** The third argument of a removal: of all options only `capture` tells listeners apart. */
export declare function captureOf(call: ts.CallExpression): readonly string[];
/** An expression's text on one line. */
export declare function flat(node: ts.Node): string;
/** Whether an expression may be null or undefined later: it is asserted not to be, or is a field that is optional or emptied. */
export declare function isOptional(node: ts.Expression): boolean;
/** The first name in an expression that means nothing, or something else, at a node; `this` is compared too. */
export declare function hiddenName(expression: ts.Node, place: ts.Node): string | undefined;
/** Why target, event and options cannot be written again at a node of a function, or undefined where they can. */
export declare function keyHidden({ call, target, event }: Removing, place: ts.Node, where: string): string | undefined;
/** Whether a call or construction in an expression may give something else next time. */
export declare function makesAnew(node: ts.Node): boolean;
/** Whether a name in an expression is assigned more than once, so that it may mean something else later. */
export declare function mayChange(node: ts.Node): boolean;
/** A node in a reason: its text, cut short. */
export declare function short(node: ts.Node): string;
/** The body of a function, as a place where names are looked up. */
export declare function insideOf(fn: Fn): ts.Node;
/** The statement of a function's own statements, or of a block in it, that a node stands in: the lone body of an `if` counts with its `if`. */
export declare function listedStatement(node: ts.Node): ts.Statement | undefined;
/** The event in a title: `'resize'`, or the expression that names it. */
export declare function eventWords(leak: Leak): string;
