/** What the methods of built-in collections do with their elements; the argument's index where it is one. */
export declare const collections: {
    /** Keep an argument as an element. */
    readonly keeps: Readonly<Record<string, number>>;
    /** Keep a key. */
    readonly keyed: readonly ["set", "add"];
    /** Give an element, or something that holds elements in the same place. */
    readonly element: readonly ["get", "at", "pop", "shift", "find", "findLast", "peek"];
    readonly same: readonly ["values", "slice", "concat", "filter", "splice", "reverse", "sort", "toArray", "flat"];
    readonly pairs: readonly ["entries"];
    /** Hand every element to a callback. */
    readonly iterates: readonly ["forEach", "map", "some", "every", "flatMap", "filter", "find", "reduce"];
    /** Take elements out without a word about what they hold. */
    readonly removes: readonly ["delete", "clear", "splice", "pop", "shift"];
    /** Functions whose first argument's elements are the result's. */
    readonly statics: readonly ["values", "from", "entries", "all", "allSettled", "freeze"];
};
/** Methods that call a function value: they neither keep nor end it. */
export declare const invokers: readonly string[];
/** Calls that look at a value and keep nothing. */
export declare const readers: readonly string[];
/** Calls whose result never rejects. */
export declare const neverReject: readonly string[];
