import { type FixPlan, type Refusal } from '../fix/plan.js';
import type { Configuration } from './configuration.js';
import { type Place, type Problem } from './types.js';
/** A finding that stands in one state of a file, with what the rule offers against it. */
export interface Finding {
    readonly file: string;
    readonly rule: string;
    readonly message: string;
    readonly at: Place;
    readonly offset: number;
    readonly plans: readonly FixPlan[];
    readonly refusals: readonly Refusal[];
}
/** What ESLint says of one state of a file. */
export interface Linted {
    readonly file: string;
    /** The text that the findings are about, without byte order mark. */
    readonly text: string;
    readonly findings: readonly Finding[];
    /** The parser's message, where the file does not parse: then there are no findings, and that means nothing. */
    readonly fatal: Problem | undefined;
    /** Wrong settings, as a rule tells them. */
    readonly problems: readonly Problem[];
}
/** Asks ESLint which findings stand, and hears from the plugin, in the same process, what can be done about each. */
export declare class Findings {
    #private;
    constructor(configuration: Configuration);
    /** Takes back what listening has set in the plugins and in the process. */
    close(): void;
    /** All files that the paths mean, as they are on disk. */
    ofPaths(paths: readonly string[]): Promise<Linted[]>;
    /** One file as if this were its text; undefined where the configuration leaves the file out. */
    ofText(file: string, text: string): Promise<Linted | undefined>;
}
