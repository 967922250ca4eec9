import { type Attempt, type Case } from './batch.js';
import type { Linted } from './lint.js';
import type { Matched } from './match.js';
import type { Texts } from './texts.js';
import type { Problem, SettledFinding } from './types.js';
/** A finding that an accepted plan has ended, or that ended with it. */
export interface Repaired {
    readonly case: Case;
    readonly title: string;
    /** The files that had to change for it; empty where another finding's plan did the work. */
    readonly files: ReadonlySet<string>;
}
/** Who owes what: the findings that stand, those that are repaired, and the files that must not be touched. */
export declare class Ledger {
    #private;
    /** Open cases by file, in the order of the text. */
    readonly open: Map<string, readonly Case[]>;
    readonly repaired: Repaired[];
    readonly problems: Problem[];
    constructor(linted: readonly Linted[], texts: Texts, review: boolean);
    /** No plan may edit this file; the reason is told with each finding that would have needed it. */
    bar(file: string, reason: string): void;
    /** What can be tried now, one plan a finding. Plans that cannot be applied at all are taken back on the way. */
    attempts(): Promise<Attempt[]>;
    /** Brings a file's cases to its new state: what is gone is repaired, what stays has moved. */
    advance(file: string, matched: Matched, accepted: readonly Attempt[]): void;
    /** Files whose open findings have plans for one of these: their offsets are no longer true. */
    outdatedBy(changed: ReadonlySet<string>): string[];
    /** Every finding with what became of it; `unwritten` names the files that stayed as they were, and why. */
    settled(unwritten: ReadonlyMap<string, string>, written: ReadonlySet<string>): SettledFinding[];
}
