import type { ResourceModel } from '../types.js';
/** Listeners on event targets, emitters and what has their shape. */
export declare const listeners: readonly ResourceModel[];
