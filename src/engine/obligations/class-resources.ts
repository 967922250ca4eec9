import { enders, onceEvents } from '../../catalog/callbacks.js';
import type { Catalog } from '../../catalog/catalog.js';
import type { ResourceModel } from '../../catalog/types.js';
import type { Leak } from '../leak.js';
import { defineDeepFact } from '../lifetime/context.js';
import type { Instance } from '../lifetime/instances.js';
import { reachedFrom } from '../lifetime/reach.js';
import type { Slot } from '../lifetime/slots.js';
import { targetOf } from '../lifetime/targets.js';
import { basesOf, classNamed, hasUnseenBase, isAbstract } from '../program/hierarchy.js';
import { ts } from '../program/host.js';
import { identifiersOf } from '../program/lexical.js';
import { includes, membersOf, refOf, refsIn, sameRef } from '../program/reference.js';
import { calleeName, conditionsAround, contains, enclosingFn, fnName, hasModifier, isAcquiring, isFn, isStatic, outer, receiverOf, skip, walk, within, type Acquiring, type Fn } from '../program/syntax.js';
import { acquisitionsAt, originOf, type Acquisition } from './acquire.js';
import type { Context, Verdict } from './context.js';
import { addedBy, eventName, optionOf, removalsOf } from './handlers.js';
import { decideHeld } from './held.js';
import { matching } from './matching.js';
import { isCounted, isDraining } from './rearms.js';
import { reachOf } from './release.js';
import { mainSlot, timerOf, type Timer } from './timer.js';
import { isSetUp } from './words.js';

/** What an instance of a class holds that outlives it, and how it lets go. */
export interface ClassResource {
  /** The class as a row of its own: made by its constructor, ended by its methods. */
  readonly resource: ResourceModel;
  /** What the class acquires. */
  readonly acquisition: Acquisition;
  /** The methods that acquire it; empty where the constructor does. */
  readonly starts: readonly string[];
}

const resourceOf = defineDeepFact(1, compute);

/** What `new C()` brings that its owner has to end; undefined where C is no class of the program, or holds nothing of that kind. */
export function classResourceAt(call: Acquiring, context: Context): ClassResource | undefined {
  const cls = ts.isNewExpression(call) ? classNamed(call.expression) : undefined;
  if (!cls || within(call, cls)) return undefined;
  return resourceOf(cls, context);
}

/** The construction as an acquisition, by the row that the class itself is. */
export function madeBy(call: Acquiring, { resource }: ClassResource): Acquisition {
  return { call, resource, acquire: resource.acquire[0]! };
}

/** Decides what is made of a class of the program that holds something until it is ended. */
export function decideMade(call: Acquiring, context: Context): Verdict {
  const found = context.shortLived ? undefined : classResourceAt(call, context);
  if (!found) return undefined;
  const acquisition = madeBy(call, found);
  const told = decideHeld(acquisition, context);
  if (!told) return undefined;
  const { handle } = timerOf(acquisition);
  const started = found.starts.flatMap(name => startedAt(name, handle.slots, call));
  if (found.starts.length > 0 && started.length === 0) return context.silent('not started');
  // const beat = new Beat(); await ready(); beat.start(): what leaves before leaves nothing
  if (told.reason === 'skipped' && started.length > 0 && told.evidence.every(e => started.every(s => e.at.pos < s.pos))) return context.silent('not started yet');
  const origin = originOf(found.acquisition, context.host);
  if (origin === 'no' || origin === 'unsure') return context.silent('look-alike');
  return { ...told, confidence: isMinded(told, call, handle.slots, context) && !isFallback(call) ? 'likely' : 'possible', evidence: [{ at: found.acquisition.call, note: `starts the ${found.acquisition.resource.noun}` }, ...told.evidence] };
}

/** An end of the owner that ends others, a path that leaves it out, or code that is seen to make one after another. */
function isMinded(told: Leak, call: Acquiring, slots: readonly Slot[], context: Context): boolean {
  if (told.reason === 'skipped' || told.reason === 'handleLostInEffect') return true;
  const slot = mainSlot(slots);
  if (told.reason === 'endForgets') {
    const root = slot?.ref.root;
    const instance = root?.kind === 'this' ? context.instances.of(root.container) : context.instances.around(call);
    return instance.kind === 'effect' || (instance.kind === 'class' && endsOthers(instance, context.catalog));
  }
  return (told.reason === 'neverCleared' || told.reason === 'handleLost') && context.times.at(call) === 'many';
}

/** `this.log = log ?? new Log()`: what is handed in is not the owner's to end, and nobody tells which it is. */
function isFallback(call: Acquiring): boolean {
  const up = outer(call).parent;
  return ts.isBinaryExpression(up) && up.right === outer(call) && (up.operatorToken.kind === ts.SyntaxKind.BarBarToken || up.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken);
}

