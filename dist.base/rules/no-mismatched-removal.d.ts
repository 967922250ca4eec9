export declare const noMismatchedRemoval: import("../src/rule.js").LeakRuleModule;
