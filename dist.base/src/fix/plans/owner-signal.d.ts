import type { Planner } from '../plan.js';
/** The owner's signal takes the listener off: for handlers that nobody can name in the end. */
export declare const ownerSignal: Planner;
