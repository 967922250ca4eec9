import { ts } from '../../engine/program/host.js';
import { combine, isRefused } from './apply.js';
import { insertStatement, isAsync, nameOf, ownReturns, toBlock } from './bodies.js';
import { keepHandle, keepInArrow } from './handles.js';
import { indentAt } from './lines.js';
import { insertAfter, replaceNode } from './statements.js';
import { parsed, written } from './written.js';
/** Edits that make an effect's callback return a function that runs the cleanup, or the function that it returns run it too. */
export function returnCleanup(fn, cleanup, options = {}) {
    if (isAsync(fn))
        return { reason: `${nameOf(fn)} is async: what it returns is a promise, no cleanup` };
    if (fn.asteriskToken)
        return { reason: `${nameOf(fn)} is a generator` };
    const { keep } = options;
    if (!fn.body)
        return { reason: `${nameOf(fn)} has no body` };
    if (!ts.isBlock(fn.body))
        return ts.isArrowFunction(fn) ? fromExpression(fn, fn.body, cleanup, options) : { reason: `${nameOf(fn)} has no body` };
    const edits = intoBlock(fn, fn.body, cleanup, options);
    return keep ? combine(keepHandle(keep.call, keep.name, 'const'), edits) : edits;
}
function fromExpression(fn, body, cleanup, { keep, braces }) {
    if (keep)
        return keepInArrow(fn, keep.call, keep.name, returned(cleanup, braces));
    const inner = ts.isParenthesizedExpression(body) ? body.expression : body;
    if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner))
        return intoCleanup(inner, cleanup);
    if (ts.isCallExpression(inner) || ts.isVoidExpression(inner) || ts.isBinaryExpression(inner))
        return toBlock(fn, { after: returned(cleanup, braces) });
    return { reason: `${nameOf(fn)} returns something else` };
}
function intoBlock(fn, body, cleanup, { after, braces }) {
    const from = after ? after.getStart() : body.getStart();
    const returns = ownReturns(fn).filter(r => r.getStart() >= from);
    const block = after && ts.isBlock(after.parent) ? after.parent : body;
    const last = block.statements.at(-1);
    const [only] = returns;
    if (returns.length > 1 || (only && only !== last))
        return { reason: `${nameOf(fn)} returns in ${returns.length > 1 ? `${returns.length} places` : 'the middle'}` };
    if (only)
        return atReturn(fn, only, cleanup, braces);
    if (last && ts.isThrowStatement(last))
        return { reason: `${nameOf(fn)} ends by throwing` };
    if (!last)
        return insertStatement(fn, returned(cleanup, braces), 'last');
    if (!leadsToEnd(block, body))
        return { reason: `${nameOf(fn)} goes on behind the block that needs the cleanup` };
    return insertAfter(last, returned(cleanup, braces));
}
function atReturn(fn, statement, cleanup, braces) {
    const value = statement.expression;
    if (!value || (ts.isIdentifier(value) && value.text === 'undefined')) {
        const sourceFile = fn.getSourceFile();
        const indent = indentAt(sourceFile.text, statement.getStart(sourceFile));
        return replaceNode(statement, written(returned(cleanup, braces), sourceFile, indent, 'statement', sourceFile.text[statement.end - 1] === ';'));
    }
    const inner = ts.isParenthesizedExpression(value) ? value.expression : value;
    if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner))
        return intoCleanup(inner, cleanup);
    const local = ts.isIdentifier(inner) && fn.body && ts.isBlock(fn.body) ? findLocalFunction(fn.body, inner.text) : undefined;
    return local ? intoCleanup(local, cleanup) : { reason: `${nameOf(fn)} returns something that is no function written here` };
}
// at the end of the cleanup; at its start where it may return before
function intoCleanup(fn, cleanup) {
    if (isAsync(fn) || fn.asteriskToken)
        return { reason: 'the cleanup that is returned is async or a generator' };
    if (saysAlready(fn, cleanup))
        return { reason: 'the cleanup does this already' };
    if (ts.isArrowFunction(fn) && !ts.isBlock(fn.body))
        return toBlock(fn, { after: cleanup }); // nobody looks at what a cleanup returns
    const last = insertStatement(fn, cleanup, 'last');
    return isRefused(last) ? insertStatement(fn, cleanup, 'first') : last;
}
function saysAlready(fn, cleanup) {
    const wanted = bareText(cleanup);
    const visit = (node) => bareText(node.getText()) === wanted || (ts.forEachChild(node, child => visit(child) || undefined) ?? false);
    return visit(fn);
}
function bareText(text) {
    return text.replace(/\s+/g, '').replace(/;$/, '');
}
function findLocalFunction(body, name) {
    for (const statement of body.statements) {
        if (ts.isFunctionDeclaration(statement) && statement.name?.text === name)
            return statement;
        if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const))
            continue;
        const value = statement.declarationList.declarations.find(d => ts.isIdentifier(d.name) && d.name.text === name)?.initializer;
        if (value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)))
            return value;
    }
    return undefined;
}
// nothing runs between the end of the inner block and the end of the body
function leadsToEnd(block, body) {
    for (let at = block; at !== body; at = at.parent) {
        const { parent } = at;
        if (ts.isBlock(parent) ? parent.statements.at(-1) !== at : !ts.isIfStatement(parent) || parent.expression === at)
            return false;
    }
    return true;
}
/** The statement that returns a cleanup from an effect. */
export function returned(cleanup, braces = false) {
    const { nodes } = parsed(cleanup, 'statement');
    const [only] = nodes;
    const text = cleanup.trim();
    const isOne = !braces && nodes.length === 1 && only && ts.isExpressionStatement(only) && !ts.isBinaryExpression(only.expression) && !text.includes('\n');
    if (isOne)
        return `return () => ${text.replace(/;$/, '')}`;
    return `return () => {\n${text.split('\n').map(line => `\t${line}`).join('\n')}\n}`;
}
