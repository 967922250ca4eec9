import type { Growth } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { skip } from '../../engine/program/syntax.js';
import { combine, replaceNode, type Edited } from '../edit.js';
import type { Planner } from '../plan.js';
import { planned, refused } from './shared.js';
import { callsOf, madeOf } from './table-texts.js';

const ID = 'weak-table';

/** Holds the keys weakly, where they are objects that somebody else keeps and nobody asks for more than one entry. */
export const weakTable: Planner<Growth> = (growth, host) => {
  const { table, collection, data } = growth;
  const declared = collection.parent;
  if (table?.is !== 'table' || growth.reason === 'siblingShrinks' || !(ts.isVariableDeclaration(declared) || ts.isPropertyDeclaration(declared))) return undefined;
  const keys = table.grows.map(g => (ts.isCallExpression(g) ? g.arguments[0] : undefined));
  if (!keys.every(k => k !== undefined && isObject(k, host))) return undefined;
  if (keys.some(k => k && (ts.isObjectLiteralExpression(skip(k)) || ts.isNewExpression(skip(k))))) return refused(ID, 'nobody else keeps the key');
  if (table.isShared) return refused(ID, 'other files can reach the collection, and may look at all of it');
  const found = madeOf(collection);
  if ('reason' in found) return refused(ID, found.reason);
  const { made, kind, type } = found;
  if (!callsOf(table.mentions, kind === 'Set' ? ['add', 'has', 'delete'] : ['get', 'set', 'has', 'delete'])) return refused(ID, 'somebody looks at all entries, or asks how many there are');
  if (callsOf(table.mentions, ['add', 'set', 'delete'])) return refused(ID, 'nobody asks for an entry');
  const edits: Edited[] = [replaceNode(made.expression, `Weak${kind}`), ...(type ? [replaceNode(type.typeName, `Weak${kind}`)] : [])];
  return planned(ID, `Hold the keys of \`${data['name'] ?? ''}\` weakly`, 'review', combine(...edits));
};

function isObject(key: ts.Expression, host: Host): boolean {
  const type = host.typed ? host.typeOf(key) : undefined;
  const parts = type?.isUnion() ? type.types : type ? [type] : [];
  return parts.length > 0 && parts.every(t => (t.flags & ts.TypeFlags.Object) !== 0);
}
