import { ts } from '../../engine/program/host.js';
import type { Edit } from '../plan.js';
/** One replacement in the file of a node. */
export declare function replaceRange(sourceFile: ts.SourceFile, start: number, end: number, text: string): Edit;
/** Where the line of an offset begins. */
export declare function lineStart(text: string, at: number): number;
/** Where the line of an offset ends, before its line break. */
export declare function lineEnd(text: string, at: number): number;
/** The white space at the start of the line of an offset. */
export declare function indentAt(text: string, at: number): string;
/** Whether nothing but white space stands before an offset on its line. */
export declare function startsLine(text: string, at: number): boolean;
/** Whether nothing but white space stands after an offset on its line. */
export declare function endsLine(text: string, at: number): boolean;
/** Whether a range holds a line break. */
export declare function breaksLine(text: string, start: number, end: number): boolean;
/** Whether a node is of a kind that ends in a semicolon where the style has them. */
export declare function takesSemicolon(node: ts.Node): boolean;
/** The end of a node without a semicolon that stands on a later line: `;[1].map(f)` guards its own line, yet ends the one before. */
export declare function realEnd(node: ts.Node, sourceFile: ts.SourceFile): number;
/** The end of a node and of the comments behind it, if nothing else follows them on the line. */
export declare function trailingEnd(node: ts.Node, sourceFile: ts.SourceFile): number;
/** The start of a node and of the comments that stand right above it, its guarding semicolon included. */
export declare function attachedStart(node: ts.Node, sourceFile: ts.SourceFile): number;
/** Whether a statement ends without a semicolon, so that what follows on its line would join it. */
export declare function endsBare(node: ts.Node, sourceFile: ts.SourceFile): boolean;
/** Edits that move the lines which begin inside a range one level to the right; the inside of strings, templates and free comments stays. */
export declare function reindent(node: ts.Node, start: number, end: number, unit: string): Edit[];
