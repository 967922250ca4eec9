import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import type { FixPlan, HeardFinding, Refusal } from '../../../src/fix/plan.js';
import { LISTENER } from '../../../src/fix/plan.js';
import plugin from '../../../src/index.js';
import { applyEdits } from '../../../src/fix/edit.js';
import { FIXTURES, lint } from '../../rules/harness.js';

const TIMERS = 'no-uncleared-timer';

/** What a rule offers for the first finding of a text. */
export interface Offered {
  readonly plans: readonly FixPlan[];
  readonly refusals: readonly Refusal[];
  readonly findings: number;
}

/** One line of a table: what the best plan makes of a text, or why there is none. */
export interface PlanCase {
  readonly name: string;
  /** The text stands for this file of the fixtures. */
  readonly file?: string;
  /** The text: lines that end in `//+` are there afterwards alone, those that end in `//-` before alone. */
  readonly text: string;
  readonly title?: string;
  readonly safety?: FixPlan['safety'];
  readonly reason?: RegExp;
  /** The plan that is meant, where another stands in front of it. */
  readonly plan?: string;
}

/** What the rule offers, heard as the codemod hears it. */
export function offered(text: string, file = 'file.ts', rule = TIMERS): Offered {
  const found = heardUnder('recommended', text, file, rule);
  // what is only possible is repaired as well, where a user asks for strict
  return found.findings > 0 ? found : heardUnder('strict', text, file, rule);
}

function heardUnder(preset: 'recommended' | 'strict', text: string, file: string, rule: string): Offered {
  const heard: HeardFinding[] = [];
  Reflect.set(plugin, LISTENER, (one: HeardFinding) => heard.push(one));
  try {
    lint(text, { file, preset });
  } finally {
    Reflect.set(plugin, LISTENER, undefined);
  }
  const own = heard.filter(h => h.rule === rule);
  return { plans: own[0]?.plans ?? [], refusals: own[0]?.refusals ?? [], findings: own.length };
}

let text = '';
let target = '';
let version = 0;
const configuration = ts.getParsedCommandLineOfConfigFile(path.join(FIXTURES, 'tsconfig.json'), { noImplicitOverride: true }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined });
const service = ts.createLanguageService({
  getCompilationSettings: () => configuration?.options ?? {},
  getScriptFileNames: () => [target],
  getScriptVersion: name => (name === target ? String(version) : '1'),
  getScriptSnapshot: name => (name === target ? ts.ScriptSnapshot.fromString(text) : ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(name) ?? '') : undefined),
  getCurrentDirectory: () => FIXTURES,
  getDefaultLibFileName: options => ts.getDefaultLibFilePath(options),
  fileExists: name => name === target || ts.sys.fileExists(name),
  readFile: name => (name === target ? text : ts.sys.readFile(name)),
  directoryExists: name => ts.sys.directoryExists(name),
  getDirectories: name => ts.sys.getDirectories(name),
});

/** The errors of a text under strict, with the DOM's, Node's and React's types. */
export function typeErrors(code: string, file = 'file.ts'): readonly string[] {
  text = code;
  target = path.join(FIXTURES, file);
  version++;
  const all = [...service.getSyntacticDiagnostics(target), ...service.getSemanticDiagnostics(target)];
  return all.map(d => `${String(ts.getLineAndCharacterOfPosition(d.file ?? ts.createSourceFile('', '', 9), d.start ?? 0).line + 1)}: ${ts.flattenDiagnosticMessageText(d.messageText, '\n')}`);
}

/** Text between backticks as a file: the first line break and the indentation of the first line are taken away. */
export function code(strings: TemplateStringsArray): string {
  const whole = strings.raw.join('').replace(/^\n/, '');
  const margin = /^ */.exec(whole)?.[0].length ?? 0;
  return whole.split('\n').map(line => (line.slice(0, margin).trim() === '' ? line.slice(margin) : line)).join('\n');
}

/** The text before (`-`) or after (`+`) of one that holds both. */
export function withoutMarks(both: string, mark: '+' | '-'): string {
  const other = mark === '+' ? ' //-' : ' //+';
  return both.split('\n').filter(line => !line.endsWith(other)).map(line => line.replace(/ \/\/[+-]$/, '')).join('\n');
}

/** A text with its first plan applied; an error where there is none. */
export function repaired(before: string, file?: string, plan?: string, rule?: string): { readonly text: string; readonly plan: FixPlan } {
  const { plans, refusals, findings } = offered(before, file, rule);
  const best = plans.find(p => plan === undefined || p.id === plan);
  if (!best) throw new Error(`no plan, ${String(findings)} findings: ${refusals.map(r => `${r.plan}: ${r.reason}`).join('; ')}`);
  return { text: applyEdits(before, best.edits), plan: best };
}

/** One test for each case: what comes out is exact, has no type error, and nothing is found in it any more. */
export function planTable(cases: readonly PlanCase[], rule = TIMERS): void {
  it.each(cases)('$name', { timeout: 120_000 }, one => {
    const before = withoutMarks(one.text, '-');
    expect(typeErrors(before, one.file), 'the text before').toEqual([]);
    if (one.reason) {
      const { plans, refusals } = offered(before, one.file, rule);
      expect(plans.map(p => p.title), 'plans').toEqual([]);
      expect(refusals.map(r => r.reason).join('\n')).toMatch(one.reason);
      return;
    }
    const { text: after, plan } = repaired(before, one.file, one.plan, rule);
    expect(after).toBe(withoutMarks(one.text, '+'));
    expect({ title: plan.title, safety: plan.safety }).toEqual({ title: one.title ?? plan.title, safety: one.safety ?? 'safe' });
    expect(typeErrors(after, one.file), 'the text after').toEqual([]);
    expect(lint(after, one.file === undefined ? {} : { file: one.file }), 'what is found afterwards').toEqual([]);
  });
}
