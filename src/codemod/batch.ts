import type { Edit, FixPlan } from '../fix/plan.js';
import type { Finding } from './lint.js';
import type { Installed } from './types.js';

/** A finding on its way through the rounds, with what was tried in vain against it. */
export interface Case {
  readonly finding: Finding;
  /** Where it stood before the first edit. */
  readonly first: Finding;
  /** Reasons by plan that was taken back; such a plan is not tried again. Shared by all states of the case. */
  readonly takenBack: Map<string, string>;
}

/** A plan that is about to be applied for a finding. */
export interface Attempt {
  readonly case: Case;
  readonly plan: FixPlan;
  /** The edited files and the one that holds the finding. */
  readonly files: ReadonlySet<string>;
  /** The package that it adds to a package.json. */
  readonly adds?: Installed;
}

/** What tells a plan apart from the finding's other plans, also when it is made again in a later round. */
export function planKey(plan: FixPlan): string {
  return `${plan.id}\n${plan.title}`;
}

/** The plan to try next: safe ones first, best first, those for review only where they are asked for. */
export function findPlan(one: Case, review: boolean): FixPlan | undefined {
  const open = one.finding.plans.filter(p => p.edits.length > 0 && !one.takenBack.has(planKey(p)));
  return open.find(p => p.safety === 'safe') ?? (review ? open[0] : undefined);
}

/** The attempts whose edits do not meet: the first wins, the others wait for the next round. */
export function withoutOverlap(attempts: readonly Attempt[]): Attempt[] {
  const taken = new Map<string, Edit[]>();
  return attempts.filter(({ plan }) => {
    if (plan.edits.some(e => (taken.get(e.file) ?? []).some(t => meet(t, e)))) return false;
    for (const edit of plan.edits) taken.set(edit.file, [...(taken.get(edit.file) ?? []), edit]);
    return true;
  });
}

/** Two insertions at one place meet, too: the second plan did not know of the first (both may create the same method). */
function meet(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** True where a plan's own edits cannot all be applied. */
export function contradictsItself(plan: FixPlan): boolean {
  return plan.edits.some((a, i) => plan.edits.some((b, j) => i < j && a.file === b.file && a.start < b.end && b.start < a.end));
}

/** Attempts in groups that share no file: what goes wrong in one says nothing about another. */
export function groupsOf(attempts: readonly Attempt[]): Attempt[][] {
  let groups: { files: Set<string>; members: Attempt[] }[] = [];
  for (const attempt of attempts) {
    const mine = { files: new Set(attempt.files), members: [attempt] };
    const apart = groups.filter(g => {
      const shares = [...g.files].some(f => mine.files.has(f));
      if (shares) {
        mine.members = [...g.members, ...mine.members];
        for (const file of g.files) mine.files.add(file);
      }
      return !shares;
    });
    groups = [...apart, mine];
  }
  return groups.map(g => g.members);
}

/** All edits of the attempts by file. */
export function editsByFile(attempts: readonly Attempt[]): Map<string, Edit[]> {
  const byFile = new Map<string, Edit[]>();
  for (const edit of attempts.flatMap(a => a.plan.edits)) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  return byFile;
}
