import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import leakguard from '../../src/index.js';
import { expectationsOf, type Expected, type Finding } from './expectations.js';

/** The folder that holds the sample projects. */
export const PROJECTS = import.meta.dirname;

/** The names of the sample projects. */
export function projectNames(): string[] {
  return readdirSync(PROJECTS, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

/** ESLint as a user of the recommended preset has it in this folder. */
export function recommendedIn(folder: string): ESLint {
  return new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: leakguard.configs.recommended });
}

/** What the recommended preset reports in a project, by files relative to it. */
export async function findingsIn(folder: string): Promise<Finding[]> {
  const results = await recommendedIn(folder).lintFiles(['.']);
  return results.flatMap(result =>
    result.messages.map(message => ({
      file: path.relative(folder, result.filePath).replaceAll(path.sep, '/'),
      line: message.line,
      column: message.column,
      rule: message.ruleId?.replace('leakguard/', ''),
      message: message.message,
    })),
  );
}

/** The expectations in all sources of a project. */
export function expectedIn(folder: string): Expected {
  const rules = new Set(Object.keys(leakguard.rules ?? {}));
  const files = sourcesOf(folder).map(file => expectationsOf(file, readFileSync(path.join(folder, file), 'utf8'), rules));
  return { expectations: files.flatMap(f => f.expectations), problems: files.flatMap(f => f.problems) };
}

/** A project's source files, relative to it, without what it has installed or built. */
export function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.[cm]?[jt]sx?$/.test(file) && !/(^|[\\/])(node_modules|dist)([\\/]|$)/.test(file))
    .map(file => file.replaceAll(path.sep, '/'))
    .sort();
}

/** The compiler's errors in a project, each with its place; empty when it type-checks. */
export function typeErrorsIn(folder: string): string[] {
  const config = path.join(folder, 'tsconfig.json');
  const read = ts.readConfigFile(config, ts.sys.readFile);
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(read.config ?? {}, ts.sys, folder, undefined, config);
  const diagnostics = [...(read.error ? [read.error] : []), ...errors, ...ts.getPreEmitDiagnostics(ts.createProgram(fileNames, { ...options, noEmit: true }))];
  return diagnostics.map(diagnostic => {
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
    if (!diagnostic.file || diagnostic.start === undefined) return text;
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
    return `${path.relative(folder, diagnostic.file.fileName)}:${line + 1} ${text}`;
  });
}

const MODULES = path.join(PROJECTS, '../../node_modules');

/** A copy of a project in a new temporary folder, which finds the same packages. */
export function copyOf(project: string): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), `leakguard-${path.basename(project)}-`)));
  cpSync(project, folder, { recursive: true, filter: from => !['dist', 'node_modules', 'golden.diff'].includes(path.relative(project, from)) });
  symlinkSync(MODULES, path.join(folder, 'node_modules'), 'junction');
  return folder;
}
