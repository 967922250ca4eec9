import { type Planner } from './shared.js';
/** Gives an effect that starts a timer the cleanup that clears it. */
export declare const returnCleanup: Planner;
