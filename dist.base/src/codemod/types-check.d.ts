import type { TsProjects } from './tsconfigs.js';
/** An error of the compiler, told apart by its words: edits move its place. */
export interface TypeErrors {
    readonly syntax: readonly string[];
    readonly types: readonly string[];
}
/**
 * The project as ts-morph sees it, held in memory to check edited texts. It must never write: it turns CRLF into LF and
 * loses the byte order mark. It brings a compiler of its own, so only paths and texts go in and only words come out.
 */
export declare class TypeChecks {
    #private;
    constructor(projects: TsProjects);
    /** Makes this the file's text for every check that follows. */
    set(file: string, text: string): void;
    /** What the compiler finds wrong in the file; nothing where no project means the file (the linter's parser still reads it). */
    errorsOf(file: string): TypeErrors;
}
/** What is there more often after than before, as often as it is new. */
export declare function newOnes(before: readonly string[], after: readonly string[]): string[];
