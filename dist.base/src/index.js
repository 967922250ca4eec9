import { rules } from '../rules/index.js';
import { LISTENER } from './fix/plan.js';
import * as parser from './parser.js';
import { ear } from './rule.js';
const FILES = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'];
const plugin = {
    meta: { name: 'eslint-plugin-leakguard', version: parser.meta.version, namespace: 'leakguard' },
    // one object, two descriptions: typescript-eslint's RuleModule and ESLint's RuleDefinition differ in node types only
    rules: rules,
    configs: { recommended: [], strict: [], all: [], 'recommended-bare': [], 'strict-bare': [], 'all-bare': [] },
};
/** A preset's rules, derived from the rules' own metadata; the wider presets also report what is only possible. */
function rulesOf(name) {
    const taken = Object.entries(rules).filter(([, rule]) => name !== 'recommended' || rule.meta.docs?.preset === 'recommended');
    return Object.fromEntries(taken.map(([rule]) => [`leakguard/${rule}`, name === 'recommended' ? 'error' : ['error', { confidence: 'possible' }]]));
}
for (const name of ['recommended', 'strict', 'all']) {
    const bare = { name: `leakguard/${name}-bare`, plugins: { leakguard: plugin }, rules: rulesOf(name) };
    plugin.configs[`${name}-bare`].push(bare);
    plugin.configs[name].push({
        ...bare,
        name: `leakguard/${name}`,
        files: FILES,
        languageOptions: { parser, parserOptions: { projectService: true, ecmaFeatures: { jsx: true } } },
    });
}
// the codemod sets its listener on the plugin object it finds in the user's configuration
Object.defineProperty(plugin, LISTENER, { get: () => ear[LISTENER], set: (listener) => void (ear[LISTENER] = listener), enumerable: false });
export default plugin;
