import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { runCodemod } from '../../src/codemod/run.js';

/** What the codemod did in a folder, or would do, in words. */
export interface Repair {
  /** A unified diff with paths relative to the folder; empty when nothing changes. */
  readonly diff: string;
  readonly fixed: readonly string[];
  readonly left: readonly string[];
  readonly problems: readonly string[];
}

/** Runs the codemod on a whole folder. */
export async function repair(folder: string, mode: 'dry-run' | 'write'): Promise<Repair> {
  const { changes, findings, problems } = await runCodemod({ cwd: folder, paths: ['.'], mode });
  const relative = (file: string): string => path.relative(folder, file).replaceAll(path.sep, '/');
  const patches = changes
    .map(({ file, before, after }) => ({ name: relative(file), before, after }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, before, after }) => createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 }));
  const words = findings.map(({ file, at, rule, outcome }) => ({
    fixed: outcome.is === 'fixed',
    text: `${relative(file)}:${at.line} ${rule}: ${outcome.is === 'fixed' ? outcome.title : [`${outcome.is}`, ...outcome.reasons].join(': ')}`,
  }));
  return {
    diff: patches.map(patch => patch.replace(/^=+\n/, '').replaceAll(/^((?:---|\+\+\+) \S+)\t$/gm, '$1')).join(''),
    fixed: words.filter(w => w.fixed).map(w => w.text),
    left: words.filter(w => !w.fixed).map(w => w.text),
    problems: problems.map(p => (p.file === undefined ? p.message : `${relative(p.file)}: ${p.message}`)),
  };
}
