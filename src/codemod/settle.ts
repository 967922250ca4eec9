import { editsByFile, groupsOf, type Attempt, type Case } from './batch.js';
import type { Findings, Linted } from './lint.js';
import { matchFindings, type Matched } from './match.js';
import { applyEdits, type Texts } from './texts.js';
import { newOnes, type TypeChecks, type TypeErrors } from './types-check.js';

/** What a batch came to; attempts that are neither accepted nor refused wait for the next round. */
export interface Settled {
  readonly accepted: readonly Attempt[];
  readonly refused: ReadonlyMap<Attempt, string>;
  /** The new text of each file that an accepted plan edits. */
  readonly texts: ReadonlyMap<string, string>;
  /** What ESLint says of the new state of each file that an accepted plan is about. */
  readonly matched: ReadonlyMap<string, Matched>;
}

interface Trial {
  readonly texts: ReadonlyMap<string, string>;
  readonly matched: ReadonlyMap<string, Matched>;
  readonly wrong: ReadonlyMap<string, string>;
}

/** Applies batches in memory and checks what they make of the files; nothing here touches the disk. */
export class Settler {
  readonly #texts: Texts;
  readonly #types: TypeChecks;
  readonly #findings: Findings;

  constructor(texts: Texts, types: TypeChecks, findings: Findings) {
    this.#texts = texts;
    this.#types = types;
    this.#findings = findings;
  }

  /** The attempts of a batch that stand the checks. Groups that share no file are judged apart, and a group that fails plan by plan. */
  async settle(batch: readonly Attempt[], cases: ReadonlyMap<string, readonly Case[]>): Promise<Settled> {
    const round = new Round(this.#texts, this.#types, this.#findings, cases);
    const whole = await round.try(batch, filesOf(batch));
    const accepted: Attempt[] = [];
    const refused = new Map<Attempt, string>();
    const texts = new Map<string, string>();
    const matched = new Map<string, Matched>();
    const keep = (group: readonly Attempt[], trial: Trial): void => {
      accepted.push(...group);
      for (const file of filesOf(group)) {
        const text = trial.texts.get(file);
        if (text !== undefined) texts.set(file, text);
        const findings = trial.matched.get(file);
        if (findings) matched.set(file, findings);
      }
    };
    for (const group of groupsOf(batch)) {
      if (![...filesOf(group)].some(f => whole.wrong.has(f))) {
        keep(group, whole);
        continue;
      }
      const { good, trial, bad } = await this.#onePlanAtATime(round, group, whole);
      for (const [attempt, reason] of bad) refused.set(attempt, reason);
      if (good.length > 0) keep(good, trial);
    }
    return { accepted, refused, texts, matched };
  }

  /** The first plan that fails alone is refused; one that fails beside others waits, for those others may be the cause. */
  async #onePlanAtATime(round: Round, group: readonly Attempt[], whole: Trial): Promise<{ good: Attempt[]; trial: Trial; bad: Map<Attempt, string> }> {
    const files = filesOf(group);
    const bad = new Map<Attempt, string>();
    let good: Attempt[] = [];
    let last = whole;
    let clean = false;
    for (const attempt of group) {
      last = group.length === 1 ? whole : await round.try([...good, attempt], files);
      clean = last.wrong.size === 0;
      if (clean) good = [...good, attempt];
      else if (good.length === 0) bad.set(attempt, [...files].map(f => last.wrong.get(f)).find(r => r !== undefined) ?? '');
    }
    return { good, trial: clean ? last : await round.try(good, files), bad };
  }
}

function filesOf(attempts: readonly Attempt[]): Set<string> {
  return new Set(attempts.flatMap(a => [...a.files]));
}

/** One round: all trials start from the same texts, for these are what the plans were made for. */
class Round {
  readonly #before = new Map<string, TypeErrors>();

  constructor(
    readonly texts: Texts,
    readonly types: TypeChecks,
    readonly findings: Findings,
    readonly cases: ReadonlyMap<string, readonly Case[]>,
  ) {}

  /** Puts the attempts' edits into the files, and the files' first texts where there are none; says what is wrong then. */
  async try(attempts: readonly Attempt[], files: ReadonlySet<string>): Promise<Trial> {
    const edits = editsByFile(attempts);
    const texts = new Map<string, string>();
    const wrong = new Map<string, string>();
    for (const path of files) {
      const file = await this.texts.open(path);
      if (!this.#before.has(path)) this.#before.set(path, this.types.errorsOf(path));
      texts.set(path, applyEdits(file.text, edits.get(path) ?? [], file.eol));
    }
    for (const [path, text] of texts) this.types.set(path, text);
    for (const { case: { finding }, plan } of attempts) if (plan.dependency) this.types.assume(finding.file, plan.dependency);
    for (const path of edits.keys()) {
      const reason = this.#describeErrors(path);
      if (reason !== undefined) wrong.set(path, reason);
    }
    const matched = new Map<string, Matched>();
    const tried = new Set(attempts.map(a => a.case));
    const several = attempts.some(a => a.files.size > 1);
    for (const [path, linted] of await this.#lint(texts, wrong, several)) {
      if (linted.fatal) {
        wrong.set(path, `the result does not parse: ${linted.fatal.message}`);
        continue;
      }
      const result = matchFindings(this.cases.get(path) ?? [], linted.findings, edits.get(path) ?? [], this.texts.opened(path)?.eol ?? '\n', tried);
      matched.set(path, result);
      const fresh = result.fresh[0];
      if (fresh) wrong.set(path, `it brings a new finding: ${fresh.message} (${fresh.rule})`);
      if ([...result.survivors.keys()].some(one => tried.has(one))) wrong.set(path, 'the finding is still there afterwards');
    }
    return { texts, matched, wrong };
  }

  #describeErrors(path: string): string | undefined {
    const before = this.#before.get(path);
    const after = this.types.errorsOf(path);
    const [syntax] = newOnes(before?.syntax ?? [], after.syntax);
    if (syntax !== undefined) return `the result does not parse: ${syntax}`;
    const [type] = newOnes(before?.types ?? [], after.types);
    return type === undefined ? undefined : `it brings a type error: ${type}`;
  }

  /** Typed lint sees each other file with the text it was last asked about: where plans span files, the first pass only tells the texts. */
  async #lint(texts: ReadonlyMap<string, string>, wrong: ReadonlyMap<string, string>, several: boolean): Promise<Map<string, Linted>> {
    const found = new Map<string, Linted>();
    for (let pass = several && texts.size > 1 ? 2 : 1; pass > 0; pass--) {
      for (const [path, text] of texts) {
        if (wrong.has(path) || path.endsWith('.json')) continue;
        const linted = await this.findings.ofText(path, text);
        if (linted) found.set(path, linted);
      }
    }
    return found;
  }
}
