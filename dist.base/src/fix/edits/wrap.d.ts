import { ts } from '../../engine/program/host.js';
import { type Edited } from './apply.js';
/**
 * Edits that put what stands between an acquisition and its release into `try`, and the release into `finally`.
 * Where a name declared in between is used behind the release, everything up to the end of the block goes into `try`.
 */
export declare function wrapInTryFinally(acquire: ts.Statement, release: ts.Statement): Edited;
/** Edits that put everything behind an acquisition, to the end of its block, into `try`, and a new statement into `finally`. */
export declare function wrapRestInTryFinally(acquire: ts.Statement, release: string): Edited;
