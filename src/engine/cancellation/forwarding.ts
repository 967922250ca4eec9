import { controllers, registrars } from '../../catalog/callbacks.js';
import { signals, tidying } from '../../catalog/signals.js';
import type { Cancellation } from '../leak.js';
import type { Context } from '../lifetime/context.js';
import { callsIn } from '../lifetime/named-calls.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { calledFn, includes } from '../program/reference.js';
import { importedFn } from '../program/modules.js';
import { calleeName, calleeNode, contains, enclosingFn, isFn, nameOf, outer, skip, statementOf, within, type Acquiring, type Fn } from '../program/syntax.js';
import { handsOn, isIdle, isTimeout, mayCarry, receiverCarries } from './carried.js';
import { signalInScope, type ScopedSignal } from './signal-scope.js';
import { signalPathOf, signalSlotsOf, takesPlain, type SignalSlot } from './signal-types.js';
import { isAfterwards, nesting, waitedBy } from './waited.js';

/** A call that takes a signal, is waited for, and is made without the one in scope. */
export function unforwarded(call: Acquiring, context: Context): Cancellation | undefined {
  const { host } = context;
  const waited = waitedBy(ts.isNewExpression(call) ? holderOf(call) ?? call : call);
  if (!waited || context.shortLived) return undefined;
  const name = calleeName(call);
  if (name === undefined || tidying.test(name)) return undefined;
  const home = enclosingFn(call);
  const signal = home && signalInScope(call, host);
  if (!home || !signal) return undefined;
  if (call.arguments.some(ts.isSpreadElement) || call.arguments.some(a => mayCarry(a, signal)) || receiverCarries(call, signal)) return undefined;
  if (isAfterwards(call, signal.fn) || isUnderAbort(call, signal)) return context.silent('afterwards');
  if (listensItself(signal)) return context.silent('answers the abort itself');
  if (isAnswered(call, waited, signal)) return context.silent('raced with the signal');
  const slot = freeSlot(call, signalSlotsOf(call, host), host);
  if (!slot) return undefined;
  const callee = calledFn(call.expression) ?? importedFn(call.expression);
  if (callee && !usesSlot(callee, slot)) return context.silent('the callee does nothing with it');
  if (nesting(home, signal.fn) === 'later') return context.silent('runs when somebody likes');
  if (ts.isCallExpression(call) && !isPromise(call, waited, context)) return context.silent('nothing to stop');
  const confidence = signal.from !== 'controller' && !signal.text.startsWith('_') && (!signals.brief.test(name) || isIdle(signal)) && !isTestedNext(call) && (signal.from !== 'option' || handsOn(signal, call) || isGivenBeside(call, name)) ? 'likely' : 'possible';
  const own = call.arguments.flatMap(timeoutsIn)[0];
  return {
    rule: 'require-signal-forwarding', reason: own ? 'replaced' : 'notForwarded', confidence, at: calleeNode(call), work: call, evidence: [{ at: signal.binding.node, note: 'the signal comes by this' }],
    data: { call: name, signal: signal.text },
    repair: { text: signal.text, slot, ...(own ? { own } : {}), ...wholeOf(signal, slot) },
  };
}

function timeoutsIn(argument: ts.Expression): readonly ts.CallExpression[] {
  const at = skip(argument);
  if (isTimeout(at)) return [at];
  return ts.isObjectLiteralExpression(at) ? at.properties.flatMap(p => (ts.isPropertyAssignment(p) ? timeoutsIn(p.initializer) : [])) : [];
}

/** The whole options object, where what is called takes one whose type is written alike. */
function wholeOf({ from, binding }: ScopedSignal, { parameter }: SignalSlot): { readonly whole?: string } {
  const type = from === 'option' && ts.isParameter(binding.node) ? binding.node.type?.getText() : undefined;
  return type !== undefined && parameter?.declaration?.type?.getText() === type ? { whole: binding.name } : {};
}

/** What is awaited, or by its type a promise or a stream of values: what only returns is over when it returns. */
function isPromise(call: ts.CallExpression, waited: ts.Node, { host }: Context): boolean {
  if (ts.isAwaitExpression(waited) || ts.isForOfStatement(waited.parent)) return true;
  const type = host.typeOf(call);
  return type === undefined || signals.later.some(member => host.hasMember(type, member)) || host.typeNames(type).some(n => includes(signals.streamTypes, n));
}

/** `await load(); signal?.throwIfAborted();`: what comes next asks, and the work in between is taken to be short. */
export function isTestedNext(call: ts.Node): boolean {
  const statement = statementOf(call);
  const block = statement?.parent;
  const siblings = block && (ts.isBlock(block) || ts.isSourceFile(block) || ts.isCaseOrDefaultClause(block)) ? block.statements : undefined;
  const next = statement && siblings?.[siblings.indexOf(statement) + 1];
  const test = next && (ts.isIfStatement(next) ? next.expression : ts.isExpressionStatement(next) ? next.expression : undefined);
  if (test && contains(test, n => ts.isIdentifier(n) && (n.text === controllers.state || n.text === signals.test))) return true;
  for (let at: ts.Node = call; !isFn(at) && at.parent; at = at.parent) {
    // a loop that asks in each of its turns
    if (ts.isIterationStatement(at, false) && contains(at, n => ts.isIdentifier(n) && signals.named.test(n.text))) return true;
  }
  return false;
}

