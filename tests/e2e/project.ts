import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { run, words, type Ran } from './run.js';
import type { SetName } from './setup.js';

/** A user's project with the packed package installed. */
export interface Project {
  readonly dir: string;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  /** Runs a command of the system in the project. */
  readonly run: (command: string, args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ran>;
  /** Runs the project's own ESLint, a command line cut at blanks. */
  readonly eslint: (line: string) => Promise<Ran>;
  /** The findings of a run of ESLint, each `file:line:column rule`, fatal errors as `file: message`. */
  readonly findings: (line: string) => Promise<readonly string[]>;
}

/** A class whose teardown forgets an interval, and what leakguard says of it; valid as JavaScript too. */
export const LEAK = `export class Poller {
  start() {
    setInterval(() => this.tick(), 1000);
  }
  tick() {
    console.log('tick');
  }
  dispose() {
    console.log('bye');
  }
}
`;

/** The same with the leak repaired, as TypeScript. */
export const REPAIRED = `export class Poller {
  #timer?: NodeJS.Timeout;
  start() {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.tick(), 1000);
  }
  tick() {
    console.log('tick');
  }
  dispose() {
    clearInterval(this.#timer);
  }
}
`;

/** What a run over LEAK finds, where the file is src/a.ts. */
export const FOUND = ['src/a.ts:3:5 leakguard/no-uncleared-timer'];

/** The configuration that the README shows. */
export const ONE_LINE = "import leakguard from 'eslint-plugin-leakguard';\nexport default leakguard.configs.recommended;\n";

const TSCONFIG = JSON.stringify({
  compilerOptions: { strict: true, target: 'ES2022', lib: ['ES2022', 'DOM'], module: 'NodeNext', moduleResolution: 'NodeNext', noEmit: true, types: ['node'] },
  include: ['src'],
});

/** A new project beside the set's installed packages; its files are written on top of a plain tsconfig.json. */
export function makeProject(set: SetName, files: Readonly<Record<string, string>>): Project {
  const installed = path.join(inject('scratch'), set);
  const dir = mkdtempSync(path.join(inject('scratch'), `${set}-case-`));
  symlinkSync(path.join(installed, 'node_modules'), path.join(dir, 'node_modules'));
  return openProject(dir, { 'package.json': '{ "name": "case", "private": true, "type": "module" }\n', 'tsconfig.json': TSCONFIG, ...files });
}

/** The project in a folder, with these files written to it; an empty text removes the file. */
export function openProject(dir: string, files: Readonly<Record<string, string>>): Project {
  const at = (file: string): string => path.join(dir, file);
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  for (const [file, text] of Object.entries(files)) text === '' ? rmSync(at(file), { force: true }) : write(file, text);
  const runHere: Project['run'] = (command, args, env = {}) => run(dir, command, args, env);
  const eslint: Project['eslint'] = line => runHere(process.execPath, ['node_modules/eslint/bin/eslint.js', ...words(line)]);
  const findings: Project['findings'] = async line => {
    const ran = await eslint(`${line} --format json`);
    if (!ran.stdout.startsWith('[')) throw new Error(`eslint ${line} printed no results, exit ${String(ran.code)}:\n${ran.all}`);
    return listed(dir, JSON.parse(ran.stdout) as readonly Result[]);
  };
  return { dir, write, read: file => readFileSync(at(file), 'utf8'), run: runHere, eslint, findings };
}

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line?: number; readonly column?: number; readonly message: string }[];
}

function listed(dir: string, results: readonly Result[]): readonly string[] {
  return results
    .flatMap(({ filePath, messages }) => {
      const file = path.relative(dir, filePath).split(path.sep).join('/');
      return messages.map(m => (m.ruleId === null ? `${file}: ${m.message}` : `${file}:${String(m.line)}:${String(m.column)} ${m.ruleId}`));
    })
    .sort();
}
