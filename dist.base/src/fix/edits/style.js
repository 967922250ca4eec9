import { ts } from '../../engine/program/host.js';
import { indentAt, startsLine, takesSemicolon } from './lines.js';
const styles = new WeakMap();
/** The style of a file, by the majority of its lines and statements. */
export function styleOf(sourceFile) {
    let style = styles.get(sourceFile);
    if (!style)
        styles.set(sourceFile, (style = readStyle(sourceFile)));
    return style;
}
/** A string literal in the quotes of the file. */
export function quoted(sourceFile, value) {
    const { quote } = styleOf(sourceFile);
    const inner = JSON.stringify(value).slice(1, -1);
    return quote === '"' ? `"${inner}"` : `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
function readStyle(sourceFile) {
    const { text } = sourceFile;
    const indents = new Map();
    let single = 0;
    let double = 0;
    let semi = 0;
    let bare = 0;
    const visit = (node) => {
        const first = firstInside(node);
        if (first) {
            const outer = indentAt(text, node.getStart(sourceFile));
            const inner = indentAt(text, first.getStart(sourceFile));
            const step = inner.slice(outer.length);
            if (startsLine(text, first.getStart(sourceFile)) && inner.startsWith(outer) && /^(\t| {1,8})$/.test(step))
                indents.set(step, (indents.get(step) ?? 0) + 1);
        }
        if (ts.isStringLiteral(node) && !ts.isJsxAttribute(node.parent) && !/['"]/.test(node.text)) {
            if (text[node.end - 1] === '"')
                double++;
            else
                single++;
        }
        if (takesSemicolon(node)) {
            if (text[node.end - 1] === ';' && !startsLine(text, node.end - 1))
                semi++;
            else if (!/^[ \t]*\}/.test(text.slice(node.end, node.end + 80)))
                bare++; // `{ a() }` says nothing: many leave that one out
        }
        ts.forEachChild(node, visit);
    };
    visit(sourceFile);
    const [indent] = [...indents].reduce((best, vote) => (vote[1] > best[1] ? vote : best), [/^\t/m.test(text) ? '\t' : '  ', 0]);
    const lines = text.split('\n').length - 1;
    const crlf = text.split('\r\n').length - 1;
    return { indent, eol: crlf * 2 > lines ? '\r\n' : '\n', quote: double > single ? '"' : "'", semi: semi >= bare };
}
function firstInside(node) {
    if (ts.isBlock(node) || ts.isModuleBlock(node))
        return node.statements[0];
    if (ts.isObjectLiteralExpression(node))
        return node.properties[0];
    if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node))
        return node.members[0];
    if (ts.isArrayLiteralExpression(node))
        return node.elements[0];
    return undefined;
}
