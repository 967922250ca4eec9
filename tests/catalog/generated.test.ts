import { describe, expect, it } from 'vitest';
import { builtIns } from '../../src/catalog/catalog.js';
import { holders } from '../../src/catalog/holders.js';
import { validateSettings } from '../../src/catalog/schema.js';
import { lint } from '../rules/harness.js';
import { correct, leaky, type Generated } from './generate.js';

const RULE = { timer: 'no-uncleared-timer', listener: 'no-unremoved-listener', subscription: 'no-undisposed-subscription', handle: 'no-unclosed-resource', loan: 'no-unreleased-loan' };

/** Programs that the engine does not see yet, by name, and why. */
const knownMisses: Readonly<Record<string, string>> = {};

/** In the strict preset: a target that is handed in is a guess until something more is seen. */
function findings({ code }: Generated): readonly string[] {
  return lint(code, { preset: 'strict' }).map(f => `${f.line} ${f.rule}`);
}

// what is given back as a promise is nothing that an owner keeps: it counts in a race alone
for (const row of builtIns.resources.filter(r => !r.promised)) {
  describe(`row ${row.id}`, () => {
    for (const acquire of row.acquire) {
      const bad = leaky(row, acquire);
      const miss = knownMisses[bad.name];
      if (miss === undefined) it(`reported: ${bad.name}, which dispose() leaves`, () => expect(findings(bad), bad.code).toEqual([`${bad.line} ${RULE[row.kind]}`]));
      else it(`known miss: ${bad.name} (${miss})`, () => expect(findings(bad), 'this leak is found now: delete its line in knownMisses').toEqual([]));
      for (const good of correct(row, acquire)) it(`silent: ${good.name}`, () => expect(findings(good), good.code).toEqual([]));
    }
  });
}

describe('the built-in rows', () => {
  it('pass the schema that users’ rows have to pass', () => {
    const { resources, lifecycles } = builtIns;
    // under names of their own, so that every key is required as in a user's new row
    const anew = <Row extends { id: string }>(rows: readonly Row[]): Row[] => rows.map(row => ({ ...row, id: `my-${row.id}` }));
    expect(validateSettings({ resources: anew(resources), lifecycles: anew(lifecycles) })).not.toHaveProperty('problem');
    expect(validateSettings({ resources, lifecycles })).not.toHaveProperty('problem');
  });

  it('have ids of their own, and say where their API is documented', () => {
    const rows = [...builtIns.resources, ...builtIns.lifecycles];
    expect(new Set(rows.map(r => r.id)).size).toBe(rows.length);
    for (const { docs } of [...rows, ...holders]) expect(URL.canParse(docs) && new URL(docs).protocol, docs).toBe('https:');
  });

  it('end in some way each thing that they begin', () => {
    expect([...builtIns.resources.filter(r => r.acquire.length === 0 || r.release.length === 0), ...builtIns.lifecycles.filter(l => l.ends.length === 0)]).toEqual([]);
  });
});
