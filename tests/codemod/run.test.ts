import { chmodSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { CONFIG, outcomes, scratch, type Scratch } from './scratch.js';

/** A user who saves while the linter looks at a file: for the first time, or (the second) to check the edited text. */
function saveDuringCheck(project: Scratch, name: string, text: string, look = 2): void {
  project.write('eslint.config.js', CONFIG.replace('export default [', `
    import fs from 'node:fs';
    let looks = 0;
    const { create } = standIn.rules['no-leak'];
    standIn.rules['no-leak'].create = context => {
      if (context.filename.endsWith('${name}') && ++looks === ${look}) fs.writeFileSync(context.filename, '${text}\\n');
      return create(context);
    };
    export default [`));
}

describe('what is applied', () => {
  it('repairs each finding, and a second run changes nothing', async () => {
    const project = scratch({ 'src/a.ts': 'leak();\nconst x = 1;\nleak();\n', 'src/b.ts': 'leak();\n' });
    const first = await project.fix();
    expect(outcomes(first)).toEqual(['a.ts:1:1 fixed: End it', 'a.ts:3:1 fixed: End it', 'b.ts:1:1 fixed: End it']);
    expect(first).toMatchObject({ exitCode: 0, rounds: 1, problems: [] });
    expect(first.findings[0]).toMatchObject({ rule: 'lg/no-leak', message: '`leak()` leaks.', file: project.path('src/a.ts') });
    expect(project.read('src/a.ts')).toBe('ended();\nconst x = 1;\nended();\n');

    const second = await project.fix();
    expect(second).toMatchObject({ findings: [], changes: [], problems: [], exitCode: 0, rounds: 0, checked: 3 });
  });

  it('lets a plan wait that meets another one, and applies it in the next round', async () => {
    const project = scratch({ 'src/a.ts': 'leakTop();\nleakTop();\nleakTop();\n' });
    const result = await project.fix();
    expect(outcomes(result)).toEqual(['a.ts:1:1', 'a.ts:2:1', 'a.ts:3:1'].map(at => `${at} fixed: End it with a note`));
    expect(result.rounds).toBe(3);
    expect(project.read('src/a.ts')).toBe('// ended\n// ended\n// ended\nended();\nended();\nended();\n');
  });

  it('leaves alone what a disable comment has answered for', async () => {
    const project = scratch({ 'src/a.ts': '// eslint-disable-next-line lg/no-leak\nleak();\nleak();\n' });
    expect(outcomes(await project.fix())).toEqual(['a.ts:3:1 fixed: End it']);
    expect(project.read('src/a.ts')).toBe('// eslint-disable-next-line lg/no-leak\nleak();\nended();\n');
  });

  it('keeps plans for review until they are asked for', async () => {
    const project = scratch({ 'src/a.ts': 'leakReview();\n' });
    const left = await project.fix();
    expect(outcomes(left)).toEqual(['a.ts:1:1 left: Guess: wants your eye, `--review` applies it']);
    expect(left.exitCode).toBe(1);
    expect(project.read('src/a.ts')).toBe('leakReview();\n');
    expect(outcomes(await project.fix({ review: true }))).toEqual(['a.ts:1:1 fixed: Guess']);
    expect(project.read('src/a.ts')).toBe('ended();\n');
  });

  it('lists what has no plan, with the reason where there is one', async () => {
    const project = scratch({ 'src/a.ts': 'leakNone();\nleakRefused();\n' });
    const result = await project.fix();
    expect(outcomes(result)).toEqual(['a.ts:1:1 left', 'a.ts:2:1 left: nobody calls the teardown']);
    expect(result).toMatchObject({ exitCode: 1, rounds: 0, changes: [] });
  });

  it('says where a finding that is left stands in the file as it is now', async () => {
    const project = scratch({ 'src/a.ts': 'leakTop();\nleakNone();\n' });
    expect(outcomes(await project.fix())).toEqual(['a.ts:1:1 fixed: End it with a note', 'a.ts:3:1 left']);
    expect(project.read('src/a.ts')).toBe('// ended\nended();\nleakNone();\n');
  });

  it('edits two files for one finding', async () => {
    const project = scratch({ 'src/a.ts': 'leakTogether();\n', 'src/b.ts': 'export {};\n' });
    expect(outcomes(await project.fix())).toEqual(['a.ts:1:1 fixed: End it there, too']);
    expect([project.read('src/a.ts'), project.read('src/b.ts')]).toEqual(['ended();\n', 'ended();\nexport {};\n']);
  });

  it('sees in one file what a plan has put into another', async () => {
    const project = scratch({ 'src/a.ts': 'import "./b.js";\nleakAcross();\n', 'src/b.ts': 'export {};\n' });
    expect(outcomes(await project.fix())).toEqual(['a.ts:2:1 fixed: Export an end']);
    expect([project.read('src/a.ts'), project.read('src/b.ts')]).toEqual(['import "./b.js";\nleakAcross();\n', 'export const end = 1;\nexport {};\n']);
  });
});

describe('what is taken back', () => {
  it.each([
    ['leakType', 'Break the types: it brings a type error: Argument of type \'string\' is not assignable to parameter of type \'number\'. (TS2345)'],
    ['leakStay', 'Note it: the finding is still there afterwards'],
    ['leakNew', 'Move it: it brings a new finding: `leakNone()` leaks. (lg/no-leak)'],
    ['leakVendor', 'Edit a package: it would edit '],
  ])('a plan that does not help: %s', async (call, reason) => {
    const text = `leak();\n${call}();\nleak();\n`;
    const project = scratch({ 'src/a.ts': text, 'src/b.ts': 'leak();\n' });
    const result = await project.fix();
    const [first, refused, ...others] = outcomes(result);
    expect(refused).toContain(`a.ts:2:1 refused: ${reason}`);
    expect([first, ...others]).toEqual(['a.ts:1:1 fixed: End it', 'a.ts:3:1 fixed: End it', 'b.ts:1:1 fixed: End it']);
    expect(project.read('src/a.ts')).toBe(text.replaceAll('leak();', 'ended();'));
    expect(result.exitCode).toBe(1);
    expect(outcomes(await project.fix())).toEqual([refused]);
  });

  it('a plan after which the file does not parse', async () => {
    const project = scratch({ 'src/a.ts': 'leakSyntax();\n' });
    expect(outcomes(await project.fix())[0]).toMatch(/^a\.ts:1:1 refused: Break the syntax: the result does not parse: /);
    expect(project.read('src/a.ts')).toBe('leakSyntax();\n');
  });

  it('the first plan only, where the finding has another one', async () => {
    const project = scratch({ 'src/a.ts': 'leakSecond();\n' });
    expect(outcomes(await project.fix())).toEqual(['a.ts:1:1 fixed: End it then']);
    expect(project.read('src/a.ts')).toBe('ended();\n');
  });

  it('not for an error that was there before', async () => {
    const project = scratch({ 'src/a.ts': 'takesNumber("text");\nleak();\n' });
    expect(outcomes(await project.fix())).toEqual(['a.ts:2:1 fixed: End it']);
  });

  it.each(['projectService: true', "project: './tsconfig.json'"])('not because CI is set, where the parser would check the edited text without types: %s', async types => {
    vi.stubEnv('CI', 'true');
    vi.stubEnv('TSESTREE_SINGLE_RUN', undefined);
    const project = scratch({ 'eslint.config.js': CONFIG.replace('projectService: true', types), 'src/a.ts': 'leakTyped();\n' });
    expect(outcomes(await project.fix())).toEqual(['a.ts:1:1 fixed: Note it for the types']);
    expect([process.env['TSESTREE_SINGLE_RUN'], project.read('src/a.ts')]).toEqual([undefined, 'leakTyped(/* ended */);\n']);
    vi.unstubAllEnvs();
  });

  it('not the second of two plans that only together break the types: it is made anew in the next round', async () => {
    const project = scratch({ 'src/a.ts': 'export {};\nleakName();\nleakName();\n' });
    const result = await project.fix();
    expect(outcomes(result)).toEqual(['a.ts:2:1 fixed: Declare an end', 'a.ts:3:1 fixed: Declare an end']);
    expect(project.read('src/a.ts')).toBe('export {};\nconst end = 1; void end;\nconst last = 1; void last;\n');
    expect(result.rounds).toBe(2);
  });

  it('a plan that the others leave no room for; they stay', async () => {
    const project = scratch({ 'src/a.ts': 'export {};\nleakName();\nleakName();\nleakName();\n' });
    const [first, second, third] = outcomes(await project.fix());
    expect([first, second]).toEqual(['a.ts:2:1 fixed: Declare an end', 'a.ts:3:1 fixed: Declare an end']);
    expect(third).toMatch(/^a\.ts:4:1 refused: Declare an end: it brings a type error: Cannot redeclare block-scoped variable 'last'/);
    expect(project.read('src/a.ts')).toBe('export {};\nconst end = 1; void end;\nconst last = 1; void last;\nleakName();\n');
  });
});

describe('how it is written', () => {
  it('keeps CRLF, the byte order mark and the mode, and new lines take the file\'s line end', async () => {
    const project = scratch({ 'src/a.ts': '\uFEFFconst t = `x\r\ny`;\r\nleakLines();\r\n' });
    chmodSync(project.path('src/a.ts'), 0o640);
    const result = await project.fix();
    expect(outcomes(result)).toEqual(['a.ts:3:1 fixed: End it on two lines']);
    expect(project.read('src/a.ts')).toBe('\uFEFFconst t = `x\r\ny`;\r\nended();\r\nended();\r\n');
    expect(statSync(project.path('src/a.ts')).mode & 0o777).toBe(0o640);
    expect(readdirSync(project.path('src')).sort()).toEqual(['a.ts', 'globals.d.ts']);
  });

  it('does not write a file that changed on disk meanwhile, but the others', async () => {
    const project = scratch({ 'src/a.ts': 'leak();\n', 'src/b.ts': 'leak();\n' });
    saveDuringCheck(project, 'a.ts', 'leak(); // mine');
    const result = await project.fix();
    expect(project.read('src/a.ts')).toBe('leak(); // mine\n');
    expect(project.read('src/b.ts')).toBe('ended();\n');
    expect(result.problems).toEqual([{ file: project.path('src/a.ts'), message: 'The file changed on disk meanwhile and was not written: run again.' }]);
    expect(outcomes(result)[0]).toMatch(/^a\.ts:1:1 refused: End it: not written/);
    expect(result.changes.map(c => c.file)).toEqual([project.path('src/b.ts')]);
    expect(result.exitCode).toBe(2);
  });

  it('does not edit a file that changed after the linter had read it', async () => {
    const project = scratch({ 'src/a.ts': 'leak();\n' });
    saveDuringCheck(project, 'a.ts', '/* mine */ leak();', 1);
    const result = await project.fix();
    expect(result.problems).toEqual([{ file: project.path('src/a.ts'), message: 'Not repaired: the file changed while it was checked: run again.' }]);
    expect([project.read('src/a.ts'), result.exitCode]).toEqual(['/* mine */ leak();\n', 2]);
  });

  it('writes neither of two files that belong together where one of them changed', async () => {
    const project = scratch({ 'src/a.ts': 'leakTogether();\n', 'src/b.ts': 'export {};\n' });
    saveDuringCheck(project, 'b.ts', 'export { }; // mine');
    const result = await project.fix();
    expect(result.exitCode).toBe(2);
    expect([project.read('src/a.ts'), project.read('src/b.ts')]).toEqual(['leakTogether();\n', 'export { }; // mine\n']);
  });

  it('leaves a read-only file alone and says so, and handles the others', async () => {
    const project = scratch({ 'src/a.ts': 'leak();\n', 'src/b.ts': 'leak();\n' });
    chmodSync(project.path('src/a.ts'), 0o444);
    const result = await project.fix();
    expect(outcomes(result)).toEqual(['a.ts:1:1 refused: End it: the file is read-only', 'b.ts:1:1 fixed: End it']);
    expect(result.problems).toEqual([{ file: project.path('src/a.ts'), message: 'Not repaired: the file is read-only.' }]);
    expect([project.read('src/a.ts'), project.read('src/b.ts'), result.exitCode]).toEqual(['leak();\n', 'ended();\n', 2]);
  });

  it('leaves a file alone that is not UTF-8', async () => {
    const project = scratch({});
    const bytes = Buffer.concat([Buffer.from('leak(); // caf'), Buffer.from([0xe9]), Buffer.from('\n')]);
    project.write('src/a.ts', bytes);
    const result = await project.fix();
    expect(result.problems).toEqual([{ file: project.path('src/a.ts'), message: 'Not repaired: it is not UTF-8 text.' }]);
    expect(result).toMatchObject({ exitCode: 2, changes: [] });
  });

  it('a dry run leaves nothing behind for the next run in the same process', async () => {
    const project = scratch({ 'src/a.ts': 'import "./b.js";\nleakAcross();\n', 'src/b.ts': 'export {};\n' });
    expect(outcomes(await project.fix({ mode: 'dry-run' }))).toEqual(['a.ts:2:1 fixed: Export an end']);
    expect(outcomes(await project.fix({ mode: 'check' }))).toEqual(['a.ts:2:1 left: can be repaired: Export an end']);
  });

  it('writes nothing in a dry run or a check, and both say that findings stand', async () => {
    const project = scratch({ 'src/a.ts': 'leak();\n' });
    const dry = await project.fix({ mode: 'dry-run' });
    expect(dry.changes).toEqual([{ file: project.path('src/a.ts'), before: 'leak();\n', after: 'ended();\n' }]);
    expect([outcomes(dry), dry.exitCode]).toEqual([['a.ts:1:1 fixed: End it'], 1]);
    const check = await project.fix({ mode: 'check' });
    expect([outcomes(check), check.exitCode, check.changes]).toEqual([['a.ts:1:1 left: can be repaired: End it'], 1, []]);
    expect(project.read('src/a.ts')).toBe('leak();\n');
  });
});
