import { ts } from '../../engine/program/host.js';
import { type Edited } from './apply.js';
/** How the handle of a call is kept: in a new `const`, or in a field of the instance. */
export type Keeping = 'const' | 'field';
/** Edits that keep what a call gives, whose value was dropped; methods called on it (`.unref()`) are called on the kept name. */
export declare function keepHandle(call: ts.Expression, name: string, kind: Keeping): Edited;
/** Edits that make an arrow function, whose expression is the call, a block that keeps the handle and goes on with `after`. */
export declare function keepInArrow(fn: ts.ArrowFunction, call: ts.Expression, name: string, after: string | undefined): Edited;
/** Whether `this` is an instance of a class at a node: not a static member, not a function of its own. */
export declare function hasInstance(node: ts.Node): boolean;
