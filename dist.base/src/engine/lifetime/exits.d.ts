import { ts } from '../program/host.js';
import { type Fn } from '../program/syntax.js';
/** A callback from which a promise is settled, or, without a function, a settler that was handed to an event. */
export interface Exit {
    readonly fn: Fn | undefined;
    readonly at: ts.Node;
    readonly event: string | undefined;
}
/** The executor of a promise around a node, with the ways it is settled. */
export interface Work {
    readonly executor: Fn;
    readonly promise: ts.NewExpression;
    readonly exits: readonly Exit[];
    /** Calls of a settler in the executor itself, not in a callback; with the local function that is called, if it is one. */
    readonly inline: ReadonlyMap<ts.Node, Fn | undefined>;
    /** True where a settler leaves to where its calls cannot be seen. */
    readonly handedOn: boolean;
}
/** The promise's work that a node is part of: the innermost executor around it. */
export declare function workAround(node: ts.Node): Work | undefined;
/** The exits of a piece of work on which none of the releases is reached; the thing's own callback is no exit of it. */
export declare function exitsWithout(work: Work, own: Fn | undefined, releases: readonly ts.Node[]): {
    readonly forgotten: readonly Exit[];
    readonly covered: readonly Exit[];
};
/** A release in a callback that settles nothing, `request.on('close', () => clearTimeout(timer))`: the exits may all lead there. */
export declare function hasSharedCleanup(work: Work, releases: readonly ts.Node[], own: Fn | undefined): boolean;
