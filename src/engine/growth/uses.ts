import { tables } from '../../catalog/growth.js';
import { readers } from '../../catalog/collections.js';
import { ts } from '../program/host.js';
import { bindingOf, isConstant, isWritten, usesOf } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, isComparison, isFn, outer, skip, statementOf } from '../program/syntax.js';

/** What one mention of a collection does with it. */
export type Use =
  /** Adds an entry, under a key where it has one. */
  | { readonly kind: 'grows'; readonly at: ts.Node; readonly site: ts.Node; readonly key: ts.Expression | undefined; readonly listed: boolean; /** It is the default of what a caller may give. */ readonly isDefault?: true }
  | { readonly kind: 'shrinks'; readonly site: ts.Node }
  /** Its size is compared with a limit. */
  | { readonly kind: 'bounds'; readonly site: ts.Node }
  /** A limit that never holds. */
  | { readonly kind: 'fails'; readonly site: ts.Node }
  /** Puts nothing in the place of an entry: a list keeps no more than the place. */
  | { readonly kind: 'empties'; readonly site: ts.Node }
  | { readonly kind: 'reads' }
  /** Handed to what is not seen here. */
  | { readonly kind: 'escapes'; readonly site: ts.Node };

/** A use that adds an entry. */
export type Grows = Extract<Use, { readonly kind: 'grows' }>;

const READS: Use = { kind: 'reads' };
const DEEPEST = 3;

/** What a mention of a collection does, its constant aliases followed. */
export function usesAt(mention: ts.Node, depth = 0): readonly Use[] {
  const at = outer(mention);
  const up = at.parent;
  if (ts.isPropertyAccessExpression(up) && up.expression === at) return [ofMember(up)];
  if (ts.isElementAccessExpression(up)) return [up.expression === at ? ofEntry(up) : { kind: 'escapes', site: up }];
  if (ts.isBinaryExpression(up)) return ofOperation(up, at, depth);
  if (ts.isCallExpression(up) || ts.isNewExpression(up)) return [up.expression !== at && (includes(tables.views, calleeName(up)) || includes(readers, calleeName(up))) ? ofView(up) : { kind: 'escapes', site: up }];
  if (ts.isSpreadElement(up) || ts.isSpreadAssignment(up) || ts.isTypeOfExpression(up) || ts.isTemplateSpan(up) || ts.isPrefixUnaryExpression(up) || ts.isExpressionStatement(up)) return [READS];
  if ((ts.isForOfStatement(up) || ts.isForInStatement(up)) && up.expression === at) return [READS];
  if ((ts.isIfStatement(up) || ts.isWhileStatement(up)) && up.expression === at) return [READS];
  if (ts.isConditionalExpression(up) && up.condition === at) return [READS];
  // const { list = DEFAULTS } = options: the default itself is what the name stands for
  if ((ts.isVariableDeclaration(up) || ts.isBindingElement(up) || ts.isParameter(up)) && up.initializer === at) return ofAlias(up, depth);
  return [{ kind: 'escapes', site: up }];
}

function ofAlias(declared: ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration, depth: number): readonly Use[] {
  const binding = ts.isIdentifier(declared.name) ? bindingOf(declared.name) : undefined;
  if (!binding || binding.node !== declared || !isConstant(binding) || depth >= DEEPEST || ts.isSourceFile(binding.scope)) return [{ kind: 'escapes', site: declared }];
  const uses = usesOf(binding).flatMap(use => usesAt(use, depth + 1));
  return ts.isVariableDeclaration(declared) ? uses : uses.map(u => (u.kind === 'grows' ? { ...u, isDefault: true } : u));
}

function ofMember(access: ts.PropertyAccessExpression): Use {
  const at = outer(access);
  const up = at.parent;
  const name = access.name.text;
  if (ts.isCallExpression(up) && up.expression === at) return ofCall(up, access.name);
  if (includes(tables.size, name)) return isWritten(at) ? { kind: 'shrinks', site: up } : ofSize(at);
  if (isWritten(at) || ts.isDeleteExpression(up)) return { kind: ts.isDeleteExpression(up) ? 'shrinks' : 'reads', site: up };
  return includes([...tables.reads, ...tables.keyed, ...tables.listed, ...tables.shrinks], name) && !ts.isCallExpression(up) ? { kind: 'escapes', site: up } : READS;
}

