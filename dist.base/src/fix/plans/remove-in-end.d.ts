import type { Planner } from '../plan.js';
/** The end that exists takes the listener off, too; a handler that is made in the registering call is kept first. */
export declare const removeInEnd: Planner;
