import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences } from './expectations.js';
import { copyOf, expectedIn, findingsIn, PROJECTS, projectNames, sourcesOf, typeErrorsIn } from './project.js';
import { repair, type Repair } from './repair.js';

// LEAKGUARD_GOLDEN=write writes the golden diffs anew: read what changed before you commit it
const WRITE_GOLDEN = process.env['LEAKGUARD_GOLDEN'] === 'write';

describe.each(projectNames())('sample project %s', name => {
  const folder = path.join(PROJECTS, name);

  test('it type-checks', () => {
    expect(sourcesOf(folder)).not.toEqual([]);
    expect(typeErrorsIn(folder)).toEqual([]);
  }, 240_000);

  test('what is reported is what its lines say', async () => {
    const { expectations, problems } = expectedIn(folder);
    expect(expectations.filter(e => e.kind === 'want')).not.toEqual([]);
    expect([...problems, ...differences(await findingsIn(folder), expectations)]).toEqual([]);
  }, 240_000);

  describe('repaired', () => {
    let copy: string;
    let repaired: Repair;
    beforeAll(async () => {
      copy = copyOf(folder);
      repaired = await repair(copy, 'write');
    });
    afterAll(() => {
      rmSync(copy, { recursive: true, force: true });
    });

    test('it differs from what it was by its golden diff', () => {
      const golden = path.join(folder, 'golden.diff');
      if (WRITE_GOLDEN) writeFileSync(golden, repaired.diff);
      expect(repaired.problems).toEqual([]);
      expect(repaired.diff).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '');
    });

    test('it still type-checks', () => {
      expect(typeErrorsIn(copy)).toEqual([]);
    }, 240_000);

    test('only what was not repaired is still reported', async () => {
      expect((await findingsIn(copy)).map(f => `${f.file}:${f.line} leakguard/${f.rule ?? ''}`).sort()).toEqual(
        repaired.left.map(text => text.slice(0, text.indexOf(': '))).sort(),
      );
    }, 240_000);

    test('a second run changes nothing', async () => {
      const again = await repair(copy, 'write');
      expect(again.diff).toBe('');
      expect(again.fixed).toEqual([]);
    }, 240_000);
  });
});
