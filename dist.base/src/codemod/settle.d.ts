import { type Attempt, type Case } from './batch.js';
import type { Findings } from './lint.js';
import { type Matched } from './match.js';
import { type Texts } from './texts.js';
import { type TypeChecks } from './types-check.js';
/** What a batch came to; attempts that are neither accepted nor refused wait for the next round. */
export interface Settled {
    readonly accepted: readonly Attempt[];
    readonly refused: ReadonlyMap<Attempt, string>;
    /** The new text of each file that an accepted plan edits. */
    readonly texts: ReadonlyMap<string, string>;
    /** What ESLint says of the new state of each file that an accepted plan is about. */
    readonly matched: ReadonlyMap<string, Matched>;
}
/** Applies batches in memory and checks what they make of the files; nothing here touches the disk. */
export declare class Settler {
    #private;
    constructor(texts: Texts, types: TypeChecks, findings: Findings);
    /** The attempts of a batch that stand the checks. Groups that share no file are judged apart, and a group that fails plan by plan. */
    settle(batch: readonly Attempt[], cases: ReadonlyMap<string, readonly Case[]>): Promise<Settled>;
}
