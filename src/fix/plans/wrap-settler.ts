import { removers } from '../../catalog/callbacks.js';
import type { Leak } from '../../engine/leak.js';
import { workAround } from '../../engine/lifetime/exits.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingNamed, bindingOf, usesOf, type Binding } from '../../engine/program/lexical.js';
import { includes } from '../../engine/program/reference.js';
import { calleeName, outer, receiverOf, statementOf, within } from '../../engine/program/syntax.js';
import { combine, freshName, keepHandle, replaceNode, styleOf, type Edited } from '../edit.js';
import { indentAt } from '../edits/lines.js';
import { written } from '../edits/written.js';
import { clearText } from './after-shared.js';

/**
 * Edits that put a function in the place of a settler which an event is given as it is: the function clears the timer, then settles.
 * `emitter.once('answer', resolve)` becomes `emitter.once('answer', value => { clearTimeout(timer); resolve(value); })`.
 */
export function wrapSettler(leak: Leak, registration: ts.CallExpression, host: Host): Edited {
  const work = workAround(leak.acquisition);
  const at = registration.arguments.find((a): a is ts.Identifier => ts.isIdentifier(a) && isSettler(a, work?.executor));
  const binding = at && bindingOf(at);
  if (!work || !at || !binding) return { reason: 'a settler is handed on as it is: wrap it in a function that clears the timer first' };
  if (usesOf(binding).some(isRemoved)) return { reason: `\`${at.text}\` is taken off by its name: a function around it would stay` };
  const receiver = receiverOf(registration);
  const type = receiver && host.typeOf(receiver);
  if (!type || (type.flags & ts.TypeFlags.Any) !== 0) return { reason: `nothing tells what the event gives to \`${at.text}\`: wrap it in a function that clears the timer first` };
  const kept = nameFor(leak, registration);
  if ('reason' in kept) return kept;
  const resolves = ts.isParameter(binding.node) && binding.node.parent.parameters[0] === binding.node;
  const isVoid = resolves && givesNothing(work.promise);
  const value = isVoid ? '' : freshName(registration, resolves ? 'value' : 'error');
  const sourceFile = at.getSourceFile();
  const indent = indentAt(sourceFile.text, at.getStart(sourceFile));
  const { eol, indent: unit } = styleOf(sourceFile);
  const lines = [clearText(leak, kept.name), `${at.text}(${value});`].map(line => indent + unit + written(line, sourceFile, indent + unit)).join(eol);
  return combine(kept.edits, replaceNode(at, `${isVoid ? '()' : value} => {${eol}${lines}${eol}${indent}}`));
}

function isSettler(id: ts.Identifier, executor: ts.Node | undefined): boolean {
  const binding = bindingOf(id);
  return binding !== undefined && ts.isParameter(binding.node) && binding.node.parent === executor;
}

function isRemoved(use: ts.Identifier): boolean {
  const call = outer(use).parent;
  return ts.isCallExpression(call) && call.expression !== outer(use) && includes(removers, calleeName(call));
}

/** The id's name at a registration, with the edits that keep it where it was dropped. */
function nameFor(leak: Leak, at: ts.Node): { readonly name: string; readonly edits: Edited } | { readonly reason: string } {
  const { acquisition: call, repair } = leak;
  const late = { reason: 'the event is waited for before the timer is declared' };
  if (!repair?.slot) {
    const statement = statementOf(call);
    if (!statement || !within(at, statement.parent) || at.pos < call.end) return late;
    const name = freshName(call, 'timer');
    return { name, edits: keepHandle(call, name, 'const') };
  }
  const { root, path } = repair.slot.ref;
  if (root.kind !== 'binding' || path.length > 0) return { reason: 'the handle is no local name' };
  return isDeclaredBefore(root.binding, at) ? { name: root.binding.name, edits: [] } : late;
}

function isDeclaredBefore(binding: Binding, at: ts.Node): boolean {
  return bindingNamed(binding.name, at) === binding && binding.node.end <= at.pos;
}

/** `new Promise<void>`, or one that a function of `Promise<void>` returns. */
function givesNothing(promise: ts.NewExpression): boolean {
  const [own] = promise.typeArguments ?? [];
  if (own) return own.kind === ts.SyntaxKind.VoidKeyword;
  const fn = ts.findAncestor(promise, ts.isFunctionLike);
  return fn?.type !== undefined && /^Promise<void>$/.test(fn.type.getText());
}
