import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeProject } from './project.js';
import { words } from './run.js';

const top = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(top, 'README.md'), 'utf8');
const setup = readFileSync(path.join(top, 'docs/setup.md'), 'utf8');

/** The fenced blocks of a language, each ending with a line break. */
const blocks = (page: string, language: string): string[] => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);
const [example = ''] = blocks(readme, 'ts');
const [shown = ''] = blocks(readme, 'console');
const [diff = ''] = blocks(readme, 'diff');
const [config = ''] = blocks(readme, 'js');
const FILE = 'src/ticker.ts';

/** The example after the diff that the README shows. */
function repaired(): string {
  const side = (mark: '+' | '-'): string => diff.split('\n').filter(line => line !== '' && !line.startsWith(mark)).map(line => `${line.slice(1)}\n`).join('');
  const after = example.replace(side('+'), side('-'));
  expect(after, 'the diff fits the example').not.toBe(example);
  return after;
}

describe('the README', () => {
  it('shows the finding that ESLint prints, and a repair after which there is none', async () => {
    const project = makeProject('eslint10', { 'eslint.config.js': config, [FILE]: example });
    const ran = await project.eslint('src');
    // ESLint pads its columns and prints the whole path
    const lines = (text: string): string[] => text.split('\n').map(line => line.replace(`${project.dir}/`, '').trim().replace(/ {2,}/g, '  '));
    expect(lines(ran.stdout)).toEqual(expect.arrayContaining(lines(shown).filter(Boolean)));
    project.write(FILE, repaired());
    expect(await project.findings('src')).toEqual([]);
  });

  it('shows the diff that the codemod prints, and the command applies it', async () => {
    const project = makeProject('eslint10', { 'eslint.config.js': config, [FILE]: example });
    const command = blocks(readme, 'sh').find(line => line.startsWith('npx leakguard-fix')) ?? '';
    const [npx = '', ...args] = words(command.trim());
    const dry = await project.run(npx, ['--no-install', ...args, '--dry-run']);
    expect(dry.stdout, dry.all).toContain(diff.trimEnd());
    const ran = await project.run(npx, ['--no-install', ...args]);
    expect(ran.code, ran.all).toBe(0);
    expect(project.read(FILE)).toBe(repaired());
  });

  it('names scripts, options and pages that exist', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(top, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm (?:run )?(demo|test|build|\w+)$/gm)].map(([, script = '']) => script);
    expect(named).toEqual(['demo', 'test']);
    for (const script of named) {
      const files = (scripts[script] ?? '').match(/tests\/[\w./-]+/g) ?? [];
      expect(files.length, `npm run ${script}`).toBeGreaterThan(0);
      expect(files.filter(file => !existsSync(path.join(top, file)))).toEqual([]);
    }
    const links = [...`${readme}\n${setup}`.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter(link => !existsSync(path.join(top, link)))).toEqual([]);
  });
});

describe('docs/setup.md', () => {
  it('shows configurations that load and find the leak', async () => {
    const configs = blocks(setup, 'js').map((block, i) => [`c${String(i)}.config.js`, block.includes('import leakguard') ? block : `import leakguard from 'eslint-plugin-leakguard';\n${block}`] as const);
    expect(configs).toHaveLength(3);
    const project = makeProject('eslint10', { ...Object.fromEntries(configs), [FILE]: example });
    for (const [file] of configs) expect(await project.findings(`-c ${file} src`), file).toEqual([`${FILE}:7:18 leakguard/no-uncleared-timer`]);
  });

  it('shows lines that work without a configuration file', async () => {
    const lines = (blocks(setup, 'sh').find(block => block.includes('-c node_modules')) ?? '').trim().split('\n');
    expect(lines).toHaveLength(3);
    const project = makeProject('eslint10', { [FILE]: example });
    for (const line of lines) {
      const [npx = '', ...args] = words(line);
      const ran = await project.run(npx, ['--no-install', ...args]);
      expect(ran.code, `${line}\n${ran.all}`).toBe(1);
      expect(ran.all, line).toContain('no-uncleared-timer');
    }
  });

  it('says how suppressions of the leaks that are there already behave', async () => {
    const project = makeProject('eslint10', { 'eslint.config.js': config, [FILE]: example });
    expect((await project.eslint('--suppress-all src')).code).toBe(0);
    expect(JSON.parse(project.read('eslint-suppressions.json'))).toEqual({ [FILE]: { 'leakguard/no-uncleared-timer': { count: 1 } } });
    expect((await project.eslint('src')).code).toBe(0);
    project.write(FILE, repaired());
    expect((await project.eslint('src')).code, 'a stale entry').toBe(2);
    expect((await project.eslint('--prune-suppressions src')).code).toBe(0);
  });
});
