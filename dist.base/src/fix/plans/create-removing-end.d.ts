import type { Planner } from '../plan.js';
/** The method that the framework calls at the end, with the removal in it; where there is no such method, who must end it. */
export declare const createRemovingEnd: Planner;
