import { describe, expect, it } from 'vitest';
import { LEAK, makeProject, ONE_LINE, REPAIRED } from './project.js';

// what the command does is tested in tests/cli; here it is the installed one, as a user calls it
describe.each([
  ['node_modules/.bin/leakguard-fix', []],
  ['npx', ['--no-install', 'leakguard-fix']],
] as const)('%s %s', (command, first) => {
  it('`--check` exits 1 on a leak, prints it, and writes nothing', async () => {
    const project = makeProject('eslint10', { 'eslint.config.js': ONE_LINE, 'src/a.ts': LEAK, 'src/b.ts': REPAIRED });
    const ran = await project.run(command, [...first, '--check', 'src']);
    expect(ran.code, ran.all).toBe(1);
    expect(ran.all).toContain('no-uncleared-timer');
    expect(ran.all).toMatch(/src\/a\.ts/);
    expect(project.read('src/a.ts')).toBe(LEAK);
  });
});

describe('leakguard-fix without a configuration of ESLint', () => {
  it('uses the recommended preset', async () => {
    const project = makeProject('eslint10', { 'src/a.ts': LEAK });
    const ran = await project.run('node_modules/.bin/leakguard-fix', ['--check', 'src']);
    expect(ran.code, ran.all).toBe(1);
    expect(ran.all).toContain('no-uncleared-timer');
  });

  it('exits 0 where there is no leak, and 2 where it is called wrongly', async () => {
    const project = makeProject('eslint9', { 'src/b.ts': REPAIRED });
    expect((await project.run('node_modules/.bin/leakguard-fix', ['--check', 'src'])).code).toBe(0);
    expect((await project.run('node_modules/.bin/leakguard-fix', ['--nosuch'])).code).toBe(2);
  });

  it('repairs a leak under ESLint 9 as well, and a second run changes nothing', async () => {
    const leak = REPAIRED.replace("dispose() {\n    clearInterval(this.#timer);", "dispose() {\n    console.log('bye');");
    const project = makeProject('eslint9', { 'src/a.ts': leak });
    const first = await project.run('node_modules/.bin/leakguard-fix', ['src']);
    expect(first.code, first.all).toBe(0);
    expect(project.read('src/a.ts')).toMatch(/dispose\(\) \{[^}]*clearInterval\(this\.#timer\)/);
    const repaired = project.read('src/a.ts');
    expect((await project.run('node_modules/.bin/leakguard-fix', ['src'])).code).toBe(0);
    expect(project.read('src/a.ts')).toBe(repaired);
  });
});
