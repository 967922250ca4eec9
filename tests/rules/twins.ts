import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES, lint, type LintOptions } from './harness.js';

/**
 * A snippet that holds its own nearest opposite. Three comments at the end of a line say how they differ:
 * `//@ rule` is where the leaky twin is reported, `//-` is a line that the leaky twin lacks, and `//- code` is one
 * that stands there otherwise. Without `//-` and `//- code` there is one program: leaky if it has `//@`, else correct.
 */
export interface Case {
  readonly name: string;
  /** The snippet; a case of several files names the linted one in `file` instead. */
  readonly code?: string;
  /** A file of the fixtures: `react.tsx` for a snippet with JSX. */
  readonly file?: string;
  /** Reported by the strict preset alone: that it adds up is a guess. */
  readonly strict?: true;
}

const MARK = /[ \t]*\/\/([@-])[ \t]?(.*)$/;

/** The correct program of a case, the leaky one, and the findings that the leaky one has; undefined where there is none. */
export function twins(text: string): { correct?: string; leaky?: string; expected: readonly string[] } {
  const lines = text.replace(/^\n/, '').split('\n');
  const correct = lines.map(line => line.replace(MARK, '')).join('\n');
  const leaky: string[] = [];
  const expected: string[] = [];
  let differs = false;
  for (const line of lines) {
    const instead = /\/\/-(.*)$/.exec(line)?.[1]?.trim();
    if (instead !== undefined) differs = true;
    if (instead === '') continue;
    const taken = instead === undefined ? line : `${/^\s*/.exec(line)?.[0] ?? ''}${instead}`;
    leaky.push(taken.replace(MARK, ''));
    const [, sign, rule = ''] = MARK.exec(taken) ?? [];
    if (sign === '@') expected.push(`${leaky.length} ${rule}`);
  }
  if (expected.length === 0) return { correct, expected };
  return differs ? { correct, leaky: leaky.join('\n'), expected } : { leaky: correct, expected };
}

/** The text of a case, markers included. */
export function textOf(one: Case): string {
  return one.code ?? readFileSync(path.join(FIXTURES, one.file ?? ''), 'utf8');
}

/**
 * Tests for every case: silent about the correct program, exactly the marked finding in the leaky one.
 * A leak that the engine does not see yet stands in `knownMisses` under the case's name, with the reason; its test fails when it starts to be seen.
 */
export function testTwins(title: string, cases: readonly Case[], knownMisses: Readonly<Record<string, string>> = {}): void {
  describe(title, () => {
    for (const one of cases) {
      const { correct, leaky, expected } = twins(textOf(one));
      const options: LintOptions = one.file === undefined ? {} : { file: one.file };
      const said = (code: string, preset: 'recommended' | 'strict' = 'recommended'): string =>
        report(lint(code, { ...options, preset }), code);

      if (correct !== undefined) it(`silent: ${one.name}`, () => expect(said(correct)).toBe(''));
      if (leaky === undefined) continue;
      const wanted = expected.map(e => withText(e, leaky)).join('\n');
      const miss = knownMisses[one.name];
      if (miss !== undefined) {
        it(`known miss: ${one.name} (${miss})`, () => expect(said(leaky), 'this leak is found now: delete its line in knownMisses').toBe(''));
      } else if (one.strict) {
        it(`reported in strict alone: ${one.name}`, () => expect([said(leaky), said(leaky, 'strict')]).toEqual(['', wanted]));
      } else {
        it(`reported: ${one.name}`, () => expect(said(leaky)).toBe(wanted));
      }
    }
  });
}

/** A test that every known miss names one case of several, so that none is left behind when cases change. */
export function testKnown(cases: readonly Case[], knownMisses: Readonly<Record<string, string>>): void {
  it('each known miss names one case', () => {
    const named = Object.keys(knownMisses).map(name => [name, cases.filter(c => c.name === name && twins(textOf(c)).leaky !== undefined).length]);
    expect(named.filter(([, count]) => count !== 1)).toEqual([]);
  });
}

function report(findings: ReturnType<typeof lint>, code: string): string {
  return findings.map(f => withText(`${f.line} ${f.rule}`, code)).join('\n');
}

/** A finding's line is printed with its text, so that a failure can be read without counting. */
function withText(finding: string, code: string): string {
  const [line = '', rule = ''] = finding.split(' ');
  return `${rule} at ${line}: ${code.split('\n')[Number(line) - 1]?.trim() ?? ''}`;
}
