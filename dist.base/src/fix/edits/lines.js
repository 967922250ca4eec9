import { ts } from '../../engine/program/host.js';
/** One replacement in the file of a node. */
export function replaceRange(sourceFile, start, end, text) {
    return { file: sourceFile.fileName, start, end, text };
}
/** Where the line of an offset begins. */
export function lineStart(text, at) {
    return text.lastIndexOf('\n', at - 1) + 1;
}
/** Where the line of an offset ends, before its line break. */
export function lineEnd(text, at) {
    const found = text.indexOf('\n', at);
    if (found < 0)
        return text.length;
    return found > at && text[found - 1] === '\r' ? found - 1 : found;
}
/** The white space at the start of the line of an offset. */
export function indentAt(text, at) {
    const start = lineStart(text, at);
    return /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
}
/** Whether nothing but white space stands before an offset on its line. */
export function startsLine(text, at) {
    return text.slice(lineStart(text, at), at).trim() === '';
}
/** Whether nothing but white space stands after an offset on its line. */
export function endsLine(text, at) {
    return text.slice(at, lineEnd(text, at)).trim() === '';
}
/** Whether a range holds a line break. */
export function breaksLine(text, start, end) {
    return text.slice(start, end).includes('\n');
}
/** Whether a node is of a kind that ends in a semicolon where the style has them. */
export function takesSemicolon(node) {
    switch (node.kind) {
        case ts.SyntaxKind.VariableStatement:
        case ts.SyntaxKind.ExpressionStatement:
        case ts.SyntaxKind.ReturnStatement:
        case ts.SyntaxKind.ThrowStatement:
        case ts.SyntaxKind.BreakStatement:
        case ts.SyntaxKind.ContinueStatement:
        case ts.SyntaxKind.DebuggerStatement:
        case ts.SyntaxKind.PropertyDeclaration:
        case ts.SyntaxKind.ImportDeclaration:
        case ts.SyntaxKind.ImportEqualsDeclaration:
        case ts.SyntaxKind.ExportDeclaration:
        case ts.SyntaxKind.ExportAssignment:
        case ts.SyntaxKind.TypeAliasDeclaration:
            return true;
        default:
            return false;
    }
}
/** The end of a node without a semicolon that stands on a later line: `;[1].map(f)` guards its own line, yet ends the one before. */
export function realEnd(node, sourceFile) {
    const { text } = sourceFile;
    if (text[node.end - 1] !== ';' || !startsLine(text, node.end - 1))
        return node.end;
    const children = node.getChildren(sourceFile);
    const last = children.at(-1);
    if (!last)
        return node.end;
    if (last.kind !== ts.SyntaxKind.SemicolonToken)
        return realEnd(last, sourceFile);
    return children.at(-2)?.end ?? node.end;
}
/** The end of a node and of the comments behind it, if nothing else follows them on the line. */
export function trailingEnd(node, sourceFile) {
    const end = realEnd(node, sourceFile);
    const last = ts.getTrailingCommentRanges(sourceFile.text, end)?.at(-1)?.end ?? end;
    return endsLine(sourceFile.text, last) ? last : end;
}
/** The start of a node and of the comments that stand right above it, its guarding semicolon included. */
export function attachedStart(node, sourceFile) {
    const { text } = sourceFile;
    let at = node.getStart(sourceFile);
    const before = text.slice(lineStart(text, at), at);
    if (before.trim() === ';')
        return at - before.length + before.indexOf(';');
    for (const range of (ts.getLeadingCommentRanges(text, node.pos) ?? []).reverse()) {
        if (!startsLine(text, range.pos) || text.slice(range.end, at).split('\n').length > 2)
            break;
        at = range.pos;
    }
    return at;
}
/** Whether a statement ends without a semicolon, so that what follows on its line would join it. */
export function endsBare(node, sourceFile) {
    if (sourceFile.text[realEnd(node, sourceFile) - 1] === ';')
        return false;
    if (ts.isIfStatement(node))
        return endsBare(node.elseStatement ?? node.thenStatement, sourceFile);
    if (ts.isIterationStatement(node, false) && !ts.isDoStatement(node))
        return endsBare(node.statement, sourceFile);
    if (ts.isLabeledStatement(node))
        return endsBare(node.statement, sourceFile);
    return takesSemicolon(node) || ts.isDoStatement(node);
}
/** Edits that move the lines which begin inside a range one level to the right; the inside of strings, templates and free comments stays. */
export function reindent(node, start, end, unit) {
    const sourceFile = node.getSourceFile();
    const { text } = sourceFile;
    const fixed = fixedSpans(node, sourceFile, start, end);
    const edits = [];
    for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
        const begins = at;
        if (!endsLine(text, at) && !fixed.some(span => span.pos < begins && begins < span.end))
            edits.push(replaceRange(sourceFile, at, at, unit));
    }
    return edits;
}
function fixedSpans(node, sourceFile, start, end) {
    const spans = [];
    const { text } = sourceFile;
    const visit = (child) => {
        if (child.end <= start || child.pos >= end)
            return;
        const inner = child.getChildren(sourceFile);
        if (inner.length > 0)
            return inner.forEach(visit);
        if (ts.isJsxText(child))
            return; // its line starts mean nothing, and `//` in it is no comment
        if (ts.isStringLiteral(child) || ts.isTemplateLiteralToken(child))
            spans.push({ pos: child.getStart(sourceFile), end: child.end });
        for (const comment of [...(ts.getTrailingCommentRanges(text, child.pos) ?? []), ...(ts.getLeadingCommentRanges(text, child.pos) ?? [])]) {
            const lines = text.slice(comment.pos, comment.end).split('\n').slice(1);
            if (lines.some(line => !line.trimStart().startsWith('*')))
                spans.push(comment);
        }
    };
    visit(node);
    return spans;
}
