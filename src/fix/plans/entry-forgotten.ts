import { reachedFrom } from '../../engine/lifetime/reach.js';
import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { calleeName, enclosingFn, outer, receiverOf, skip, within, type Fn, type Acquiring } from '../../engine/program/syntax.js';
import { combine, insertBefore, insertStatement, type Edited } from '../edit.js';
import { toBlock } from '../edits/bodies.js';
import { endElements } from './elements.js';
import { declaredText, heldWords, releaseName, releaseOf, type Ending } from './release.js';
import { planned, refused, type Planner } from './shared.js';

const ID = 'clear-entry';

/** Clears an entry's timer before the entry is taken out of its collection. */
export const clearEntry: Planner = leak => {
  const { taken, slot } = leak.repair ?? {};
  if (leak.reason !== 'entryForgotten') return undefined;
  const fn = taken && enclosingFn(taken);
  if (!taken || !slot || !fn) return refused(ID, 'the entry is taken out by no call');
  const first = beforeTaking(leak, taken);
  if ('reason' in first) return refused(ID, first.reason);
  // the other calls of the same function that take entries out are reported no more once one of them clears
  const home = outermost(fn);
  const others = (leak.repair?.removals ?? []).filter(r => r !== taken && within(r, home) && /^(?:delete|clear)$/.test(calleeName(r) ?? '') && !isFiring(leak, r));
  const rest = others.map(r => beforeTaking(leak, r)).filter(edited => !('reason' in edited));
  const what = calleeName(taken) === 'clear' ? heldWords(leak) : heldWords(leak).replace(/^the (\w+)s in/, 'the $1 of an entry of');
  return planned(ID, `Clear ${what} before it is taken out`, 'review', combine(first, ...rest));
};

function beforeTaking(leak: Leak, taken: ts.CallExpression): Edited {
  const { slot } = leak.repair ?? {};
  const fn = enclosingFn(taken);
  const where = whereOf(taken);
  if (!where || !slot || !fn) return { reason: 'the entry is taken out under a condition inside an expression' };
  const ending = calleeName(taken) === 'clear' ? endElements(leak, slot, fn) : endingOfEntry(leak, taken);
  return 'reason' in ending ? ending : before(where, ending.text);
}

function outermost(fn: Fn): Fn {
  let at = fn;
  for (let up = enclosingFn(at); up; up = enclosingFn(up)) at = up;
  return at;
}

function isFiring(leak: Leak, taken: ts.CallExpression): boolean {
  return leak.acquisition.arguments.some(a => within(taken, a));
}

/** Edits that clear an entry wherever one is deleted outside of an end, for where nothing cleared them so far. */
export function clearTaken(leak: Leak, end: Fn): Edited[] {
  return (leak.repair?.removals ?? []).flatMap(taken => {
    const where = whereOf(taken);
    if (calleeName(taken) !== 'delete' || !where || within(taken, end) || isFiring(leak, taken)) return [];
    const ending = endingOfEntry(leak, taken);
    return 'reason' in ending || isEnded(leak, taken) ? [] : [before(where, ending.text)];
  });
}

function isEnded(leak: Leak, taken: ts.CallExpression): boolean {
  const name = releaseName(leak);
  const fn = enclosingFn(taken);
  return !fn || name === undefined || [...reachedFrom([fn]).fns].some(f => f.getText().includes(`${name}(`));
}

function endingOfEntry(leak: Leak, taken: ts.CallExpression): Ending | { readonly reason: string } {
  const slot = leak.repair?.slot;
  const receiver = receiverOf(taken);
  const [key] = taken.arguments;
  if (!slot || !receiver || !key || !isPlain(key)) return { reason: 'the key is not a plain name: it would be worked out twice' };
  const rest = slot.path.slice(slot.path.indexOf('[]') + 1);
  if (/\bnull\b/.test(declaredText(slot))) return { reason: 'an entry may be null, which cannot be cleared' };
  const isSet = /\bSet\b/.test(declaredText(slot));
  if (rest.length > 1 || rest[0] === '[]' || (isSet && rest.length > 0)) return { reason: 'the ids stand too deep inside the entries' };
  const entry = isSet ? key.getText() : `${receiver.getText()}.get(${key.getText()})`;
  const [property] = rest;
  return releaseOf(leak, property === undefined ? entry : `${entry}?.${property}`, { null: false, undefined: true });
}

function isPlain(key: ts.Expression): boolean {
  const at = skip(key);
  if (ts.isPropertyAccessExpression(at)) return isPlain(at.expression);
  return ts.isIdentifier(at) || ts.isLiteralExpression(at) || at.kind === ts.SyntaxKind.ThisKeyword;
}

/** The statement that evaluates a call first of all, or the arrow function that the call is the value of. */
function whereOf(call: Acquiring): ts.Statement | ts.ArrowFunction | undefined {
  let at: ts.Node = outer(call);
  while (ts.isVoidExpression(at.parent) || ts.isPrefixUnaryExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isExpressionStatement(parent) || ts.isReturnStatement(parent) || (ts.isIfStatement(parent) && parent.expression === at)) return parent;
  return ts.isArrowFunction(parent) && parent.body === at ? parent : undefined;
}

function before(where: ts.Statement | Fn, text: string): Edited {
  const up = outer(where).parent;
  if (ts.isArrowFunction(where) && ts.isCallExpression(up) && calleeName(up) === 'forEach') return toBlock(where, { before: text });
  return ts.isArrowFunction(where) ? insertStatement(where, text, 'first') : ts.isStatement(where) ? insertBefore(where, text) : { reason: 'no place for a statement' };
}
