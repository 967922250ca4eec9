import type { Lifecycle } from '../types.js';
/** Instances that are calls of a function: effects, composables, hooks. */
export declare const functions: readonly Lifecycle[];
