import type { FixPlan } from '../fix/plan.js';
import { contradictsItself, findPlan, planKey, type Attempt, type Case } from './batch.js';
import type { Finding, Linted } from './lint.js';
import { addDependency } from './manifest.js';
import type { Matched } from './match.js';
import { manifestAbove } from './nearest.js';
import type { TextFile, Texts } from './texts.js';
import type { Installed, Problem, SettledFinding } from './types.js';

/** A finding that an accepted plan has ended, or that ended with it. */
export interface Repaired {
  readonly case: Case;
  readonly title: string;
  /** The files that had to change for it; empty where another finding's plan did the work. */
  readonly files: ReadonlySet<string>;
  readonly adds?: Installed;
}

/** Who owes what: the findings that stand, those that are repaired, and the files that must not be touched. */
export class Ledger {
  /** Open cases by file, in the order of the text. */
  readonly open = new Map<string, readonly Case[]>();
  readonly repaired: Repaired[] = [];
  readonly problems: Problem[] = [];
  readonly #texts: Texts;
  readonly #review: boolean;
  readonly #linted = new Map<string, string>();
  readonly #barred = new Map<string, string>();

  constructor(linted: readonly Linted[], texts: Texts, review: boolean) {
    this.#texts = texts;
    this.#review = review;
    for (const one of linted) {
      if (one.findings.length === 0) continue;
      this.#linted.set(one.file, one.text);
      this.open.set(one.file, one.findings.map(finding => ({ finding, first: finding, takenBack: new Map() })));
    }
  }

  /** No plan may edit this file; the reason is told with each finding that would have needed it. */
  bar(file: string, reason: string): void {
    this.#barred.set(file, reason);
  }

  /** What can be tried now, one plan a finding. Plans that cannot be applied at all are taken back on the way. */
  async attempts(): Promise<Attempt[]> {
    const found: Attempt[] = [];
    for (const file of [...this.open.keys()].sort()) {
      for (const one of this.open.get(file) ?? []) {
        for (let plan = findPlan(one, this.#review); plan; plan = findPlan(one, this.#review)) {
          const attempt = await this.#attempt(one, plan, file);
          if (typeof attempt !== 'string') {
            found.push(attempt);
            break;
          }
          one.takenBack.set(planKey(plan), attempt);
        }
      }
    }
    return found;
  }

  /** What a plan comes to, the package that it needs added; or why it cannot be applied. */
  async #attempt(one: Case, plan: FixPlan, home: string): Promise<Attempt | string> {
    const { dependency } = plan;
    const manifest = dependency && manifestAbove(home);
    if (dependency && manifest === undefined) return `there is no package.json that could name \`${dependency.name}\``;
    const edited = [...plan.edits.map(e => e.file), ...(manifest === undefined ? [] : [manifest])];
    const reason = await this.#whyNot(edited, home);
    if (reason !== undefined) return reason;
    const adding = dependency && manifest !== undefined ? addDependency(manifest, this.#texts.opened(manifest)?.text ?? '', dependency) : [];
    if (typeof adding === 'string') return adding;
    const whole = { ...plan, edits: [...plan.edits, ...adding] };
    const adds = dependency && manifest !== undefined && adding.length > 0 ? { name: dependency.name, range: dependency.range, manifest } : undefined;
    return this.#whyNotEdits(whole) ?? { case: one, plan: whole, files: new Set([home, ...edited]), ...(adds && { adds }) };
  }

  async #whyNot(edited: readonly string[], home: string): Promise<string | undefined> {
    for (const path of new Set([home, ...edited])) {
      const barred = this.#barred.get(path);
      if (barred !== undefined) return barred;
      const reason = await this.#inspect(path, edited.includes(path));
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  async #inspect(path: string, edited: boolean): Promise<string | undefined> {
    if (edited && /[\\/]node_modules[\\/]|\.d\.[cm]?ts$/.test(path)) return `it would edit ${path}, which is not the project's own source`;
    let file: TextFile;
    try {
      file = await this.#texts.open(path);
    } catch (error) {
      return this.#barWith(path, error instanceof Error ? error.message : String(error));
    }
    const linted = this.#linted.get(path);
    if (linted !== undefined && linted !== file.original) return this.#barWith(path, 'the file changed while it was checked: run again');
    return edited && file.locked !== undefined ? this.#barWith(path, file.locked) : undefined;
  }

  #barWith(path: string, reason: string): string {
    this.bar(path, reason);
    this.problems.push({ file: path, message: `Not repaired: ${reason}.` });
    return reason;
  }

