import type { ESLint } from 'eslint';
/** Which ESLint looks at the files, under which names our rules go there, and the plugin objects that run them. */
export interface Configuration {
    readonly eslint: ESLint;
    readonly prefixes: ReadonlySet<string>;
    readonly plugins: ReadonlySet<object>;
    /** True where the user's own configuration turns the rules on, false where the recommended preset does. */
    readonly own: boolean;
    /** Files that the project's configuration ignores although another one is used. */
    readonly isIgnored: (file: string) => Promise<boolean>;
    /** Values of `parserOptions.project` in the user's configuration, absolute. */
    readonly projects: ReadonlySet<string>;
}
/** The configuration that decides which findings stand: the user's own if it turns a leakguard rule on, else the recommended preset. */
export declare function findConfiguration(cwd: string, paths: readonly string[]): Promise<Configuration>;
