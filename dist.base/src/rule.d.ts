import { type TSESLint } from '@typescript-eslint/utils';
import type { Confidence, RuleName } from './engine/leak.js';
import { LISTENER, type HeardFinding, type Planner } from './fix/plan.js';
/** What a rule says of itself beside ESLint's own words; presets and the README's table are derived from it. */
export interface LeakRuleDocs {
    readonly preset: 'recommended' | 'strict';
    readonly fixes: string;
}
/** The one option that every leak rule has. */
export interface LeakRuleOptions {
    readonly confidence?: Confidence;
}
/** What a rule file holds: words, and the plans it offers, best first. */
export interface LeakRule {
    readonly name: RuleName;
    readonly description: string;
    readonly preset: 'recommended' | 'strict';
    readonly fixes: string;
    readonly messages: Readonly<Record<string, string>>;
    readonly plans: readonly Planner[];
}
/** The rule as typescript-eslint's tester and ESLint take it. */
export type LeakRuleModule = TSESLint.RuleModule<string, [LeakRuleOptions?], LeakRuleDocs> & {
    readonly name: string;
};
/** The plugin object, on which the codemod leaves its listener; set by `index.ts`. */
export declare const ear: {
    [LISTENER]?: ((heard: HeardFinding) => void) | undefined;
};
/** A rule that reports the leaks of one name, words them and offers their plans; the only place that knows ESLint. */
export declare function defineLeakRule(rule: LeakRule): LeakRuleModule;
