import { type CodemodOptions, type CodemodResult } from './types.js';
/** Finds what leaks, repairs what can be repaired and is seen to be right, and says what became of each finding. */
export declare function runCodemod(options: CodemodOptions): Promise<CodemodResult>;
