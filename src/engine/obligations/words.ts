import { processEnds } from '../../catalog/callbacks.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import type { Repair } from '../leak.js';
import type { InstanceEnd } from '../lifetime/ends.js';
import type { Instance } from '../lifetime/instances.js';
import type { Times } from '../lifetime/times.js';
import { defineFact } from '../program/facts.js';
import { hasUnseenBase, hierarchyOf } from '../program/hierarchy.js';
import { ts } from '../program/host.js';
import { identifiersOf } from '../program/lexical.js';
import { calledFn, includes, membersOf } from '../program/reference.js';
import { contains, enclosingFn, fnName, isFnExpression, outer, skip, within, type Fn } from '../program/syntax.js';
import type { Context } from './context.js';

/** The ends that a user would expect to end everything: handlers of events count for connections alone. */
export function properEnds(instance: Instance, acquire: ts.Node): readonly InstanceEnd[] {
  // stop() ends what start() began: what the constructor sets up is for the last end of all
  const setUp = instance.kind === 'class' && isSetUp(enclosingFn(acquire), instance.node);
  const proper = ownEnds(instance).filter(e => e.rank !== 'keyed' && (e.rank !== 'event' || instance.kind === 'callback') && !(e.rank === 'paired' && setUp));
  return [...proper.filter(e => e.rank === 'final'), ...proper.filter(e => e.rank !== 'final')];
}

/** The ends of an instance, but those that end the process; where its framework calls one, that alone: `close()` of a component only asks for it. */
export function ownEnds({ ends }: Instance): readonly InstanceEnd[] {
  const called = ends.filter(e => e.called);
  return (called.length > 0 ? called : ends).filter(e => !endsProcess(e.fn));
}

const endsProcess = defineFact((fn: Fn): boolean => contains(fn, isProcessEnd));

/** `process.exit(1)` */
export function isProcessEnd(node: ts.Node): boolean {
  return ts.isCallExpression(node) && includes(processEnds, skip(node.expression).getText());
}

/** In the function that an attribute of an element holds. */
function isInElement(node: ts.Node): boolean {
  for (let fn = enclosingFn(node); fn; fn = enclosingFn(fn)) if (ts.isJsxExpression(outer(fn).parent)) return true;
  return false;
}

/** An object of the module, or instances that the program makes itself, whose end nobody in the program calls: they live as long as it does. */
export function isEndless(instance: Instance, end: InstanceEnd, { host }: Context): boolean {
  const isObject = instance.kind === 'object' && enclosingFn(instance.node) === undefined;
  const isMade = instance.kind === 'class' && !end.called && ts.isClassLike(instance.node) && !hasUnseenBase(instance.node) && callSitesOf(instance.node, host).sites.some(isLiving);
  if (!isObject && !isMade) return false;
  // onClick={() => new Poller().start()}: one more with each click
  if (isMade && ts.isClassLike(instance.node) && callSitesOf(instance.node, host).sites.some(isInElement)) return false;
  const { sites, isOpen, isMany } = callSitesOf(end.fn, host);
  // an end that goes on to its base's is called by nobody for that
  return !isOpen && !isMany && !sites.some(s => isLiving(s) && !(ts.isPropertyAccessExpression(s.expression) && s.expression.expression.kind === ts.SyntaxKind.SuperKeyword));
}

/** The constructor, a field's initializer, and methods that only they call. */
export function isSetUp(fn: Fn | undefined, container: ts.Node, depth = 0): boolean {
  if (!fn || ts.isConstructorDeclaration(fn) || fn === container) return true;
  // F.prototype.init = function () { … } stands outside of F
  const isMember = membersOf(container).some(m => m.fn === fn);
  if (depth > 3 || !(within(fn, container) || isMember)) return false;
  if (isFnExpression(fn) && !isMember && !ts.isPropertyDeclaration(outer(fn).parent)) return false;
  const name = fnName(fn);
  const sites = name === undefined ? [] : hierarchyOf(container).flatMap(at => (identifiersOf(at.getSourceFile()).get(name) ?? []).filter(id => ts.isPropertyAccessExpression(id.parent) && id.parent.name === id && within(id, at)).map(id => ({ id, at })));
  return sites.length > 0 && sites.every(({ id, at }) => ts.isCallExpression(outer(id.parent).parent) && isSetUp(enclosingFn(id), at, depth + 1));
}

/** An end in the middle of a sentence: `` `dispose()` ``, the cleanup, the 'close' handler. */
export function endName(end: InstanceEnd): string {
  return end.name.startsWith('`') || end.name.includes(' ') ? end.name : `\`${end.name}()\``;
}

/** An end at the head of a message. */
export function endWords(end: InstanceEnd): string {
  return endName(end).replace(/^t/, 'T');
}

/** The owner in a message: the class by its name, the rest by what it is. */
export function ownerWords(instance: Instance): string {
  if (ts.isClassLike(instance.node) && instance.node.name) return `\`${instance.node.name.text}\``;
  return { class: 'the instance', object: 'the object', factory: 'what is returned', effect: 'the effect', composable: 'the scope', component: 'the component', callback: 'the connection', function: 'the call', module: 'the module' }[instance.kind];
}

/** What makes another one, again and again: ``each `start()` starts one``. */
export function againWords(times: Times, fn: Fn | undefined, does: 'starts' | 'adds'): string {
  const name = fn && fnName(fn);
  if (name === 'constructor') return `every instance ${does} one`;
  if (name !== undefined) return `each \`${name}()\` ${does} one`;
  return times === 'many' ? `this code runs many times and each run ${does} one` : `each run of this code ${does} one`;
}

/** What a plan needs to know of an instance and its end. */
export function repairAt(instance: Instance, end: InstanceEnd | undefined): Repair {
  const inner = end && innerEnd(instance, end);
  return {
    owner: instance.node,
    ...(inner && !ts.isClassStaticBlockDeclaration(inner.fn) ? { end: inner.fn, endWords: endName(inner) } : {}),
    ...(instance.create === undefined ? {} : { createEnd: instance.create }),
    ...(instance.lifecycle === undefined ? {} : { lifecycle: instance.lifecycle }),
  };
}

/** `destroy() { this.close(); … }`: what is put into the inner one is ended by both. */
function innerEnd(instance: Instance, end: InstanceEnd): InstanceEnd {
  const { body } = end.fn;
  if (!body || !ts.isBlock(body) || end.rank !== 'final') return end;
  for (const statement of body.statements) {
    if (!ts.isExpressionStatement(statement)) break; // what stands behind a test may not run
    const call = ts.isAwaitExpression(statement.expression) ? statement.expression.expression : statement.expression;
    const fn = ts.isCallExpression(call) ? calledFn(call.expression) : undefined;
    const inner = fn && instance.ends.find(e => e.fn === fn && e.rank === 'final' && e !== end);
    if (inner) return inner;
  }
  return end;
}
