import type { Catalog } from '../catalog/catalog.js';
import type { Leak } from './leak.js';
import { contextOf } from './obligations/context.js';
import { decide } from './obligations/verdict.js';
import { ts, type Host } from './program/host.js';

/** What one walk of a file found, and what it left undecided, by reason. */
export interface Analysis {
  readonly leaks: readonly Leak[];
  readonly stats: Readonly<Record<string, number>>;
}

/** The leaks of one file, by one walk for all rules. */
export function analyse(host: Host, catalog: Catalog): Analysis {
  const leaks: Leak[] = [];
  const { context, stats } = contextOf(host, catalog);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const leak = decide(node, context);
      if (leak) leaks.push(leak);
    }
    ts.forEachChild(node, visit);
  };
  visit(host.sourceFile);
  stats['checker questions'] = host.questions();
  return { leaks, stats };
}
