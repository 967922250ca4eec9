export declare const noUnclearedTimer: import("../src/rule.js").LeakRuleModule;
