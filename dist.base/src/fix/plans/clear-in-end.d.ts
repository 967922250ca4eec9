import { type Fn } from '../../engine/program/syntax.js';
import type { Leak } from '../../engine/leak.js';
import { type Edited } from '../edit.js';
import { type Ending } from './release.js';
import { type Planner } from './shared.js';
/** Clears a kept handle in the teardown that exists and leaves it out. */
export declare const clearInEnd: Planner;
/** Edits that put an ending in front of everything that an end does. */
export declare function intoEnd(leak: Leak, end: Fn, ending: Ending): Edited;
/** Whether the leak's owner is a function whose returned function is its cleanup. */
export declare function returnsEnds(leak: Leak): boolean;
/** The function that waits, then arms the one-shot again, whatever an end has cleared meanwhile; undefined where something stops it. */
export declare function startsAgain(leak: Leak, end: Fn): string | undefined;
