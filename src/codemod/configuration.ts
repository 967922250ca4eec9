import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ESLint, Linter } from 'eslint';
import plugin from '../index.js';
import { findIgnored } from './git.js';
import { CodemodError } from './types.js';

const NAME = 'eslint-plugin-leakguard';
const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

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

/** The project's own ESLint, else the one beside this package. */
async function loadEslint(cwd: string): Promise<typeof ESLint> {
  let entry = 'eslint';
  try {
    entry = pathToFileURL(createRequire(path.join(cwd, 'package.json')).resolve('eslint')).href;
  } catch {
    // not installed there: `npx -p eslint-plugin-leakguard` brings one along
  }
  const module: typeof import('eslint') = await import(entry).catch((cause: unknown) => {
    throw new CodemodError('ESLint cannot be loaded: install it with `npm i -D eslint`.', { cause });
  });
  if (Number.parseInt(module.ESLint.version, 10) < 9) {
    throw new CodemodError(`leakguard needs ESLint 9 or 10, and ${module.ESLint.version} is installed: \`npm i -D eslint@latest\`.`);
  }
  return module.ESLint;
}

/** The configuration that decides which findings stand: the user's own if it turns a leakguard rule on, else the recommended preset. */
export async function findConfiguration(cwd: string, paths: readonly string[]): Promise<Configuration> {
  const Eslint = await loadEslint(cwd);
  const user = new Eslint({ cwd });
  const prefixes = new Set<string>();
  const plugins = new Set<object>();
  const projects = new Set<string>();
  let configured = false;
  for (const file of await sampleFiles(cwd, paths)) {
    const config = await configFor(user, file);
    if (config === 'none') continue;
    configured = true;
    if (!config) continue;
    for (const [prefix, used] of Object.entries(config.plugins ?? {})) {
      if (used.meta?.name !== NAME || !isOn(config, prefix)) continue;
      prefixes.add(prefix);
      plugins.add(used);
      for (const project of projectsOf(config, cwd)) projects.add(project);
    }
  }
  const quiet = { cwd, warnIgnored: false, ruleFilter: ({ ruleId }: { ruleId: string }): boolean => [...prefixes].some(p => ruleId.startsWith(`${p}/`)) };
  if (prefixes.size > 0) return { eslint: new Eslint(quiet), prefixes, plugins, own: true, isIgnored: async () => false, projects };

  prefixes.add('leakguard');
  plugins.add(plugin);
  // a file that no block of the user's configuration means counts as ignored, too: with a block that means all, only their `ignores` are left
  const ignoring = new Eslint({ cwd, overrideConfig: { files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'] } });
  const ignores = await buildOutput(cwd, paths);
  const eslint = new Eslint({ ...quiet, overrideConfigFile: true, overrideConfig: [...(ignores.length ? [{ ignores }] : []), ...plugin.configs.recommended] });
  return { eslint, prefixes, plugins, own: false, isIgnored: async file => configured && (await ignoring.isPathIgnored(file)), projects };
}

/** The file's configuration, undefined where it is ignored, or the word that there is no configuration file at all. */
async function configFor(eslint: ESLint, file: string): Promise<Linter.Config | undefined | 'none'> {
  try {
    const config: Linter.Config | undefined = await eslint.calculateConfigForFile(file);
    return config;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    if (/could not find config file/i.test(cause.message)) return 'none';
    throw new CodemodError(`ESLint's configuration cannot be used: ${cause.message}`, { cause });
  }
}

function isOn(config: Linter.Config, prefix: string): boolean {
  return Object.entries(config.rules ?? {}).some(([rule, entry]) => {
    const severity = Array.isArray(entry) ? entry[0] : entry;
    return rule.startsWith(`${prefix}/`) && severity !== 0 && severity !== 'off';
  });
}

function projectsOf(config: Linter.Config, cwd: string): string[] {
  const { project, tsconfigRootDir }: Linter.ParserOptions = config.languageOptions?.parserOptions ?? {};
  const root = typeof tsconfigRootDir === 'string' ? tsconfigRootDir : cwd;
  return [project].flat().filter(p => typeof p === 'string').map(p => path.resolve(root, p));
}

/** Files that the paths mean, near enough to ask for their configuration; which ones are linted, ESLint decides. */
async function sampleFiles(cwd: string, paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const given of paths) {
    const whole = path.resolve(cwd, given);
    const kind = await stat(whole).catch(() => undefined);
    if (kind?.isFile()) found.add(whole);
    else if (kind) await walk(whole, found);
    else if (/[*?{[(!]/.test(given)) await walk(path.resolve(cwd, given.replace(/[^/\\]*[*?{[(!].*$/s, '')), found);
    else throw new CodemodError(`There is no such file or folder: ${given}`);
  }
  return [...found];
}

async function walk(folder: string, found: Set<string>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const whole = path.join(folder, entry.name);
    if (entry.isFile() && SOURCE.test(entry.name)) found.add(whole);
    else if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') await walk(whole, found);
  }
}

/** Patterns for what git ignores, so that nobody's `dist` is repaired; a path that the user names is not among them. */
async function buildOutput(cwd: string, paths: readonly string[]): Promise<string[]> {
  const named = paths.map(p => path.resolve(cwd, p));
  const ignored = (await findIgnored(cwd)).filter(i => {
    const whole = path.resolve(cwd, i);
    return !named.some(n => n === whole || n.startsWith(whole + path.sep));
  });
  return ignored.map(i => i.replace(/[\\*?{}[\]()!+@]/g, '\\$&')).map(i => (i.endsWith('/') ? `${i}**` : i));
}
