import path from 'node:path';
import { expect, it } from 'vitest';
import { FIXTURES } from './harness.js';
import { lists } from './lists/index.js';
import { shapes } from './shapes/index.js';
import { textOf, twins, type Case } from './twins.js';
import { typeErrors } from './type-errors.js';

it('every snippet has a name of its own within its list, and both twins of it type-check', () => {
  const files = new Map<string, string>();
  const add = (list: string, cases: readonly Case[]): void => {
    for (const one of cases) {
      const { correct, leaky } = twins(textOf(one));
      for (const [kind, code] of Object.entries({ correct, leaky })) {
        const folder = one.code === undefined ? path.dirname(one.file ?? '') : '.';
        const name = path.join(FIXTURES, folder, `${list} ${one.name.replace(/[^\w]+/g, '-')} ${kind}.tsx`);
        expect(files.has(name), `two cases are called "${one.name}"`).toBe(false);
        if (code !== undefined) files.set(name, code);
      }
    }
  };
  for (const { title, timers, listeners } of shapes) {
    add(`${title} timers`, timers);
    add(`${title} listeners`, listeners);
  }
  for (const [title, cases] of Object.entries(lists)) add(title, cases);
  expect(typeErrors(files)).toEqual([]);
});

it('every release shape has cases of both kinds', () => {
  expect(shapes.filter(s => s.timers.length === 0 || s.listeners.length === 0).map(s => s.title)).toEqual([]);
  expect(shapes).toHaveLength(12);
});
