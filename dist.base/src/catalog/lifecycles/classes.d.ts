import type { Lifecycle } from '../types.js';
/** What ends a class's instance: by convention, and by the framework that makes it. */
export declare const classes: readonly Lifecycle[];
