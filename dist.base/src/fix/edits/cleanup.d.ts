import { ts } from '../../engine/program/host.js';
import { type Edited } from './apply.js';
/** The callback of an effect. */
export type Effect = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration;
/** What `returnCleanup` may be told beside the text. */
export interface CleanupOptions {
    /** The statement that acquires: returns before it do not matter. */
    readonly after?: ts.Statement;
    /** Keep the handle of this call in a new `const` as well. */
    readonly keep?: {
        readonly call: ts.Expression;
        readonly name: string;
    };
    /** Always write the cleanup with braces: what the text gives is not nothing. */
    readonly braces?: boolean;
}
/** Edits that make an effect's callback return a function that runs the cleanup, or the function that it returns run it too. */
export declare function returnCleanup(fn: Effect, cleanup: string, options?: CleanupOptions): Edited;
/** The statement that returns a cleanup from an effect. */
export declare function returned(cleanup: string, braces?: boolean): string;
