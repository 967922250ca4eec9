import { ts } from '../../engine/program/host.js';
import type { Edit } from '../plan.js';
import type { Edited } from './apply.js';
/** The statements that a statement stands among, or undefined where it is the lone body of an `if` or a loop. */
export declare function listOf(statement: ts.Statement): ts.NodeArray<ts.Statement> | undefined;
/** Edits that put other text in the place of a node; its comments stay. */
export declare function replaceNode(node: ts.Node, text: string): Edited;
/** Edits that put statements before a statement and its comments, with braces where it was a lone body. */
export declare function insertBefore(statement: ts.Statement, text: string): Edited;
/** Edits that put statements behind a statement and its comments, with braces where it was a lone body. */
export declare function insertAfter(statement: ts.Statement, text: string): Edited;
/** Edits that take a statement out with its line and the comments that speak of it alone. */
export declare function removeStatement(statement: ts.Statement): Edited;
/** Where a statement starts with the comments that are its own: nothing else follows in its paragraph, or they are directives for the next line. */
export declare function ownStart(target: ts.Statement): number;
/** Edits that put a lone body into braces, with statements before or behind it. */
export declare function brace(target: ts.Statement, add: {
    before?: string;
    after?: string;
}): Edited;
/** Edits that break a list on one line into lines, and the indentation of its elements; undefined if it is on several lines already. */
export declare function layOut(open: number, items: readonly ts.Node[], close: number, outer: string, sourceFile: ts.SourceFile): {
    edits: Edit[];
    indent: string;
} | undefined;
/** Whether a statement leaves its block for good. */
export declare function isWayOut(statement: ts.Statement): boolean;
