import { readFileSync } from 'node:fs';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';
import { run } from './e2e/run.js';

const top = path.resolve(import.meta.dirname, '..');
const installed = (): string => path.join(inject('scratch'), 'eslint10', 'node_modules', 'eslint-plugin-leakguard');

describe('the packed package', () => {
  it('publint has nothing to say', async () => {
    const { messages, pkg } = await publint({ pkgDir: installed(), level: 'suggestion', strict: true, pack: false });
    expect(messages.map(message => formatMessage(message, pkg))).toEqual([]);
  });

  it('are the types wrong? No, for an ESM-only package', async () => {
    const ran = await run(top, process.execPath, ['node_modules/@arethetypeswrong/cli/dist/index.js', inject('tarball'), '--profile', 'esm-only', '--no-color', '--format', 'ascii']);
    expect(ran.code, ran.all).toBe(0);
    const lines = ran.all.split('\n').filter(line => /^(node16 \(from ESM\)|bundler):/.test(line));
    expect(lines).toHaveLength(8); // two ways to resolve each of the four entries
    expect(lines.filter(line => !line.includes('🟢'))).toEqual([]);
  });

  it('holds the built package, the README, the licence and nothing of the sources and tests', async () => {
    const { stdout } = await run(top, 'tar', ['-tzf', inject('tarball')]);
    const files = stdout.trim().split('\n').map(file => file.replace(/^package\//, ''));
    expect(files.filter(file => !/^dist\/(src|rules)\/.+\.(c?js|d\.c?ts)$/.test(file)).sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(files).toContain('dist/src/index.js');
    expect(files).toContain('dist/src/cli/leakguard-fix.js');
  });

  it('every entry of `exports`, and the command, is there and loads', async () => {
    const manifest = JSON.parse(readFileSync(path.join(installed(), 'package.json'), 'utf8')) as { exports: Record<string, unknown> };
    expect(Object.keys(manifest.exports)).toEqual(['.', './parser', './recommended', './package.json']);
    const names = Object.keys(manifest.exports).map(entry => `eslint-plugin-leakguard${entry.slice(1)}`);
    const script = `for (const name of ${JSON.stringify(names)}) console.log(name, Object.keys(require(name)).length > 0)`;
    const ran = await run(path.join(inject('scratch'), 'eslint10'), process.execPath, ['--no-warnings', '-e', script]);
    expect(ran.all.trim().split('\n')).toEqual(names.map(name => `${name} true`));
  });

  it('installs no second ESLint, TypeScript or parser beside those of the project', async () => {
    const ran = await run(path.join(inject('scratch'), 'eslint10'), 'npm', ['ls', '--all', '--json', 'eslint', 'typescript', '@typescript-eslint/parser', '@typescript-eslint/utils']);
    const versions = new Map<string, Set<string>>();
    const walk = (tree: { dependencies?: Record<string, { version?: string; dependencies?: never }> }): void => {
      for (const [name, child] of Object.entries(tree.dependencies ?? {})) {
        if (child.version !== undefined) versions.set(name, (versions.get(name) ?? new Set()).add(child.version));
        walk(child);
      }
    };
    walk(JSON.parse(ran.stdout) as Parameters<typeof walk>[0]);
    for (const name of ['eslint', 'typescript', '@typescript-eslint/parser', '@typescript-eslint/utils']) expect([...(versions.get(name) ?? [])], name).toHaveLength(1);
  });
});
