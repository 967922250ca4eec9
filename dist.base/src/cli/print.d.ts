import type { CodemodResult, FileChange } from '../codemod/types.js';
import type { Arguments } from './arguments.js';
/** What goes to the two streams: in a dry run, standard output is the diff alone, so that `git apply` takes it. */
export interface Printed {
    readonly out: string;
    readonly err: string;
}
/** A run's result in words. */
export declare function printResult(result: CodemodResult, { mode, stats }: Pick<Arguments, 'mode' | 'stats'>, cwd: string): Printed;
/** A change as a unified diff that `git apply` and `patch -p1` take. */
export declare function printDiff({ file, before, after }: FileChange, cwd: string): string;
