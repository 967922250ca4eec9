import plugin from './index.js';
/** The recommended preset as a config file of its own: `eslint -c node_modules/eslint-plugin-leakguard/dist/src/recommended.js src`. */
export default plugin.configs.recommended;
