import { type Fn } from '../../engine/program/syntax.js';
import { type Planner } from './shared.js';
/** Clears a timer right before the promise is settled on the exit that forgets it. */
export declare const clearOnExit: Planner;
/** Whether nobody looks at what a function gives: a callback that does not stand in a chain of promises. */
export declare function isHandler(fn: Fn): boolean;
