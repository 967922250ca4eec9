import path from 'node:path';
import { Linter } from 'eslint';
import plugin from '../../src/index.js';

/** The folder whose tsconfig types the snippets; its path is that of an application, for in tests much is allowed. */
export const FIXTURES = path.resolve(import.meta.dirname, 'fixtures/app/src');

/** One reported leak, as far as most tests look at it. */
export interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

export interface LintOptions {
  /** A file of the fixtures, which the code stands for; `file.ts` by default. */
  readonly file?: string;
  readonly preset?: 'recommended' | 'strict';
  readonly settings?: Linter.Config['settings'];
}

const linter = new Linter({ cwd: FIXTURES });

/** ESLint's own messages about a snippet, linted with types by every rule of a preset. */
export function messages(code: string, options: LintOptions = {}): readonly Linter.LintMessage[] {
  const { file = 'file.ts', preset = 'recommended', settings = {} } = options;
  const config: Linter.Config[] = [
    ...plugin.configs[preset],
    {
      files: ['**/*'],
      settings,
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: FIXTURES, disallowAutomaticSingleRunInference: true } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
  ];
  return linter.verify(code, config, { filename: path.join(FIXTURES, file) });
}

/** What all rules of a preset say about a snippet. A snippet that does not parse is an error, never "no findings". */
export function lint(code: string, options: LintOptions = {}): readonly Finding[] {
  return messages(code, options).map(({ fatal, ruleId, line, message }) => {
    if (fatal || ruleId === null) throw new Error(`line ${line}: ${message}\n${code}`);
    return { rule: ruleId.replace('leakguard/', ''), line, message };
  });
}

/** Findings as one line each, for comparing and for reading. */
export function brief(findings: readonly Finding[]): readonly string[] {
  return findings.map(f => `${f.line} ${f.rule}`);
}