/** True where the ends of an instance end something else that it keeps. */
function endsOthers(instance: Instance, catalog: Catalog): boolean {
  const names = catalog.resources.flatMap(r => r.release.flatMap(x => (x.via === 'call' ? [x.name] : [])));
  const isOwn = (node: ts.Expression | undefined): boolean => {
    const ref = node && refOf(node);
    return ref?.root.kind === 'this' && ref.path.length > 0;
  };
  return instance.ends.some(e => e.rank === 'final' && [...reachedFrom([e.fn], Infinity, instance.node).fns].some(fn => contains(fn, n =>
    ts.isCallExpression(n) && ((includes(enders, calleeName(n)) && isOwn(receiverOf(n))) || (includes(names, calleeName(n)) && isOwn(n.arguments[0]))))));
}

/** The places where the method that acquires is called on what was made. */
function startedAt(method: string, slots: readonly Slot[], call: Acquiring): readonly ts.Node[] {
  return (identifiersOf(call.getSourceFile()).get(method) ?? []).filter(id => {
    const access = id.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== id || !ts.isCallExpression(outer(access).parent)) return false;
    const ref = refOf(access.expression);
    return skip(access.expression) === call || slots.some(s => sameRef(ref, { root: s.ref.root, path: s.path }));
  });
}

function compute(cls: ts.ClassLikeDeclaration, context: Context): ClassResource | undefined {
  if (hasUnseenBase(cls) || isAbstract(cls)) return undefined;
  const line = [cls, ...basesOf(cls)];
  const acquired = line.flatMap(c => acquisitionsIn(c, context));
  if (acquired.length === 0) return undefined;
  const instance = context.instances.of(cls);
  const ends = instance.ends.filter(e => (e.rank === 'final' || e.rank === 'paired') && !isStatic(e.fn) && isPublic(e.fn));
  if (ends.length === 0 || instance.opaque || ends.some(e => e.called) || handsItselfOn(line)) return undefined;
  const reached = reachedFrom(ends.map(e => e.fn), Infinity, cls).fns;
  if (endsItself(line, ends.map(e => e.name), reached)) return undefined;
  const members = line.flatMap(c => membersOf(c)).filter(m => isPublic(m.fn) && m.name !== 'constructor');
  for (const acquisition of acquired) {
    const releases = releasesOf(acquisition, context);
    const callback = timerOf(acquisition).callback;
    if (!releases || isStaticPart(acquisition.call)) continue;
    const reaches = new Set(releases.flatMap(r => [...reachOf(r, { ends: reached, acquire: acquisition.call, callback })]));
    if (!reaches.has('end') || reaches.has('event') || reaches.has('self') || reaches.has('trusted')) continue;
    const reachesRelease = (fn: Fn): boolean => [...reachedFrom([fn], Infinity, cls).fns].some(f => releases.some(r => within(r, f)));
    const ending = ends.filter(e => reachesRelease(e.fn));
    const first = ending[0];
    const starts = first && startsOf(acquisition, cls, members.filter(m => !ends.some(e => e.name === m.name)));
    if (!first || !starts) continue;
    const names = [...new Set([first.name, ...ends.map(e => e.name), ...members.filter(m => !starts.includes(m.name) && reachesRelease(m.fn)).map(m => m.name)])];
    return { resource: rowOf(cls, first.name, names), acquisition, starts };
  }
  return undefined;
}

function rowOf(cls: ts.ClassLikeDeclaration, end: string, names: readonly string[]): ResourceModel {
  const name = cls.name?.text ?? 'instance';
  return { id: name, kind: 'handle', noun: cls.name ? `\`${name}\`` : name, verb: end, ends: 'never', acquire: [{ construct: name, handle: 'result' }], release: names.map(n => ({ via: 'method', name: n })), docs: '' };
}

function isPublic(fn: Fn): boolean {
  const member = ts.isClassLike(fn.parent) ? fn : outer(fn).parent;
  const name = fnName(fn);
  return !name?.startsWith('#') && !hasModifier(member, ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword);
}

function acquisitionsIn(container: ts.Node, { catalog }: Context): readonly Acquisition[] {
  const found: Acquisition[] = [];
  walk(container, node => {
    if (node !== container && ts.isClassLike(node)) return false;
    if (isAcquiring(node)) found.push(...acquisitionsAt(node, catalog));
    return undefined;
  });
  return found;
}

/** The public methods that acquire, none where the constructor does; undefined where it depends on something else whether anything is acquired at all. */
function startsOf(acquisition: Acquisition, cls: ts.ClassLikeDeclaration, members: readonly { readonly name: string; readonly fn: Fn }[]): readonly string[] | undefined {
  const fn = enclosingFn(acquisition.call);
  if (!fn) return [];
  if (isUnderTest(acquisition, fn)) return undefined;
  const reaches = (from: Fn): boolean => [...reachedFrom([from], Infinity, cls).fns].some(f => within(acquisition.call, f));
  const made = [cls, ...basesOf(cls)].flatMap(c => c.members.filter(m => ts.isConstructorDeclaration(m)));
  if (made.some(reaches)) return [];
  const starts = members.filter(m => reaches(m.fn)).map(m => m.name);
  return starts.length > 0 ? starts : undefined;
}

