import type { Confidence, Evidence, Leak, Repair } from '../leak.js';
import type { InstanceEnd } from '../lifetime/ends.js';
import type { Instance } from '../lifetime/instances.js';
import { type Target } from '../lifetime/targets.js';
import { ts } from '../program/host.js';
import { type Fn } from '../program/syntax.js';
import type { Acquisition } from './acquire.js';
import type { Registration } from './handlers.js';
/** What the questions about one registration share. */
export interface Listener {
    readonly acquisition: Acquisition;
    readonly call: ts.CallExpression;
    readonly fn: Fn | undefined;
    readonly added: Registration;
    readonly target: Target;
    /** The event's name where it is written as a literal. */
    readonly event: string | undefined;
    readonly removals: readonly Registration[];
    readonly instance: Instance;
}
export declare function mentions(node: ts.Node, listener: Listener): boolean;
export declare function repairOf(listener: Listener, instance: Instance, end: InstanceEnd | undefined): Repair;
export declare function quoted(event: string): string;
export declare function leak(listener: Listener, reason: string, confidence: Confidence, data: Record<string, string>, evidence: readonly Evidence[], repair?: Repair): Leak;
