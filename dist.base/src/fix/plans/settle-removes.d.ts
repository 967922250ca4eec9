import type { Planner } from '../plan.js';
/** `finally` takes the listener off, whichever way the work ends. */
export declare const settleRemoves: Planner;
