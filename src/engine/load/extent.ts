import { lists } from '../../catalog/load.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import { returnedValues } from '../lifetime/returns.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, isConstant, isWritten, usesOf, type Binding } from '../program/lexical.js';
import { importedFn } from '../program/modules.js';
import { calledFn, includes } from '../program/reference.js';
import { calleeName, isFn, nameOf, receiverOf, skip, wordsIn } from '../program/syntax.js';

/** How many elements a list may have: as many as the code says, nobody knows, or as many as something outside of the program gives. */
export type Extent =
  | { readonly is: 'closed' | 'unknown' }
  | { readonly is: 'outside'; readonly kind: 'tree' | 'folder' | 'query' | 'fetched' | 'request' | 'parsed'; readonly at: ts.Node };

const CLOSED: Extent = { is: 'closed' };
const UNKNOWN: Extent = { is: 'unknown' };
const DEEPEST = 7;
const MOST_SITES = 6;

/** How many elements a list may have, by where it comes from; asks no checker. */
export function extentOf(list: ts.Expression, host: Host, depth = 0): Extent {
  const at = skip(list);
  const next = (e: ts.Expression): Extent => extentOf(e, host, depth + 1);
  if (depth > DEEPEST) return UNKNOWN;
  if (ts.isAwaitExpression(at)) return next(at.expression);
  if (ts.isArrayLiteralExpression(at)) return widest(at.elements.map(e => (ts.isSpreadElement(e) ? next(e.expression) : CLOSED)));
  if (ts.isConditionalExpression(at)) return widest([next(at.whenTrue), next(at.whenFalse)]);
  if (ts.isBinaryExpression(at)) return widest([next(at.left), next(at.right)]);
  if (ts.isIdentifier(at)) return ofName(at, host, depth);
  if (ts.isPropertyAccessExpression(at)) return ofProperty(at, host, depth);
  if (ts.isCallExpression(at) || ts.isNewExpression(at)) return ofCall(at, host, depth);
  return UNKNOWN;
}

function widest(of: readonly Extent[]): Extent {
  return of.find(e => e.is === 'outside') ?? of.find(e => e.is === 'unknown') ?? CLOSED;
}

function ofName(at: ts.Identifier, host: Host, depth: number): Extent {
  const binding = bindingOf(at);
  if (!binding || isPart(at.text)) return binding ? CLOSED : UNKNOWN;
  const { node } = binding;
  if (ts.isParameter(node)) return ofParameter(node, host, depth);
  if (ts.isBindingElement(node)) return ofElement(node, host, depth);
  if (!ts.isVariableDeclaration(node)) return CLOSED; // an import, an enum
  if (ts.isForOfStatement(node.parent.parent) || ts.isForInStatement(node.parent.parent)) return UNKNOWN;
  const values = [...(node.initializer ? [node.initializer] : []), ...writesOf(binding)];
  const found = widest(values.map(v => extentOf(v, host, depth + 1)));
  // a list of the module that others fill
  if (ts.isSourceFile(binding.scope)) return found.is === 'outside' ? found : CLOSED;
  if (found.is !== 'closed') return found;
  // const names = []; for (…) names.push(…)
  return isAddedTo(binding) ? UNKNOWN : CLOSED;
}

function writesOf(binding: Binding): readonly ts.Expression[] {
  return isConstant(binding) ? [] : usesOf(binding).flatMap(u => (isWritten(u) && ts.isBinaryExpression(u.parent) ? [u.parent.right] : []));
}

function isAddedTo(binding: Binding): boolean {
  return usesOf(binding).some(u => ts.isPropertyAccessExpression(u.parent) && ts.isCallExpression(u.parent.parent) && u.parent.parent.expression === u.parent && u.parent.parent.arguments.length > 0 && !includes(lists.keeps, u.parent.name.text));
}

/** `batch`, `topUsers`: a part of a list is as long as somebody cut it. */
function isPart(name: string): boolean {
  const words = wordsIn(name);
  return includes(lists.parts, words.at(-1)) || includes(lists.leading, words[0]);
}

/** What the calls in the program hand in. */
function ofParameter(node: ts.ParameterDeclaration, host: Host, depth: number): Extent {
  const fn = node.parent;
  if (!isFn(fn) || !('parameters' in fn) || node.type && ts.isTupleTypeNode(node.type)) return UNKNOWN;
  const index = fn.parameters.indexOf(node);
  if (depth > 2) return UNKNOWN;
  const { sites } = callSitesOf(fn, host);
  const given = sites.filter(isLiving).slice(0, MOST_SITES).map(s => (s.arguments?.[index] ? extentOf(s.arguments[index], host, depth + 3) : UNKNOWN));
  return given.length > 0 ? widest(given) : UNKNOWN;
}

/** `const { rows } = await pool.query(…)`, `const [users, posts] = await Promise.all([…])`. */
function ofElement(node: ts.BindingElement, host: Host, depth: number): Extent {
  const holder = node.parent.parent;
  if (!ts.isVariableDeclaration(holder) || !holder.initializer) return UNKNOWN;
  if (ts.isObjectBindingPattern(node.parent)) {
    const key = nameOf({ name: node.propertyName ?? node.name });
    return isBody(holder.initializer) || (key !== undefined && includes(lists.body, key) && isRequest(holder.initializer)) ? { is: 'outside', kind: 'request', at: holder.initializer } : ofHeld(holder.initializer, host, depth);
  }
  const value = skip(holder.initializer);
  const call = ts.isAwaitExpression(value) ? skip(value.expression) : value;
  const all = ts.isCallExpression(call) ? call.arguments[0] : undefined;
  const own = all && ts.isArrayLiteralExpression(skip(all)) ? (skip(all) as ts.ArrayLiteralExpression).elements[node.parent.elements.indexOf(node)] : undefined;
  return own ? extentOf(own, host, depth + 1) : UNKNOWN;
}

