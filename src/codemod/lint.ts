import { readFile } from 'node:fs/promises';
import type { ESLint, Linter } from 'eslint';
import { LISTENER, type FixPlan, type HeardFinding, type Refusal } from '../fix/plan.js';
import type { Configuration } from './configuration.js';
import { offsetOf } from './texts.js';
import { CodemodError, type Place, type Problem } from './types.js';

/** A finding that stands in one state of a file, with what the rule offers against it. */
export interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  readonly at: Place;
  readonly offset: number;
  readonly plans: readonly FixPlan[];
  readonly refusals: readonly Refusal[];
}

/** What ESLint says of one state of a file. */
export interface Linted {
  readonly file: string;
  /** The text that the findings are about, without byte order mark. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** The parser's message, where the file does not parse: then there are no findings, and that means nothing. */
  readonly fatal: Problem | undefined;
  /** Wrong settings, as a rule tells them. */
  readonly problems: readonly Problem[];
}

/** Asks ESLint which findings stand, and hears from the plugin, in the same process, what can be done about each. */
export class Findings {
  readonly #configuration: Configuration;
  readonly #heard = new Map<string, HeardFinding[]>();
  readonly #singleRun = process.env['TSESTREE_SINGLE_RUN'];

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    for (const plugin of configuration.plugins) Reflect.set(plugin, LISTENER, (heard: HeardFinding) => this.#hear(heard));
    // under CI=true the parser takes every program for final, and answers for changed text without types
    process.env['TSESTREE_SINGLE_RUN'] = 'false';
  }

  /** Takes back what listening has set in the plugins and in the process. */
  close(): void {
    for (const plugin of this.#configuration.plugins) Reflect.set(plugin, LISTENER, undefined);
    if (this.#singleRun === undefined) delete process.env['TSESTREE_SINGLE_RUN'];
    else process.env['TSESTREE_SINGLE_RUN'] = this.#singleRun;
  }

  #hear(heard: HeardFinding): void {
    const before = this.#heard.get(heard.file);
    if (before) before.push(heard);
    else this.#heard.set(heard.file, [heard]);
  }

  /** All files that the paths mean, as they are on disk. */
  async ofPaths(paths: readonly string[]): Promise<Linted[]> {
    this.#heard.clear();
    const results = await this.#configuration.eslint.lintFiles([...paths]).catch(describeFailure);
    const all: Linted[] = [];
    for (const result of results) {
      if (await this.#configuration.isIgnored(result.filePath)) continue;
      // ESLint leaves the source out where it has no message: nothing will ask for it then
      all.push(this.#read(result, result.source ?? (result.messages.length > 0 ? await readFile(result.filePath, 'utf8') : '')));
    }
    return all;
  }

  /** One file as if this were its text; undefined where the configuration leaves the file out. */
  async ofText(file: string, text: string): Promise<Linted | undefined> {
    this.#heard.delete(file);
    const [result] = await this.#configuration.eslint.lintText(text, { filePath: file }).catch(describeFailure);
    return result && this.#read(result, text);
  }

  #read(result: ESLint.LintResult, source: string): Linted {
    const file = result.filePath;
    const text = source.replace(/^\uFEFF/, '');
    const heard = [...(this.#heard.get(file) ?? [])];
    const fatal = result.messages.find(m => m.fatal === true);
    const ours = fatal ? [] : result.messages.filter(m => this.#isOurs(m));
    const isProblem = (m: Linter.LintMessage): boolean => m.messageId === 'problem';
    return {
      file,
      text,
      fatal: fatal && { file, at: fatal.line ? placeOf(fatal) : undefined, message: fatal.message }, // some of the parser's messages have no place
      problems: ours.filter(isProblem).map(m => ({ message: m.message })),
      findings: ours.filter(m => !isProblem(m)).map(m => this.#join(file, text, m, heard)),
    };
  }

  #isOurs(message: Linter.LintMessage): boolean {
    return [...this.#configuration.prefixes].some(p => message.ruleId?.startsWith(`${p}/`));
  }

  #join(file: string, text: string, message: Linter.LintMessage, heard: HeardFinding[]): Finding {
    const rule = message.ruleId ?? '';
    const at = placeOf(message);
    const index = heard.findIndex(h => rule.endsWith(`/${h.rule}`) && h.line === at.line && h.column === at.column);
    const [told] = index < 0 ? [] : heard.splice(index, 1); // two findings of a rule at one place: each takes its own
    return { file, rule, message: message.message, at, offset: offsetOf(text, at.line, at.column), plans: told?.plans ?? [], refusals: told?.refusals ?? [] };
  }
}

function placeOf(message: Linter.LintMessage): Place {
  return { line: message.line, column: message.column };
}

function describeFailure(cause: unknown): never {
  throw new CodemodError(cause instanceof Error ? `ESLint: ${cause.message}` : `ESLint: ${String(cause)}`, { cause });
}
