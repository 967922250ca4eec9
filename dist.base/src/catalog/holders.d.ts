import type { Holder } from './types.js';
/** How long the objects live that code registers on. */
export declare const holders: readonly Holder[];
