import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { type Fn } from '../../engine/program/syntax.js';
import { type Edited, type Effect } from '../edit.js';
import type { FixPlan, Refusal } from '../plan.js';
/** A way to repair a leak: a plan, the reason why there is none, or undefined where the plan is about something else. */
export type Planner = (leak: Leak, host: Host) => FixPlan | Refusal | undefined;
/** A plan out of what the verbs gave, or the refusal with their reason. */
export declare function planned(id: string, title: string, safety: FixPlan['safety'], edited: Edited): FixPlan | Refusal;
/** A plan that applies and cannot be made safely. */
export declare function refused(plan: string, reason: string): Refusal;
/** The end that a leak's owner has, in words: `` `close()` ``, the cleanup. */
export declare function endOf(leak: Leak): string;
/** Whether a name that a plan writes would mean something of the file's own at a place. */
export declare function isShadowed(name: string, at: ts.Node): boolean;
/**
 * Whether a function may run before a declaration that it is about to use: it is written above it, and is called, returned or handed on
 * there. What is registered for later, with a method or a call whose name says so, is not run yet.
 */
export declare function mayRunBefore(fn: Fn, declaration: ts.Node): boolean;
/** Whether the file is TypeScript, so that declarations have types. */
export declare function isTyped(node: ts.Node): boolean;
/** Whether a type, asked of the checker where the host has the project's types, may be null or undefined; undefined where nobody knows. */
export declare function nothingness(node: ts.Node, host: Host): {
    readonly null: boolean;
    readonly undefined: boolean;
} | undefined;
/** Whether a node is a function that may be an effect. */
export declare function isEffect(node: ts.Node): node is Effect;
