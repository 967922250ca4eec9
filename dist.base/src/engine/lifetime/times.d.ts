import { ts, type Host } from '../program/host.js';
import { type Binding } from '../program/lexical.js';
import { type Fn } from '../program/syntax.js';
/** How often code runs: once, presumed many (exported with no caller in sight), or seen to run many times. */
export type Times = 'once' | 'presumed' | 'many';
/** The larger of two. */
export declare function more(a: Times, b: Times): Times;
/** Answers how often code of a file runs. */
export declare class TimesOf {
    #private;
    /** `isSingle` says of a class that its framework makes one. */
    constructor(host: Host, isSingle?: (container: ts.Node) => boolean);
    /** How often a node is evaluated. */
    at(node: ts.Node, depth?: number): Times;
    /** How often a function is called. */
    of(fn: Fn, depth?: number): Times;
    /** How often a class or constructor function is instantiated, as far as the program shows. */
    made(container: ts.Node, depth?: number): Times;
}
/** The name a function is declared under. */
export declare function bindingOfFn(fn: Fn): Binding | undefined;
/** True where a guard at the head of a function, or around a node, lets it run only while a place is empty. */
export declare function isLatched(node: ts.Node, fn: Fn | undefined, isSlot: (e: ts.Expression) => boolean): boolean;
/** True where a statement ends the function or the round of a loop. */
export declare function leaves(node: ts.Statement): boolean;
/** A flag that the function sets after testing it: `if (started) return; started = true;`. */
export declare function hasFlagLatch(fn: Fn | undefined): boolean;
