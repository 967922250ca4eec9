import type { Leak } from '../../engine/leak.js';
import { type Host } from '../../engine/program/host.js';
import { type Binding } from '../../engine/program/lexical.js';
import { type Fn } from '../../engine/program/syntax.js';
import type { Refused } from '../edit.js';
import { type Empty, type Ending, type Held } from './release.js';
/** The statements that end what a leak's slot holds, inside another function of the same owner; or why that function cannot do it. */
export declare function endingIn(leak: Leak, fn: Fn, host: Host): Ending | Refused;
/** Why a variable cannot be used in a function: it belongs to a scope inside, another one has its name, or it is not set up yet. */
export declare function whyOutOfReach(binding: Binding, fn: Fn, end: string): string | undefined;
/** What a slot may hold beside the handle, by its type, or, without types, by what it is declared as. */
export declare function emptyOf(slot: Held, leak: Leak, host: Host): Empty;
