import { pages } from '../../catalog/callbacks.js';
import { ts } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { includes, refOf, sameRef } from '../program/reference.js';
import { calleeName, isFn, skip, type Fn } from '../program/syntax.js';

/** True where a guard at the head of a function, or around a node, lets it run only while a place is empty. */
export function isLatched(node: ts.Node, fn: Fn | undefined, isSlot: (e: ts.Expression) => boolean): boolean {
  for (let at = node; at.parent && at !== fn; at = at.parent) {
    const up = at.parent;
    if (ts.isIfStatement(up) && up.thenStatement === at && (mentions(up.expression, isSlot) || setsFlag(up) || isMissing(up.expression))) return true;
    if (ts.isBinaryExpression(up) && (up.operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken || up.operatorToken.kind === ts.SyntaxKind.BarBarEqualsToken)) return true;
    if (ts.isBlock(up)) {
      for (const s of up.statements) {
        if (s === at) break;
        if (ts.isIfStatement(s) && leaves(s.thenStatement) && (mentions(s.expression, isSlot) || isSetIn(up.statements, s))) return true;
      }
    }
  }
  return false;
}

/** `if (!document.getElementById(id)) { … }`: what is put in the page is found there the next time. */
function isMissing(test: ts.Expression): boolean {
  const at = skip(test);
  if (!ts.isPrefixUnaryExpression(at) || at.operator !== ts.SyntaxKind.ExclamationToken) return false;
  const asked = skip(at.operand);
  const node = ts.isIdentifier(asked) ? bindingOf(asked)?.node : undefined;
  const value = node && ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : asked;
  return ts.isCallExpression(value) && includes(pages.lookups, calleeName(value));
}

/** `if (handled[name]) continue; handled[name] = true;` */
function isSetIn(statements: readonly ts.Statement[], { expression, pos }: ts.IfStatement): boolean {
  const text = skip(expression).getText();
  return statements.some(s => s.pos > pos && ts.isExpressionStatement(s) && ts.isBinaryExpression(s.expression) && s.expression.right.kind === ts.SyntaxKind.TrueKeyword && s.expression.left.getText() === text);
}

/** `if (!ready) { ready = true; … }`. */
function setsFlag(test: ts.IfStatement): boolean {
  const flags: ts.Expression[] = [];
  const look = (n: ts.Node): void => {
    if (ts.isPrefixUnaryExpression(n) && n.operator === ts.SyntaxKind.ExclamationToken) flags.push(skip(n.operand));
    else if (ts.isBinaryExpression(n) && n.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) ts.forEachChild(n, look);
  };
  look(skip(test.expression));
  const body = ts.isBlock(test.thenStatement) ? test.thenStatement.statements : [];
  return flags.some(f => body.some(s => ts.isExpressionStatement(s) && ts.isBinaryExpression(s.expression) && s.expression.right.kind === ts.SyntaxKind.TrueKeyword && sameRef(refOf(s.expression.left), refOf(f))));
}

function mentions(node: ts.Node, isSlot: (e: ts.Expression) => boolean): boolean {
  let found = false;
  const look = (n: ts.Node): void => {
    if (ts.isExpression(n) && isSlot(skip(n))) found = true;
    if (!found && !isFn(n)) ts.forEachChild(n, look);
  };
  look(node);
  return found;
}

/** True where a statement ends the function or the round of a loop. */
export function leaves(node: ts.Statement): boolean {
  const last = ts.isBlock(node) ? node.statements.at(-1) : node;
  return !!last && (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last));
}

/** A flag that the function sets after testing it: `if (started) return; started = true;`. */
export function hasFlagLatch(fn: Fn | undefined): boolean {
  const body = fn && 'body' in fn ? fn.body : undefined;
  if (!body || !ts.isBlock(body)) return false;
  for (const s of body.statements) {
    if (!ts.isIfStatement(s) || !leaves(s.thenStatement)) continue;
    const flags = eitherOf(s.expression).filter(e => refOf(e)).map(e => e.getText());
    if (flags.length > 0 && sets(body, flags)) return true;
  }
  return false;
}

/** An assignment to one of these in the code itself, and not in a function that it makes. */
function sets(node: ts.Node, names: readonly string[]): boolean {
  return ts.forEachChild(node, n => !isFn(n) && ((ts.isBinaryExpression(n) && n.operatorToken.kind === ts.SyntaxKind.EqualsToken && names.includes(n.left.getText())) || sets(n, names))) === true;
}

/** What is enough by itself: the sides of `||`. */
function eitherOf(test: ts.Expression): readonly ts.Expression[] {
  const at = skip(test);
  return ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.BarBarToken ? [...eitherOf(at.left), ...eitherOf(at.right)] : [at];
}
