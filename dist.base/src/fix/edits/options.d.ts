import { ts } from '../../engine/program/host.js';
import type { Edited } from './apply.js';
/** Edits that add a property, such as `signal: this.#ending.signal`, to the options that a call takes as its argument of an index. */
export declare function addOption(call: ts.CallExpression | ts.NewExpression, argIndex: number, property: string): Edited;
/** Edits that add a property at the end of an object literal, with the commas and the line of its neighbours. */
export declare function addProperty(object: ts.ObjectLiteralExpression, property: string): Edited;
