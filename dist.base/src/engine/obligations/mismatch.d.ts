import type { Leak } from '../leak.js';
import { ts } from '../program/host.js';
import type { Acquisition } from './acquire.js';
import type { Context } from './context.js';
import { type Registration } from './handlers.js';
/** A removal on the same instance that was meant for this registration and cannot match it, or undefined. */
export declare function findMismatch(acquisition: Acquisition, added: Registration, removals: readonly Registration[], context: Context): Leak | undefined;
/** True where two places stand in one class, or under one outermost function. */
export declare function sameScope(a: ts.Node, b: ts.Node): boolean;
