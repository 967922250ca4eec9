import { describeUnsupportedTypeScript } from '../engine/program/host.js';
import { planKey, withoutOverlap } from './batch.js';
import { findConfiguration, type Configuration } from './configuration.js';
import { findUncommitted } from './git.js';
import { Ledger } from './ledger.js';
import { Findings, type Linted } from './lint.js';
import { matchFindings } from './match.js';
import { tsconfigsAbove } from './nearest.js';
import { Settler } from './settle.js';
import { Texts, wholeText, type TextFile } from './texts.js';
import { CodemodError, type CodemodOptions, type CodemodResult, type Problem } from './types.js';
import { writeTogether } from './write.js';

const MOST_ROUNDS = 50; // every round ends at least one finding or gives up one plan; this only stops a plan that is made anew each time

/** Finds what leaks, repairs what can be repaired and is seen to be right, and says what became of each finding. */
export async function runCodemod(options: CodemodOptions): Promise<CodemodResult> {
  try {
    return await run(options);
  } catch (error) {
    if (!(error instanceof CodemodError)) throw error;
    return { findings: [], changes: [], problems: [{ message: error.message }], installs: [], checked: 0, rounds: 0, exitCode: 2 };
  }
}

async function run({ cwd, paths, mode = 'write', review = false, force = false }: CodemodOptions): Promise<CodemodResult> {
  const unsupported = describeUnsupportedTypeScript();
  if (unsupported !== undefined) throw new CodemodError(unsupported);
  if (paths.length === 0) throw new CodemodError('No files are named.');
  const configuration = await findConfiguration(cwd, paths);
  const findings = new Findings(configuration);
  const texts = new Texts();
  try {
    const linted = await findings.ofPaths(paths);
    if (linted.length === 0) throw new CodemodError(`No file to check under ${paths.join(' ')}: all of them are ignored, or none is JavaScript or TypeScript.`);
    const ledger = new Ledger(linted, texts, review);
    ledger.problems.push(...problemsOf(linted));
    barFilesWithoutProject(linted, configuration, ledger);

    const rounds = mode === 'check' ? 0 : await repair(ledger, findings, texts, configuration);
    const changed = texts.changed();
    const unwritten = mode === 'write' ? await write(changed, ledger, force) : new Map<string, string>();
    const written = mode === 'write' ? changed.filter(f => !unwritten.has(f.path)) : [];
    // a caller in this process may ask again: the parser must not go on with texts that were never written
    for (const file of changed) if (!written.includes(file)) await findings.ofText(file.path, file.original);

    const settled = ledger.settled(unwritten, new Set(written.map(f => f.path)));
    const left = mode === 'write' ? settled.some(f => f.outcome.is !== 'fixed') : settled.length > 0;
    const shown = mode === 'dry-run' ? changed : written;
    return {
      findings: settled,
      changes: shown.map(f => ({ file: f.path, before: wholeText(f, f.original), after: wholeText(f, f.text) })),
      problems: ledger.problems,
      installs: ledger.repaired.flatMap(r => r.adds ?? []).filter(a => shown.some(f => f.path === a.manifest)),
      checked: linted.length,
      rounds,
      exitCode: ledger.problems.length > 0 ? 2 : left ? 1 : 0,
    };
  } finally {
    findings.close();
  }
}

function problemsOf(linted: readonly Linted[]): Problem[] {
  const settings = new Set(linted.flatMap(l => l.problems).map(p => p.message)); // each file repeats them
  return [...linted.flatMap(l => l.fatal ?? []), ...[...settings].map(message => ({ message }))];
}

/** Without a tsconfig.json nothing says which types a TypeScript file sees, and no repair could be checked. */
function barFilesWithoutProject(linted: readonly Linted[], { projects }: Configuration, ledger: Ledger): void {
  const without = linted.map(l => l.file).filter(f => /\.[cm]?tsx?$/.test(f) && projects.size === 0 && tsconfigsAbove(f).next().done);
  const [first] = without;
  if (first === undefined) return;
  for (const file of without) ledger.bar(file, 'no tsconfig.json above the file');
  const others = without.length > 1 ? ` and of ${without.length - 1} more` : '';
  ledger.problems.push({ file: first, message: `There is no tsconfig.json above this TypeScript file${others}: make one with \`npx tsc --init\`, or name a folder that has one.` });
}

/** Batch after batch, in memory, until nothing more can be applied; gives the number of rounds. */
async function repair(ledger: Ledger, findings: Findings, texts: Texts, { projects }: Configuration): Promise<number> {
  let settler: Settler | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const batch = withoutOverlap(await ledger.attempts());
    if (batch.length === 0) return round;
    settler ??= await openSettler(texts, findings, projects);
    const { accepted, refused, texts: edited, matched } = await settler.settle(batch, ledger.open);
    for (const [path, text] of edited) (await texts.open(path)).text = text;
    for (const [attempt, reason] of refused) attempt.case.takenBack.set(planKey(attempt.plan), reason);
    for (const [path, found] of matched) ledger.advance(path, found, accepted);
    for (const path of ledger.outdatedBy(new Set(edited.keys()))) {
      const file = await texts.open(path);
      const linted = await findings.ofText(path, file.text);
      if (linted) ledger.advance(path, matchFindings(ledger.open.get(path) ?? [], linted.findings, [], file.eol, new Set()), []);
    }
  }
  return MOST_ROUNDS;
}

/** ts-morph brings a compiler of 13 MB: it is loaded only when something is about to be repaired. */
async function openSettler(texts: Texts, findings: Findings, projects: ReadonlySet<string>): Promise<Settler> {
  const { TypeChecks } = await import('./types-check.js');
  const { TsProjects } = await import('./tsconfigs.js');
  return new Settler(texts, new TypeChecks(new TsProjects(projects)), findings);
}

/** Writes what was worked out, files that one plan edits together; gives the files that were not written, and why. */
async function write(changed: readonly TextFile[], ledger: Ledger, force: boolean): Promise<Map<string, string>> {
  const unwritten = new Map<string, string>();
  const { dirty, trouble } = force ? { dirty: [], trouble: undefined } : await findUncommitted(changed.map(f => f.path));
  if (trouble !== undefined) ledger.problems.push({ message: `git cannot say whether there are uncommitted changes: ${trouble}. Nothing was written; \`--force\` writes without asking.` });
  for (const file of dirty) ledger.problems.push({ file, message: 'The file has uncommitted changes: commit or stash them, or use `--force`. Nothing was written.' });
  if (dirty.length > 0 || trouble !== undefined) {
    for (const file of changed) unwritten.set(file.path, 'nothing was written');
    return unwritten;
  }
  for (const group of together(changed, ledger)) {
    const { problem } = await writeTogether(group);
    if (!problem) continue;
    ledger.problems.push(problem);
    for (const file of group) unwritten.set(file.path, `not written, because of ${problem.file ?? 'a problem'}`);
  }
  return unwritten;
}

function together(changed: readonly TextFile[], ledger: Ledger): TextFile[][] {
  const bundles = ledger.repaired.map(r => r.files);
  let groups: TextFile[][] = changed.map(f => [f]);
  for (const bundle of bundles) {
    const joined = groups.filter(g => g.some(f => bundle.has(f.path)));
    if (joined.length > 1) groups = [...groups.filter(g => !joined.includes(g)), joined.flat()];
  }
  return groups;
}
