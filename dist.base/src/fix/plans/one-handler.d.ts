import type { Planner } from '../plan.js';
/** The removal passes the very function that is added; one that is made in the call is kept first. */
export declare const oneHandler: Planner;
