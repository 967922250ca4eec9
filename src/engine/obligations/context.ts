import type { Leak } from '../leak.js';

export { contextOf, type Context } from '../lifetime/context.js';

/** A verdict: a leak, or nothing. */
export type Verdict = Leak | undefined;
