import { ts } from '../program/host.js';
import type { Context, Verdict } from './context.js';
import { type Listener } from './listener.js';
/** `{ signal }` of a controller that nobody aborts ends nothing. */
export declare function unabortedSignal(listener: Listener, value: ts.Expression, context: Context): Verdict;
/** A listener on a signal that a caller lent: it stays when the work is done and the signal is not aborted. */
export declare function onSignal(listener: Listener, context: Context): Verdict;