  #whyNotEdits(plan: Attempt['plan']): string | undefined {
    if (contradictsItself(plan)) return 'its own edits overlap';
    const outside = plan.edits.some(e => e.start < 0 || e.end < e.start || e.end > (this.#texts.opened(e.file)?.text.length ?? 0));
    return outside ? 'its edits lie outside the file' : undefined;
  }

  /** Brings a file's cases to its new state: what is gone is repaired, what stays has moved. */
  advance(file: string, matched: Matched, accepted: readonly Attempt[]): void {
    const still: Case[] = [];
    for (const one of this.open.get(file) ?? []) {
      const finding = matched.survivors.get(one);
      const attempt = accepted.find(a => a.case === one);
      if (finding) still.push({ ...one, finding });
      else this.repaired.push({ case: one, title: attempt?.plan.title ?? 'Gone with another repair', files: attempt?.files ?? new Set(), ...(attempt?.adds && { adds: attempt.adds }) });
    }
    still.push(...matched.fresh.map(finding => ({ finding, first: finding, takenBack: new Map() })));
    this.open.set(file, still.sort((a, b) => a.finding.offset - b.finding.offset));
  }

  /** Files whose open findings have plans for one of these: their offsets are no longer true. */
  outdatedBy(changed: ReadonlySet<string>): string[] {
    const isOutdated = (finding: Finding): boolean => finding.plans.some(p => p.edits.some(e => changed.has(e.file)));
    return [...this.open].filter(([file, cases]) => !changed.has(file) && cases.some(c => isOutdated(c.finding))).map(([file]) => file);
  }

  /** Every finding with what became of it; `unwritten` names the files that stayed as they were, and why. */
  settled(unwritten: ReadonlyMap<string, string>, written: ReadonlySet<string>): SettledFinding[] {
    const all: SettledFinding[] = [];
    for (const { case: { first }, title, files } of this.repaired) {
      const reason = [first.file, ...files].map(f => unwritten.get(f)).find(r => r !== undefined);
      all.push({ ...brief(first), outcome: reason === undefined ? { is: 'fixed', title } : { is: 'refused', reasons: [`${title}: ${reason}`] } });
    }
    for (const one of [...this.open.values()].flat()) {
      all.push({ ...brief(written.has(one.first.file) ? one.finding : one.first), outcome: this.#whyLeft(one) });
    }
    return all.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.at.line - b.at.line || a.at.column - b.at.column));
  }

  #whyLeft(one: Case): SettledFinding['outcome'] {
    const tried = [...one.takenBack].map(([key, reason]) => `${key.slice(key.indexOf('\n') + 1)}: ${reason}`);
    if (tried.length > 0) return { is: 'refused', reasons: tried };
    const open = one.finding.plans.map(p => (p.safety === 'safe' ? `can be repaired: ${p.title}` : `${p.title}: wants your eye, \`--review\` applies it`));
    return { is: 'left', reasons: [...open, ...one.finding.refusals.map(r => r.reason)] };
  }
}

function brief(finding: Finding): Pick<SettledFinding, 'file' | 'at' | 'rule' | 'message'> {
  return { file: finding.file, at: finding.at, rule: finding.rule, message: finding.message };
}
