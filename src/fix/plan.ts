import type { Finding, Leak } from '../engine/leak.js';
import type { Host } from '../engine/program/host.js';

/** One replacement in one file. Offsets count UTF-16 units in the text without a byte order mark. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One way to repair a finding. Plans of a finding are alternatives, best first. */
export interface FixPlan {
  readonly id: string;
  /** A verb phrase, shown to the user as it is: "Clear `#poll` in `dispose()`". */
  readonly title: string;
  /** `safe` is applied by the codemod without being asked; `review` is offered in the editor, and applied with `--review`. */
  readonly safety: 'safe' | 'review';
  readonly edits: readonly Edit[];
  /** A package that the edits import and that the file's own package does not name: whoever applies them adds it. */
  readonly dependency?: Dependency;
}

/** A package to be added to those that a package needs when it runs. */
export interface Dependency {
  readonly name: string;
  /** As it stands in a package.json: `^1.2.0`. */
  readonly range: string;
  /** What a declaration of it says, as far as the edits use it: they are checked against this before it is installed. */
  readonly types: string;
}

/** A plan that was not made, and why: a result for the reader of the codemod's output. */
export interface Refusal {
  readonly plan: string;
  readonly reason: string;
}

/** What the rule adapter tells the codemod about one reported finding (see `LISTENER`). */
export interface HeardFinding {
  readonly file: string;
  /** The rule's name without the user's prefix. */
  readonly rule: string;
  /** As in ESLint's LintMessage: both from 1. */
  readonly line: number;
  readonly column: number;
  readonly plans: readonly FixPlan[];
  readonly refusals: readonly Refusal[];
}

/** The key on the plugin object under which the codemod leaves its listener: `plugin[LISTENER] = heard => …`. */
export const LISTENER = Symbol.for('leakguard.listener');

/** A way to repair a finding: a plan, the reason why there is none, or undefined where the plan is about something else. */
export type Planner<F extends Finding = Leak> = (finding: F, host: Host) => FixPlan | Refusal | undefined;
