import { controllers, finalizers } from '../../catalog/callbacks.js';
import type { Cancellation } from '../leak.js';
import type { Context } from '../lifetime/context.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import { hasFlagLatch, isLatched } from '../lifetime/latches.js';
import { reachedFrom } from '../lifetime/reach.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf, isExported, isWritten, usesOf, type Binding } from '../program/lexical.js';
import { filesAround } from '../program/modules.js';
import { refOf, sameRef, wordsOf, type Ref } from '../program/reference.js';
import { calleeName, contains, enclosingFn, inLoop, isFn, isStatic, lineOf, nameOf, outer, receiverOf, skip, statementOf, withinAny, type Acquiring, type Fn } from '../program/syntax.js';

/** What is done with a controller: where its signal is read, where it is aborted, where it is set; it escapes where it goes to somebody else. */
interface Uses {
  readonly signals: readonly ts.Expression[];
  readonly aborts: readonly ts.Expression[];
  readonly writes: readonly ts.Expression[];
  readonly escapes: boolean;
}

/** A controller that stops work which goes on, and that nobody aborts: it is out of reach, overwritten, forgotten by a teardown, or everybody's. */
export function lostController(made: Acquiring, context: Context): Cancellation | undefined {
  if (!ts.isNewExpression(made) || calleeName(made) !== controllers.construct || context.shortLived) return undefined;
  const at = outer(made);
  const up = at.parent;
  if (ts.isVariableDeclaration(up) && ts.isIdentifier(up.name)) {
    const binding = bindingOf(up.name);
    return binding && ofBinding(made, binding, context);
  }
  const slot = ts.isPropertyDeclaration(up) && up.initializer === at ? fieldOf(up) : ts.isBinaryExpression(up) && up.right === at && up.operatorToken.kind === ts.SyntaxKind.EqualsToken ? refOf(up.left) : undefined;
  return slot?.root.kind === 'this' && slot.path.length === 1 ? ofField(made, slot, context) : undefined;
}

function fieldOf(member: ts.PropertyDeclaration): Ref | undefined {
  const name = nameOf(member);
  return name === undefined ? undefined : { root: { kind: 'this', container: member.parent, isStatic: isStatic(member) }, path: [name] };
}

function found(made: Acquiring, reason: string, confidence: Cancellation['confidence'], data: Record<string, string>, facts: Pick<Cancellation, 'evidence'> & Partial<Cancellation> = { evidence: [] }): Cancellation {
  return { rule: 'no-lost-abort-controller', reason, confidence, data, at: made.expression, work: made, ...facts };
}

function sorted(uses: readonly ts.Expression[]): Uses {
  const all = { signals: [] as ts.Expression[], aborts: [] as ts.Expression[], writes: [] as ts.Expression[], escapes: false };
  for (const use of uses) {
    const at = outer(use);
    const up = at.parent;
    if (isWritten(at)) all.writes.push(use);
    else if (ts.isPropertyAccessExpression(up) && up.expression === at && up.name.text === controllers.signal) all.signals.push(up);
    else if (ts.isPropertyAccessExpression(up) && up.expression === at && up.name.text === controllers.end) all.aborts.push(up);
    else if (!isTest(at)) all.escapes = true;
  }
  return all;
}

function isTest(node: ts.Node): boolean {
  const up = node.parent;
  if (ts.isIfStatement(up) || ts.isPrefixUnaryExpression(up) || ts.isConditionalExpression(up)) return true;
  if (!ts.isBinaryExpression(up)) return false;
  const { kind } = up.operatorToken;
  return kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken || (kind === ts.SyntaxKind.AmpersandAmpersandToken && up.left === node);
}

function ofBinding(made: Acquiring, binding: Binding, context: Context): Cancellation | undefined {
  const uses = sorted(usesOf(binding));
  const [abort] = uses.aborts;
  if (uses.escapes || uses.signals.length === 0 || isExported(binding)) return undefined;
  if (abort && ts.isSourceFile(binding.scope)) return abortedForAll(made, binding.name, uses, context);
  if (!abort || uses.writes.length > 0) return undefined; // a signal that nobody aborts is the listener's matter, and mere words elsewhere
  const registrations = uses.aborts.map(finalizerAround);
  const listener = uses.signals.map(listenerGiven).find(l => l !== undefined);
  if (!listener || registrations.some(r => r === undefined)) return undefined;
  const target = registrations[0]?.arguments[0];
  const handler = listener.arguments.find(a => mentionsSame(a, target));
  return handler ? found(made, 'finalizerOnly', 'certain', { controller: binding.name, held: handler.getText() }, { evidence: [{ at: abort, note: 'runs when nothing keeps the registered object any more' }] }) : undefined;
}

