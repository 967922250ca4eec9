import type { Growth } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { isFnExpression, outer, skip } from '../../engine/program/syntax.js';
import { thisRef } from '../../engine/program/reference.js';
import { freshName, insertStatement, quoted } from '../edit.js';
import type { Planner } from '../plan.js';
import { planned, refused } from './shared.js';
import { tableText } from './table-texts.js';

const ID = 'reject-waiting';

/** Rejects all who wait at the end of whatever would answer them: copied and taken out first, so that who asks again in between is not lost. */
export const rejectWaiting: Planner<Growth> = growth => {
  const { table, reason, data } = growth;
  if (reason !== 'leftWaiting' || !table?.end) return undefined;
  const [grow] = table.grows;
  const text = grow && tableText(grow);
  const rejecting = grow && rejectOf(grow);
  if (!grow || text === undefined || rejecting === undefined) return refused(ID, 'an entry has nothing by which it could be rejected');
  if (text.startsWith('this.') && !isOwnThis(table.end, grow)) return refused(ID, '`this` is another object there');
  const waiting = freshName(table.end, 'waiting');
  const one = freshName(table.end, 'one');
  const all = table.is === 'object' ? `Object.values(${text})` : table.is === 'list' ? `${text}.splice(0)` : `[...${text}.values()]`;
  const empty = table.is === 'table' ? `${text}.clear();\n` : table.is === 'object' ? `for (const key of Object.keys(${text})) Reflect.deleteProperty(${text}, key);\n` : '';
  const error = `new Error(${quoted(grow.getSourceFile(), 'closed while waiting for an answer')})`;
  return planned(ID, `Reject who waits in \`${data['name'] ?? ''}\` in ${data['end'] ?? 'the end'}`, 'review', insertStatement(table.end, `const ${waiting} = ${all};\n${empty}for (const ${one} of ${waiting}) ${one}${rejecting}(${error});`, 'first'));
};

/** How an entry is rejected: `.reject`, where it holds that. */
function rejectOf(grow: ts.Node): string | undefined {
  const value = ts.isCallExpression(grow) ? grow.arguments.at(-1) : ts.isBinaryExpression(grow) ? grow.right : undefined;
  const at = value && skip(value);
  if (at && ts.isObjectLiteralExpression(at)) return at.properties.some(p => p.name?.getText() === 'reject') ? '.reject' : undefined;
  return undefined;
}

function isOwnThis(end: ts.Node, grow: ts.Node): boolean {
  const inside = 'body' in end ? (end.body as ts.Node | undefined) : undefined;
  const [a, b] = [inside && thisRef(inside), thisRef(grow)];
  if (isFnExpression(end) && ts.isFunctionExpression(end) && ts.isCallExpression(outer(end).parent)) return false;
  return a?.root.kind === 'this' && b?.root.kind === 'this' && a.root.container === b.root.container;
}
