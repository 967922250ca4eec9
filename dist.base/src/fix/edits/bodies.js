import { ts } from '../../engine/program/host.js';
import { breaksLine, indentAt, lineStart, reindent, replaceRange } from './lines.js';
import { insertAfter, insertBefore, isWayOut } from './statements.js';
import { styleOf } from './style.js';
import { joinsLineBefore, written } from './written.js';
/** Edits that put statements into a body; `first` is behind directives and calls of `super`, `last` before a final `return`. */
export function insertStatement(fn, text, where) {
    if (typeof where === 'object')
        return 'before' in where ? insertBefore(where.before, text) : insertAfter(where.after, text);
    const { body } = fn;
    if (!body)
        return { reason: `${nameOf(fn)} has no body` };
    if (!ts.isBlock(body)) {
        if (!ts.isArrowFunction(fn))
            return { reason: `${nameOf(fn)} has no body` };
        const used = isValueUsed(fn);
        if (where === 'first' || used)
            return toBlock(fn, { before: text, returns: used });
        return toBlock(fn, { after: text, returns: false });
    }
    if (body.statements.length === 0)
        return intoEmpty(fn, body, text);
    return where === 'first' ? insertFirst(fn, body, text) : insertLast(fn, body, text);
}
function insertFirst(fn, body, text) {
    const { statements } = body;
    let behind = statements.findIndex(s => !isDirective(s)) - 1;
    if (behind < -1)
        behind = statements.length - 1;
    if (ts.isConstructorDeclaration(fn)) {
        const call = statements.findIndex(s => ts.isExpressionStatement(s) && isSuperCall(s.expression));
        if (call < 0 && hasBase(fn))
            return { reason: 'the constructor calls `super` in a place of its own' };
        behind = Math.max(behind, call);
    }
    for (let next = statements[behind + 1]; next && isSuperMethodCall(next); next = statements[behind + 1])
        behind++;
    const first = statements[behind + 1];
    const before = statements[behind];
    if (before)
        return insertAfter(before, text);
    return first ? insertBefore(first, text) : intoEmpty(fn, body, text);
}
function insertLast(fn, body, text) {
    const last = body.statements.at(-1);
    if (!last)
        return intoEmpty(fn, body, text);
    if (ownReturns(fn).some(r => r !== last))
        return { reason: `${nameOf(fn)} returns before its end` };
    if (runsForEver(last))
        return { reason: `${nameOf(fn)} does not reach its end` };
    return isWayOut(last) ? insertBefore(last, text) : insertAfter(last, text);
}
/** The `return` statements of a body, without those of functions inside. */
export function ownReturns(fn) {
    const found = [];
    const visit = (node) => {
        if (ts.isFunctionLike(node) || ts.isClassLike(node))
            return;
        if (ts.isReturnStatement(node))
            found.push(node);
        ts.forEachChild(node, visit);
    };
    if (fn.body)
        visit(fn.body);
    return found;
}
/** Edits that make the expression of an arrow function a block, with statements before or behind it. */
export function toBlock(fn, add) {
    const { body } = fn;
    if (ts.isBlock(body))
        return { reason: 'the function has a block already' };
    const sourceFile = fn.getSourceFile();
    const { text } = sourceFile;
    const { eol, indent: unit, semi } = styleOf(sourceFile);
    const arrow = fn.equalsGreaterThanToken;
    const start = body.getStart(sourceFile);
    const outer = indentAt(text, fn.getStart(sourceFile));
    const sameLine = !breaksLine(text, arrow.end, start);
    const inner = sameLine ? outer + unit : indentAt(text, start);
    const bareGap = sameLine && text.slice(arrow.end, start).trim() === '';
    const arrowStart = arrow.getStart(sourceFile);
    // the arrow is written again: two such changes of one arrow must be seen to meet
    const edits = bareGap
        ? [replaceRange(sourceFile, arrowStart, start, `=> {${eol}${inner}`), ...reindent(body, start, body.end, unit)]
        : [replaceRange(sourceFile, arrowStart, arrow.end, '=> {')];
    const before = add.before === undefined ? '' : written(add.before, sourceFile, inner, 'statement', !add.returns && joinsLineBefore(text.slice(start))) + eol + inner;
    const prefix = before + (add.returns ? 'return ' : '');
    if (prefix !== '')
        edits.push(replaceRange(sourceFile, start, start, prefix));
    const after = add.after === undefined ? '' : eol + inner + (!semi && joinsLineBefore(add.after) ? ';' : '') + written(add.after, sourceFile, inner);
    edits.push(replaceRange(sourceFile, body.end, body.end, `${semi ? ';' : ''}${after}${eol}${outer}}`));
    return edits;
}
/** Whether somebody may look at what the expression of an arrow function gives. */
export function isValueUsed(fn) {
    if (fn.type)
        return fn.type.kind !== ts.SyntaxKind.VoidKeyword;
    const inner = ts.isParenthesizedExpression(fn.body) ? fn.body.expression : fn.body;
    if (ts.isVoidExpression(inner) || ts.isDeleteExpression(inner) || ts.isPostfixUnaryExpression(inner))
        return false;
    if (!ts.isBinaryExpression(inner))
        return true;
    const { kind } = inner.operatorToken;
    return kind < ts.SyntaxKind.FirstAssignment || kind > ts.SyntaxKind.LastAssignment;
}
function intoEmpty(fn, body, text) {
    const sourceFile = fn.getSourceFile();
    const { eol, indent: unit } = styleOf(sourceFile);
    const open = body.getStart(sourceFile) + 1;
    const close = body.end - 1;
    const closesAlone = sourceFile.text.slice(lineStart(sourceFile.text, close), close).trim() === '';
    const outer = indentAt(sourceFile.text, closesAlone ? close : fn.getStart(sourceFile));
    return intoEmptyBraces(sourceFile, open, close, outer, written(text, sourceFile, outer + unit), eol, unit);
}
/** Edits that put lines between braces which hold nothing but comments. */
export function intoEmptyBraces(sourceFile, open, close, outer, text, eol, unit) {
    const inner = sourceFile.text.slice(open, close);
    const from = open + inner.trimEnd().length; // behind the last comment
    const edits = [replaceRange(sourceFile, from, from, eol + outer + unit + text)];
    if (sourceFile.text.slice(from, close) !== eol + outer)
        edits.push(replaceRange(sourceFile, from, close, eol + outer));
    return edits;
}
/** A function's name for the reader of a reason. */
export function nameOf(fn) {
    if (ts.isConstructorDeclaration(fn))
        return 'the constructor';
    if (ts.isFunctionLike(fn) && fn.name && (ts.isIdentifier(fn.name) || ts.isPrivateIdentifier(fn.name) || ts.isStringLiteral(fn.name)))
        return `\`${fn.name.text}\``;
    return 'the function';
}
/** Whether a function is async. */
export function isAsync(fn) {
    return ts.canHaveModifiers(fn) && (ts.getModifiers(fn)?.some(m => m.kind === ts.SyntaxKind.AsyncKeyword) ?? false);
}
function isDirective(statement) {
    return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
}
function isSuperCall(node) {
    return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
}
function isSuperMethodCall(statement) {
    if (!ts.isExpressionStatement(statement))
        return false;
    const call = ts.isAwaitExpression(statement.expression) ? statement.expression.expression : statement.expression;
    if (!ts.isCallExpression(call))
        return false;
    return ts.isPropertyAccessExpression(call.expression) && call.expression.expression.kind === ts.SyntaxKind.SuperKeyword;
}
function hasBase(fn) {
    return fn.parent.heritageClauses?.some(h => h.token === ts.SyntaxKind.ExtendsKeyword) ?? false;
}
function runsForEver(statement) {
    if (ts.isWhileStatement(statement))
        return statement.expression.kind === ts.SyntaxKind.TrueKeyword;
    return ts.isForStatement(statement) && !statement.condition;
}
