import { signals } from '../../catalog/signals.js';
import type { Cancellation, CancellationRepair } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { bindingOf, usesOf } from '../../engine/program/lexical.js';
import { isAcquiring, nameOf, skip, type Acquiring } from '../../engine/program/syntax.js';
import { addOption, addProperty, appendArguments, replaceNode, type Edited } from '../edit.js';
import type { Planner } from '../plan.js';
import { planned } from './shared.js';

const ID = 'forward-signal';
const JOINED = 'join-signals';

/** Hands on the signal that is in scope, as the call takes it. */
export const forwardSignal: Planner<Cancellation> = ({ reason, work, repair, data, confidence }) => {
  if (reason !== 'notForwarded' || !isAcquiring(work) || !repair?.slot) return undefined;
  const title = `Pass ${repair.whole !== undefined && !work.arguments[repair.slot.index] ? `\`${repair.whole}\`` : `\`${repair.text}\``} to \`${data['call'] ?? ''}\``;
  return planned(ID, title, confidence === 'possible' ? 'review' : 'safe', handed(work, repair, repair.slot));
};

/** Joins the signal that is in scope with the one that the call has of its own. */
export const joinSignals: Planner<Cancellation> = ({ reason, repair, data }) => {
  if (reason !== 'replaced' || !repair?.own) return undefined;
  const text = repair.text.includes('?') ? `...(${repair.text} ? [${repair.text}] : [])` : repair.text;
  return planned(JOINED, `Stop \`${data['call'] ?? ''}\` by \`${repair.text}\` as well`, 'review', replaceNode(repair.own, `${signals.type}.any([${text}, ${repair.own.getText()}])`));
};

function handed(call: Acquiring, { text, whole }: CancellationRepair, { index, path }: NonNullable<CancellationRepair['slot']>): Edited {
  const given = call.arguments[index];
  const missing = Array.from({ length: Math.max(0, index - call.arguments.length) }, () => 'undefined');
  const [outer, inner] = path;
  if (outer === undefined) return given ? { reason: 'something else stands in its place' } : appendArguments(call, [...missing, text]);
  const innermost = property(inner ?? outer, text);
  const options = inner === undefined ? innermost : `${outer}: { ${innermost} }`;
  if (!given) return whole !== undefined ? appendArguments(call, [...missing, whole]) : missing.length > 0 ? appendArguments(call, [...missing, `{ ${options} }`]) : addOption(call, index, options);
  const literal = literalOf(given);
  if (!literal) return { reason: 'the options are not written at the call' };
  const held = inner === undefined ? undefined : literal.properties.find(p => nameOf(p) === outer);
  const nested = held && ts.isPropertyAssignment(held) ? skip(held.initializer) : undefined;
  return nested && ts.isObjectLiteralExpression(nested) ? addProperty(nested, innermost) : addProperty(literal, options);
}

function property(name: string, text: string): string {
  return name === text ? name : `${name}: ${text}`;
}

/** The options as they are written: at the call, or in a constant that nothing else uses. */
function literalOf(given: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const at = skip(given);
  if (ts.isObjectLiteralExpression(at)) return at;
  const binding = ts.isIdentifier(at) ? bindingOf(at) : undefined;
  const value = binding && usesOf(binding).length === 1 && ts.isVariableDeclaration(binding.node) && binding.node.initializer ? skip(binding.node.initializer) : undefined;
  return value && ts.isObjectLiteralExpression(value) ? value : undefined;
}
