import type { Acquisition } from './acquire.js';
import type { Context, Verdict } from './context.js';
/** Decides one timer: the cheap questions first, and silence at the first answer that ends it. */
export declare function decideTimer(acquisition: Acquisition, context: Context): Verdict;
