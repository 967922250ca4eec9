import { type Acquisition } from './acquire.js';
import type { Context, Verdict } from './context.js';
/** Decides one registration: first what a removal cannot match, then what nothing removes. */
export declare function decideListener(acquisition: Acquisition, context: Context): Verdict;
