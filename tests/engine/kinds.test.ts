import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ownHost, ts } from '../../src/engine/program/host.js';
import { isOfTest, isShortLived } from '../../src/engine/program/kinds.js';

const TEXT = 'export const a = 1;\n';

/** The path of a file below a folder of the disk in which these files stand. */
function placed(file: string, files: readonly string[]): string {
  const top = mkdtempSync(path.join(realpathSync(tmpdir()), 'leakguard-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  for (const one of files) {
    mkdirSync(path.dirname(path.join(top, one)), { recursive: true });
    writeFileSync(path.join(top, one), '{}');
  }
  return path.join(top, file).split(path.sep).join('/');
}

const asShortLived = (fileName: string): boolean => isShortLived(ts.createSourceFile(fileName, TEXT, ts.ScriptTarget.ES2022, true));
const asTest = (fileName: string): boolean => isOfTest(ownHost(fileName, TEXT, ts.createSourceFile(fileName, TEXT, ts.ScriptTarget.ES2022, true)));

describe('a folder above the project says nothing about a file', () => {
  it.each([
    ['the package', 'tests/shop/lib/a.ts', ['tests/shop/package.json']],
    ['the outermost package', 'tests/shop/pay/a.ts', ['tests/shop/package.json', 'tests/shop/pay/package.json']],
    ['the repository', 'tests/shop/pay/a.ts', ['tests/shop/.git/HEAD', 'tests/package.json']],
  ])('above %s', (_, file, files) => {
    expect([asShortLived(placed(file, files)), asTest(placed(file, files))]).toEqual([false, false]);
  });

  it.each([
    ['in the package', 'shop/tests/lib/a.ts', ['shop/package.json']],
    ['in the outermost package', 'shop/tests/app/a.ts', ['shop/package.json', 'shop/tests/app/package.json']],
    ['where no package is to be seen', 'tests/shop/lib/a.ts', []],
  ])('one %s does', (_, file, files) => {
    expect([asShortLived(placed(file, files)), asTest(placed(file, files))]).toEqual([true, true]);
  });
});
