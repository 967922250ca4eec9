import { ts } from '../program/host.js';
import { type Fn } from '../program/syntax.js';
/**
 * Who runs a release.
 * `end`: an end of the instance. `inline`: the acquiring function itself. `self`: the resource's own callback. `event`: some event that
 * need not come. `method`: another method that no end calls. `trusted`: somebody who cannot be seen, so it counts.
 */
export type Reach = 'end' | 'inline' | 'self' | 'event' | 'method' | 'trusted';
interface Around {
    /** The functions that the ends of the instance call, themselves included. */
    readonly ends: ReadonlySet<Fn>;
    readonly acquire: ts.CallExpression;
    readonly callback: Fn | undefined;
    /** An event other than 'error' tells the end of what the instance wraps. */
    readonly hasEndEvents?: boolean;
}
/** All the ways in which a release is reached. */
export declare function reachOf(release: ts.Node, around: Around): ReadonlySet<Reach>;
export {};
