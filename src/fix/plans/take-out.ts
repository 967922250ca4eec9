import type { Growth } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingNamed, bindingOf } from '../../engine/program/lexical.js';
import { enclosingFn, isFn, skip, statementOf, walk, within } from '../../engine/program/syntax.js';
import { insertAfter, insertStatement, quoted } from '../edit.js';
import { takingOut } from './table-texts.js';
import { planned, refused } from './shared.js';
import type { Planner } from '../plan.js';

const ID = 'take-out';

/** Takes an entry out in the handler that ends it and leaves it, or in a handler that is missing. */
export const takeOut: Planner<Growth> = (growth, host) => {
  const { table, reason } = growth;
  const [grow] = table?.grows ?? [];
  if (!table || !grow || !(reason === 'endForgets' || reason === 'errorOnly' || reason === 'noEnd' || reason === 'givesUp')) return undefined;
  const taking = takingOut(table);
  if ('reason' in taking) return refused(ID, taking.reason);
  const { end, subject } = table;
  const text = guarded(taking.text, growth);
  if (end) {
    if (!isInSight(grow, end)) return refused(ID, 'the handler does not know the key');
    return planned(ID, `Take the entry out of \`${growth.data['name'] ?? ''}\` ${reason === 'givesUp' ? 'when it gives up' : `in the '${growth.data['event'] || subject?.event || ''}' handler`}`, 'review', insertStatement(end, text, 'first'));
  }
  const statement = statementOf(grow);
  const registrar = subject && registrarOf(subject.name, grow, host);
  if (!subject || !statement || registrar === undefined) return refused(ID, 'nothing here tells when the entry ends');
  const body = text.includes('\n') ? `{\n\t${text.replaceAll('\n', '\n\t')}\n}` : `{ ${text} }`;
  return planned(ID, `Take the entry out of \`${growth.data['name'] ?? ''}\` when \`${subject.name}\` closes`, 'review', insertAfter(statement, `${subject.name}.${registrar}(${quoted(grow.getSourceFile(), subject.event)}, () => ${body});`));
};

/** The method by which a connection takes a handler, if its name means it here. */
function registrarOf(name: string, grow: ts.Node, host: Host): string | undefined {
  const node = bindingNamed(name, grow)?.node;
  const type = node?.name && host.typed ? host.typeOf(node.name) : undefined;
  if (!node || !type) return node && 'on';
  return ['on', 'addEventListener'].find(method => host.hasMember(type, method));
}

/** Where another connection may have taken the key since, only the own entry is taken out. */
function guarded(text: string, { table }: Growth): string {
  const [grow] = table?.grows ?? [];
  const value = grow && ts.isCallExpression(grow) ? grow.arguments[1] : undefined;
  const key = table?.key && skip(table.key);
  if (!key || !value || !ts.isIdentifier(skip(value)) || isOwn(key, grow)) return text;
  const taken = /^(.*)\.delete\((.*)\);$/.exec(text);
  return taken ? `if (${taken[1] ?? ''}.get(${taken[2] ?? ''}) === ${value.getText()}) ${text}` : text;
}

/** True for a key that no other entry has: made in this function, or a property of what is made there. */
function isOwn(key: ts.Expression, grow: ts.Node | undefined): boolean {
  let root = key;
  while (ts.isPropertyAccessExpression(root)) root = skip(root.expression);
  const binding = ts.isIdentifier(root) ? bindingOf(root) : undefined;
  const made = binding && ts.isVariableDeclaration(binding.node) ? binding.node.initializer : undefined;
  return made !== undefined && grow !== undefined && (ts.isNewExpression(skip(made)) || ts.isCallExpression(skip(made)) || ts.isPrefixUnaryExpression(skip(made)) || ts.isPostfixUnaryExpression(skip(made)));
}

/** True where each name that a growth says means the same in another function. */
function isInSight(grow: ts.Node, end: ts.Node): boolean {
  const home = enclosingFn(grow);
  if (!home || !(isFn(home) && (within(end, home) || within(grow, end)) || ts.findAncestor(end, n => n === enclosingFn(home)))) return false;
  let isSame = true;
  const key = ts.isCallExpression(grow) ? grow.arguments[0] : ts.isBinaryExpression(grow) ? grow.left : undefined;
  if (key) {
    walk(key, n => {
      if (!ts.isIdentifier(n) || (ts.isPropertyAccessExpression(n.parent) && n.parent.name === n)) return;
      if (bindingOf(n) !== bindingNamed(n.text, 'body' in end && end.body !== undefined ? (end.body as ts.Node) : end)) isSame = false;
    });
  }
  return isSame;
}
