import type { Acquire } from '../types.js';

/** Instances of classes that are imported from one of some modules. */
export const made = (module: readonly string[], ...names: readonly string[]): readonly Acquire[] => names.map(construct => ({ construct, module, handle: 'result' }));

/** Results of functions that are imported from one of some modules. */
export const called = (module: readonly string[], ...names: readonly string[]): readonly Acquire[] => names.map(call => ({ call, module, handle: 'result' }));
