import { ts } from '../../engine/program/host.js';
import { endsBare, takesSemicolon } from './lines.js';
import { styleOf } from './style.js';
const JOINS = /^\s*[([`+\-/*]/; // a line that begins so would be read as going on with the line before
/** Whether a text, put behind a line without a semicolon, would be read as a part of that line. */
export function joinsLineBefore(text) {
    return JOINS.test(text) && !/^\s*\/[/*]/.test(text);
}
/**
 * A statement or member as the file would write it, at an indentation (the first line has none).
 * Lines are parted by `\n` and indented by one tab a level; semicolons, line ends and tabs become the file's.
 * `closed` adds the last semicolon in any style: something follows on the line.
 */
export function written(text, sourceFile, indent, kind = 'statement', closed = false) {
    const style = styleOf(sourceFile);
    const lines = withSemicolons(text.trim(), style, kind, closed).split(/\r?\n/);
    return lines.map((line, i) => (i === 0 || line.trim() === '' ? line.trim() : indent + line.replace(/^\t+/, tabs => style.indent.repeat(tabs.length)))).join(style.eol);
}
/** A text of whole lines, read as the body of a function or a class. */
export function parsed(text, kind) {
    const head = kind === 'member' ? 'class A {\n' : 'async function* f() {\n'; // `return`, `await` and `yield` are read as in any function
    const sourceFile = ts.createSourceFile('text.ts', `${head}${text}\n}`, ts.ScriptTarget.Latest, true);
    const [holder] = sourceFile.statements;
    if (holder && ts.isClassDeclaration(holder))
        return { sourceFile, nodes: holder.members, offset: head.length };
    return { sourceFile, nodes: holder && ts.isFunctionDeclaration(holder) && holder.body ? holder.body.statements : [], offset: head.length };
}
function withSemicolons(text, style, kind, closed) {
    const { sourceFile, nodes, offset } = parsed(text, kind);
    const ends = [];
    const visit = (node) => {
        if (takesSemicolon(node))
            ends.push(node.end - offset);
        ts.forEachChild(node, visit);
    };
    nodes.forEach(visit);
    let result = text;
    for (const end of [...new Set(ends)].sort((a, b) => b - a)) {
        const has = result[end - 1] === ';';
        const rest = result.slice(end);
        if (style.semi && !has)
            result = `${result.slice(0, end)};${rest}`;
        else if (!style.semi && has && !(closed && end === text.length) && /^\s*(\n|\}|$)/.test(rest) && !joinsLineBefore(rest))
            result = result.slice(0, end - 1) + rest;
    }
    const last = nodes.at(-1);
    return closed && last && !result.endsWith(';') && endsBare(last, sourceFile) ? `${result};` : result;
}
