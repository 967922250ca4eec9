import { type Registration } from './handlers.js';
/** The removals that take off what was added, on whatever name the target goes by there. */
export declare function matching(added: Registration, all: readonly Registration[]): readonly Registration[];
