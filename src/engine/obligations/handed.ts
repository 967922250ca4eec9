import { callbacks, enders, entries, errorEvent } from '../../catalog/callbacks.js';
import { collections } from '../../catalog/collections.js';
import { holders } from '../../catalog/holders.js';
import { callSitesOf, holderOf } from '../lifetime/callers.js';
import type { Site } from '../lifetime/named-calls.js';
import { valuesOf } from '../lifetime/targets.js';
import { hasFlagLatch, isLatched } from '../lifetime/latches.js';
import { ts } from '../program/host.js';
import { bindingOf, isWritten, usesOf } from '../program/lexical.js';
import { calledFn, includes, membersOf, refOf, sameRef, type Ref } from '../program/reference.js';
import { calleeName, contains, enclosingFn, fnName, inLoop, isFn, isFnExpression, isStatic, nameOf, outer, receiverOf, skip, statementOf, walk, within, type Fn } from '../program/syntax.js';
import { livingSites } from './again.js';
import type { Context } from './context.js';
import type { Listener } from './listener.js';
import { isSetUp } from './words.js';

/** The parameter that a target came by: its function, its position, and the property of it. */
export interface Parameter {
  readonly fn: Fn;
  readonly index: number;
  readonly path: readonly string[];
}

/** Whether what is handed in stays when the thing that gets it is done: sure, surely not, or nobody can tell. */
type Outlives = 'yes' | 'no' | 'unknown';

/** What the evidence of such a call shows. */
export const HANDED = 'hands in what stays';

/** The call that hands in the same longer-lived target time after time, so that each adds one more; undefined where none is sure to. */
export function handedAgain(listener: Listener, hasEnd: boolean, context: Context): Site | undefined {
  const parameter = parameterOf(listener, hasEnd);
  if (!parameter) return undefined;
  return livingSites(parameter.fn, context.host).find(site => handsIn(site, parameter, { listener, hasEnd, context }, 0) === 'yes');
}

interface Question {
  readonly listener: Listener;
  readonly hasEnd: boolean;
  readonly context: Context;
}

/** Where a target comes from: a parameter of the function that adds, or a field that the constructor sets from one of its own. */
function parameterOf(listener: Listener, hasEnd: boolean): Parameter | undefined {
  const ref = listener.added.targetRef;
  const { fn } = listener;
  if (!ref || !fn) return undefined;
  if (ref.root.kind === 'binding') {
    const found = ofBinding(ref);
    if (found?.fn !== fn) return undefined;
    // publisher.socket = new Socket(): another one each time
    return contains(fn, n => ts.isBinaryExpression(n) && n.pos < listener.call.pos && sets(n, ref)) ? undefined : found;
  }
  if (ref.root.kind !== 'this' || ref.root.isStatic || ref.path[0] === undefined) return undefined;
  const { container } = ref.root;
  const values = valuesOf(container, ref.path[0]).filter(v => v.kind !== ts.SyntaxKind.NullKeyword && v.getText() !== 'undefined');
  const [value] = values;
  if (values.length !== 1 || !value) return undefined;
  const found = ts.isParameter(value) ? ofParameter(value) : ts.isExpression(value) ? parameterAt(refOf(value)) : undefined;
  if (!found || !(ts.isConstructorDeclaration(found.fn) || found.fn === container)) return undefined;
  // what a method adds that nobody need call tells nothing about each instance
  return hasEnd || fn === found.fn || isSetUp(fn, container) ? found : undefined;
}

/** The parameter that an expression is, or a property of; undefined for anything else. */
export function parameterAt(ref: Ref | undefined): Parameter | undefined {
  return ref?.root.kind === 'binding' ? ofBinding(ref) : undefined;
}

function ofBinding({ root, path }: Ref): Parameter | undefined {
  if (root.kind !== 'binding') return undefined;
  const { node } = root.binding;
  if (ts.isParameter(node)) return ofParameter(node, path);
  const pattern = ts.isBindingElement(node) ? node.parent : undefined;
  const key = ts.isBindingElement(node) ? node.propertyName?.getText() ?? root.binding.name : '';
  return pattern && ts.isObjectBindingPattern(pattern) && ts.isParameter(pattern.parent) ? ofParameter(pattern.parent, [key, ...path]) : undefined;
}

