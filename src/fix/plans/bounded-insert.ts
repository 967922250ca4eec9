import type { Growth } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { statementOf } from '../../engine/program/syntax.js';
import { combine, freshName, insertBefore, type Edited } from '../edit.js';
import type { Planner } from '../plan.js';
import { planned, refused } from './shared.js';
import { enderOf, limitBefore, tableText } from './table-texts.js';

const ID = 'bounded-insert';

/** Takes the oldest entry out before one is added that would be too many: a Map, a Set and a list keep the order of insertion. */
export const boundInsert: Planner<Growth> = (growth, host) => {
  const { table, reason, data } = growth;
  if (!table || !(reason === 'neverShrinks' || reason === 'listGrows' || reason === 'clearedAtEndOnly')) return undefined;
  if (table.is === 'object') return refused(ID, 'the keys of an object stand in no order that tells the oldest');
  if (table.grows.some(grow => isHeld(grow, host))) return refused(ID, 'what an entry holds has an end of its own: it would stay open');
  const name = data['name'] ?? '';
  const limit = limitBefore(growth.collection, name);
  const edits = table.grows.map((grow): Edited => {
    const statement = statementOf(grow);
    const text = tableText(grow);
    if (!statement || text === undefined) return { reason: 'an entry is added inside an expression' };
    if (table.is === 'list') return insertBefore(statement, `if (${text}.length >= ${limit.name}) ${text}.shift();`);
    const oldest = freshName(grow, 'oldest');
    return insertBefore(statement, `for (const ${oldest} of ${text}.keys()) {\n\tif (${text}.size < ${limit.name}) break;\n\t${text}.delete(${oldest});\n}`);
  });
  return planned(ID, `Drop the oldest of \`${name}\` from ${limit.name} on`, 'review', combine(limit.edits, ...edits));
};

/** True for an entry that has to be ended itself. */
function isHeld(grow: ts.Node, host: Host): boolean {
  const value = ts.isCallExpression(grow) ? grow.arguments.at(-1) : ts.isBinaryExpression(grow) ? grow.right : undefined;
  return value !== undefined && !ts.isSpreadElement(value) && host.typed && enderOf(host.typeOf(value), host) !== undefined;
}