/** `registry.register(this, () => controller.abort())` */
function finalizerAround(abort: ts.Node): ts.CallExpression | undefined {
  const fn = enclosingFn(abort);
  const call = fn && outer(fn).parent;
  if (!call || !ts.isCallExpression(call) || calleeName(call) !== finalizers.method || call.arguments[0] === fn) return undefined;
  const registry = receiverOf(call);
  const name = registry && (ts.isPropertyAccessExpression(registry) ? registry.name.text : ts.isIdentifier(registry) ? registry.text : undefined);
  const isOne = name !== undefined && (identifiersOf(call.getSourceFile()).get(name) ?? []).some(id => {
    const { parent } = id;
    return (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) && parent.name === id && parent.initializer !== undefined && contains(parent.initializer, n => ts.isNewExpression(n) && calleeName(n) === finalizers.construct);
  });
  return isOne ? call : undefined;
}

/** The call that registers a function with `{ signal: controller.signal }`. */
function listenerGiven(signal: ts.Expression): ts.CallExpression | undefined {
  const property = outer(signal).parent;
  const call = ts.isPropertyAssignment(property) ? property.parent.parent : undefined;
  return call && ts.isCallExpression(call) && call.arguments.length > 1 ? call : undefined;
}

function mentionsSame(node: ts.Node, target: ts.Expression | undefined): boolean {
  return target !== undefined && contains(node, n => n.kind === target.kind && n.getText() === target.getText());
}

/** A controller of the module, or a static one, that an object which is one of several aborts. */
function abortedForAll(made: Acquiring, name: string, { aborts, writes, signals }: Uses, context: Context): Cancellation | undefined {
  if (writes.length > 0) return undefined;
  for (const abort of aborts) {
    const owner = context.instances.around(abort);
    if (owner.kind === 'module' || !withinAny(abort, owner.ends.map(e => e.fn)) || !signals.some(s => withinAny(s, [owner.node]))) continue;
    if ((owner.kind === 'class' ? context.times.made(owner.node) : context.times.at(owner.node)) === 'once') continue;
    return found(made, 'abortedForAll', 'likely', { controller: name, line: lineOf(abort) }, { evidence: [{ at: abort, note: 'aborts it for every other one' }] });
  }
  return undefined;
}

function ofField(made: Acquiring, slot: Ref, context: Context): Cancellation | undefined {
  const { root, path: [name = ''] } = slot;
  if (root.kind !== 'this' || !ts.isClassLike(root.container)) return undefined;
  const places = placesOf(slot, name, made);
  if (!places) return undefined;
  const uses = sorted(places);
  if (uses.escapes || uses.signals.length === 0) return undefined;
  const words = wordsOf(slot);
  if (root.isStatic) return abortedForAll(made, words, uses, context);
  const instance = context.instances.of(root.container);
  const ends = instance.ends.filter(e => e.rank === 'final');
  const home = enclosingFn(made);
  const write = outer(made).parent;
  if (home && ts.isBinaryExpression(write) && !ts.isConstructorDeclaration(home)) {
    const lost = overwritten(made, write, slot, home, uses, context);
    if (lost) return lost;
  }
  const [end] = ends;
  if (uses.signals.every(isBeside)) return undefined;
  if (!end || instance.opaque || made !== firstMade(uses, made)) return undefined;
  const reached = reachedFrom(ends.map(e => e.fn));
  if (reached.opaque || uses.aborts.some(a => withinAny(a, reached.fns))) return undefined;
  const isSibling = contains(end.fn, n => ts.isCallExpression(n) && calleeName(n) === controllers.end);
  return found(made, 'endForgets', isSibling && uses.aborts.length === 0 ? 'likely' : 'possible', { controller: words, end: `\`${end.name}()\`` }, { evidence: [{ at: end.fn, note: 'ends the others, and not this one' }], repair: { end: end.fn, text: `this.${name}${mayBeEmpty(root.container, name) ? '?' : ''}.${controllers.end}()` } });
}

