import type { LeakRuleModule } from '../src/rule.js';
/** Every rule by name. */
export declare const rules: Readonly<Record<string, LeakRuleModule>>;
