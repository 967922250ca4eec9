import ts from 'typescript';
export { ts };
/** The only door to the compiler: a source file, its program, and the questions that may be asked of it. */
export interface Host {
    readonly sourceFile: ts.SourceFile;
    /** True where the types are the project's own, false where the host built a program over this file alone. */
    readonly typed: boolean;
    /** How many questions the checker was asked so far. */
    readonly questions: () => number;
    /** The type of an expression, or undefined where it is `any`, unresolved or unknown. */
    readonly typeOf: (node: ts.Node) => ts.Type | undefined;
    /** The type of an expression or a parameter as it may be written at a node; undefined where it has no short name there. For plans alone: printing types is dear. */
    readonly typeText: (node: ts.Node, at: ts.Node) => string | undefined;
    /** The symbol a name stands for, imports followed, or undefined. */
    readonly symbolOf: (node: ts.Node) => ts.Symbol | undefined;
    /** Names of a type's members by a name-only test, apparent members included; unions need it in all parts that are not null or undefined. */
    readonly hasMember: (type: ts.Type, name: string) => boolean;
    /** The names that a type goes by: its own symbol, alias and base types' symbols. */
    readonly typeNames: (type: ts.Type) => readonly string[];
    /** The project's own source files, this one among them; declaration files and packages are left out. */
    readonly ownFiles: () => readonly ts.SourceFile[];
}
/** One sentence about a TypeScript that cannot be used, or undefined where it can. */
export declare function describeUnsupportedTypeScript(): string | undefined;
/** A host over the program that the linter's parser has built. */
export declare function programHost(program: ts.Program, sourceFile: ts.SourceFile): Host;
/** A host over the linted text alone, for parsers that bring no types. Lib files are shared, imports are not followed. */
export declare function ownHost(fileName: string, text: string, parsed: ts.SourceFile | undefined): Host;