/** Every place of the program that names a field, by `this`; undefined where others reach it. */
function placesOf(slot: Ref, name: string, made: ts.Node): readonly ts.Expression[] | undefined {
  const places: ts.Expression[] = [];
  for (const file of name.startsWith('#') ? [made.getSourceFile()] : filesAround(made)) {
    for (const id of identifiersOf(file).get(name) ?? []) {
      const up = id.parent;
      if (ts.isPropertyAccessExpression(up) && up.name === id) {
        const ref = refOf(up);
        if (sameRef(ref, slot)) places.push(up);
        else if (ref?.root.kind !== 'this') return undefined;
      } else if (ts.isBindingElement(up)) return undefined;
    }
  }
  return places;
}

function firstMade({ writes }: Uses, made: ts.Node): ts.Node {
  const makers = writes.flatMap(w => (ts.isBinaryExpression(w.parent) && ts.isNewExpression(skip(w.parent.right)) ? [skip(w.parent.right)] : []));
  return makers.reduce((first, m) => (m.pos < first.pos ? m : first), made);
}

/** True where a field may hold nothing: declared so, or without a first value. */
function mayBeEmpty(container: ts.ClassLikeDeclaration, name: string): boolean {
  const member = container.members.find((m): m is ts.PropertyDeclaration => ts.isPropertyDeclaration(m) && nameOf(m) === name);
  return !member || member.questionToken !== undefined || /null|undefined/.test(member.type?.getText() ?? '') || (!member.initializer && !member.exclamationToken);
}

/** Set again while what the former one stops may still run: nothing in the function aborts, tests or waits for it before. */
function overwritten(made: Acquiring, write: ts.BinaryExpression, slot: Ref, home: Fn, uses: Uses, context: Context): Cancellation | undefined {
  const reached = reachedFrom([home], 3).fns;
  if (uses.aborts.length === 0 || uses.aborts.some(a => withinAny(a, reached) && !isLater(a, home))) return undefined;
  const isSlot = (e: ts.Expression): boolean => sameRef(refOf(e), slot);
  if (isLatched(write, home, isSlot) || hasFlagLatch(home)) return undefined;
  // in a finally, or when the work is done, it is put away
  if (uses.writes.some(w => w !== write.left && withinAny(w, reached) && ts.isBinaryExpression(w.parent) && !ts.isNewExpression(skip(w.parent.right)))) return undefined;
  const statement = statementOf(write);
  const given = uses.signals.filter(s => enclosingFn(s) === home && statement !== undefined && s.pos > statement.pos);
  if (given.length === 0 || context.times.of(home) === 'once') return undefined;
  // in a loop whose turns wait for what is given it, the former work is over
  if (inLoop(write, home) && given.every(isWaited)) return undefined;
  const isSeen = callSitesOf(home, context.host).sites.some(s => isLiving(s) && context.times.at(s) === 'many');
  const [abort] = uses.aborts;
  return found(made, 'overwritten', isSeen ? 'likely' : 'possible', { controller: wordsOf(slot), line: abort ? lineOf(abort) : '' }, { evidence: abort ? [{ at: abort, note: 'aborts the newest alone' }] : [], repair: { before: write, text: `${write.left.getText()}?.${controllers.end}()` } });
}

function isSignalOf(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === controllers.signal;
}

function isWaited(signal: ts.Expression): boolean {
  for (let at: ts.Node = signal.parent; !isFn(at) && !ts.isStatement(at); at = at.parent) if (ts.isAwaitExpression(at)) return true;
  return false;
}

/** `AbortSignal.any([this.own.signal, this.other.signal])`: what is given both is stopped by either. */
function isBeside(signal: ts.Expression): boolean {
  const up = outer(signal).parent;
  const beside = ts.isArrayLiteralExpression(up) ? up.elements : ts.isCallExpression(up) ? up.arguments : [];
  return beside.some(e => e !== outer(signal) && isSignalOf(skip(e)));
}

/** In a function that runs later: it aborts the newest. */
function isLater(abort: ts.Node, home: Fn): boolean {
  const fn = enclosingFn(abort);
  return fn !== undefined && fn !== home && withinAny(fn, [home]);
}
