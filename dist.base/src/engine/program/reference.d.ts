import { ts } from './host.js';
import { type Binding } from './lexical.js';
import { type Fn } from './syntax.js';
/** What a chain of names starts at: a declared name, the instance that `this` is, or a global. */
export type Root = {
    readonly kind: 'binding';
    readonly binding: Binding;
} | {
    readonly kind: 'this';
    readonly container: ts.Node;
    readonly isStatic: boolean;
} | {
    readonly kind: 'global';
    readonly name: string;
};
/** A place a value can be kept in: `this.a.b`, `list[]`. `[]` stands for any element. */
export interface Ref {
    readonly root: Root;
    readonly path: readonly string[];
}
/** The place an expression names, through constant aliases (`const self = this`), or undefined. */
export declare function refOf(node: ts.Expression, depth?: number): Ref | undefined;
/** True where a list of words holds a word. */
export declare function includes(words: readonly string[], word: string | undefined): boolean;
/** The instance that `this` is at a place: a class, or the function or object literal that gives prototype members. */
export declare function thisRef(node: ts.Node): Ref | undefined;
/** True for a member with the `static` modifier. */
export declare function isStatic(node: ts.Node): boolean;
/** True where two roots are the same thing. */
export declare function sameRoot(a: Root, b: Root): boolean;
/** True where two references name the same place. */
export declare function sameRef(a: Ref | undefined, b: Ref | undefined): boolean;
/** The function that an expression calls, where it stands in this file: a declaration, a constant's function, or a method of the same container. */
export declare function calledFn(callee: ts.Expression): Fn | undefined;
/** The function that a place holds by its declaration. */
export declare function fnOf(ref: Ref | undefined): Fn | undefined;
/** The function that a name is declared as. */
export declare function fnOfBinding(binding: Binding): Fn | undefined;
/** Every function that a variable is set to: `let done = () => {}; … done = () => clearTimeout(timer)`. */
export declare function fnsOfBinding(binding: Binding): readonly Fn[];
/** The method, accessor or function-valued field of a class, object literal or constructor function. */
export declare function memberFn(container: ts.Node, name: string | undefined): Fn | undefined;
/** The functions of a class, object literal or constructor function with prototype members, by name. */
export declare const membersOf: (key: ts.Node) => readonly {
    readonly name: string;
    readonly fn: Fn;
}[];
/** A reference as it reads in a message: `this.timers[]` becomes `timers`. */
export declare function wordsOf(ref: Ref): string;
