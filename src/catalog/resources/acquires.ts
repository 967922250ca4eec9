import type { Acquire } from '../types.js';

/** Instances of classes that are imported from one of some modules. */
export const made = (module: readonly string[], ...names: readonly string[]): readonly Acquire[] => names.map(construct => ({ construct, module, handle: 'result' }));

/** Results of functions that are imported from one of some modules. */
export const called = (module: readonly string[], ...names: readonly string[]): readonly Acquire[] => names.map(call => ({ call, module, handle: 'result' }));

/** What holds nothing until one of its methods is called: a client that has to be connected, a pool that opens on demand. */
export const dormant = (acquires: readonly Acquire[]): readonly Acquire[] => acquires.map(acquire => ({ ...acquire, dormant: true }));
