import type { Edit, FixPlan } from '../fix/plan.js';
import type { Finding } from './lint.js';
/** A finding on its way through the rounds, with what was tried in vain against it. */
export interface Case {
    readonly finding: Finding;
    /** Where it stood before the first edit. */
    readonly first: Finding;
    /** Reasons by plan that was taken back; such a plan is not tried again. Shared by all states of the case. */
    readonly takenBack: Map<string, string>;
}
/** A plan that is about to be applied for a finding. */
export interface Attempt {
    readonly case: Case;
    readonly plan: FixPlan;
    /** The edited files and the one that holds the finding. */
    readonly files: ReadonlySet<string>;
}
/** What tells a plan apart from the finding's other plans, also when it is made again in a later round. */
export declare function planKey(plan: FixPlan): string;
/** The plan to try next: safe ones first, best first, those for review only where they are asked for. */
export declare function findPlan(one: Case, review: boolean): FixPlan | undefined;
/** The attempts whose edits do not meet: the first wins, the others wait for the next round. */
export declare function withoutOverlap(attempts: readonly Attempt[]): Attempt[];
/** True where a plan's own edits cannot all be applied. */
export declare function contradictsItself(plan: FixPlan): boolean;
/** Attempts in groups that share no file: what goes wrong in one says nothing about another. */
export declare function groupsOf(attempts: readonly Attempt[]): Attempt[][];
/** All edits of the attempts by file. */
export declare function editsByFile(attempts: readonly Attempt[]): Map<string, Edit[]>;
