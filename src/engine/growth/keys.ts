import { closedWords, fresh, idWords, keepsKey, openBefore, openOwners, openWords, surroundings, visitors } from '../../catalog/growth.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, isConstant, isWritten, usesOf, type Binding } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, declarationAround, isFn, receiverOf, skip, wordsIn } from '../program/syntax.js';
import { isEventHandler } from './handlers.js';

/**
 * Whether the values that a key takes come to an end. `fresh`: another one each time. `open`: one for each request, connection or message.
 * `named`: by its name alone it has no end. `closed`: the code's own.
 */
export type Openness = 'fresh' | 'open' | 'named' | 'unknown' | 'closed';

const ORDER: readonly Openness[] = ['closed', 'unknown', 'named', 'open', 'fresh'];
const DEEPEST = 5;

/** The larger of some. */
export function widest(of: readonly Openness[]): Openness {
  return of.reduce<Openness>((a, b) => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b), 'closed');
}

/** Whether the values of a key come to an end, as far as the text and the calls in the program tell; without a host, the most that any call could say. */
export function opennessOf(key: ts.Expression, host: Host | undefined, depth = 0): Openness {
  const at = skip(key);
  if (depth > DEEPEST) return 'unknown';
  const next = (e: ts.Expression): Openness => opennessOf(e, host, depth + 1);
  if (ts.isLiteralExpression(at) || at.kind === ts.SyntaxKind.TrueKeyword || at.kind === ts.SyntaxKind.FalseKeyword || at.kind === ts.SyntaxKind.NullKeyword || ts.isMetaProperty(at) || ts.isTypeOfExpression(at)) return 'closed';
  if (ts.isObjectLiteralExpression(at) || ts.isArrayLiteralExpression(at)) return depth <= 1 ? 'fresh' : 'unknown';
  if (isFn(at) || ts.isClassExpression(at)) return 'unknown';
  if (ts.isTemplateExpression(at)) return widest(at.templateSpans.map(s => next(s.expression)));
  if (ts.isConditionalExpression(at)) return widest([next(at.whenTrue), next(at.whenFalse)]);
  if (ts.isAwaitExpression(at)) return next(at.expression);
  if (ts.isPostfixUnaryExpression(at)) return 'fresh';
  if (ts.isPrefixUnaryExpression(at)) return at.operator === ts.SyntaxKind.PlusPlusToken ? 'fresh' : next(at.operand);
  if (ts.isBinaryExpression(at)) return ofOperation(at, next);
  if (ts.isNewExpression(at)) return depth <= 1 ? 'fresh' : 'unknown'; // new URL(folder).toString() is no other text
  if (ts.isCallExpression(at)) return ofCall(at, e => opennessOf(e, host, depth + 2));
  if (at.kind === ts.SyntaxKind.ThisKeyword) return 'unknown';
  if (ts.isPropertyAccessExpression(at)) return ofProperty(at, depth);
  if (ts.isIdentifier(at)) return ofName(at, host, depth);
  return 'unknown';
}

function ofOperation(at: ts.BinaryExpression, next: (e: ts.Expression) => Openness): Openness {
  const kind = at.operatorToken.kind;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.CommaToken || kind === ts.SyntaxKind.EqualsToken) return next(at.right);
  if (kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken) return widest([next(at.left), next(at.right)]);
  return 'unknown';
}

function ofCall(at: ts.CallExpression, next: (e: ts.Expression) => Openness): Openness {
  const name = calleeName(at);
  if (includes(fresh, name)) return 'fresh';
  const receiver = receiverOf(at);
  if (!includes(keepsKey, name)) return 'unknown';
  const [first] = at.arguments;
  // path.resolve(file), JSON.stringify(query): the argument; text.trim(): the receiver
  const own = receiver && widest(partsOf(receiver).map(next));
  if (own !== undefined && ORDER.indexOf(own) > 1) return own;
  if (!first || ts.isLiteralExpression(first) || isFn(skip(first))) return own ?? 'unknown';
  return widest(at.arguments.flatMap(a => (ts.isSpreadElement(a) || isFn(skip(a)) ? [] : partsOf(a))).map(next));
}

/** What a text is made of: `JSON.stringify({ dir, mode })`, `[a, b].join()`. */
function partsOf(value: ts.Expression): readonly ts.Expression[] {
  const at = skip(value);
  if (ts.isArrayLiteralExpression(at)) return at.elements;
  if (!ts.isObjectLiteralExpression(at)) return [at];
  return at.properties.flatMap(p => (ts.isPropertyAssignment(p) ? [p.initializer] : ts.isShorthandPropertyAssignment(p) ? [p.name] : []));
}

