import type { Edit } from '../fix/plan.js';
import type { Case } from './batch.js';
import type { Finding } from './lint.js';
/** The findings of an edited file, told apart: those that were there before, and new ones. */
export interface Matched {
    readonly survivors: ReadonlyMap<Case, Finding>;
    readonly fresh: readonly Finding[];
}
/** Recognises a file's findings after edits: by rule and moved place, then by rule and words. `tried` yields where it is open which one stayed. */
export declare function matchFindings(before: readonly Case[], after: readonly Finding[], edits: readonly Edit[], eol: '\n' | '\r\n', tried: ReadonlySet<Case>): Matched;
