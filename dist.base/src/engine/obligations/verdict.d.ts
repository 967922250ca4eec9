import { ts } from '../program/host.js';
import type { Context, Verdict } from './context.js';
/** Decides what a call that may begin an obligation leaves behind: the only place that says so. */
export declare function decide(call: ts.CallExpression, context: Context): Verdict;
