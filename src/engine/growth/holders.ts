import { callbacks, executors } from '../../catalog/callbacks.js';
import { tables } from '../../catalog/growth.js';
import { defineDeepFact, type Context } from '../lifetime/context.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import { subclassesOf } from '../program/hierarchy.js';
import { ts } from '../program/host.js';
import { bindingOf, type Binding } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, enclosingClass, enclosingFn, fnName, isFnExpression, isStatic, nameOf, outer, skip, type Fn } from '../program/syntax.js';

/** A collection, and the name or field that holds it. */
export interface Holder {
  readonly kind: 'module' | 'static' | 'field' | 'closure';
  readonly name: string;
  /** The name where it is declared. */
  readonly node: ts.Node;
  readonly is: 'table' | 'list' | 'object';
  readonly binding?: Binding;
  /** The class of a field. */
  readonly container?: ts.ClassLikeDeclaration;
  /** The function whose variable it is. */
  readonly fn?: Fn;
}

const DEEPEST = 3;

/** The collection that a node declares. */
export function holderAt(node: ts.Node): Holder | undefined {
  return ts.isVariableDeclaration(node) ? ofVariable(node) : ts.isPropertyDeclaration(node) ? ofField(node) : ts.isBinaryExpression(node) ? ofAssignment(node) : undefined;
}

/** `constructor() { this.list = []; }` in a class that declares no fields. */
function ofAssignment(node: ts.BinaryExpression): Holder | undefined {
  const { left, parent } = node;
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isExpressionStatement(parent) || !ts.isPropertyAccessExpression(left) || left.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const made = parent.parent.parent;
  const is = ts.isConstructorDeclaration(made) ? collectionOf(node.right, undefined) : undefined;
  if (!is || !ts.isClassLike(made.parent) || made.parent.members.some(m => nameOf(m) === left.name.text)) return undefined;
  return { kind: 'field', name: left.name.text, node: left.name, is, container: made.parent };
}

function ofVariable(node: ts.VariableDeclaration): Holder | undefined {
  const is = node.initializer && ts.isIdentifier(node.name) ? collectionOf(node.initializer, node.type) : undefined;
  const binding = is && ts.isIdentifier(node.name) ? bindingOf(node.name) : undefined;
  if (!is || !binding || binding.node !== node) return undefined;
  const fn = enclosingFn(node);
  const held = { name: binding.name, node: node.name, is, binding };
  return fn ? { ...held, kind: 'closure', fn } : ts.isSourceFile(binding.scope) || ts.isModuleBlock(binding.scope) ? { ...held, kind: 'module' } : undefined;
}

function ofField(node: ts.PropertyDeclaration): Holder | undefined {
  const name = nameOf(node);
  const value = node.initializer ?? madeInConstructor(node);
  const is = value && collectionOf(value, node.type);
  if (!is || name === undefined || !ts.isClassLike(node.parent) || ts.isComputedPropertyName(node.name)) return undefined;
  return { kind: isStatic(node) ? 'static' : 'field', name, node: node.name, is, container: node.parent };
}

/** `constructor() { this.list = []; }` */
function madeInConstructor(node: ts.PropertyDeclaration): ts.Expression | undefined {
  const made = ts.isClassLike(node.parent) ? node.parent.members.find(ts.isConstructorDeclaration) : undefined;
  for (const s of made?.body?.statements ?? []) {
    const set = ts.isExpressionStatement(s) && ts.isBinaryExpression(s.expression) && s.expression.operatorToken.kind === ts.SyntaxKind.EqualsToken ? s.expression : undefined;
    if (set && ts.isPropertyAccessExpression(set.left) && set.left.expression.kind === ts.SyntaxKind.ThisKeyword && set.left.name.text === nameOf(node)) return set.right;
  }
  return undefined;
}

/** What a value is, if it is a collection that begins here: an object with members of its own is a record. */
function collectionOf(value: ts.Expression, type: ts.TypeNode | undefined): Holder['is'] | undefined {
  const at = skip(value);
  if (type && isWeak(type)) return undefined;
  if (ts.isArrayLiteralExpression(at)) return 'list';
  if (ts.isObjectLiteralExpression(at)) return at.properties.length === 0 ? 'object' : undefined;
  if (ts.isNewExpression(at) && ts.isIdentifier(at.expression) && !bindingOf(at.expression) && includes(tables.construct, at.expression.text)) return at.expression.text === 'Array' ? 'list' : 'table';
  return ts.isCallExpression(at) && calleeName(at) === 'create' && at.expression.getText() === 'Object.create' && at.arguments[0]?.kind === ts.SyntaxKind.NullKeyword ? 'object' : undefined;
}

function isWeak(type: ts.TypeNode): boolean {
  return ts.isTypeReferenceNode(type) && /^Weak/.test(type.typeName.getText());
}

