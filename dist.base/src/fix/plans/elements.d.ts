import type { Leak } from '../../engine/leak.js';
import { type Fn } from '../../engine/program/syntax.js';
import { type Refused } from '../edit.js';
import { type Ending, type Held } from './release.js';
/** What a collection is made of, as far as going through it is concerned. */
export type Collection = 'map' | 'set' | 'array' | 'record';
/** Statements that end every element of a collection and empty it, inside a function of its owner. */
export declare function endElements(leak: Leak, slot: Held, fn: Fn): Ending | Refused;