function isStaticPart(node: ts.Node): boolean {
  for (let at = node; at.parent && !ts.isClassLike(at); at = at.parent) if (ts.isClassElement(at)) return isStatic(at) || ts.isClassStaticBlockDeclaration(at);
  return false;
}

/** What stands behind a test may not be there; `if (!this.timer)` asks for itself. */
function isUnderTest(acquisition: Acquisition, fn: Fn): boolean {
  const { slots } = timerOf(acquisition).handle;
  const asksItself = (test: ts.Expression): boolean => refsIn(test).filter(r => r.root.kind === 'binding' || r.path.length > 0).every(r => slots.some(s => sameRef(r, { root: s.ref.root, path: s.path })));
  for (let at: ts.Node = acquisition.call; at.parent && at !== fn; at = at.parent) {
    const up = at.parent;
    if (ts.isIfStatement(up) && at !== up.expression && !asksItself(up.expression)) return true;
    if (ts.isConditionalExpression(up) && at !== up.condition && !asksItself(up.condition)) return true;
    if (ts.isCaseClause(up) || ts.isCatchClause(up)) return true;
    if (ts.isBinaryExpression(up) && up.right === at && up.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return true;
  }
  return false;
}

/** What ends a thing that outlives the instance; undefined where it goes with the instance, ends by itself, or belongs to somebody else, too. */
function releasesOf(acquisition: Acquisition, { host }: Context): readonly ts.Node[] | undefined {
  const { call, acquire, resource } = acquisition;
  if (resource.kind === 'listener') {
    const added = addedBy(acquisition);
    const event = eventName(added);
    if (acquire.once || event === undefined || includes(onceEvents, event)) return undefined;
    if (resource.release.some(r => r.via === 'option' && optionOf(call, r.arg, r.prop) !== 'absent')) return undefined;
    if (added.target && targetOf(added.target, undefined, host) !== 'process') return undefined;
    return matching(added, removalsOf(call.getSourceFile(), resource.release)).filter(r => r.call !== call).map(r => r.call);
  }
  const timer = timerOf(acquisition);
  if (resource.kind === 'loan' || (resource.ends !== 'never' && !isPolling(timer)) || acquire.dormant || acquire.handle !== 'result' || acquire.remover) return undefined;
  if (acquire.into !== undefined && call.arguments[acquire.into]) return undefined;
  const source = resource.kind === 'subscription' ? receiverOf(call) : undefined;
  if (source && targetOf(source, undefined, host) !== 'process') return undefined;
  const { handle } = timer;
  return handle.unref || handle.escapes.length > 0 || handle.returned.length > 0 ? undefined : handle.releases;
}

/** A one-shot that comes back to what starts it, until it is stopped. */
function isPolling(timer: Timer): boolean {
  return timer.rearms && !timer.acquisition.resource.brief && !isDraining(timer) && !isCounted(timer) && conditionsAround(timer.call).length === 0;
}

/** A class that calls its own end: when something has happened, or from a handler. */
function endsItself(line: readonly ts.ClassLikeDeclaration[], names: readonly string[], ends: ReadonlySet<Fn>): boolean {
  return line.some(c => names.some(name => (identifiersOf(c.getSourceFile()).get(name) ?? []).some(id => {
    const access = id.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== id || !within(access, c) || access.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
    for (let fn = enclosingFn(access); fn; fn = enclosingFn(fn)) if (ends.has(fn)) return false;
    // start() { this.stop(); … }, and no handler
    const fn = enclosingFn(access);
    const member = fn && membersOf(c).find(m => m.fn === fn);
    return !member || !(ts.isConstructorDeclaration(member.fn) || (ts.isMethodDeclaration(member.fn) && isOnlyCalled(c, member.name)));
  })));
}

function isOnlyCalled(container: ts.Node, name: string): boolean {
  return (identifiersOf(container.getSourceFile()).get(name) ?? []).every(id => {
    const access = id.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== id || access.expression.kind !== ts.SyntaxKind.ThisKeyword) return true;
    const call = outer(access).parent;
    const around = ts.isCallExpression(call) && call.expression === outer(access) ? enclosingFn(call) : undefined;
    return around !== undefined && membersOf(container).some(m => m.fn === around && !ts.isArrowFunction(m.fn));
  });
}

/** `registry.add(this)`, `current = this`: somebody else may end it. */
function handsItselfOn(line: readonly ts.ClassLikeDeclaration[]): boolean {
  return line.some(c => contains(c, node => {
    if (node.kind !== ts.SyntaxKind.ThisKeyword || !ts.isExpression(node)) return false;
    const up = outer(node).parent;
    const isHanded = (ts.isCallExpression(up) || ts.isNewExpression(up)) && up.expression !== outer(node);
    const isKept = ts.isBinaryExpression(up) && up.right === outer(node) && !ts.isIdentifier(up.left);
    const fn = enclosingFn(node);
    // handler.bind(this), fn.call(this)
    if (isHanded && ts.isCallExpression(up) && includes(['bind', 'call', 'apply'], calleeName(up))) return false;
    return (isHanded || isKept) && (!fn || !isFn(fn) || isSetUp(fn, c));
  }));
}
