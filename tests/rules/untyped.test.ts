import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { FIXTURES } from './harness.js';
import { lists } from './lists/index.js';
import { shapes } from './shapes/index.js';
import { textOf, twins } from './twins.js';

const linter = new Linter({ cwd: FIXTURES });
const config: Linter.Config[] = [
  { files: ['**/*.tsx'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
  ...plugin.configs['recommended-bare'],
];

/** What is said about a program whose parser brings no types, and whose imports are not followed. */
function said(code: string): readonly string[] {
  return linter.verify(code, config, { filename: path.join(FIXTURES, 'react.tsx') }).map(m => `${m.line} ${m.ruleId ?? m.message}`);
}

const cases = [...shapes.flatMap(s => [...s.timers, ...s.listeners]), ...Object.values(lists).flat()].map(one => ({ name: one.name, ...twins(textOf(one)) }));

describe('without types', () => {
  for (const { name, correct } of cases) {
    if (correct !== undefined) it(`silent: ${name}`, () => expect(said(correct)).toEqual([]));
  }

  it('more than half of the leaks are still seen', () => {
    const leaky = cases.flatMap(c => c.leaky ?? []);
    expect(leaky.filter(code => said(code).length > 0).length).toBeGreaterThan(leaky.length / 2);
  });
});