function ofParameter(node: ts.ParameterDeclaration, path: readonly string[] = []): Parameter | undefined {
  const fn = node.parent;
  if (!isFn(fn) || !('parameters' in fn) || node.dotDotDotToken) return undefined;
  const at = outer(fn).parent;
  const isHandedOn = isFnExpression(fn) && (ts.isCallExpression(at) || ts.isNewExpression(at)); // a callback's own parameter
  return isHandedOn ? undefined : { fn, index: fn.parameters.indexOf(node), path };
}

/** What one call hands in. */
function handsIn(site: Site, parameter: Parameter, question: Question, depth: number): Outlives {
  const given = site.arguments?.slice(0, parameter.index + 1) ?? [];
  if (given.length <= parameter.index || given.some(ts.isSpreadElement)) return 'unknown';
  let argument = skip(given[parameter.index]!);
  if (ts.isObjectLiteralExpression(argument)) {
    const property = argument.properties.find(p => nameOf(p) === parameter.path[0]);
    if (property && ts.isShorthandPropertyAssignment(property)) argument = property.name;
    else if (property && ts.isPropertyAssignment(property)) argument = skip(property.initializer);
    else return 'unknown';
  }
  const ref = refOf(argument);
  if (!ref || ref.path.includes('[]')) return 'unknown'; // another element each time
  const { context } = question;
  const home = enclosingFn(site);
  if (ref.root.kind === 'this' && !ref.root.isStatic && ref.path.length > 0) return fromField(site, ref, argument, question);
  const parameterUp = parameterAt(ref);
  if (parameterUp) {
    // the caller's own parameter: one level up and no more
    if (depth > 0 || !home || parameterUp.fn !== home || isLatchedAt(site, home)) return 'unknown';
    const answers = livingSites(parameterUp.fn, context.host).map(s => handsIn(s, parameterUp, question, depth + 1));
    return answers.includes('yes') ? 'yes' : answers.length > 0 && answers.every(a => a === 'no') ? 'no' : 'unknown';
  }
  if (ref.root.kind === 'binding' && !ts.isSourceFile(ref.root.binding.scope)) return 'no'; // made here, or a callback's own
  if (!isLasting(ref) || !home || !isPassing(site) || isLatchedAt(site, home) || isEndedBeside(argument, home, question.listener)) return 'unknown';
  return context.times.at(site) === 'many' ? 'yes' : 'unknown';
}

/** A name of the module or a static field that is set once, an import, or what lives for the process. */
function isLasting({ root }: Ref): boolean {
  if (root.kind === 'global') return holders.some(h => h.lives === 'process' && h.global?.includes(root.name));
  if (root.kind === 'this') return root.isStatic;
  const { node } = root.binding;
  if (ts.isVariableDeclaration(node)) return usesOf(root.binding).every(u => !isWritten(u)) && node.initializer !== undefined;
  return ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node) || ts.isClassLike(node);
}

/** `this.x` of the caller's instance: it stays where a method hands it in again, and what is made there does not stay itself. */
function fromField(site: Site, ref: Ref, argument: ts.Expression, question: Question): Outlives {
  if (ref.root.kind !== 'this') return 'unknown';
  const { container } = ref.root;
  const home = memberAround(site, container);
  const around = enclosingFn(site);
  if (!home || !around) return 'unknown';
  const repeats = isRepeatedIn(site, home);
  if (!repeats && (isSetUp(home, container) || includes(entries, fnName(home)))) return 'no'; // one to one
  // what was filled before the callback is the same in each of its runs
  if (isFilledBefore(site, ref, repeats ? around : home) || isLatchedAt(site, home) || isEndedBeside(argument, home, question.listener)) return 'unknown';
  if (!isPassing(site)) return 'unknown';
  if (!repeats && !isForSomething(site, home) && !callSitesOf(home, question.context.host).sites.some(s => isRepeatedIn(s, undefined))) return 'unknown';
  return isShortField(ref, container, question) ? 'unknown' : 'yes';
}

