import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import plugin from '../index.js';
import { findIgnored } from './git.js';
import { CodemodError } from './types.js';
const NAME = 'eslint-plugin-leakguard';
const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
/** The project's own ESLint, else the one beside this package. */
async function loadEslint(cwd) {
    let entry = 'eslint';
    try {
        entry = pathToFileURL(createRequire(path.join(cwd, 'package.json')).resolve('eslint')).href;
    }
    catch {
        // not installed there: `npx -p eslint-plugin-leakguard` brings one along
    }
    const module = await import(entry).catch((cause) => {
        throw new CodemodError('ESLint cannot be loaded: install it with `npm i -D eslint`.', { cause });
    });
    if (Number.parseInt(module.ESLint.version, 10) < 9) {
        throw new CodemodError(`leakguard needs ESLint 9 or 10, and ${module.ESLint.version} is installed: \`npm i -D eslint@latest\`.`);
    }
    return module.ESLint;
}
/** The configuration that decides which findings stand: the user's own if it turns a leakguard rule on, else the recommended preset. */
export async function findConfiguration(cwd, paths) {
    const Eslint = await loadEslint(cwd);
    const user = new Eslint({ cwd });
    const prefixes = new Set();
    const plugins = new Set();
    const projects = new Set();
    let configured = false;
    for (const file of await sampleFiles(cwd, paths)) {
        const config = await configFor(user, file);
        if (config === 'none')
            continue;
        configured = true;
        if (!config)
            continue;
        for (const [prefix, used] of Object.entries(config.plugins ?? {})) {
            if (used.meta?.name !== NAME || !isOn(config, prefix))
                continue;
            prefixes.add(prefix);
            plugins.add(used);
            for (const project of projectsOf(config, cwd))
                projects.add(project);
        }
    }
    const quiet = { cwd, warnIgnored: false, ruleFilter: ({ ruleId }) => [...prefixes].some(p => ruleId.startsWith(`${p}/`)) };
    if (prefixes.size > 0)
        return { eslint: new Eslint(quiet), prefixes, plugins, own: true, isIgnored: async () => false, projects };
    prefixes.add('leakguard');
    plugins.add(plugin);
    // a file that no block of the user's configuration means counts as ignored, too: with a block that means all, only their `ignores` are left
    const ignoring = new Eslint({ cwd, overrideConfig: { files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'] } });
    const ignores = await buildOutput(cwd, paths);
    const eslint = new Eslint({ ...quiet, overrideConfigFile: true, overrideConfig: [...(ignores.length ? [{ ignores }] : []), ...plugin.configs.recommended] });
    return { eslint, prefixes, plugins, own: false, isIgnored: async (file) => configured && (await ignoring.isPathIgnored(file)), projects };
}
/** The file's configuration, undefined where it is ignored, or the word that there is no configuration file at all. */
async function configFor(eslint, file) {
    try {
        const config = await eslint.calculateConfigForFile(file);
        return config;
    }
    catch (cause) {
        if (!(cause instanceof Error))
            throw cause;
        if (/could not find config file/i.test(cause.message))
            return 'none';
        throw new CodemodError(`ESLint's configuration cannot be used: ${cause.message}`, { cause });
    }
}
function isOn(config, prefix) {
    return Object.entries(config.rules ?? {}).some(([rule, entry]) => {
        const severity = Array.isArray(entry) ? entry[0] : entry;
        return rule.startsWith(`${prefix}/`) && severity !== 0 && severity !== 'off';
    });
}
function projectsOf(config, cwd) {
    const { project, tsconfigRootDir } = config.languageOptions?.parserOptions ?? {};
    const root = typeof tsconfigRootDir === 'string' ? tsconfigRootDir : cwd;
    return [project].flat().filter(p => typeof p === 'string').map(p => path.resolve(root, p));
}
/** Files that the paths mean, near enough to ask for their configuration; which ones are linted, ESLint decides. */
async function sampleFiles(cwd, paths) {
    const found = new Set();
    for (const given of paths) {
        const whole = path.resolve(cwd, given);
        const kind = await stat(whole).catch(() => undefined);
        if (kind?.isFile())
            found.add(whole);
        else if (kind)
            await walk(whole, found);
        else if (/[*?{[(!]/.test(given))
            await walk(path.resolve(cwd, given.replace(/[^/\\]*[*?{[(!].*$/s, '')), found);
        else
            throw new CodemodError(`There is no such file or folder: ${given}`);
    }
    return [...found];
}
async function walk(folder, found) {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
        const whole = path.join(folder, entry.name);
        if (entry.isFile() && SOURCE.test(entry.name))
            found.add(whole);
        else if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
            await walk(whole, found);
    }
}
/** Patterns for what git ignores, so that nobody's `dist` is repaired; a path that the user names is not among them. */
async function buildOutput(cwd, paths) {
    const named = paths.map(p => path.resolve(cwd, p));
    const ignored = (await findIgnored(cwd)).filter(i => {
        const whole = path.resolve(cwd, i);
        return !named.some(n => n === whole || n.startsWith(whole + path.sep));
    });
    return ignored.map(i => i.replace(/[\\*?{}[\]()!+@]/g, '\\$&')).map(i => (i.endsWith('/') ? `${i}**` : i));
}
