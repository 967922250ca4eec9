import type { ESLint, Linter } from 'eslint';
import { rules } from '../rules/index.js';
import { LISTENER } from './fix/plan.js';
import * as parser from './parser.js';
import { ear, type LeakRuleModule } from './rule.js';

export type { CatalogSettings } from './catalog/types.js';

/** The plugin as users' `eslint.config.js` sees it. */
export interface Leakguard extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  configs: Record<'recommended' | 'strict' | 'all' | 'recommended-bare' | 'strict-bare' | 'all-bare', Linter.Config[]>;
}

const FILES = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'];

const plugin: Leakguard = {
  meta: { name: 'eslint-plugin-leakguard', version: parser.meta.version, namespace: 'leakguard' },
  // one object, two descriptions: typescript-eslint's RuleModule and ESLint's RuleDefinition differ in node types only
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  configs: { recommended: [], strict: [], all: [], 'recommended-bare': [], 'strict-bare': [], 'all-bare': [] },
};

/** A preset's rules, derived from the rules' own metadata; the wider presets also report what is only possible. */
function rulesOf(name: 'recommended' | 'strict' | 'all'): Linter.RulesRecord {
  const taken = Object.entries<LeakRuleModule>(rules).filter(([, rule]) => name !== 'recommended' || rule.meta.docs?.preset === 'recommended');
  return Object.fromEntries(taken.map(([rule]) => [`leakguard/${rule}`, name === 'recommended' ? 'error' : ['error', { confidence: 'possible' }]]));
}

for (const name of ['recommended', 'strict', 'all'] as const) {
  const bare: Linter.Config = { name: `leakguard/${name}-bare`, plugins: { leakguard: plugin }, rules: rulesOf(name) };
  plugin.configs[`${name}-bare`].push(bare);
  plugin.configs[name].push({
    ...bare,
    name: `leakguard/${name}`,
    files: FILES,
    languageOptions: { parser, parserOptions: { projectService: true, ecmaFeatures: { jsx: true } } },
  });
}

// the codemod sets its listener on the plugin object it finds in the user's configuration
Object.defineProperty(plugin, LISTENER, { get: () => ear[LISTENER], set: (listener: (typeof ear)[typeof LISTENER]) => void (ear[LISTENER] = listener), enumerable: false });

export default plugin;
