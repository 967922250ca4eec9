/** What a caller asks of the codemod. */
export interface CodemodOptions {
  /** The folder the paths are meant from, and from which the project's own ESLint is taken. */
  readonly cwd: string;
  /** Files, folders and globs, as `eslint` takes them. */
  readonly paths: readonly string[];
  /** `check` reports only, `dry-run` works everything out and writes nothing, `write` is the default. */
  readonly mode?: 'write' | 'dry-run' | 'check' | undefined;
  /** Apply plans that want a reader's eye, too. */
  readonly review?: boolean | undefined;
  /** Write also where git says that a file has uncommitted changes. */
  readonly force?: boolean | undefined;
}

/** Where a finding stands, both numbers from 1 as ESLint counts. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A finding and what became of it. */
export interface SettledFinding {
  readonly file: string;
  /** Where it stands in the file as it is on disk after the run; for a repaired one, where it stood before. */
  readonly at: Place;
  /** As in the user's configuration: `leakguard/no-uncleared-timer`. */
  readonly rule: string;
  readonly message: string;
  readonly outcome:
    | { readonly is: 'fixed'; readonly title: string }
    /** `refused`: there was a plan, and it was taken back or could not be written. `left`: there was none to apply. */
    | { readonly is: 'refused' | 'left'; readonly reasons: readonly string[] };
}

/** A file's text before and after, byte order mark included. */
export interface FileChange {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** A package that a repair needs and that a package.json did not name. */
export interface Installed {
  readonly name: string;
  readonly range: string;
  /** The package.json that names it now. */
  readonly manifest: string;
}

/** Something that keeps the run from being complete: it makes the exit code 2. */
export interface Problem {
  readonly message: string;
  readonly file?: string | undefined;
  readonly at?: Place | undefined;
}

/** What a run came to; nothing is printed and no process is ended on the way. */
export interface CodemodResult {
  readonly findings: readonly SettledFinding[];
  /** What was written, or would have been in a dry run. */
  readonly changes: readonly FileChange[];
  readonly problems: readonly Problem[];
  /** The packages that are to be installed. */
  readonly installs: readonly Installed[];
  /** How many files ESLint looked at, and how many rounds of edits it took. */
  readonly checked: number;
  readonly rounds: number;
  /** 0: nothing is left. 1: findings are left. 2: wrong use, wrong configuration, or a file that could not be handled. */
  readonly exitCode: 0 | 1 | 2;
}

/** Wrong use or configuration that ends the run before anything is decided. */
export class CodemodError extends Error {
  override readonly name = 'CodemodError';
}