function ofProperty(at: ts.PropertyAccessExpression, host: Host, depth: number): Extent {
  if (isBody(at)) return { is: 'outside', kind: 'request', at };
  const holder = skip(at.expression);
  if (isPart(at.name.text)) return CLOSED;
  if (ts.isIdentifier(holder)) {
    const node = bindingOf(holder)?.node;
    if (node && !ts.isParameter(node) && !ts.isVariableDeclaration(node) && !ts.isBindingElement(node)) return CLOSED; // Columns.all
    if (node && ts.isVariableDeclaration(node) && node.initializer) return isBody(node.initializer) ? { is: 'outside', kind: 'request', at: node.initializer } : ofHeld(node.initializer, host, depth);
    return UNKNOWN;
  }
  return ts.isAwaitExpression(holder) || ts.isPropertyAccessExpression(holder) ? ofHeld(holder, host, depth) : UNKNOWN;
}

/** A list inside of what a call brings: only what comes from elsewhere is as open as the whole. */
function ofHeld(value: ts.Expression, host: Host, depth: number): Extent {
  const found = extentOf(value, host, depth + 1);
  return found.is === 'outside' ? found : UNKNOWN;
}

/** `req.body.ids`, `ctx.request.body`, `await request.json()`. */
function isBody(node: ts.Expression): boolean {
  const at = skip(node);
  if (ts.isAwaitExpression(at)) return isBody(at.expression);
  if (ts.isCallExpression(at)) return includes(lists.parsed, calleeName(at)) && isRequest(receiverOf(at));
  return ts.isPropertyAccessExpression(at) && ((includes(lists.body, at.name.text) && isRequest(at.expression)) || isBody(at.expression));
}

function isRequest(node: ts.Expression | undefined): boolean {
  const at = node && skip(node);
  return at !== undefined && ((ts.isIdentifier(at) && includes(lists.requests, at.text)) || (ts.isPropertyAccessExpression(at) && includes(lists.requests, at.name.text)));
}

function ofCall(at: ts.CallExpression | ts.NewExpression, host: Host, depth: number): Extent {
  const name = calleeName(at);
  const receiver = receiverOf(at);
  const [first] = at.arguments ?? [];
  if (name === undefined) return UNKNOWN;
  if (isBody(at)) return { is: 'outside', kind: 'request', at };
  const fn = ts.isCallExpression(at) && depth < 4 ? calledFn(at.expression) ?? importedFn(at.expression) : undefined;
  const kind = kindOf(at, name, receiver);
  // of the program's own functions the body says more than the name
  if (kind && !(kind === 'fetched' && fn)) return isLimited(at) ? CLOSED : { is: 'outside', kind, at };
  if (includes(lists.limits, name)) return CLOSED;
  if (includes(lists.keeps, name)) {
    const held = receiver && !isStatic(receiver) ? receiver : first;
    return held && !isFn(skip(held)) ? extentOf(held, host, depth + 1) : UNKNOWN;
  }
  return fn ? widest([UNKNOWN, ...returnedValues(fn).map(v => extentOf(v, host, depth + 2))]) : UNKNOWN;
}

/** `Array.from(x)`, `Object.values(x)`, `_.uniq(x)`: the first argument is the list. */
function isStatic(receiver: ts.Expression): boolean {
  const at = skip(receiver);
  return ts.isIdentifier(at) && (!bindingOf(at) || !ts.isVariableDeclaration(bindingOf(at)!.node)) && !ts.isParameter(bindingOf(at)?.node ?? at);
}

function kindOf(at: ts.CallExpression | ts.NewExpression, name: string, receiver: ts.Expression | undefined): 'tree' | 'folder' | 'query' | 'fetched' | 'parsed' | undefined {
  if (includes(lists.trees, name) || (receiver && includes(lists.trees, skip(receiver).getText()))) return isDeep(at.arguments?.[0]) ? 'tree' : 'folder';
  if (includes(lists.folder, name)) return at.arguments?.[1] && lists.recursive.test(at.arguments[1].getText()) ? 'tree' : 'folder';
  if (!receiver) return undefined;
  if (includes(lists.queries, name)) return 'query';
  if (lists.fetched.test(name) && ts.isAwaitExpression(at.parent)) return 'fetched';
  if (includes(lists.parsed, name)) {
    const text = skip(receiver).getText();
    return includes(lists.parsers, text) || name === lists.parsed[0] ? 'parsed' : undefined;
  }
  return undefined;
}

function isDeep(pattern: ts.Expression | undefined): boolean {
  const at = pattern && skip(pattern);
  return at === undefined || !ts.isStringLiteralLike(at) || at.text.includes(lists.deep);
}

/** `findMany({ take: 20 })`, `.limit(20)`, `LIMIT 20`: so many and no more. */
function isLimited(at: ts.CallExpression | ts.NewExpression): boolean {
  for (let link: ts.Expression = at; ;) {
    if (!ts.isCallExpression(link) && !ts.isNewExpression(link)) return false;
    if (link.arguments?.some(a => lists.limited.test(a.getText())) || includes(lists.limits, calleeName(link))) return true;
    const receiver = receiverOf(link);
    if (!receiver) return false;
    link = skip(receiver);
  }
}
