import type { Edit } from '../plan.js';
/** Why an edit cannot be made safely, in words for the user. */
export interface Refused {
    readonly reason: string;
}
/** What a verb gives: the edits, or the reason why there are none. */
export type Edited = readonly Edit[] | Refused;
/** Whether a verb has refused. */
export declare function isRefused(edited: Edited): edited is Refused;
/** Whether two edits want the same characters; insertions at one offset, and edits that only meet, do not. */
export declare function overlaps(a: Edit, b: Edit): boolean;
/** The text after the edits, which all belong to it; those at one offset keep their order, an overlap is an error. */
export declare function applyEdits(text: string, edits: readonly Edit[]): string;
/** The edits of several verbs as one list: the first refusal wins, white space that two verbs both lay out is laid out once. */
export declare function combine(...parts: readonly Edited[]): Edited;
