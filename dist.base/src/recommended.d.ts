/** The recommended preset as a config file of its own: `eslint -c node_modules/eslint-plugin-leakguard/dist/src/recommended.js src`. */
declare const _default: import("eslint").Linter.Config<import("@eslint/core", { with: { "resolution-mode": "require" } }).RulesConfig>[];
export default _default;
