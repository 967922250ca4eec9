import type { Planner } from '../plan.js';
/** `this.h = this.h.bind(this)` moves from the registering method to the constructor. */
export declare const bindOnce: Planner;
