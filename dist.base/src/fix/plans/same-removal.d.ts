import type { Planner } from '../plan.js';
/** The removal names the target, the event or the `capture` of the addition. */
export declare const sameRemoval: Planner;
