export declare const noUnremovedListener: import("../src/rule.js").LeakRuleModule;
