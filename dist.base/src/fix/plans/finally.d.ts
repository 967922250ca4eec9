import { type Planner } from './shared.js';
/** Moves a clear that some way out skips into a `finally`. */
export declare const clearInFinally: Planner;
