import type { ResourceModel } from '../types.js';
/** Timers of the platform, and the schedulers whose jobs are timers. */
export declare const timers: readonly ResourceModel[];