function ofProperty(at: ts.PropertyAccessExpression, depth: number): Openness {
  const name = at.name.text;
  const holder = rootOf(at);
  if (!holder) return 'unknown';
  if (holder.kind === ts.SyntaxKind.ThisKeyword) return isOpenName(name) ? 'named' : isClosedName(name) ? 'closed' : 'unknown';
  if (!ts.isIdentifier(holder)) return isOpenName(name) ? 'named' : 'unknown';
  const binding = bindingOf(holder);
  if (!binding) return isOpenName(name) ? 'named' : 'unknown'; // location.href
  if (isOfModule(binding)) return 'closed';
  if (isClosedName(name)) return 'closed';
  const own = madeAs(binding, name);
  if (own && depth < DEEPEST && isCounted(own)) return 'fresh';
  const isVisit = isVisitor(binding, depth);
  if (isVisit && (isOpenName(name) || isIdName(name) || isVisitorName(name))) return 'open';
  return isOpenName(name) ? 'named' : 'unknown';
}

/** The value of a property of an object that is made here: `const request = { id: next++ }`. */
function madeAs({ node }: Binding, name: string): ts.Expression | undefined {
  const value = ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : undefined;
  const own = value && ts.isObjectLiteralExpression(value) ? value.properties.find(p => p.name?.getText() === name) : undefined;
  return own && ts.isPropertyAssignment(own) ? skip(own.initializer) : undefined;
}

function isCounted(value: ts.Expression): boolean {
  return ts.isPostfixUnaryExpression(value) || ts.isPrefixUnaryExpression(value) || (ts.isCallExpression(value) && includes(fresh, calleeName(value)));
}

/** What a chain of properties and calls begins with. */
function rootOf(node: ts.Expression): ts.Expression | undefined {
  let at = skip(node);
  for (let i = 0; i < 12; i++) {
    if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = skip(at.expression);
    else if (ts.isCallExpression(at) && receiverOf(at)) at = skip(receiverOf(at)!);
    else return at;
  }
  return undefined;
}

function ofName(at: ts.Identifier, host: Host | undefined, depth: number): Openness {
  if (at.text === 'undefined') return 'closed';
  const binding = bindingOf(at);
  if (!binding) return 'closed';
  const { node } = binding;
  if (isOfModule(binding)) return isCounter(binding) ? 'fresh' : 'closed';
  if (isCounter(binding)) return 'fresh';
  if (ts.isParameter(node)) return ofParameter(node, binding, host, depth);
  if (ts.isBindingElement(node)) return ofElement(node, binding, depth);
  if (ts.isVariableDeclaration(node)) {
    const loop = node.parent.parent;
    if (ts.isForOfStatement(loop) || ts.isForInStatement(loop)) return ofIterated(loop.expression, binding.name);
    if (ts.isCatchClause(node.parent)) return 'unknown';
    if (node.type && isNumberType(node.type)) return 'unknown';
    const values = [...(node.initializer ? [node.initializer] : []), ...usesOf(binding).flatMap(u => (isWritten(u) && ts.isBinaryExpression(u.parent) ? [u.parent.right] : []))];
    const found = values.length === 0 ? 'unknown' : widest(values.map(v => opennessOf(v, host, depth + 1)));
    return found === 'unknown' && isOpenName(binding.name) ? 'named' : found;
  }
  return 'closed';
}

/** An import, or a name of the module that is set once: what it stands for is one thing. */
function isOfModule(binding: Binding): boolean {
  return ts.isSourceFile(binding.scope) || ts.isModuleBlock(binding.scope) || ts.isClassLike(binding.node) || ts.isFunctionDeclaration(binding.node);
}

/** `let id = 0; … id++`, where the counter outlives the call. */
function isCounter(binding: Binding): boolean {
  return usesOf(binding).some(use => (ts.isPostfixUnaryExpression(use.parent) || ts.isPrefixUnaryExpression(use.parent)) && isWritten(use) && !ts.isForStatement(use.parent.parent) && isFn(outermostFn(use, binding)));
}

function outermostFn(use: ts.Node, { scope }: Binding): ts.Node {
  for (let at = use.parent; at && at !== scope; at = at.parent) if (isFn(at)) return at;
  return scope.getSourceFile();
}

function ofIterated(list: ts.Expression, name: string): Openness {
  const root = rootOf(list);
  const binding = root && ts.isIdentifier(root) ? bindingOf(root) : undefined;
  if (ts.isArrayLiteralExpression(skip(list)) || (binding && isOfModule(binding))) return 'closed';
  return isOpenName(name) ? 'named' : 'unknown';
}

