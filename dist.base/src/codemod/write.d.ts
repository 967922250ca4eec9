import { type TextFile } from './texts.js';
import type { Problem } from './types.js';
/** What writing a group of files came to. */
export type Written = {
    readonly problem?: undefined;
} | {
    readonly problem: Problem;
};
/** Writes files that belong together: all of them or none. A file that is no longer what was read is left alone. */
export declare function writeTogether(files: readonly TextFile[]): Promise<Written>;
