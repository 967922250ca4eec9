import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { onTestFinished } from 'vitest';
import { runCodemod } from '../../src/codemod/run.js';
import type { CodemodOptions, CodemodResult } from '../../src/codemod/types.js';

const TOP = path.resolve(import.meta.dirname, '..', '..');

/** A user's configuration under a namespace of their own; another rule of theirs must not be run. */
export const CONFIG = `
import tseslint from 'typescript-eslint';
import standIn from './stand-in.js';
export default [{
  files: ['**/*.ts', '**/*.js'],
  plugins: { lg: standIn },
  languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: { 'lg/no-leak': 'error', 'no-undef': 'error' },
}];
`;

const GLOBALS = `${['', 'Lines', 'Top', 'Type', 'Syntax', 'Stay', 'New', 'Review', 'Second', 'Name', 'Together', 'Across', 'Typed', 'Refused', 'None', 'Vendor', 'Package', 'Misuse']
  .map(n => `declare function leak${n}(): void;`).join('\n')}
declare function ended(): void;
declare function takesNumber(n: number): void;
`;

/** What a strict project without types of packages writes. */
export const TSCONFIG = JSON.stringify({ compilerOptions: { strict: true, module: 'esnext', moduleResolution: 'bundler', target: 'es2022', types: [], noEmit: true }, include: ['src'] });

/** A project on disk for one test, gone after it. */
export interface Scratch {
  readonly cwd: string;
  readonly read: (file: string) => string;
  readonly write: (file: string, text: string | Buffer) => void;
  readonly path: (file: string) => string;
  readonly fix: (options?: Partial<CodemodOptions>) => Promise<CodemodResult>;
}

/** A folder with these files and nothing else but the packages that are installed here. */
export function emptyScratch(files: Readonly<Record<string, string>>): Scratch {
  const cwd = mkdtempSync(path.join(realpathSync(tmpdir()), 'leakguard-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const whole = (file: string): string => path.join(cwd, file);
  const write = (file: string, text: string | Buffer): void => {
    mkdirSync(path.dirname(whole(file)), { recursive: true });
    writeFileSync(whole(file), text);
  };
  symlinkSync(path.join(TOP, 'node_modules'), whole('node_modules'), 'dir');
  for (const [file, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) write(file, text);
  return { cwd, path: whole, write, read: file => readFileSync(whole(file), 'utf8'), fix: options => runCodemod({ cwd, paths: ['src'], ...options }) };
}

/** A TypeScript project whose own configuration uses the stand-in plugin. */
export function scratch(files: Readonly<Record<string, string>>): Scratch {
  const standIn = ts.transpileModule(readFileSync(path.join(import.meta.dirname, 'stand-in.ts'), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return emptyScratch({ 'eslint.config.js': CONFIG, 'stand-in.js': standIn.outputText, 'tsconfig.json': TSCONFIG, 'src/globals.d.ts': GLOBALS, ...files });
}

/** What became of each finding, in short: `a.ts:1:1 fixed: End it`. */
export function outcomes(result: CodemodResult): string[] {
  return result.findings.map(({ file, at, outcome }) => {
    const what = outcome.is === 'fixed' ? outcome.title : outcome.reasons.join(' | ');
    return `${path.basename(file)}:${at.line}:${at.column} ${outcome.is}${what ? `: ${what}` : ''}`;
  });
}
