import { execFileSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import * as host from '../../src/engine/program/host.js';
import type { CodemodResult } from '../../src/codemod/types.js';
import { CONFIG, emptyScratch, outcomes, scratch, TSCONFIG } from './scratch.js';

const POLLER = `export class Poller {
  #timer: ReturnType<typeof setInterval> | undefined;
  start(): void { this.#timer = setInterval(() => this.poll(), 1000); }
  poll(): void { void this.#timer; }
  dispose(): void {}
}
`;
const PLAIN = 'export class Poller {\n  start() { this.timer = setInterval(() => this.poll(), 1000); }\n  poll() { void this.timer; }\n  dispose() {}\n}\n';
const NODE_TSCONFIG = TSCONFIG.replace('"types":[]', '"types":["node"]');
const where = ({ findings }: CodemodResult, cwd: string): string[] => findings.map(f => `${f.file.slice(cwd.length + 1)} ${f.rule}`);

describe('whose findings count', () => {
  it('those of the recommended preset where there is no configuration', async () => {
    const project = emptyScratch({ 'tsconfig.json': NODE_TSCONFIG, 'src/a.ts': POLLER });
    const result = await project.fix({ mode: 'check' });
    expect(where(result, project.cwd)).toEqual(['src/a.ts leakguard/no-uncleared-timer']);
    expect(result).toMatchObject({ exitCode: 1, checked: 1, problems: [] });
  });

  it('those of the preset where the configuration is about other things; what it ignores stays ignored', async () => {
    const project = emptyScratch({
      'eslint.config.js': 'export default [{ ignores: ["src/generated/**"] }, { rules: { "no-undef": "error" } }];',
      'tsconfig.json': NODE_TSCONFIG, 'src/a.ts': POLLER, 'src/generated/b.ts': POLLER,
    });
    const result = await project.fix({ mode: 'check' });
    expect(where(result, project.cwd)).toEqual(['src/a.ts leakguard/no-uncleared-timer']);
    expect(result.checked).toBe(1);
  });

  it('those of the preset where the configuration has the plugin and turns none of its rules on', async () => {
    const project = scratch({ 'eslint.config.js': CONFIG.replace("'lg/no-leak': 'error'", "'lg/no-leak': 'off'"), 'tsconfig.json': NODE_TSCONFIG, 'src/a.ts': `leak();\n${POLLER}` });
    expect(where(await project.fix({ mode: 'check' }), project.cwd)).toEqual(['src/a.ts leakguard/no-uncleared-timer']);
  });

  it('those of the user\'s own configuration where it turns a rule on, file by file and under its own name', async () => {
    const project = scratch({
      'eslint.config.js': CONFIG.replace("'lg/no-leak': 'error'", "'lg/no-leak': 'warn'").replace('}];', "}, { files: ['src/off.ts'], rules: { 'lg/no-leak': 'off' } }, { ignores: ['src/out/**'] }];"),
      'src/a.ts': `notDefined();\nleak();\n${POLLER}`, 'src/off.ts': 'leak();\n', 'src/out/b.ts': 'leak();\n',
    });
    const result = await project.fix({ mode: 'check' });
    expect(where(result, project.cwd)).toEqual(['src/a.ts lg/no-leak']);
    expect(result.exitCode).toBe(1);
  });

  it('not those in what git ignores, unless it is named', async () => {
    const project = emptyScratch({ '.gitignore': 'dist\n', 'tsconfig.json': NODE_TSCONFIG, 'src/a.ts': POLLER, 'dist/a.js': PLAIN });
    execFileSync('git', ['init', '-q'], { cwd: project.cwd });
    expect(where(await project.fix({ mode: 'check', paths: ['.'] }), project.cwd)).toEqual(['src/a.ts leakguard/no-uncleared-timer']);
    expect(where(await project.fix({ mode: 'check', paths: ['dist'] }), project.cwd)).toEqual(['dist/a.js leakguard/no-uncleared-timer']);
  });

  it('also where the paths are globs', async () => {
    const project = scratch({ 'src/a.ts': 'leak();\n', 'src/deep/b.ts': 'leak();\n', 'other/c.js': 'leak();\n' });
    expect(where(await project.fix({ paths: ['src/**/*.ts'] }), project.cwd)).toEqual(['src/a.ts lg/no-leak', 'src/deep/b.ts lg/no-leak']);
  });
});

vi.mock('../../src/engine/program/host.js', { spy: true });

describe('which project a file belongs to', () => {
  it('one that the nearest tsconfig.json refers to', async () => {
    const project = scratch({
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }', 'tsconfig.app.json': TSCONFIG,
      'src/a.ts': 'leakType();\n', 'src/b.ts': 'leak();\n',
    });
    const [broken, fine] = outcomes(await project.fix());
    expect(broken).toContain('a.ts:1:1 refused: Break the types: it brings a type error: Argument of type'); // seen only with `src/globals.d.ts` of that project
    expect(fine).toBe('b.ts:1:1 fixed: End it');
  });

  it('the one with strict off where the project\'s TypeScript is older than 6 and says nothing of it', async () => {
    const files = { 'src/a.ts': 'leak();\nexport const f = (x) => x;\n', 'tsconfig.json': '{ "compilerOptions": { "target": "es2022", "module": "esnext" }, "include": ["src"] }' };
    const { TsProjects } = await import('../../src/codemod/tsconfigs.js');
    const project = scratch(files);
    expect(new TsProjects([]).of(project.path('src/a.ts'))?.options.strict).toBeUndefined();
    const old = scratch({ ...files, 'pkg/tsconfig.json': files['tsconfig.json'], 'pkg/src/a.ts': files['src/a.ts'], 'pkg/node_modules/typescript/package.json': '{ "version": "5.5.4" }' });
    expect(new TsProjects([]).of(old.path('pkg/src/a.ts'))?.options).toMatchObject({ strict: false, types: ['*'] });
  });

  it('none: a TypeScript file is reported, not touched, and the way out is said', async () => {
    const project = emptyScratch({ 'src/a.ts': POLLER, 'src/b.js': PLAIN });
    const result = await project.fix();
    expect(where(result, project.cwd)).toEqual(['src/a.ts leakguard/no-uncleared-timer', 'src/b.js leakguard/no-uncleared-timer']);
    expect(result.problems).toEqual([{ file: project.path('src/a.ts'), message: 'There is no tsconfig.json above this TypeScript file: make one with `npx tsc --init`, or name a folder that has one.' }]);
    expect([project.read('src/a.ts'), result.exitCode]).toEqual([POLLER, 2]);
  });

  it('none, and plain JavaScript is handled without types', async () => {
    const project = scratch({ 'eslint.config.js': CONFIG.replace(/languageOptions.*\n/, ''), 'a.js': 'leak();\n' });
    const result = await project.fix({ paths: ['a.js'] });
    expect([outcomes(result), project.read('a.js'), result.exitCode]).toEqual([['a.js:1:1 fixed: End it'], 'ended();\n', 0]);
  });
});

