import { RuleTester } from '@typescript-eslint/rule-tester';
import * as vitest from 'vitest';
import { FIXTURES } from './harness.js';

RuleTester.afterAll = vitest.afterAll;
RuleTester.describe = vitest.describe;
RuleTester.it = vitest.it;
RuleTester.itOnly = vitest.it.only;

/** A tester whose snippets are typed by the fixtures' tsconfig. */
export const tester = new RuleTester({
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: FIXTURES, ecmaFeatures: { jsx: true } } },
});
