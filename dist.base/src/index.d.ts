import type { ESLint, Linter } from 'eslint';
export type { CatalogSettings } from './catalog/types.js';
/** The plugin as users' `eslint.config.js` sees it. */
export interface Leakguard extends ESLint.Plugin {
    meta: {
        name: string;
        version: string;
        namespace: string;
    };
    configs: Record<'recommended' | 'strict' | 'all' | 'recommended-bare' | 'strict-bare' | 'all-bare', Linter.Config[]>;
}
declare const plugin: Leakguard;
export default plugin;
