import { ts, type Host } from '../program/host.js';
/**
 * How long the thing lives that code registers on, seen from the code that registers.
 * `process`: as long as the page or process. `lent`: a caller keeps it. `other`: another object's, handed in. `own`: made here.
 * `self`: the instance. `argument`: the parameter of the callback itself.
 */
export type Target = 'process' | 'lent' | 'other' | 'own' | 'self' | 'argument' | 'unknown';
/** What a chain of registrations, `a.on(…).on(…)`, begins with. */
export declare function chainRoot(receiver: ts.Expression): ts.Expression;
/** How long a receiver lives. The event's name tells a signal where there is no type. */
export declare function targetOf(receiver: ts.Expression, event: string | undefined, host: Host): Target;
/** Every value that a field of a class is set to: initializers, assignments through `this`, parameter properties. */
export declare function valuesOf(container: ts.Node, field: string): readonly ts.Node[];
/** The name of the property or variable that a receiver ends in, for messages. */
export declare function targetWords(receiver: ts.Expression): string;