describe('what keeps a run from being complete', () => {
  it('a file that does not parse is never "no findings", and the others are handled', async () => {
    const project = scratch({ 'src/a.ts': 'leak();\n', 'src/b.ts': 'export const = 1;\n' });
    const result = await project.fix();
    expect(result.problems).toEqual([{ file: project.path('src/b.ts'), at: { line: 1, column: 13 }, message: 'Parsing error: Variable declaration expected.' }]);
    expect([outcomes(result), result.exitCode]).toEqual([['a.ts:1:1 fixed: End it'], 2]);
  });

  it.each([
    ['a path that is not there', ['nowhere'], 'There is no such file or folder: nowhere'],
    ['a glob that matches nothing', ['src/*.jsx'], "ESLint: No files matching 'src/*.jsx' were found."],
    ['no path', [], 'No files are named.'],
  ])('%s', async (_, paths, message) => {
    const project = scratch({ 'src/a.ts': 'leak();\n' });
    expect(await project.fix({ paths })).toMatchObject({ exitCode: 2, problems: [{ message }], findings: [] });
  });

  it('a configuration that cannot be loaded', async () => {
    const project = scratch({ 'eslint.config.js': 'import "./missing.js";', 'src/a.ts': 'leak();\n' });
    const { exitCode, problems } = await project.fix();
    expect([exitCode, problems[0]?.message]).toEqual([2, expect.stringMatching(/^ESLint's configuration cannot be used: Cannot find module .*missing\.js/)]);
  });

  it('a TypeScript that has no API', async () => {
    const project = scratch({ 'src/a.ts': 'leak();\n' });
    vi.mocked(host.describeUnsupportedTypeScript).mockReturnValueOnce('leakguard needs the TypeScript 6 API.');
    expect(await project.fix()).toMatchObject({ exitCode: 2, problems: [{ message: 'leakguard needs the TypeScript 6 API.' }], findings: [] });
    expect(project.read('src/a.ts')).toBe('leak();\n');
  });

  it('an ESLint that is too old', async () => {
    const project = scratch({ 'pkg/a.js': 'leak();\n', 'pkg/node_modules/eslint/package.json': '{ "main": "i.js" }', 'pkg/node_modules/eslint/i.js': 'exports.ESLint = class { static version = "8.57.1" };' });
    expect(await project.fix({ cwd: project.path('pkg'), paths: ['a.js'] })).toMatchObject({ exitCode: 2, problems: [{ message: 'leakguard needs ESLint 9 or 10, and 8.57.1 is installed: `npm i -D eslint@latest`.' }] });
  });
});

describe('uncommitted changes', () => {
  const git = (cwd: string, ...args: string[]): void => void execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=e@example.org', ...args], { cwd });
  const repository = (): ReturnType<typeof scratch> => {
    const project = scratch({ '.gitignore': 'node_modules\n', 'src/a.ts': 'leak();\n', 'src/ü b.ts': 'leak();\n' });
    git(project.cwd, 'init', '-q');
    git(project.cwd, 'add', '.');
    git(project.cwd, 'commit', '-q', '-m', 'start');
    return project;
  };

  it('in a file that would be written: nothing is written, and the message names it and the way out', async () => {
    const project = repository();
    project.write('src/ü b.ts', 'leak(); // mine\n');
    const result = await project.fix();
    expect(result.problems).toEqual([{ file: project.path('src/ü b.ts'), message: 'The file has uncommitted changes: commit or stash them, or use `--force`. Nothing was written.' }]);
    expect(outcomes(result)).toEqual(['a.ts:1:1 refused: End it: nothing was written', 'ü b.ts:1:1 refused: End it: nothing was written']);
    expect([project.read('src/a.ts'), result.exitCode, result.changes]).toEqual(['leak();\n', 2, []]);

    expect(await project.fix({ force: true })).toMatchObject({ exitCode: 0, problems: [] });
    expect([project.read('src/a.ts'), project.read('src/ü b.ts')]).toEqual(['ended();\n', 'ended(); // mine\n']);
  });

  it('in a file that git does not know yet', async () => {
    const project = repository();
    project.write('src/c.ts', 'leak();\n');
    const result = await project.fix();
    expect(result.problems.map(p => p.file)).toEqual([project.path('src/c.ts')]);
    expect(result.exitCode).toBe(2);
  });

  it('in other files: they do not matter', async () => {
    const project = repository();
    project.write('src/other.ts', 'export {};\n');
    expect(await project.fix()).toMatchObject({ exitCode: 0, problems: [] });
    expect(project.read('src/a.ts')).toBe('ended();\n');
  });
});