/** The method of a container that a node stands in. */
function memberAround(node: ts.Node, container: ts.Node): Fn | undefined {
  for (let fn = enclosingFn(node); fn; fn = enclosingFn(fn)) {
    if (!ts.isArrowFunction(fn) && (fn.parent === container || holderOf(fn) === container)) return fn;
    if (ts.isArrowFunction(fn) && ts.isPropertyDeclaration(outer(fn).parent)) return fn;
  }
  return undefined;
}

/** True inside a callback that runs many times, or a loop that no list bounds. */
function isRepeatedIn(node: ts.Node, home: Fn | undefined): boolean {
  for (let fn = enclosingFn(node); fn && fn !== home; fn = enclosingFn(fn)) {
    const up = isFnExpression(fn) ? outer(fn).parent : undefined;
    if (!up || !ts.isCallExpression(up)) continue;
    const index = up.arguments.findIndex(a => a === outer(fn!));
    if (callbacks.some(c => c.runs === 'many' && includes(c.calls, calleeName(up)) && (c.arg === 'any' || c.arg === index))) return true;
  }
  return inLoop(node, home);
}

/** `query(sql) { new Query(this.client, sql) }`: a method that makes one for what it is given is called for several. */
function isForSomething(site: Site, home: Fn): boolean {
  if (!('parameters' in home)) return false;
  const made = outer(site).parent;
  const name = ts.isVariableDeclaration(made) && ts.isIdentifier(made.name) ? bindingOf(made.name) : undefined;
  const around = [statementOf(site), ...(name ? usesOf(name).map(u => statementOf(u)) : [])].filter(s => s !== undefined);
  return home.parameters.some(p => {
    const binding = ts.isIdentifier(p.name) ? bindingOf(p.name) : undefined;
    return binding !== undefined && usesOf(binding).some(u => around.some(s => within(u, s)));
  });
}

/** False where the caller keeps what it makes in a place of its own: a field, a collection that is one. */
function isPassing(site: Site): boolean {
  const at = outer(site);
  const up = at.parent;
  if (ts.isPropertyDeclaration(up)) return false;
  if (ts.isBinaryExpression(up) && up.right === at) {
    const slot = refOf(up.left);
    const local = slot?.root.kind === 'binding' && !ts.isSourceFile(slot.root.binding.scope);
    return local && slot.path.length > 0 ? true : local && slot.root.kind === 'binding' ? areUsesPassing(usesOf(slot.root.binding)) : false;
  }
  if (isKept(at)) return false;
  if (ts.isVariableDeclaration(up) && ts.isIdentifier(up.name)) {
    const binding = bindingOf(up.name);
    return binding === undefined || areUsesPassing(usesOf(binding));
  }
  return true;
}

function areUsesPassing(uses: readonly ts.Identifier[]): boolean {
  return uses.every(use => {
    const at = outer(use);
    const up = at.parent;
    const slot = ts.isBinaryExpression(up) && up.right === at ? refOf(up.left) : undefined;
    return !isKept(at) && !(slot && (slot.root.kind !== 'binding' || ts.isSourceFile(slot.root.binding.scope)));
  });
}

/** `this.children.set(id, child)` */
function isKept(at: ts.Node): boolean {
  const call = at.parent;
  const receiver = ts.isCallExpression(call) ? receiverOf(call) : undefined;
  const holder = receiver && refOf(receiver);
  return holder !== undefined && (holder.root.kind !== 'binding' || ts.isSourceFile(holder.root.binding.scope)) && ts.isCallExpression(call) && collections.keeps[calleeName(call) ?? ''] !== undefined;
}

