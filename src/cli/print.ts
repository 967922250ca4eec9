import path from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { CodemodResult, FileChange, Installed, Problem, SettledFinding } from '../codemod/types.js';
import type { Arguments } from './arguments.js';

/** What goes to the two streams: in a dry run, standard output is the diff alone, so that `git apply` takes it. */
export interface Printed {
  readonly out: string;
  readonly err: string;
}

/** A run's result in words. */
export function printResult(result: CodemodResult, { mode, stats }: Pick<Arguments, 'mode' | 'stats'>, cwd: string): Printed {
  const report = [
    ...result.findings.map(f => printFinding(f, mode, cwd)),
    ...(result.checked > 0 ? [summary(result, mode)] : []), // a run that never began has nothing to sum up
    ...(stats ? [printStats(result)] : []),
    ...result.installs.map(i => printInstall(i, mode, cwd)),
  ].map(line => `${line}\n`).join('');
  const problems = result.problems.map(p => `${printProblem(p, cwd)}\n`).join('');
  if (mode !== 'dry-run') return { out: report, err: problems };
  return { out: result.changes.map(c => printDiff(c, cwd)).join(''), err: report + problems };
}

function printFinding(finding: SettledFinding, mode: Arguments['mode'], cwd: string): string {
  const { outcome, at } = finding;
  const what = outcome.is === 'fixed' ? [`${mode === 'dry-run' ? 'would be fixed' : 'fixed'}: ${outcome.title}`] : outcome.reasons.map(r => `${outcome.is}: ${r}`);
  const told = what.length > 0 ? what : ['left: no repair is known to be right here'];
  return [`${relative(finding.file, cwd)}:${at.line}:${at.column}  ${finding.message}  ${finding.rule}`, ...told.map(line => `    ${line}`)].join('\n');
}

function printProblem({ file, at, message }: Problem, cwd: string): string {
  if (file === undefined) return `leakguard-fix: ${message}`;
  return `${relative(file, cwd)}${at ? `:${at.line}:${at.column}` : ''}  ${message}`;
}

function summary({ findings, checked, problems }: CodemodResult, mode: Arguments['mode']): string {
  const count = (is: SettledFinding['outcome']['is']): number => findings.filter(f => f.outcome.is === is).length;
  const files = `in ${checked} ${checked === 1 ? 'file' : 'files'}${problems.length > 0 ? `, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}` : ''}`;
  if (mode === 'check') return `${findings.length} found ${files}`;
  return `${count('fixed')} ${mode === 'dry-run' ? 'would be fixed' : 'fixed'}, ${count('left')} left, ${count('refused')} refused ${files}`;
}

function printInstall({ name, range, manifest }: Installed, mode: Arguments['mode'], cwd: string): string {
  return `${relative(manifest, cwd)} ${mode === 'dry-run' ? 'would need' : 'needs'} ${name} ${range}${mode === 'dry-run' ? '' : ': install it with `npm install`'}`;
}

function printStats({ findings, changes, rounds }: CodemodResult): string {
  const byRule = new Map<string, number>();
  for (const { rule } of findings) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  const rules = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => `  ${rule}: ${count}`);
  return [`rounds: ${rounds}, files edited: ${changes.length}, findings by rule:`, ...rules].join('\n');
}

/** A change as a unified diff that `git apply` and `patch -p1` take. */
export function printDiff({ file, before, after }: FileChange, cwd: string): string {
  const name = relative(file, cwd);
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
}

function relative(file: string, cwd: string): string {
  return path.relative(cwd, file).split(path.sep).join('/');
}
