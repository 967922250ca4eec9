import { type Planner } from './shared.js';
/** Clears what a slot holds before another timer is put there. */
export declare const clearBeforeRearm: Planner;
