import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { type Ref } from '../../engine/program/reference.js';
/** Statements that end a resource, as they read in the function that they are meant for. */
export interface Ending {
    readonly text: string;
    /** Whether it is a single call, which an arrow function can have as its expression. */
    readonly single: boolean;
    /** The verb of a title: Clear, Cancel, Stop. */
    readonly verb: string;
}
/** A place that holds a handle. */
export interface Held {
    readonly ref: Ref;
    readonly path: readonly string[];
}
/** What a handle may be instead of a handle. */
export interface Empty {
    readonly null: boolean;
    readonly undefined: boolean;
}
/** How a resource is ended: the paired call, or a method of the handle. */
export declare function releaseOf(leak: Leak, handle: string, empty: Empty): Ending;
/** The free function that a plan will write, or undefined where the handle has a method. */
export declare function releaseName(leak: Leak): string | undefined;
/** What a free function is called on: `window.setTimeout()` is undone by `window.clearTimeout()`. */
export declare function prefixOf(leak: Leak): string;
/** A place as a function of its owner writes it: `this.#state.timer`. */
export declare function textOf({ root }: Ref, path: readonly string[], at: ts.Node): string;
/** The words of the declaration that a slot begins with: its type and first value. */
export declare function declaredText({ ref: { root, path } }: Held): string;
/** What a title says is ended: `` `#poll` ``, or the timers in `` `timers` ``. */
export declare function heldWords(leak: Leak): string;
