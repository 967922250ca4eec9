import type { Slot } from '../lifetime/slots.js';
import type { Verdict } from './context.js';
import { type Timer } from './timer.js';
/** The slot written again while the former timer may still run, where the writer is seen to run again. */
export declare function overwritten(timer: Timer, slot: Slot): Verdict;
/** An entry taken out of the collection that holds its timer, where other places clear it first. */
export declare function entryForgotten(timer: Timer, slot: Slot): Verdict;
