import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES, lint } from '../rules/harness.js';
import { shapes } from '../rules/shapes/index.js';
import { twins, type Case } from '../rules/twins.js';
import { typeErrors } from '../rules/type-errors.js';
import { findings, programOf } from './programs.js';
import { inTwoFiles, restructured } from './restructured.js';
import { transforms } from './transforms.js';

const all = { ...transforms, ...restructured };

/** Cases of the release shapes, by shape and name, whose two programs are put through every transform. */
const BASES: readonly [shape: number, kind: 'timers' | 'listeners', name: string][] = [
  [1, 'timers', 'class field, cleared in dispose()'],
  [1, 'timers', 'closed over by a factory, cleared in the returned stop()'],
  [1, 'listeners', 'class field, removed in dispose()'],
  [1, 'listeners', 'method bound once in the constructor'],
  [1, 'listeners', 'closure in an effect'],
  [2, 'timers', 'two methods deep'],
  [2, 'listeners', 'two methods deep'],
  [4, 'timers', 'return () => clearInterval(…)'],
  [4, 'listeners', 'return () => removeEventListener(…)'],
  [6, 'timers', 'an early return between the acquisition and the release'],
  [7, 'listeners', '{ signal } where the signal is a parameter'],
  [10, 'timers', 'a cleanup that all exits share'],
];

/** Programs whose verdict changes although it has no reason to, as "base, twin: transform", with the cause. */
const knownMisses: Readonly<Record<string, string>> = {
  'an early return between the acquisition and the release, leaky: released by a function of the file': 'a path is asked for the clear itself, not for the call of a function that clears',
  'two methods deep, leaky: in two files': 'a handler that a function of another file is given may be taken off there',
  'closure in an effect, leaky: in two files': 'a handler that a function of another file is given may be taken off there',
};

function find(shape: number, kind: 'timers' | 'listeners', name: string): Case {
  const found = shapes[shape - 1]?.[kind].find(c => c.name === name);
  if (!found) throw new Error(`shape ${shape} has no case "${name}" for ${kind}`);
  return found;
}

/** Which rules report in the strict preset, and how often: lines move with the text. */
function verdict(code: string, file: string): readonly string[] {
  return lint(code, { file, preset: 'strict' }).map(f => f.rule).sort();
}

for (const [shape, kind, name] of BASES) {
  const { correct = '', leaky = '', expected } = twins(find(shape, kind, name).code ?? '');
  const wanted = expected.map(e => e.split(' ')[1] ?? '').sort();
  describe(`${kind}: ${name}`, () => {
    for (const [how, transform] of Object.entries(all)) {
      for (const [twin, code, verdictOf] of [['correct', correct, []], ['leaky', leaky, wanted]] as const) {
        const changed = transform(code);
        if (changed === undefined) continue;
        const miss = knownMisses[`${name}, ${twin}: ${how}`];
        if (miss === undefined) it(`${twin}, ${how}: the same verdict`, () => expect(verdict(changed, 'react.tsx'), changed).toEqual(verdictOf));
        else it(`known miss: ${twin}, ${how} (${miss})`, () => expect(verdict(changed, 'react.tsx'), 'the verdict holds now: delete its line in knownMisses').not.toEqual(verdictOf));
      }
    }
  });
}

describe('in two files, the helper that releases in one of its own', () => {
  const said = (code: string): number | undefined => {
    const files = inTwoFiles(code);
    return files && findings(programOf({ 'main.tsx': files.main, 'ending.ts': files.helper }), ['main.tsx']).length;
  };
  for (const [shape, kind, name] of BASES) {
    const { correct = '', leaky = '' } = twins(find(shape, kind, name).code ?? '');
    const miss = knownMisses[`${name}, leaky: in two files`];
    if (inTwoFiles(correct)) it(`${kind}, correct: ${name}`, () => expect(said(correct)).toBe(0));
    if (!inTwoFiles(leaky)) continue;
    if (miss === undefined) it(`${kind}, leaky: ${name}`, () => expect(said(leaky)).toBe(1));
    else it(`known miss: ${kind}, leaky: ${name} (${miss})`, () => expect(said(leaky), 'this leak is found now: delete its line in knownMisses').toBe(0));
  }
});

it('each transform applies to at least two of the bases, and gives a program that type-checks', () => {
  const codes = BASES.map(([shape, kind, name]) => twins(find(shape, kind, name).code ?? '').correct ?? '');
  const files = new Map<string, string>();
  for (const [how, transform] of Object.entries(all)) {
    const changed = codes.flatMap(code => transform(code) ?? []);
    expect(changed.length, how).toBeGreaterThan(1);
    for (const [i, code] of changed.entries()) {
      expect(codes).not.toContain(code);
      files.set(path.join(FIXTURES, `${how.replace(/\W+/g, '-')} ${i}.tsx`), code);
    }
  }
  expect(typeErrors(files)).toEqual([]);
});
