import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
/** How the code that starts a timer stands to its owner. */
export interface Started {
    /** Why one place for the id is not enough: each run starts a timer that the others must not clear. */
    readonly apart?: string;
    /** True where the owner runs it a single time. */
    readonly once: boolean;
}
/** Whether a timer is the only one of its kind that its owner has at a time. */
export declare function startedBy(leak: Leak, owner: ts.Node): Started;
/** A name for the place of an id: by the one method that the timer calls, else by what it is. */
export declare function nameForHandle(leak: Leak): string;
/** The type of what an acquiring call gives, in words. */
export declare function typeOfHandle(leak: Leak): string;
