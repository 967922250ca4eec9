import type { Catalog } from '../catalog/catalog.js';
import { cancellationAt } from './cancellation/verdict.js';
import { growthAt } from './growth/verdict.js';
import { RANK, type Finding, type Leak } from './leak.js';
import { contextOf } from './lifetime/context.js';
import { loadAt } from './load/verdict.js';
import { decide } from './obligations/verdict.js';
import { ts, type Host } from './program/host.js';
import { sameRef } from './program/reference.js';
import { isAcquiring } from './program/syntax.js';

/** What one walk of a file found, and what it left undecided, by reason. */
export interface Analysis {
  readonly findings: readonly Finding[];
  readonly stats: Readonly<Record<string, number>>;
}

/** The leaks of one file, by one walk for all rules. */
export function analyse(host: Host, catalog: Catalog): Analysis {
  const leaks: Leak[] = [];
  const others: Finding[] = [];
  const { context, stats } = contextOf(host, catalog);
  const visit = (node: ts.Node): void => {
    if (isAcquiring(node)) {
      const leak = decide(node, context);
      const stuck = leak && leak.confidence !== 'possible' ? undefined : cancellationAt(node, context);
      const load = loadAt(node, context);
      // one node, one finding: the surer one, and of two alike the one that says how often
      const other = load && !(stuck && RANK[stuck.confidence] > RANK[load.confidence]) ? load : stuck;
      const told = other && !(leak && RANK[leak.confidence] > RANK[other.confidence]) ? undefined : leak;
      const same = told ? leaks.findIndex(l => isSame(l, told)) : -1;
      if (other && !told) others.push(other);
      else if (told && same < 0) leaks.push(told);
      else if (told && leaks[same]?.confidence === 'possible') leaks[same] = told;
    } else {
      const growth = growthAt(node, context);
      if (growth) others.push(growth);
    }
    ts.forEachChild(node, visit);
  };
  visit(host.sourceFile);
  stats['checker questions'] = host.questions();
  return { findings: [...leaks, ...others], stats };
}

/** Two places that fill one slot, left by the same end for the same reason: one leak, and one thing to do about it. */
function isSame(a: Leak, b: Leak): boolean {
  const [one, other] = [a.repair?.slot, b.repair?.slot];
  return a.rule === b.rule && a.reason === b.reason && one !== undefined && other !== undefined && a.data['end'] === b.data['end'] && sameRef({ root: one.ref.root, path: one.path }, { root: other.ref.root, path: other.path });
}