function ofCall(call: ts.CallExpression, name: ts.MemberName): Use {
  const [key] = call.arguments;
  if (includes(tables.keyed, name.text)) return { kind: 'grows', at: name, site: call, key, listed: false };
  if (includes(tables.listed, name.text)) return call.arguments.length > 0 ? { kind: 'grows', at: name, site: call, key, listed: true } : READS;
  if (includes(tables.shrinks, name.text)) return { kind: 'shrinks', site: call };
  if (!includes(tables.reads, name.text)) return { kind: 'escapes', site: call };
  // list.slice(-limit); the result was meant to be kept
  return isDropped(call) && name.text === 'slice' && call.arguments.length > 0 ? { kind: 'fails', site: call } : READS;
}

function isDropped(call: ts.CallExpression): boolean {
  return ts.isExpressionStatement(outer(call).parent);
}

/** `list.length` where it is compared with more than nothing, or taken from something, limits the list as far as anybody can see here. */
function ofSize(at: ts.Node): Use {
  for (let node = at; ; node = outer(node.parent)) {
    const up = node.parent;
    if (!ts.isBinaryExpression(up)) return ts.isArrowFunction(up) || ts.isReturnStatement(up) || ts.isVariableDeclaration(up) ? { kind: isSizeKept(up) ? 'bounds' : 'reads', site: up } : READS;
    const other = skip(up.left === node ? up.right : up.left);
    const isNone = ts.isNumericLiteral(other) && Number(other.text) === 0;
    if (isComparison(up) || up.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken || up.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken || up.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken) {
      // for (let i = 0; i < list.length; i++)
      return isNone || (ts.isForStatement(up.parent) && up.parent.condition === up) || isEndless(other) ? READS : { kind: 'bounds', site: up };
    }
    if (up.operatorToken.kind !== ts.SyntaxKind.PlusToken && up.operatorToken.kind !== ts.SyntaxKind.MinusToken && up.operatorToken.kind !== ts.SyntaxKind.PercentToken) return READS;
    if (up.operatorToken.kind === ts.SyntaxKind.PercentToken) return { kind: 'bounds', site: up };
  }
}

/** `const n = list.length`, and `n` is compared afterwards. */
function isSizeKept(up: ts.Node): boolean {
  const binding = ts.isVariableDeclaration(up) && ts.isIdentifier(up.name) ? bindingOf(up.name) : undefined;
  return binding !== undefined && usesOf(binding).some(use => {
    const around = outer(use).parent;
    return ts.isBinaryExpression(around) && isComparison(around) && !ts.isForStatement(around.parent);
  });
}

function isEndless(limit: ts.Expression): boolean {
  return ts.isIdentifier(limit) && limit.text === 'Infinity';
}

function ofEntry(access: ts.ElementAccessExpression): Use {
  const at = outer(access);
  const up = at.parent;
  if (ts.isDeleteExpression(up)) return { kind: 'shrinks', site: up };
  if (!isWritten(at)) return READS;
  // seen[key] = undefined: the key stays, and it was there
  if (ts.isBinaryExpression(up) && isNothing(up.right)) return { kind: 'empties', site: up };
  return { kind: 'grows', at: access, site: up, key: access.argumentExpression, listed: false };
}

function isNothing(value: ts.Expression): boolean {
  const at = skip(value);
  return at.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(at) && at.text === 'undefined') || ts.isVoidExpression(at);
}

function ofOperation(up: ts.BinaryExpression, at: ts.Node, depth: number): readonly Use[] {
  const kind = up.operatorToken.kind;
  if (up.left === at && isWritten(at)) return [kind === ts.SyntaxKind.QuestionQuestionEqualsToken || kind === ts.SyntaxKind.BarBarEqualsToken ? READS : { kind: 'shrinks', site: up }];
  // queue > limit: a list is no number
  if (isComparison(up)) return [{ kind: 'fails', site: up }];
  if (up.right === at && kind === ts.SyntaxKind.EqualsToken) return [{ kind: 'escapes', site: up }];
  if (up.left === at && (kind === ts.SyntaxKind.AmpersandAmpersandToken)) return [READS];
  if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.CommaToken) {
    const whole = outer(up);
    return statementOf(whole) && ts.isExpressionStatement(whole.parent) ? [READS] : usesAt(whole, depth + 1);
  }
  return [READS];
}

/** `Object.keys(table)`: its number may be compared with a limit. */
function ofView(call: ts.CallExpression | ts.NewExpression): Use {
  const up = outer(call).parent;
  return ts.isPropertyAccessExpression(up) && includes(tables.size, up.name.text) && !isFn(up.parent) ? ofSize(outer(up)) : READS;
}
