import { ts } from '../../engine/program/host.js';
import type { Edit } from '../plan.js';
import type { Edited } from './apply.js';
/** Whatever has a body that runs. */
export type WithBody = ts.FunctionLikeDeclaration | ts.ClassStaticBlockDeclaration;
/** Where in a body a statement goes: before all others, after all that are run, or beside one. */
export type Place = 'first' | 'last' | {
    readonly before: ts.Statement;
} | {
    readonly after: ts.Statement;
};
/** Edits that put statements into a body; `first` is behind directives and calls of `super`, `last` before a final `return`. */
export declare function insertStatement(fn: WithBody, text: string, where: Place): Edited;
/** The `return` statements of a body, without those of functions inside. */
export declare function ownReturns(fn: WithBody): ts.ReturnStatement[];
/** Edits that make the expression of an arrow function a block, with statements before or behind it. */
export declare function toBlock(fn: ts.ArrowFunction, add: {
    before?: string;
    after?: string;
    returns?: boolean;
}): Edited;
/** Whether somebody may look at what the expression of an arrow function gives. */
export declare function isValueUsed(fn: ts.ArrowFunction): boolean;
/** Edits that put lines between braces which hold nothing but comments. */
export declare function intoEmptyBraces(sourceFile: ts.SourceFile, open: number, close: number, outer: string, text: string, eol: string, unit: string): Edit[];
/** A function's name for the reader of a reason. */
export declare function nameOf(fn: ts.Node): string;
/** Whether a function is async. */
export declare function isAsync(fn: ts.Node): boolean;
