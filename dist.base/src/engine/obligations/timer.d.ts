import type { Confidence, Evidence, Leak, Repair } from '../leak.js';
import { type Slot, type Track } from '../lifetime/slots.js';
import { ts } from '../program/host.js';
import { type Fn } from '../program/syntax.js';
import type { Acquisition } from './acquire.js';
/** Milliseconds below which a one-shot left running is nobody's problem. */
export declare const BRIEF = 100;
/** Milliseconds from which a timer that guards settled work is worth a report. */
export declare const LONG = 1000;
/** What the questions about one timer share. */
export interface Timer {
    readonly acquisition: Acquisition;
    readonly call: ts.CallExpression;
    readonly fn: Fn | undefined;
    readonly callback: Fn | undefined;
    readonly repeats: boolean;
    readonly rearms: boolean;
    readonly delay: number | undefined;
    readonly handle: Track;
}
export declare function timerOf(acquisition: Acquisition): Timer;
export declare function isReleaseOf(timer: Timer): (node: ts.Node) => boolean;
export declare function isTestOf(timer: Timer): (node: ts.Expression) => boolean;
export declare function isSlotOf(slot: Slot): (e: ts.Expression) => boolean;
export declare function mainSlot(slots: readonly Slot[]): Slot | undefined;
/** The handle as the program writes it: `this.#poll`. */
export declare function refText(timer: Timer): string;
export declare function handleWords(slot: Slot): string;
export declare function leak(timer: Timer, reason: string, confidence: Confidence, data: Record<string, string>, evidence: readonly Evidence[], repair?: Repair): Leak;
