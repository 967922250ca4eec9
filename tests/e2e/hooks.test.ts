import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEAK, makeProject, ONE_LINE, REPAIRED, type Project } from './project.js';
import { run, words, type Ran } from './run.js';

const top = path.resolve(import.meta.dirname, '../..');
const manifest = readFileSync(path.join(top, '.pre-commit-hooks.yaml'), 'utf8');

/** One value of the hook, as it is written in the manifest. */
function hookValue(key: string): string {
  const value = new RegExp(`^ {2}${key}: (.+)$`, 'm').exec(manifest)?.[1];
  if (value === undefined) throw new Error(`.pre-commit-hooks.yaml has no ${key}`);
  return value;
}
const HOOK_ID = /^- id: (.+)$/m.exec(manifest)?.[1] ?? '';
const HOOK_LINE = `${hookValue('entry')} ${hookValue('args').replace(/[[\],]/g, ' ')}`.trim().replace(/ +/g, ' ');

const GIT = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main'];
// a hook that wants the network fails: nothing may be fetched while somebody commits
const OFFLINE = { npm_config_offline: 'true' };
const git = (project: Project, ...args: string[]): Promise<Ran> => project.run('git', [...GIT, ...args], OFFLINE);
const commits = async (project: Project): Promise<number> => (await git(project, 'rev-list', '--all')).stdout.split('\n').filter(Boolean).length;

async function makeRepository(files: Readonly<Record<string, string>>): Promise<Project> {
  const project = makeProject('eslint10', { 'eslint.config.js': ONE_LINE, '.gitignore': 'node_modules\n', ...files });
  expect((await git(project, 'init')).code).toBe(0);
  return project;
}

/** A commit with the leak is refused for the leak, and goes through once it is repaired. */
async function refusesThenAccepts(project: Project): Promise<void> {
  const before = await commits(project);
  project.write('src/poller.ts', LEAK);
  await git(project, 'add', '-A');
  const refused = await git(project, 'commit', '-m', 'a leak');
  expect(refused.code, refused.all).not.toBe(0);
  expect(refused.all).toMatch(/3:5 +error[^\n]*leakguard\/no-uncleared-timer/);
  expect(await commits(project)).toBe(before);

  project.write('src/poller.ts', REPAIRED);
  await git(project, 'add', '-A');
  const accepted = await git(project, 'commit', '-m', 'repaired');
  expect(accepted.code, accepted.all).toBe(0);
  expect(await commits(project)).toBe(before + 1);
}

describe('the hook of .pre-commit-hooks.yaml', () => {
  it('runs the project\'s own ESLint and fetches nothing', () => {
    expect(hookValue('language')).toBe('system');
    expect(words(HOOK_LINE).slice(0, 3)).toEqual(['npx', '--no-install', 'eslint']);
  });

  it('its entry line as a git hook refuses a leak and accepts the repaired file', async () => {
    const project = await makeRepository({});
    const hook = path.join(project.dir, '.git/hooks/pre-commit');
    project.write('.git/hooks/pre-commit', `#!/bin/sh\nexec ${HOOK_LINE} $(git diff --cached --name-only --diff-filter=ACM -- '*.ts' '*.js')\n`);
    chmodSync(hook, 0o755);
    await refusesThenAccepts(project);
  });

  it('its entry line fails where no ESLint is installed, instead of fetching one', async () => {
    const project = makeProject('eslint10', { 'src/a.ts': LEAK });
    rmSync(path.join(project.dir, 'node_modules'));
    const [command = '', ...args] = words(HOOK_LINE);
    const ran = await project.run(command, [...args, 'src/a.ts'], OFFLINE);
    expect(ran.code).not.toBe(0);
    expect(ran.all).toMatch(/npm error|npx canceled/);
    expect(existsSync(path.join(project.dir, 'node_modules'))).toBe(false);
  });

  it('a file that the project\'s configuration ignores is no reason to refuse', async () => {
    const project = makeProject('eslint10', { 'eslint.config.js': `${ONE_LINE.replace('export default leakguard.configs.recommended', "export default [{ ignores: ['gen'] }, ...leakguard.configs.recommended]")}`, 'gen/a.ts': LEAK });
    const [command = '', ...args] = words(HOOK_LINE);
    const ran = await project.run(command, [...args, 'gen/a.ts']);
    expect(ran.code, ran.all).toBe(0);
  });
});

const framework = await run(top, 'pre-commit', ['--version']).then(ran => ran.code === 0, () => false);

describe('the pre-commit framework', () => {
  it.skipIf(!framework)(`refuses a leak and accepts the repaired file${framework ? '' : ' (skipped: no `pre-commit` is installed here)'}`, async () => {
    const hooks = await makeRepository({ '.pre-commit-hooks.yaml': manifest });
    await git(hooks, 'add', '-A');
    await git(hooks, 'commit', '-m', 'hooks');
    const rev = (await git(hooks, 'rev-parse', 'HEAD')).stdout.trim();

    const project = await makeRepository({ '.pre-commit-config.yaml': `repos:\n  - repo: ${hooks.dir}\n    rev: ${rev}\n    hooks:\n      - id: ${HOOK_ID}\n` });
    const installed = await project.run('pre-commit', ['install'], { PRE_COMMIT_HOME: path.join(hooks.dir, 'cache') });
    expect(installed.code, installed.all).toBe(0);
    await refusesThenAccepts(project);
  });
});

describe('husky and lint-staged, as docs/setup.md sets them up', () => {
  it('refuse a leak and accept the repaired file', async () => {
    const page = readFileSync(path.join(top, 'docs/setup.md'), 'utf8');
    const line = /"lint-staged": (\{.*\})/.exec(page)?.[1];
    const command = /^npx lint-staged$/m.exec(page)?.[0];
    expect(line, 'docs/setup.md shows the lint-staged line').toBeDefined();
    expect(command, 'docs/setup.md shows the line of .husky/pre-commit').toBeDefined();
    const project = await makeRepository({ 'package.json': `{ "name": "case", "private": true, "type": "module", "lint-staged": ${line ?? '{}'} }\n`, '.husky/pre-commit': `${command ?? ''}\n` });
    const husky = await project.run('node_modules/.bin/husky', []);
    expect(husky.code, husky.all).toBe(0);
    // lint-staged stashes against a first commit
    await git(project, 'add', '-A');
    expect((await git(project, 'commit', '-m', 'first', '--no-verify')).code).toBe(0);
    await refusesThenAccepts(project);
  });
});
