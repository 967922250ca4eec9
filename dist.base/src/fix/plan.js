/** The key on the plugin object under which the codemod leaves its listener: `plugin[LISTENER] = heard => …`. */
export const LISTENER = Symbol.for('leakguard.listener');
