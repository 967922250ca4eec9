import { ts } from 'ts-morph';
/** A tsconfig and the files it means. */
export interface TsProject {
    readonly configFile: string;
    readonly files: ReadonlySet<string>;
    readonly options: ts.CompilerOptions;
}
/** Finds the project of a file as editors do: the nearest `tsconfig.json` above it that means the file, references followed. */
export declare class TsProjects {
    #private;
    /** `extra`: configurations that the linter's own settings name. */
    constructor(extra: Iterable<string>);
    /** The project that means the file, else the nearest one above it, else undefined. */
    of(file: string): TsProject | undefined;
}
