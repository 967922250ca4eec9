import type { Catalog } from '../catalog/catalog.js';
import { ts, type Host } from './program/host.js';
import type { Leak } from './leak.js';

/** What one walk of a file found, and what it left undecided, by reason. */
export interface Analysis {
  readonly leaks: readonly Leak[];
  readonly stats: Readonly<Record<string, number>>;
}

/** The leaks of one file. */
export function analyse(host: Host, catalog: Catalog): Analysis {
  const leaks: Leak[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && ts.isExpressionStatement(node.parent)) {
      for (const row of catalog.byName.get(node.expression.text) ?? []) {
        if (row.resource.ends === 'never') leaks.push({ rule: 'no-uncleared-timer', reason: 'handleLost', data: { noun: row.resource.noun, again: 'it runs many times' }, resource: row.resource, confidence: 'likely', at: node.expression, acquisition: node, evidence: [] });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(host.sourceFile);
  return { leaks, stats: {} };
}