/** Another call of the same name in the file is given a signal: here it is left out. */
function isGivenBeside(call: Acquiring, name: string): boolean {
  return callsIn(call.getSourceFile(), name).some(other => other !== call && (other.arguments ?? []).some(a => contains(a, n => ts.isIdentifier(n) && includes(signals.properties, n.text))));
}

/** `await client.send(new Request(url))`: what is waited for is the call that is given what is made. */
function holderOf(made: ts.NewExpression): ts.CallExpression | undefined {
  const up = outer(made).parent;
  return ts.isCallExpression(up) && up.expression !== outer(made) ? up : undefined;
}

/** The way of taking a signal that a call leaves open; undefined where it may have been given one. */
export function freeSlot(call: Acquiring, slots: readonly SignalSlot[], host: Host): SignalSlot | undefined {
  let free: SignalSlot | undefined;
  for (const slot of slots) {
    const given = call.arguments[slot.index];
    if (given && slot.path.length > 0 && slot.parameter !== undefined && takesPlain(slot.parameter.type) && !ts.isObjectLiteralExpression(skip(given))) {
      // fetch(url), as against fetch(request)
      const type = host.typeOf(given);
      if (type && signalPathOf(type, host)) return undefined;
      continue;
    }
    if (given && !isTimeout(skip(given)) && !(slot.path.length > 0 && isOpen(given, slot.path))) return undefined;
    free ??= slot;
  }
  return free;
}

/** An object literal that is written at the call, or is a constant beside it, and says nothing of a signal. */
function isOpen(given: ts.Expression, path: readonly string[]): boolean {
  let at = given.kind === ts.SyntaxKind.AsExpression && given.getText().endsWith(' any') ? given : skip(given);
  const declared = ts.isIdentifier(at) ? bindingOf(at)?.node : undefined;
  if (declared && ts.isVariableDeclaration(declared) && declared.initializer) at = skip(declared.initializer);
  if (!ts.isObjectLiteralExpression(at) || at.properties.some(ts.isSpreadAssignment)) return false;
  const [first, ...rest] = path;
  const property = at.properties.find(p => nameOf(p) === first);
  if (!property) return true;
  if (ts.isPropertyAssignment(property) && isTimeout(skip(property.initializer))) return true;
  return rest.length > 0 && ts.isPropertyAssignment(property) && isOpen(property.initializer, rest);
}

/** `race(load(), signal)`, `abortable(load(), signal)`: another call on the way to the `await` is given it. */
function isAnswered(call: Acquiring, waited: ts.Node, signal: ScopedSignal): boolean {
  for (let at: ts.Node = call.parent; within(at, waited) && at !== signal.fn; at = at.parent) {
    if (ts.isCallExpression(at) && at.arguments.some(a => !within(call, a) && mayCarry(a, signal))) return true;
    if (ts.isArrayLiteralExpression(at) && at.elements.some(e => !within(call, e) && mayCarry(e, signal))) return true;
  }
  return false;
}

/** `signal.addEventListener('abort', …)`: the function does itself what an abort asks for. */
function listensItself({ fn }: ScopedSignal): boolean {
  return registrars.flatMap(name => callsIn(fn.getSourceFile(), name)).some(call => {
    const event = call.arguments?.[0];
    return event !== undefined && ts.isStringLiteralLike(event) && event.text === controllers.event && within(call, fn);
  });
}

/** `if (signal.aborted) { … }`, `if (!signal) { … }` */
function isUnderAbort(call: ts.Node, { fn, text }: ScopedSignal): boolean {
  for (let at = call; at !== fn && at.parent; at = at.parent) {
    if (ts.isIfStatement(at.parent) && at.parent.thenStatement === at && isNegated(at.parent.expression, text)) return true;
    if (ts.isIfStatement(at.parent) && at.parent.thenStatement === at && /\.aborted\b/.test(at.parent.expression.getText()) && !/!\s*[\w.?]+\.aborted/.test(at.parent.expression.getText())) return true;
  }
  return false;
}

/** `if (!signal) { … }`: where there is none. */
function isNegated(test: ts.Expression, text: string): boolean {
  const at = skip(test);
  return ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.ExclamationToken && at.operand.getText().replaceAll('?', '') === text.replaceAll('?', '');
}

/** True where a function's body names the parameter, or the property, that it takes a signal by. */
function usesSlot(callee: Fn, { index, path }: SignalSlot): boolean {
  const p = 'parameters' in callee ? callee.parameters[index] : undefined;
  const body = 'body' in callee ? callee.body : undefined;
  if (!p || !body) return true;
  const names = ts.isIdentifier(p.name) ? [p.name.text] : [];
  return ts.isObjectBindingPattern(p.name) ? contains(p.name, n => ts.isIdentifier(n) && (n.text === path.at(-1) || p.name !== n)) : contains(body, n => ts.isIdentifier(n) && includes(names, n.text));
}
