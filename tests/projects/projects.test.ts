import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { differences } from './expectations.js';
import { expectedIn, findingsIn, PROJECTS, projectNames, sourcesOf, typeErrorsIn } from './project.js';

describe.each(projectNames())('sample project %s', name => {
  const folder = path.join(PROJECTS, name);

  test('it type-checks', () => {
    expect(sourcesOf(folder)).not.toEqual([]);
    expect(typeErrorsIn(folder)).toEqual([]);
  }, 120_000);

  test('what is reported is what its lines say', async () => {
    const { expectations, problems } = expectedIn(folder);
    expect(expectations.filter(e => e.kind === 'want')).not.toEqual([]);
    expect([...problems, ...differences(await findingsIn(folder), expectations)]).toEqual([]);
  }, 120_000);
});
