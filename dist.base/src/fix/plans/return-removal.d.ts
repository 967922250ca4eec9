import type { Planner } from '../plan.js';
/** The effect returns a cleanup that removes the listener; what is made in the call is kept in a `const` first. */
export declare const returnRemoval: Planner;
