import { type Planner } from './shared.js';
/** Adds the method that the framework calls at the end; where none does, says who must end it. */
export declare const createEnd: Planner;
