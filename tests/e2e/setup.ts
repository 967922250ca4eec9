import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from './run.js';

/** What is installed beside the package: one folder each, shared by all tests. */
export const SETS = {
  eslint10: { eslint: '', typescript: '', 'typescript-eslint': '', 'husky': '9.1.7', 'lint-staged': '16.4.0' },
  eslint9: { eslint: '9.39.5', typescript: '5.9.3', 'typescript-eslint': '' },
  typescript5: { eslint: '', typescript: '5.5.4', 'typescript-eslint': '' },
  typescript7: { eslint: '', typescript: '7.0.2' },
} as const;

export type SetName = keyof typeof SETS;

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds everything below, removed after the run. */
    scratch: string;
    tarball: string;
  }
}

const top = path.resolve(import.meta.dirname, '../..');

/** The versions that the project itself is built with. */
function ownVersion(name: string): string {
  const manifest: unknown = createRequire(import.meta.url)('../../package.json');
  const { devDependencies } = manifest as { devDependencies: Record<string, string> };
  const version = devDependencies[name];
  if (version === undefined) throw new Error(`package.json has no devDependency ${name}`);
  return version;
}

/** Packs the package as users get it, and installs the tarball in one scratch project for each set of versions. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await realpath(await mkdtemp(path.join(os.tmpdir(), 'leakguard-e2e-')));
  const tarball = await pack(scratch);
  // two at a time: npm itself is busy on more than one core
  const names = Object.keys(SETS) as SetName[];
  const worker = async (): Promise<void> => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) await install(scratch, name, tarball);
  };
  await Promise.all([worker(), worker()]);
  project.provide('scratch', scratch);
  project.provide('tarball', tarball);
  return () => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
}

/** `npm pack` on a copy: `prepack` empties and fills `dist`, which other tests may be reading. */
async function pack(scratch: string): Promise<string> {
  const copy = path.join(scratch, 'package');
  await mkdir(copy);
  for (const part of await readdir(top)) {
    if (!part.startsWith('.') && !['node_modules', 'dist', 'tests', 'docs'].includes(part)) await cp(path.join(top, part), path.join(copy, part), { recursive: true });
  }
  await symlink(path.join(top, 'node_modules'), path.join(copy, 'node_modules'));
  await npm(copy, ['pack', '--pack-destination', scratch]);
  const tarball = (await readdir(scratch)).find(file => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack left no tarball');
  return path.join(scratch, tarball);
}

async function install(scratch: string, name: SetName, tarball: string): Promise<void> {
  const folder = path.join(scratch, name);
  await mkdir(folder);
  const wanted = Object.entries<string>(SETS[name]).map(([dependency, version]) => [dependency, version || ownVersion(dependency)]);
  const devDependencies = Object.fromEntries([...wanted, ['@types/node', ownVersion('@types/node')], ['eslint-plugin-leakguard', `file:${tarball}`]]);
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name, private: true, type: 'module', devDependencies }));
  // TypeScript 7 is outside the peer range; npm refuses it in a new project and lets it pass in an old one
  await npm(folder, ['install', '--no-audit', '--no-fund', '--prefer-offline', ...(name === 'typescript7' ? ['--force'] : [])]);
}

async function npm(cwd: string, args: readonly string[]): Promise<void> {
  const ran = await run(cwd, 'npm', args, {}, 280_000);
  if (ran.code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}, exit ${String(ran.code)}:\n${ran.all}`);
}
