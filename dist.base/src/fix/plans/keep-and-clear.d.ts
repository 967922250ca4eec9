import type { Leak } from '../../engine/leak.js';
import { type Edited } from '../edit.js';
import { type Planner } from './shared.js';
/** Keeps an id that was dropped, and clears it in the end that the owner has. */
export declare const keepAndClear: Planner;
/** Edits that keep a handle in a place, and end the one that was there before; `keep` are those that keep it where nothing comes first. */
export declare function keepAfter(leak: Leak, before: string | undefined, access: string, keep: Edited): Edited;
