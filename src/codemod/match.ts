import type { Edit } from '../fix/plan.js';
import type { Case } from './batch.js';
import type { Finding } from './lint.js';
import { movedOffset } from './texts.js';

/** The findings of an edited file, told apart: those that were there before, and new ones. */
export interface Matched {
  readonly survivors: ReadonlyMap<Case, Finding>;
  readonly fresh: readonly Finding[];
}

/** Recognises a file's findings after edits: by rule and moved place, then by rule and words. `tried` yields where it is open which one stayed. */
export function matchFindings(before: readonly Case[], after: readonly Finding[], edits: readonly Edit[], eol: '\n' | '\r\n', tried: ReadonlySet<Case>): Matched {
  const survivors = new Map<Case, Finding>();
  const byTrust = [...before].sort((a, b) => Number(tried.has(a)) - Number(tried.has(b)));
  const pair = (left: readonly Finding[], same: (one: Case, finding: Finding) => boolean): Finding[] =>
    left.filter(finding => {
      const one = byTrust.find(c => !survivors.has(c) && c.finding.rule === finding.rule && same(c, finding));
      if (one) survivors.set(one, finding);
      return !one;
    });
  const moved = pair(after, (one, finding) => movedOffset(one.finding.offset, edits, eol) === finding.offset);
  return { survivors, fresh: pair(moved, (one, finding) => one.finding.message === finding.message) };
}
