import type { Planner } from '../plan.js';
/** The ways to settle a promise that forget the listener remove it first, as the others do. */
export declare const beforeSettling: Planner;
