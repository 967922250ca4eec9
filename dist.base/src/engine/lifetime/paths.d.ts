import { ts } from '../program/host.js';
import { type Fn } from '../program/syntax.js';
/** A way a function is left. */
export interface WayOut {
    readonly by: 'end' | 'return' | 'throw' | 'await';
    readonly at: ts.Node;
}
/** What the walk looks for in one function. */
export interface PathQuestion {
    /** The node after which the thing is held. */
    readonly acquire: ts.Node;
    readonly isRelease: (node: ts.Node) => boolean;
    /** True where a test asks whether the thing is held: `if (timer) …`. */
    readonly isTest: (node: ts.Expression) => boolean;
    /** True where the work that the thing serves is settled; with this, only ways out after it count. */
    readonly isSettler?: (node: ts.Node) => boolean;
}
/** The ways out of a function on which the thing is still held, in the order of the text; empty where there is none. */
export declare function waysOutHolding(fn: Fn, question: PathQuestion): readonly WayOut[];
/** True where a function is called in place: an executor, an array method's callback, an immediately invoked function. */
export declare function runsNow(fn: Fn): boolean;
/** True where a release in the text follows the acquisition in the same function, not inside a nested one. */
export declare function sameFunction(fn: Fn | undefined, node: ts.Node): boolean;
