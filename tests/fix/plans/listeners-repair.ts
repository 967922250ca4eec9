import path from 'node:path';
import { expect } from 'vitest';
import plugin from '../../../src/index.js';
import { applyEdits } from '../../../src/fix/edit.js';
import { LISTENER, type FixPlan, type HeardFinding } from '../../../src/fix/plan.js';
import { FIXTURES, messages, type LintOptions } from '../../rules/harness.js';
import { typeErrors } from '../../rules/type-errors.js';

/** What the rules say about a text, with the plans and refusals that only the codemod hears. */
export function heard(text: string, options: LintOptions = {}): readonly HeardFinding[] {
  const found: HeardFinding[] = [];
  const ear: { [LISTENER]?: ((finding: HeardFinding) => void) | undefined } = plugin as object;
  ear[LISTENER] = finding => found.push(finding);
  try {
    const fatal = messages(text, options).find(m => m.fatal);
    expect(fatal?.message).toBeUndefined();
  } finally {
    ear[LISTENER] = undefined;
  }
  return found;
}

/** The one finding of a text. */
export function finding(text: string, options: LintOptions = {}): HeardFinding {
  const found = heard(text, options);
  expect(found.map(f => `${f.line} ${f.rule}`), 'one finding').toHaveLength(1);
  return found[0]!;
}

/** The text after the best plan of its one finding, and that plan; the result type-checks and has no finding. */
export function repaired(text: string, options: LintOptions = {}): { readonly after: string; readonly plan: FixPlan } {
  expect(errorsOf(text, options), 'the text before').toEqual([]);
  const { plans: [plan], refusals } = finding(text, options);
  expect(refusals.map(r => r.reason).filter(() => !plan), 'refusals').toEqual([]);
  if (!plan) throw new Error('there is no plan');
  const after = applyEdits(text, plan.edits);
  expect(errorsOf(after, options), after).toEqual([]);
  expect(messages(after, options).map(m => m.message), after).toEqual([]);
  return { after, plan };
}

/** The reasons why the one finding of a text has no plan. */
export function refused(text: string, options: LintOptions = {}): string {
  expect(errorsOf(text, options), 'the text before').toEqual([]);
  const { plans, refusals } = finding(text, options);
  expect(plans.map(p => p.title), 'plans').toEqual([]);
  return refusals.map(r => r.reason).join('; ');
}

function errorsOf(text: string, { file = 'file.ts' }: LintOptions): readonly string[] {
  return typeErrors(new Map([[path.join(FIXTURES, file), text]]));
}
