import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyOf, expectedIn, findingsIn, sourcesOf, typeErrorsIn } from './project.js';

describe('how a sample project is read', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'leakguard-project-'));
    write('tsconfig.json', '{ "compilerOptions": { "strict": true, "noEmit": true, "skipLibCheck": true, "lib": ["ES2022"], "types": [] }, "include": ["src"] }');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }

  test('a type error is named with its place', () => {
    write('src/a.ts', 'export const a = 1;\nexport const b: string = a;\n');
    expect(typeErrorsIn(folder)).toEqual([`src/a.ts:2 Type 'number' is not assignable to type 'string'.`]);
    write('src/a.ts', 'export const a = 1;\n');
    expect(typeErrorsIn(folder)).toEqual([]);
  }, 240_000);

  test('a missing tsconfig.json is an error', () => {
    write('src/a.ts', 'export const a = 1;\n');
    rmSync(path.join(folder, 'tsconfig.json'));
    expect(typeErrorsIn(folder)).not.toEqual([]);
  }, 240_000);

  test('a file that does not parse is a finding of no rule', async () => {
    write('src/a.ts', 'export const a = ;\n');
    expect(await findingsIn(folder)).toMatchObject([{ file: 'src/a.ts', line: 1, rule: undefined }]);
  });

  test('expectations are read from every source, and from nothing that was installed or built', () => {
    write('src/deep/a.tsx', 'x(); // want no-uncleared-timer "x"\n');
    write('dist/a.js', 'x(); // want no-uncleared-timer "x"\n');
    write('node_modules/b/b.ts', 'x(); // want no-uncleared-timer "x"\n');
    expect(sourcesOf(folder)).toEqual(['src/deep/a.tsx']);
    expect(expectedIn(folder)).toEqual({
      expectations: [{ file: 'src/deep/a.tsx', line: 1, kind: 'want', rule: 'no-uncleared-timer', says: 'x' }],
      problems: [],
    });
  });

  test('a copy has the sources and the packages, and not the golden diff', () => {
    write('src/a.ts', 'export const a = 1;\n');
    write('golden.diff', '');
    const copy = copyOf(folder);
    try {
      expect(sourcesOf(copy)).toEqual(['src/a.ts']);
      expect(existsSync(path.join(copy, 'golden.diff'))).toBe(false);
      expect(existsSync(path.join(copy, 'node_modules/ws/package.json'))).toBe(true);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