function ofElement(node: ts.BindingElement, binding: Binding, depth: number): Openness {
  const name = node.propertyName && ts.isIdentifier(node.propertyName) ? node.propertyName.text : binding.name;
  const declared = declarationOf(node);
  if (declared && ts.isVariableDeclaration(declared) && declared.initializer) {
    const root = rootOf(declared.initializer);
    const from = root && ts.isIdentifier(root) ? bindingOf(root) : undefined;
    if (isClosedName(name)) return 'closed';
    if (from && isOfModule(from)) return isOpenName(name) ? 'named' : 'closed';
    if (from && isVisitor(from, depth) && (isOpenName(name) || isIdName(name))) return 'open';
  }
  if (declared && ts.isParameter(declared)) {
    if (isVisitorName(name)) return 'open';
    if (isVisitorParameter(declared) && (isOpenName(name) || isIdName(name))) return 'open';
  }
  return isOpenName(name) ? 'named' : isClosedName(name) ? 'closed' : 'unknown';
}

function declarationOf(node: ts.BindingElement): ts.VariableDeclaration | ts.ParameterDeclaration | undefined {
  const at = declarationAround(node);
  return ts.isVariableDeclaration(at) || ts.isParameter(at) ? at : undefined;
}

function ofParameter(node: ts.ParameterDeclaration, binding: Binding, host: Host | undefined, depth: number): Openness {
  const { name } = binding;
  if (node.type && isNumberType(node.type)) return isIdName(name) || isOpenName(name) ? ofArguments(node, name, host, depth) : 'unknown';
  if (isVisitorName(name) || isVisitorParameter(node)) {
    // a Set of sockets, a Map by request: the thing itself is the key
    if (!node.type || !isTextType(node.type)) return isVisitorName(name) ? 'open' : 'unknown';
  }
  if (isClosedName(name)) return 'closed';
  return ofArguments(node, name, host, depth);
}

/** What the calls in the program give for a parameter, and else what its name says. */
function ofArguments(node: ts.ParameterDeclaration, name: string, host: Host | undefined, depth: number): Openness {
  const fn = node.parent;
  const byName: Openness = isOpenName(name) ? 'named' : 'unknown';
  if (!isFn(fn) || depth >= 3) return byName;
  if (!host) return 'fresh';
  const index = 'parameters' in fn ? fn.parameters.findIndex(p => p === node) : -1;
  const sites = callSitesOf(fn, host).sites.filter(isLiving);
  const given = sites.map(s => s.arguments?.[index]).map(a => (a === undefined ? 'closed' : ts.isSpreadElement(a) ? 'unknown' : opennessOf(a, host, depth + 1)));
  if (given.length === 0) return byName;
  const most = widest(given);
  return most === 'unknown' ? byName : most;
}

/** True for what stands for one request, connection or message: by its name, or as the parameter of a function that each of them calls. */
function isVisitor(binding: Binding, depth: number): boolean {
  const { node } = binding;
  if (isVisitorName(binding.name) && !includes(surroundings, wordsIn(binding.name).at(-1))) return true;
  if (ts.isParameter(node)) return isVisitorParameter(node);
  if (ts.isBindingElement(node)) {
    const declared = declarationOf(node);
    return declared !== undefined && ts.isParameter(declared) && isVisitorParameter(declared);
  }
  if (ts.isVariableDeclaration(node) && node.initializer && isConstant(binding) && depth < DEEPEST) {
    const value = skip(node.initializer);
    const root = rootOf(ts.isAwaitExpression(value) ? value.expression : value);
    const from = root && ts.isIdentifier(root) ? bindingOf(root) : undefined;
    return from !== undefined && from !== binding && !isOfModule(from) && isVisitor(from, depth + 1);
  }
  return false;
}

function isVisitorParameter(node: ts.ParameterDeclaration): boolean {
  const fn = node.parent;
  return isFn(fn) && isEventHandler(fn);
}

function isTextType(type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.StringKeyword || isNumberType(type) || ts.isLiteralTypeNode(type) || (ts.isUnionTypeNode(type) && type.types.every(isTextType));
}

function isNumberType(type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.NumberKeyword || type.kind === ts.SyntaxKind.BooleanKeyword;
}

/** True for names of requests, connections and messages. */
function isVisitorName(name: string): boolean {
  const last = wordsIn(name).at(-1);
  return includes(visitors, last);
}

/** True for names whose values have no end: `url`, `sessionId`. */
function isOpenName(name: string): boolean {
  const words = wordsIn(name);
  const [owner, last] = words.slice(-2);
  if (includes(openWords, words.at(-1))) return words.length === 1 || includes(openOwners, owner) || includes(openBefore, owner);
  return words.length > 1 && includes(idWords, last) && includes(openOwners, owner);
}

/** True for names of what tells one from another: `requestId`. */
export function isIdName(name: string): boolean {
  return includes(idWords, wordsIn(name).at(-1));
}

/** True for names whose values are the code's own: `locale`, `tagName`. */
function isClosedName(name: string): boolean {
  return includes(closedWords, wordsIn(name).at(-1));
}
