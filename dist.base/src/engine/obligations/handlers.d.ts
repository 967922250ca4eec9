import type { Release } from '../../catalog/types.js';
import { ts } from '../program/host.js';
import { type Ref } from '../program/reference.js';
import type { Acquisition } from './acquire.js';
/** What identifies a registration: where, for what, and which function. */
export interface Registration {
    readonly call: ts.CallExpression;
    readonly target: ts.Expression | undefined;
    readonly targetRef: Ref | undefined;
    /** The event as text; a literal is marked so that `'x'` and the name `x` differ. */
    readonly event: string | undefined;
    readonly eventNode: ts.Expression | undefined;
    readonly handler: Handler;
}
/** A function as an argument: a place that keeps its identity, or one that is made anew by each evaluation. */
export type Handler = {
    readonly kind: 'stable';
    readonly ref: Ref;
    readonly node: ts.Expression;
} | {
    readonly kind: 'inline';
    readonly fn: ts.Node;
    readonly node: ts.Expression;
} | {
    readonly kind: 'fresh';
    readonly node: ts.Expression;
} | {
    readonly kind: 'unknown';
    readonly node: ts.Expression | undefined;
};
/** The registration that an acquiring or releasing call makes, by the positions of its key. */
export declare function registrationOf(call: ts.CallExpression, key: readonly number[]): Registration;
/** A literal's text in quotes, else the expression's text. */
export declare function eventKey(node: ts.Expression): string;
/** What kind of function an argument is. */
export declare function handlerOf(node: ts.Expression | undefined): Handler;
/** True where a removal takes off this very function. */
export declare function sameHandler(added: Handler, removed: Handler): boolean;
/** The removing calls of a file for the rows of a resource. */
export declare function removalsOf(file: ts.SourceFile, releases: readonly Release[]): readonly Registration[];
/** True where the added function is given to a call that neither adds nor removes and whose body is not read: it may take the function off. */
export declare function isHandedOn(acquisition: Acquisition, added: Registration): boolean;
/** Calls of a file by the method's name. */
export declare function callsNamed(file: ts.SourceFile, name: string): readonly ts.CallExpression[];
/** The added side of an acquisition. */
export declare function addedBy(acquisition: Acquisition): Registration;
/** What a property of an options argument says: its expression, `absent`, or `unknown` where the argument cannot be read. */
export declare function optionOf(call: ts.CallExpression, arg: number, prop: string): ts.Expression | 'absent' | 'unknown';
