import { ts } from '../program/host.js';
import { type Fn } from '../program/syntax.js';
/** The expressions that a function returns, both sides of conditionals. */
export declare const returnedValues: (key: Fn) => readonly ts.Expression[];
