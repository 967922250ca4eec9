import type { Release } from '../types.js';

/** Releases that are methods of what was given back. */
export const byMethod = (...names: readonly string[]): readonly Release[] => names.map(name => ({ via: 'method', name }));
