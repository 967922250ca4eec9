import { ts, type Host } from '../../engine/program/host.js';
import { type Fn } from '../../engine/program/syntax.js';
import type { Removing } from './listeners-shared.js';
/** Promises that are returned without `await` behind a statement of a block: `finally` would run before they settle. */
export declare function returnedPromises(fn: Fn, behind: ts.Statement, host: Host): ts.Expression[];
/** Whether a statement waits for something. */
export declare function waits(node: ts.Node): boolean;
/** Whether a local that the handler names is given back, or has a part in what is. */
export declare function sharedWithResult({ handler }: Removing, fn: Fn): 'returned' | 'used' | 'no';
