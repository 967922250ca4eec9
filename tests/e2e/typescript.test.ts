import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { FOUND, LEAK, makeProject, ONE_LINE, REPAIRED } from './project.js';
import { run, words } from './run.js';

const ADVICE = /npm i -D [^`]+/;

describe.each(['eslint10', 'eslint9'] as const)('the types of the package, beside %s', set => {
  it('the presets fit `defineConfig`, in a project that checks its libraries too', async () => {
    const config = `import leakguard, { type Leakguard } from 'eslint-plugin-leakguard';
import recommended from 'eslint-plugin-leakguard/recommended';
import * as parser from 'eslint-plugin-leakguard/parser';
import { defineConfig } from 'eslint/config';
import type { ESLint, Linter } from 'eslint';
export default defineConfig([
  leakguard.configs.recommended,
  leakguard.configs['strict-bare'],
  recommended,
  { files: ['**/*.ts'], plugins: { lg: leakguard }, languageOptions: { parser }, rules: { 'lg/no-uncleared-timer': ['error', { confidence: 'certain' }] } },
]);
export const one = defineConfig({ files: ['**/*.ts'], extends: [leakguard.configs.all] });
export const plugin: ESLint.Plugin = leakguard;
export const typed: Leakguard = leakguard;
export const list: Linter.Config[] = leakguard.configs.recommended;
// @ts-expect-error there is no such preset
export const none = leakguard.configs.recomended;
`;
    const tsconfig = { compilerOptions: { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, target: 'ES2023', module: 'NodeNext', types: ['node'] }, include: ['eslint.config.ts'] };
    const project = makeProject(set, { 'eslint.config.ts': config, 'tsconfig.json': JSON.stringify(tsconfig) });
    const ran = await project.run('node', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']);
    expect(ran.all).toBe('');
    expect(ran.code).toBe(0);
  });
});

describe('TypeScript 5.5, the oldest that is supported', () => {
  it('finds the leak, and not the repaired class', async () => {
    const project = makeProject('typescript5', { 'eslint.config.js': ONE_LINE, 'src/a.ts': LEAK, 'src/b.ts': REPAIRED });
    expect((await project.run('node', ['node_modules/typescript/bin/tsc', '--version'])).stdout).toContain('5.5.');
    expect(await project.findings('src')).toEqual(FOUND);
  });
});

describe('TypeScript 7 installed alone', () => {
  it('the configuration still loads', async () => {
    const project = makeProject('typescript7', { 'eslint.config.js': ONE_LINE, 'src/a.ts': LEAK });
    const ran = await project.eslint('--print-config src/a.ts');
    expect(ran.code, ran.all).toBe(0);
    expect(ran.stdout).toContain('leakguard/no-uncleared-timer');
  });

  it('one sentence in each file says what to install beside it, and the run fails', async () => {
    const project = makeProject('typescript7', { 'eslint.config.js': ONE_LINE, 'src/a.ts': LEAK });
    const ran = await project.eslint('src');
    expect(ran.code).toBe(1);
    expect(ran.stdout.match(/leakguard needs the TypeScript 6 API[^\n]*/g), ran.all).toEqual([expect.stringMatching(ADVICE)]);
    expect(ran.stdout).toContain('1 problem');
    expect(ran.stderr).toBe('');
  });

  it('a bare preset under another parser says it too', async () => {
    const project = makeProject('typescript7', { 'eslint.config.js': ONE_LINE.replace('configs.recommended', "configs['recommended-bare']"), 'src/a.js': LEAK });
    const ran = await project.eslint('src');
    expect(ran.code, ran.all).toBe(1);
    expect(ran.stdout.match(/leakguard needs the TypeScript 6 API/g), ran.all).toHaveLength(1);
  });

  it('the codemod says it once and exits 2', async () => {
    const project = makeProject('typescript7', { 'eslint.config.js': ONE_LINE, 'src/a.ts': LEAK });
    const ran = await project.run('node_modules/.bin/leakguard-fix', ['src']);
    expect(ran.code, ran.all).toBe(2);
    expect(ran.all.match(/TypeScript 6 API/g), ran.all).toHaveLength(1);
    expect(ran.all).toMatch(ADVICE);
    expect(project.read('src/a.ts')).toBe(LEAK);
  });

  // last in this file: it changes what is installed
  it('the command that the sentence names makes everything work, with TypeScript 7 as `tsc`', async () => {
    const project = makeProject('typescript7', { 'eslint.config.js': ONE_LINE, 'src/a.ts': LEAK });
    const advice = ADVICE.exec((await project.eslint('src')).stdout)?.[0] ?? '';
    const [command = '', ...args] = words(advice);
    const installed = await run(path.join(inject('scratch'), 'typescript7'), command, [...args, '--no-audit', '--no-fund', '--prefer-offline']);
    expect(installed.code, installed.all).toBe(0);
    expect(await project.findings('src')).toEqual(FOUND);
    expect((await project.run('node_modules/.bin/tsc', ['--version'])).stdout).toContain('Version 7.');
  });
});
