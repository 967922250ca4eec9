import type { Lifecycle } from '../../catalog/types.js';
import { ts } from '../program/host.js';
import { type Fn } from '../program/syntax.js';
/** A function that ends an instance, and how it is called in a message. */
export interface InstanceEnd {
    readonly fn: Fn;
    readonly name: string;
    readonly rank: 'final' | 'paired' | 'event';
}
/** The functions given to one of a lifecycle's registering calls inside a function. */
export declare function registeredEnds(fn: Fn, row: Lifecycle): InstanceEnd[];
/** Handlers of events that say that what is wrapped has ended, registered in a function or class. */
export declare function eventEnds(node: ts.Node): InstanceEnd[];
/** The function that a value is: written here, named, bound, or a method of `this`. */
export declare function valueFn(value: ts.Expression): Fn | undefined;
/** The functions that a function returns; opaque where a returned value is neither a function of the file nor nothing. */
export declare function returnedFns(fn: Fn): {
    readonly fns: readonly Fn[];
    readonly opaque: boolean;
};
/** How messages call a function that another one gives back. */
export declare const RETURNED = "the returned function";
/** The ends that a function hands out: a disposer, or members of the returned object that have the name of an end. */
export declare function returnedEnds(fn: Fn, names: ReadonlySet<string>): {
    ends: InstanceEnd[];
    opaque: boolean;
};
