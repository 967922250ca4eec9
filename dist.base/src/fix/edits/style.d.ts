import { ts } from '../../engine/program/host.js';
/** How a file is written. */
export interface Style {
    /** One level of indentation. */
    readonly indent: string;
    readonly eol: '\n' | '\r\n';
    readonly quote: "'" | '"';
    readonly semi: boolean;
}
/** The style of a file, by the majority of its lines and statements. */
export declare function styleOf(sourceFile: ts.SourceFile): Style;
/** A string literal in the quotes of the file. */
export declare function quoted(sourceFile: ts.SourceFile, value: string): string;