/** True where a collection is proved to live as long as its process, or as a service that the program makes once and keeps. */
export function livesOn(holder: Holder, context: Context): boolean {
  if (holder.kind === 'module' || holder.kind === 'static') return true;
  if (holder.container) return isKeptOnce(holder.container, context, 0);
  return holder.fn !== undefined && runsOnce(holder.fn, context);
}

const keptOnce = defineDeepFact(DEEPEST + 1, isMadeOnce);

/** True for a class of which the program makes one, at its start, and keeps it. */
function isKeptOnce(container: ts.ClassLikeDeclaration, context: Context, depth: number): boolean {
  return keptOnce(container, context, depth) ?? false;
}

function isMadeOnce(container: ts.ClassLikeDeclaration, context: Context, depth: number): boolean {
  const { lifecycle } = context.instances.of(container);
  if (lifecycle?.instances === 'one' && context.times.made(container) === 'once') return true;
  const all = [container, ...subclassesOf(container)].map(c => callSitesOf(c, context.host));
  const sites = all.flatMap(a => a.sites).filter(isLiving);
  return sites.length > 0 && !all.some(a => a.isMany) && sites.every(s => isKept(s, context, depth));
}

function isKept(site: ts.Node, context: Context, depth: number): boolean {
  let at = outer(site);
  while (ts.isPropertyAssignment(at.parent) || ts.isObjectLiteralExpression(at.parent) || (ts.isBinaryExpression(at.parent) && at.parent.right === at && at.parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken && at.parent.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionEqualsToken)) at = outer(at.parent);
  const up = at.parent;
  const fn = enclosingFn(site);
  if (ts.isPropertyDeclaration(up)) return isStatic(up) || (ts.isClassLike(up.parent) && isKeptOnce(up.parent, context, depth + 1));
  if (ts.isVariableDeclaration(up)) return !fn || (isVariableKept(up) && runsOnce(fn, context));
  if (ts.isExportAssignment(up)) return true;
  if (!ts.isBinaryExpression(up) || up.right !== at) return false;
  const left = skip(up.left);
  if (ts.isIdentifier(left)) {
    const binding = bindingOf(left);
    return binding !== undefined && ts.isSourceFile(binding.scope) && context.times.at(site) === 'once';
  }
  const cls = ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword ? enclosingClass(site) : undefined;
  return cls !== undefined && fn !== undefined && !isFnExpression(fn) && isKeptOnce(cls, context, depth + 1);
}

/** A local of a function that runs once: something in it has to outlive the call, else it goes with it. */
function isVariableKept(declared: ts.VariableDeclaration): boolean {
  return ts.isIdentifier(declared.name);
}

/** True for a function that is seen to be called at the start of the program, and only there. */
export function runsOnce(fn: Fn, context: Context): boolean {
  const call = outer(fn).parent;
  if (isFnExpression(fn) && ts.isCallExpression(call) && call.expression === outer(fn)) return !enclosingFn(call) || runsOnce(enclosingFn(call)!, context);
  const { sites, isMany, isOpen } = callSitesOf(fn, context.host);
  const living = sites.filter(isLiving);
  // setupOnce() { … }: said by its name
  if (living.length > 0 && !isMany && living.every(s => /Once$/.test(fnName(enclosingFn(s) ?? fn) ?? ''))) return true;
  return living.length > 0 && !isMany && !isOpen && context.times.of(fn) === 'once' && living.every(s => !enclosingFn(s) || context.times.at(s) === 'once');
}

/** Who keeps a collection alive, in words. */
export function keeperOf(holder: Holder): string {
  if (holder.kind === 'module') return 'as long as its module';
  if (holder.kind === 'static') return `as long as the class \`${holder.container?.name?.text ?? 'it'}\``;
  if (holder.kind === 'field') return `as long as the one \`${holder.container?.name?.text ?? 'object'}\` of the program`;
  return 'as long as the function that closes over it';
}

/** True for a node in a function inside another one that may run when the outer one is left: no callback that runs at once, or once. */
export function isNestedIn(node: ts.Node, fn: Fn): boolean {
  let outlives = false;
  for (let at = enclosingFn(node); at; at = enclosingFn(at)) {
    if (at === fn) return outlives;
    outlives ||= !runsWithin(at);
  }
  return false;
}

/** `list.forEach(x => …)`, `promise.then(x => …)`, `(() => …)()` */
function runsWithin(fn: Fn): boolean {
  const at = outer(fn);
  const call = at.parent;
  if (!isFnExpression(fn) || !(ts.isCallExpression(call) || ts.isNewExpression(call))) return false;
  return call.expression === at || includes(executors, calleeName(call)) || callbacks.some(c => c.runs !== 'many' && includes(c.calls, calleeName(call)));
}
