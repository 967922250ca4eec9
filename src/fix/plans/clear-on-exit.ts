import type { Leak } from '../../engine/leak.js';
import { workAround, type Work } from '../../engine/lifetime/exits.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingOf, usesOf } from '../../engine/program/lexical.js';
import { fnOfBinding } from '../../engine/program/reference.js';
import { calleeName, enclosingFn, fnName, isFn, outer, skip, statementOf, within, type Fn, type Acquiring } from '../../engine/program/syntax.js';
import { combine, freshName, insertBefore, insertStatement, keepHandle, type Edited, type Refused } from '../edit.js';
import { toBlock } from '../edits/bodies.js';
import type { FixPlan, Refusal } from '../plan.js';
import { emptyOf, whyOutOfReach } from './ending.js';
import { heldWords, releaseName, releaseOf, textOf } from './release.js';
import { wrapSettler } from './wrap-settler.js';
import { isShadowed, mayRunBefore, planned, refused, type Planner } from './shared.js';

const ID = 'clear-on-exit';

/** Clears a timer right before the promise is settled on the exit that forgets it. */
export const clearOnExit: Planner = (leak, host) => {
  const exit = leak.repair?.exit;
  if (leak.reason !== 'exitForgets') return undefined;
  const work = workAround(leak.acquisition);
  const handed = exit && work?.exits.find(e => e.at === exit && !(e.fn && within(exit, e.fn)));
  const calls = handed ? callsIn(handed.fn, work) : exit && ts.isCallExpression(exit) && isSettling(exit) ? [exit] : [];
  const [call, ...more] = calls;
  if (!call && handed && ts.isCallExpression(exit) && handed.event !== undefined) return planned(ID, title(leak, 'Clear', heldWords(leak)), 'review', wrapSettler(leak, exit, host));
  if (!call) return refused(ID, 'a settler is handed on as it is: wrap it in a function that clears the timer first');
  if (handed && more.length > 0) return refused(ID, `\`${nameOfSettler(handed.fn)}()\` settles the promise in several places: clear the timer in each`);
  const early = handed && statementOf(leak.acquisition);
  if (handed?.fn && (!early || exit.pos < leak.acquisition.pos || mayRunBefore(handed.fn, early))) return refused(ID, `\`${nameOfSettler(handed.fn)}()\` is handed on before the timer is started`);
  const name = releaseName(leak);
  if (name !== undefined && isShadowed(name, call)) return refused(ID, `\`${name}\` is something else in this file`);
  const { slot } = leak.repair ?? {};
  return slot ? kept(leak, call, host) : dropped(leak, call);
};

/** The calls by which a local settler settles the promise. */
function callsIn(fn: Fn | undefined, work: Work | undefined): readonly ts.CallExpression[] {
  return (work?.exits ?? []).flatMap(e => (fn && e.fn === fn && within(e.at, fn) && ts.isCallExpression(e.at) ? [e.at] : []));
}

function nameOfSettler(fn: Fn | undefined): string {
  return (fn && fnName(fn)) ?? 'the settler';
}

function kept(leak: Leak, exit: ts.CallExpression, host: Host): FixPlan | Refusal {
  const { slot } = leak.repair ?? {};
  const root = slot?.ref.root;
  if (!slot || root?.kind !== 'binding' || slot.path.length > 0) return refused(ID, 'the handle is no local name');
  const fn = enclosingFn(exit);
  const where = whereOf(exit);
  const { node } = root.binding;
  const home = enclosingFn(node);
  const unseen = fn && fn !== home ? whyOutOfReach(root.binding, fn, 'the callback') : exit.pos < leak.acquisition.pos ? 'the promise is settled before the timer is started' : undefined;
  if (unseen !== undefined) return refused(ID, unseen);
  const { text, verb } = releaseOf(leak, textOf(slot.ref, slot.path, exit), emptyOf(slot, leak, host));
  const shared = sharedBefore(exit);
  if (shared && whyOutOfReach(root.binding, shared, 'the callback') === undefined) return planned(ID, `${verb} ${heldWords(leak)} in \`${fnName(shared) ?? 'the cleanup'}()\``, 'safe', insertStatement(shared, text, 'first'));
  return planned(ID, title(leak, verb, heldWords(leak)), leak.confidence === 'certain' ? 'safe' : 'review', before(exit, text, where));
}

