import { describe, expect, test } from 'vitest';
import { differences, expectationsOf, type Finding } from './expectations.js';

const RULES = new Set(['no-uncleared-timer', 'no-unremoved-listener']);

function found(line: number, rule: string | undefined, message = 'the words', column = 3): Finding {
  return { file: 'a.ts', line, column, rule, message };
}

function judge(text: string, ...findings: Finding[]): string[] {
  const { expectations, problems } = expectationsOf('a.ts', text, RULES);
  return [...problems, ...differences(findings, expectations)];
}

describe('what the lines of a sample project say', () => {
  test('a finding that the line wants passes', () => {
    expect(judge('x(); // want no-uncleared-timer "the words"', found(1, 'no-uncleared-timer'))).toEqual([]);
    expect(judge('x(); // want no-uncleared-timer', found(1, 'no-uncleared-timer'))).toEqual([]);
    expect(judge('<b>{/* want no-uncleared-timer "the words" */}</b>', found(1, 'no-uncleared-timer'))).toEqual([]);
  });

  test('a finding that no line wants fails', () => {
    expect(judge('x();\ny();', found(2, 'no-uncleared-timer'))).toEqual(['a.ts:2 unwanted no-uncleared-timer: the words']);
  });

  test('a finding one line off fails twice: not found there, unwanted here', () => {
    expect(judge('x(); // want no-uncleared-timer\ny();', found(2, 'no-uncleared-timer'))).toEqual([
      'a.ts:2 unwanted no-uncleared-timer: the words',
      'a.ts:1 not found: no-uncleared-timer',
    ]);
  });

  test('a finding of another rule fails', () => {
    expect(judge('x(); // want no-uncleared-timer', found(1, 'no-unremoved-listener'))).toEqual([
      'a.ts:1 unwanted no-unremoved-listener: the words',
      'a.ts:1 not found: no-uncleared-timer',
    ]);
  });

  test('a wanted finding that is missing fails', () => {
    expect(judge('x(); // want no-uncleared-timer "the words"')).toEqual(['a.ts:1 not found: no-uncleared-timer "the words"']);
  });

  test('a finding in other words fails', () => {
    expect(judge('x(); // want no-uncleared-timer "poll"', found(1, 'no-uncleared-timer'))).toEqual([
      'a.ts:1 other words: no-uncleared-timer was to say "poll" and says: the words',
    ]);
  });

  test('a known miss passes while it is missed and fails when it is found', () => {
    const line = 'x(); // miss no-unbounded-cache';
    expect(judge(line)).toEqual([]);
    expect(judge(line, found(1, 'no-unbounded-cache'))).toEqual(['a.ts:1 now found: turn miss into want: no-unbounded-cache: the words']);
  });

  test('a second finding at the same place fails, one elsewhere on the line needs its own want', () => {
    const line = 'x(); // want no-uncleared-timer';
    expect(judge(line, found(1, 'no-uncleared-timer'), found(1, 'no-uncleared-timer'))).toEqual(['a.ts:1 duplicate no-uncleared-timer: the words']);
    expect(judge(line, found(1, 'no-uncleared-timer'), found(1, 'no-uncleared-timer', 'the words', 9))).toEqual([
      'a.ts:1 unwanted no-uncleared-timer: the words',
    ]);
    expect(judge(`${line}, no-uncleared-timer`, found(1, 'no-uncleared-timer'), found(1, 'no-uncleared-timer', 'the words', 9))).toEqual([]);
  });

  test('one line can want several findings and miss another', () => {
    const line = 'x(); // want no-uncleared-timer "one" no-unremoved-listener "two" // miss no-unbounded-cache';
    const both = [found(1, 'no-unremoved-listener', 'two'), found(1, 'no-uncleared-timer', 'one')];
    expect(judge(line, ...both)).toEqual([]);
    expect(judge(line, ...both, found(1, 'no-unbounded-cache'))).toHaveLength(1);
  });

  test('a file that ESLint cannot read fails', () => {
    expect(judge('x(', found(1, undefined, 'Parsing error'))).toEqual(['a.ts:1 not linted: Parsing error']);
  });

  test('an expectation that is not written right fails', () => {
    expect(judge('x(); // want uncleared-timer')).toEqual(['a.ts:1 not an expectation: want uncleared-timer']);
    expect(judge('x(); // want no-uncleared-timer "open')).toContain('a.ts:1 not an expectation: "open');
    expect(judge('x(); // want')).toEqual(['a.ts:1 not an expectation: want']);
    expect(judge('x(); // want no-unclear-timer', found(1, 'no-unclear-timer'))).toEqual(['a.ts:1 wants no-unclear-timer, which is no rule']);
  });
});
