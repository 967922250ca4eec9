import type { Edit } from '../fix/plan.js';
declare const BOM = "\uFEFF";
/** A file as it was read, and the text that the accepted plans have made of it so far. */
export interface TextFile {
    readonly path: string;
    /** What was on disk: nothing is written where this no longer stands there. */
    readonly bytes: Buffer;
    readonly bom: '' | typeof BOM;
    readonly eol: '\n' | '\r\n';
    /** Without byte order mark, as offsets count. */
    readonly original: string;
    text: string;
    /** Why the file cannot be written, if that is so. */
    readonly locked: string | undefined;
}
/** The files that plans touch, read once, changed in memory only. */
export declare class Texts {
    #private;
    /** The file, read from disk the first time it is asked for; throws where it cannot be read as UTF-8. */
    open(path: string): Promise<TextFile>;
    /** The file if it was opened before. */
    opened(path: string): TextFile | undefined;
    /** Every file whose text is no longer what was read. */
    changed(): TextFile[];
}
/** The text with its byte order mark, as it belongs on disk. */
export declare function wholeText(file: TextFile, text: string): string;
/** The text after the edits, which must not overlap; new lines take the file's own line end. */
export declare function applyEdits(text: string, edits: readonly Edit[], eol: '\n' | '\r\n'): string;
/** Where an offset of the old text is after the edits, for what stands outside them. */
export declare function movedOffset(offset: number, edits: readonly Edit[], eol: '\n' | '\r\n'): number;
/** The offset of a place that ESLint names; ESLint counts `\r\n`, `\n`, `\r` and the two Unicode separators as line ends. */
export declare function offsetOf(text: string, line: number, column: number): number;
export {};
