import { reachedFrom } from '../../engine/lifetime/reach.js';
import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { calleeName, enclosingFn, outer, receiverOf, skip, within, type Fn } from '../../engine/program/syntax.js';
import { insertBefore, insertStatement, type Edited } from '../edit.js';
import { endElements } from './elements.js';
import { declaredText, releaseName, releaseOf, type Ending } from './release.js';
import { planned, refused, type Planner } from './shared.js';

const ID = 'clear-entry';

/** Clears an entry's timer before the entry is taken out of its collection. */
export const clearEntry: Planner = leak => {
  const { taken, slot } = leak.repair ?? {};
  if (leak.reason !== 'entryForgotten') return undefined;
  const receiver = taken && receiverOf(taken);
  const fn = taken && enclosingFn(taken);
  if (!taken || !receiver || !slot || !fn) return refused(ID, 'the entry is taken out by no call');
  const where = whereOf(taken);
  if (!where) return refused(ID, 'the entry is taken out under a condition inside an expression');
  if (calleeName(taken) === 'clear') {
    const loop = endElements(leak, slot, fn);
    if ('reason' in loop) return refused(ID, loop.reason);
    return planned(ID, `Clear the timers of ${leak.data['handle'] ?? 'the entries'} before they are taken out`, 'review', before(where, loop.text));
  }
  const ending = endingOfEntry(leak, taken);
  if ('reason' in ending) return refused(ID, ending.reason);
  return planned(ID, `${ending.verb} the ${leak.resource.noun} of an entry of ${leak.data['handle'] ?? 'it'} before the entry is taken out`, 'review', before(where, ending.text));
};

/** Edits that clear an entry wherever one is deleted outside of an end, for where nothing cleared them so far. */
export function clearTaken(leak: Leak, end: Fn): Edited[] {
  const callback = leak.acquisition.arguments[0];
  return (leak.repair?.removals ?? []).flatMap(taken => {
    const where = whereOf(taken);
    if (calleeName(taken) !== 'delete' || !where || within(taken, end) || (callback && within(taken, callback))) return [];
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
function whereOf(call: ts.CallExpression): ts.Statement | ts.ArrowFunction | undefined {
  let at: ts.Node = outer(call);
  while (ts.isVoidExpression(at.parent) || ts.isPrefixUnaryExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isExpressionStatement(parent) || ts.isReturnStatement(parent) || (ts.isIfStatement(parent) && parent.expression === at)) return parent;
  return ts.isArrowFunction(parent) && parent.body === at ? parent : undefined;
}

function before(where: ts.Statement | Fn, text: string): Edited {
  return ts.isArrowFunction(where) ? insertStatement(where, text, 'first') : ts.isStatement(where) ? insertBefore(where, text) : { reason: 'no place for a statement' };
}
