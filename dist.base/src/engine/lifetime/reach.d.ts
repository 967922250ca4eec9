import { type Fn } from '../program/syntax.js';
/** The functions that some functions call, at any depth within the file and class; nested callbacks belong to the function around them. */
export declare function reachedFrom(starts: readonly Fn[], depth?: number): {
    readonly fns: ReadonlySet<Fn>;
    readonly opaque: boolean;
};
