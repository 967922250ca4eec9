import { valueFn } from '../../engine/lifetime/ends.js';
import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { enclosingClass, isFn, statementOf, within, type Acquiring } from '../../engine/program/syntax.js';
import { combine, freshName, hasInstance, insertAfter, insertBefore, insertStatement, replaceNode, type Edited, type WithBody } from '../edit.js';
import { toBlock } from '../edits/bodies.js';
import type { FixPlan, Planner } from '../plan.js';
import { returnsEnds } from './clear-in-end.js';
import { keepInField } from './listeners-field.js';
import { handlerName, movedHandler } from './listeners-handler.js';
import { eventWords, flat, hiddenName, insideOf, keyHidden, listedStatement, mayChange, removalText, removingOf, type Removing } from './listeners-shared.js';
import { mayRunBefore, planned } from './shared.js';

const ID = 'remove-in-end';
const REASONS = new Set(['endForgets', 'connectionAdds', 'cleanupForgets']);

/** The end that exists takes the listener off, too; a handler that is made in the registering call is kept first. */
export const removeInEnd: Planner = (leak, host) => {
  if (!REASONS.has(leak.reason) || returnsEnds(leak)) return undefined;
  const removing = removingOf(leak, host);
  const [at, ...more] = endsOf(leak);
  if (!removing) return { plan: ID, reason: 'no method is known that removes it' };
  if (!at) return { plan: ID, reason: 'the end is no function with a body here' };
  if (more.length > 0 && removing.handler.kind !== 'stable') return { plan: ID, reason: 'give the handler a name: each cleanup has to remove the same function' };
  const made = [at, ...more].map(end => edited(removing, end, leak, host));
  const safety = made.every(m => m.safety === 'safe') ? 'safe' : 'review';
  return planned(ID, `Remove the ${eventWords(leak)} ${leak.resource.noun} in ${at.words}`, safety, combine(...made.map(m => m.edits)));
};

/** Where the removal goes: the start of a function, or right behind another removal. */
interface End {
  readonly fn: WithBody;
  readonly beside?: ts.Statement;
  readonly words: string;
}

function endsOf(leak: Leak): readonly End[] {
  if (leak.reason === 'cleanupForgets') return cleanupsOf(leak);
  const fn = leak.repair?.end;
  return fn?.body ? [{ fn, words: (leak.repair?.endWords ?? leak.data['end'] ?? 'the end').replace(/^The /, 'the ') }] : [];
}

/** One end for each function that takes another one off: behind its last removal. */
function cleanupsOf(leak: Leak): readonly End[] {
  const ends = new Map<WithBody, End>();
  for (const { at } of leak.evidence) {
    const alternative = alternativeOf(leak, at);
    if (alternative) return [{ fn: alternative, words: 'the alternative' }];
    const beside = statementOf(at);
    const fn = ts.findAncestor(at, isFn);
    if (fn) ends.set(fn, { fn, ...(beside ? { beside } : {}), words: 'the cleanup' });
  }
  return [...ends.values()];
}

/** Of two that take each other off, the one that leaves this one on: the handler that this one removes. */
function alternativeOf({ acquisition }: Leak, removal: ts.Node): WithBody | undefined {
  const [own, removed] = [acquisition, removal].map(call => (ts.isCallExpression(call) ? call.arguments.map(a => valueFn(a)).find(fn => fn !== undefined) : undefined));
  return own && removed?.body && within(removal, own) ? removed : undefined;
}

interface Made {
  readonly edits: Edited;
  readonly safety: FixPlan['safety'];
}

function refuse(reason: string): Made {
  return { edits: { reason }, safety: 'review' };
}

function edited(removing: Removing, end: End, leak: Leak, host: Host): Made {
  const { call, target, handler } = removing;
  const place = end.beside ?? insideOf(end.fn);
  const owner = enclosingClass(call);
  if (owner !== enclosingClass(end.fn)) return refuse(`${end.words} stands in another class than the listener`);
  const hidden = keyHidden(removing, place, end.words);
  if (hidden !== undefined) return refuse(hidden);
  const safety = target && mayChange(target) ? 'review' : 'safe';
  if (handler.kind === 'stable') {
    const lost = hiddenName(handler.node, place);
    if (lost !== undefined) return refuse(`\`${lost}\` is not visible in ${end.words}`);
    return { edits: put(end, removalText(removing, flat(handler.node), handler.node)), safety: mayChange(handler.node) ? 'review' : safety };
  }
  if (owner && !within(end.fn, scopeOf(call))) {
    if (!hasInstance(place)) return refuse(`\`this\` is another one in ${end.words}`);
    const field = keepInField(removing, host, leak.repair?.createEnd !== undefined);
    return 'reason' in field ? refuse(field.reason) : { edits: combine(field.edits, put(end, removalText(removing, field.access))), safety: field.safety === 'review' ? 'review' : safety };
  }
  const statement = listedStatement(call);
  if (!statement || !within(end.fn, statement.parent)) return refuse(`the handler is made where ${end.words} cannot see it`);
  if (mayRunBefore(end.fn, statement)) return refuse(`${end.words} may run before the handler is there`);
  const moved = movedHandler(handler.node, host);
  if ('reason' in moved) return refuse(moved.reason);
  const name = freshName(call, handlerName(removing));
  const edits = combine(insertBefore(statement, `const ${name} = ${moved.text}`), replaceNode(handler.node, name), put(end, removalText(removing, name)));
  return { edits, safety: moved.guesses ? 'review' : safety };
}

function scopeOf(call: Acquiring): ts.Node {
  return listedStatement(call)?.parent ?? call;
}

function put(end: End, text: string): Edited {
  const { fn, beside } = end;
  if (beside) return insertAfter(beside, text);
  // () => target.removeEventListener(…): nobody looks at what a cleanup gives
  return ts.isArrowFunction(fn) && !ts.isBlock(fn.body) ? toBlock(fn, { after: text }) : insertStatement(fn, text, 'first');
}
