import { ts } from '../../engine/program/host.js';
/** Whether a text, put behind a line without a semicolon, would be read as a part of that line. */
export declare function joinsLineBefore(text: string): boolean;
/**
 * A statement or member as the file would write it, at an indentation (the first line has none).
 * Lines are parted by `\n` and indented by one tab a level; semicolons, line ends and tabs become the file's.
 * `closed` adds the last semicolon in any style: something follows on the line.
 */
export declare function written(text: string, sourceFile: ts.SourceFile, indent: string, kind?: 'statement' | 'member', closed?: boolean): string;
/** A text of whole lines, read as the body of a function or a class. */
export declare function parsed(text: string, kind: 'statement' | 'member'): {
    sourceFile: ts.SourceFile;
    nodes: readonly ts.Node[];
    offset: number;
};
