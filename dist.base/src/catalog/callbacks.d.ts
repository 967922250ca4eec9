import type { Callback } from './types.js';
/** Calls that run the function they are given, and how often. Names that are not here: unknown. */
export declare const callbacks: readonly Callback[];
/** Events that need not come: a `once` for one of them ends nothing on a target that outlives the call. */
export declare const rareEvents: readonly string[];
/** Events that say that the emitter's own life ends. */
export declare const endEvents: readonly string[];
/** Methods that end an object together with everything registered on it. */
export declare const enders: readonly string[];
/** Functions and methods that keep their argument and end it with themselves, or run it at their own end. */
export declare const adopters: readonly string[];
/** Names of set-up functions that a program calls once. */
export declare const entries: readonly string[];
/** Hooks that keep a value over all renders of a component; the property that holds it. */
export declare const refs: Readonly<Record<string, string>>;
/** Methods that register a function for an event given by name. */
export declare const registrars: readonly string[];
/** An event after which another is sure to come on the same emitter: https://nodejs.org/api/net.html#event-error_1 */
export declare const follows: Readonly<Record<string, string>>;
/** Constructors whose function argument settles a promise by its parameters. */
export declare const executors: readonly string[];
/** Names of functions whose result is a new thing of the caller's own. */
export declare const makers: readonly string[];
/** The controller whose signal is given to others, and what ends it. */
export declare const controllers: {
    readonly construct: "AbortController";
    readonly signal: "signal";
    readonly end: "abort";
    readonly event: "abort";
    readonly own: readonly ["timeout", "any"];
};
/** The event of a failure: a normal end does not emit it. */
export declare const errorEvent = "error";
/** Methods that take a function off: they do not call it. */
export declare const removers: readonly string[];
/** Base classes that never call their subclasses' methods back. */
export declare const plainBases: readonly string[];
/** Events that come once in the life of their target. */
export declare const onceEvents: readonly string[];
/** Ends that only undo a start of the same object, where such a start stands beside them. */
export declare const toggles: {
    readonly ends: readonly ["close", "_close"];
    readonly starts: readonly ["open", "_open", "show", "toggle", "expand"];
};
/** Methods of Node's timers that say whether they keep the process alive; both give the timer back: https://nodejs.org/api/timers.html#timeoutunref */
export declare const keepAlive: {
    readonly without: "unref";
    readonly with: "ref";
};