function dropped(leak: Leak, exit: ts.CallExpression): FixPlan | Refusal {
  const { acquisition } = leak;
  const statement = statementOf(acquisition);
  const executor = enclosingFn(acquisition);
  const fn = enclosingFn(exit);
  if (!statement || !executor || statement.parent !== executor.body || !ts.isNewExpression(outer(executor).parent)) return refused(ID, 'the timer is not started in the block of the promise’s own function');
  if (!fn || fn === executor || !within(exit, executor) || mayRunBefore(fn, statement)) return refused(ID, 'the promise may be settled before the timer is started');
  const name = freshName(acquisition, 'timer');
  const { text, verb } = releaseOf(leak, name, { null: false, undefined: false });
  return planned(ID, title(leak, verb, `the ${leak.resource.noun}`), 'review', combine(keepHandle(acquisition, name, 'const'), before(exit, text, whereOf(exit))));
}

function title(leak: Leak, verb: string, what: string): string {
  const event = /^by /.test(leak.data['exit'] ?? '') ? ` on ${leak.data['exit']?.slice(3) ?? ''}` : '';
  return `${verb} ${what} before the promise is settled${event}`;
}

/** The local function that is called right before the promise is settled, here and elsewhere: a cleanup that the exits share. */
function sharedBefore(exit: ts.CallExpression): Fn | undefined {
  const statement = statementOf(exit);
  const block = statement?.parent;
  if (!statement || !block || !ts.isBlock(block)) return undefined;
  for (const s of block.statements.slice(0, block.statements.indexOf(statement))) {
    const call = ts.isExpressionStatement(s) ? s.expression : undefined;
    if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression) || call.arguments.length > 0) continue;
    const binding = bindingOf(call.expression);
    const fn = binding && fnOfBinding(binding);
    const executor = fn && enclosingFn(fn);
    if (binding && fn && executor && within(exit, executor) && isFn(executor) && usesOf(binding).filter(isCalled).length > 1) return fn;
  }
  return undefined;
}

function isCalled(id: ts.Identifier): boolean {
  return ts.isCallExpression(id.parent) && id.parent.expression === id;
}

/** `resolve(x)`, `reject(e)` or a local function that settles; not `socket.once('close', resolve)`. */
function isSettling(call: Acquiring): boolean {
  const callee = skip(call.expression);
  return ts.isIdentifier(callee) && bindingOf(callee) !== undefined && calleeName(call) !== undefined;
}

/** The statement, or the arrow function's expression, that a call is the whole of. */
function whereOf(call: Acquiring): ts.Statement | ts.ArrowFunction | undefined {
  let at: ts.Node = outer(call);
  while (ts.isVoidExpression(at.parent) || ts.isAwaitExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isExpressionStatement(parent) || ts.isReturnStatement(parent)) return parent;
  return ts.isArrowFunction(parent) && parent.body === at ? parent : undefined;
}

function before(exit: ts.CallExpression, text: string, where: ts.Statement | ts.ArrowFunction | undefined): Edited | Refused {
  if (!where) return { reason: `\`${exit.expression.getText()}\` is called under a condition inside an expression` };
  if (!ts.isArrowFunction(where)) return insertBefore(where, text);
  return isHandler(where) ? toBlock(where, { before: text }) : insertStatement(where, text, 'first');
}

/** Whether nobody looks at what a function gives: a callback that does not stand in a chain of promises. */
export function isHandler(fn: Fn): boolean {
  const up = outer(fn).parent;
  return isFn(fn) && fnName(fn) === undefined && ts.isCallExpression(up) && !/^(?:then|catch|finally|map)$/.test(calleeName(up) ?? '');
}