/** `this.socket = connect(); new Reader(this.socket)`: another one each time, set here or by a method that is called on the way. */
function isFilledBefore(site: Site, ref: Ref, home: Fn): boolean {
  let found = false;
  walk(home, node => {
    if (node.pos >= site.pos || found || (isFn(node) && node !== home && !within(site, node))) return false;
    const block = statementOf(node)?.parent;
    if (!block || !within(site, block)) return undefined; // behind a test: as long as it is there it is the same
    if (ts.isBinaryExpression(node) && sets(node, ref)) found = true;
    const called = ts.isCallExpression(node) ? calledFn(node.expression) : undefined;
    if (called && called !== home) walk(called, n => void (ts.isBinaryExpression(n) && sets(n, ref) && (found = true)));
    return undefined;
  });
  return found;
}

function sets(node: ts.BinaryExpression, ref: Ref): boolean {
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  const slot = refOf(node.left);
  return slot !== undefined && slot.path.length <= ref.path.length && sameRef(slot, { root: ref.root, path: ref.path.slice(0, slot.path.length) });
}

/** True where a test of a place that the function sets lets a call run once. */
export function isLatchedAt(site: Site, home: Fn): boolean {
  const written = new Set<string>();
  walk(home, node => {
    if (ts.isBinaryExpression(node) && isWritten(node.left)) written.add(skip(node.left).getText());
  });
  return hasFlagLatch(home) || isLatched(site, home, e => written.has(e.getText()));
}

/** The method ends what it hands in, or takes all listeners off it; an end of another owner's counts by its text. */
function isEndedBeside(argument: ts.Expression, home: Fn, listener: Listener): boolean {
  const covers = listener.acquisition.resource.release.flatMap(r => (r.via === 'covers' ? [r.name] : []));
  const text = argument.getText();
  let found = false;
  const look = (around: ts.Node, names: readonly string[]): void => walk(around, node => {
    const receiver = ts.isCallExpression(node) && includes(names, calleeName(node)) ? receiverOf(node) : undefined;
    if (receiver && skip(receiver).getText() === text) found = true;
  });
  look(home, enders);
  look(home.getSourceFile(), covers);
  return found;
}

/** A field that was handed in itself, where the call that did shows that it is not kept: it ends with the caller's instance. */
function isShortField(ref: Ref, container: ts.Node, question: Question): boolean {
  const parameters = valuesOf(container, ref.path[0] ?? '').flatMap(v => (ts.isParameter(v) ? ofParameter(v) : ts.isExpression(v) ? parameterAt(refOf(v)) : undefined) ?? []);
  return parameters.some(p => {
    if (!(ts.isConstructorDeclaration(p.fn) || p.fn === container)) return true; // set by a method: who knows what it is each time
    return callSitesOf(p.fn, question.context.host).sites.some(s => {
      const argument = s.arguments?.[p.index];
      const given = argument && refOf(argument);
      return given?.root.kind === 'binding' && !ts.isSourceFile(given.root.binding.scope) && given.path.length === 0 && !parameterAt(given) && !isStatic(given.root.binding.node);
    });
  });
}

/** True where a registration needs no type to be one: a failure that an emitter tells of, or an object that adds itself to the list that calls its method of that name. */
export function tellsItself({ event, added, instance }: Listener): boolean {
  if (event === errorEvent) return true;
  const { handler, targetRef } = added;
  const name = targetRef?.path.at(-1);
  return handler.kind === 'stable' && handler.ref.root.kind === 'this' && handler.ref.path.length === 0 && name !== undefined && membersOf(instance.node).some(m => m.name === name);
}

/** A call site in the words of a message. */
export function siteWords(site: Site): { readonly who: string; readonly line: string; readonly file: string } {
  const file = site.getSourceFile();
  const callee = skip(site.expression).getText();
  return {
    who: ts.isNewExpression(site) ? `\`new ${callee}()\`` : `\`${callee}()\``,
    line: String(file.getLineAndCharacterOfPosition(site.getStart(file)).line + 1),
    file: file.fileName.split('/').at(-1) ?? '',
  };
}
