import type { Leak } from '../../engine/leak.js';
import { type Fn } from '../../engine/program/syntax.js';
import { type Edited } from '../edit.js';
import { type Planner } from './shared.js';
/** Clears an entry's timer before the entry is taken out of its collection. */
export declare const clearEntry: Planner;
/** Edits that clear an entry wherever one is deleted outside of an end, for where nothing cleared them so far. */
export declare function clearTaken(leak: Leak, end: Fn): Edited[];
