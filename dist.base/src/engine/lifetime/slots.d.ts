import type { ResourceModel } from '../../catalog/types.js';
import { ts } from '../program/host.js';
import { type Ref } from '../program/reference.js';
import { type Fn } from '../program/syntax.js';
/** A place that holds the handle, and how far inside the value there it stands (`['timer']` in `{ timer }`). */
export interface Slot {
    readonly ref: Ref;
    /** The acquisition's path from the slot's root: field names, `[]` for elements. */
    readonly path: readonly string[];
}
/** Everything that is known to happen to one handle. */
export interface Track {
    readonly slots: Slot[];
    /** Calls that end it. */
    readonly releases: ts.CallExpression[];
    /** Assignments to a slot, the acquiring one included. */
    readonly writes: ts.Node[];
    /** Places where it leaves what is known: given to an unknown function, exported, stored elsewhere. */
    readonly escapes: ts.Node[];
    /** Functions whose result it is. */
    readonly returned: Fn[];
    /** Calls that take an entry out of the collection that holds it. */
    readonly removals: ts.CallExpression[];
    /** True where a use of the handle makes it stop keeping the process alive. */
    unref: boolean;
    dropped: boolean;
}
/** Follows the value of an expression through names, fields, collections, wrappers and helpers of the file. */
export declare function track(start: ts.Expression, resource: ResourceModel): Track;
