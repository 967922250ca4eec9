import { spawnSync, execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { scratch } from '../codemod/scratch.js';

const BIN = path.resolve(import.meta.dirname, '../../src/cli/leakguard-fix.ts');
const TSX = import.meta.resolve('tsx');

describe('the command line', () => {
  it.each([
    [['--nope', 'src'], "Unknown option '--nope'."],
    [['--check', '--dry-run', 'src'], '`--check` and `--dry-run` exclude each other.'],
    [[], 'Name a file, folder or glob: `leakguard-fix src/`.'],
    [['--check=yes', 'src'], "Option '--check' does not take an argument."],
  ])('%j is wrong use', async (args, message) => {
    const { code, out, err } = await main(args, '.');
    expect([code, out, err]).toEqual([2, '', `leakguard-fix: ${message}\nUsage: leakguard-fix [options] <file, folder or glob>...\n`]);
  });

  it('shows its help with every option', async () => {
    const { code, out } = await main(['--help'], '.');
    expect(code).toBe(0);
    for (const option of ['dry-run', 'check', 'review', 'force', 'stats', 'help', 'version']) expect(out).toContain(`--${option} `);
  });

  it('shows its version', async () => {
    expect(await main(['--version'], '.')).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  });
});

describe('the output', () => {
  it('has a line for each finding, what was done or why not, and a summary', async () => {
    const project = scratch({ 'src/a.ts': 'leak();\n  leakStay();\nleakReview();\nleakNone();\n' });
    expect(await main(['src'], project.cwd)).toEqual({
      code: 1,
      err: '',
      out: `src/a.ts:1:1  \`leak()\` leaks.  lg/no-leak
    fixed: End it
src/a.ts:2:3  \`leakStay()\` leaks.  lg/no-leak
    refused: Note it: the finding is still there afterwards
src/a.ts:3:1  \`leakReview()\` leaks.  lg/no-leak
    left: Guess: wants your eye, \`--review\` applies it
src/a.ts:4:1  \`leakNone()\` leaks.  lg/no-leak
    left: no repair is known to be right here
1 fixed, 2 left, 1 refused in 2 files
`,
    });
  });

  it('says with --review, --stats and --check what they are for', async () => {
    const project = scratch({ 'src/a.ts': 'leakReview();\n' });
    const check = await main(['--check', 'src'], project.cwd);
    expect([check.code, check.out.split('\n').at(-2)]).toEqual([1, '1 found in 2 files']);
    const { code, out } = await main(['--review', '--stats', 'src'], project.cwd);
    expect([code, out]).toEqual([0, 'src/a.ts:1:1  `leakReview()` leaks.  lg/no-leak\n    fixed: Guess\n1 fixed, 0 left, 0 refused in 2 files\nrounds: 1, files edited: 1, findings by rule:\n  lg/no-leak: 1\n']);
    expect(await main(['--check', 'src'], project.cwd)).toEqual({ code: 0, out: '0 found in 2 files\n', err: '' });
  });

  it('is in a dry run a diff that git takes, also with CRLF and a byte order mark', async () => {
    const files = { 'src/a.ts': '\uFEFFleak();\r\nconst x = 1;\r\n', 'src/b c.ts': 'const y = 1;\nleak();' };
    const project = scratch(files);
    const dry = await main(['--dry-run', 'src'], project.cwd);
    expect(dry.code).toBe(1);
    expect(dry.err).toContain('src/a.ts:1:1  `leak()` leaks.  lg/no-leak\n    would be fixed: End it\n');
    expect(dry.err).toContain('2 would be fixed, 0 left, 0 refused in 3 files\n');
    expect(dry.out).toBe(`--- a/src/a.ts
+++ b/src/a.ts
@@ -1,2 +1,2 @@
-\uFEFFleak();\r
+\uFEFFended();\r
 const x = 1;\r
--- a/src/b c.ts
+++ b/src/b c.ts
@@ -1,2 +1,2 @@
 const y = 1;
-leak();
\\ No newline at end of file
+ended();
\\ No newline at end of file
`);
    for (const [file, text] of Object.entries(files)) expect(project.read(file)).toBe(text);

    execFileSync('git', ['apply', '-'], { cwd: project.cwd, input: dry.out });
    expect(project.read('src/a.ts')).toBe('\uFEFFended();\r\nconst x = 1;\r\n');
    expect(project.read('src/b c.ts')).toBe('const y = 1;\nended();');
  });

  it('has no summary where the run never began', async () => {
    const project = scratch({});
    expect(await main(['nowhere'], project.cwd)).toEqual({ code: 2, out: '', err: 'leakguard-fix: There is no such file or folder: nowhere\n' });
  });

  it('names a file that does not parse, and says so with the exit code', async () => {
    const project = scratch({ 'src/a.ts': 'export const = 1;\n' });
    expect(await main(['--check', 'src'], project.cwd)).toEqual({ code: 2, out: '0 found in 2 files, 1 problem\n', err: 'src/a.ts:1:13  Parsing error: Variable declaration expected.\n' });
  });
});

describe('the program', () => {
  it('prints, writes, and ends with the code', { timeout: 120_000 }, () => {
    const project = scratch({ 'src/a.ts': 'leak();\nleakNone();\n' });
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TSX, BIN, 'src/'], { cwd: project.cwd, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('src/a.ts:1:1  `leak()` leaks.  lg/no-leak\n    fixed: End it\n');
    expect(project.read('src/a.ts')).toBe('ended();\nleakNone();\n');
    const wrong = spawnSync(process.execPath, ['--import', TSX, BIN, '--nope'], { cwd: project.cwd, encoding: 'utf8' });
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
  });
});
