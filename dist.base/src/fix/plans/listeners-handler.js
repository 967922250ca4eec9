import { ts } from '../../engine/program/host.js';
import { isFn, isFnExpression, skip, walk } from '../../engine/program/syntax.js';
import { indentAt } from '../edits/lines.js';
/** The name that a handler gets: `onResize` for 'resize'. */
export function handlerName({ event }) {
    const at = event && skip(event);
    const text = !at ? '' : ts.isStringLiteralLike(at) ? at.text : ts.isPropertyAccessExpression(at) ? at.name.text : ts.isIdentifier(at) ? at.text : '';
    const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean).map(w => (/^[A-Z0-9]+$/.test(w) ? w.toLowerCase() : w));
    const [first] = words;
    if (first === undefined)
        return 'onEvent';
    if (words.length > 1 && first.toLowerCase() === 'on')
        words.shift();
    if (words.length === 1 && /^on[A-Z]/.test(first))
        return first;
    return `on${words.map(w => w.charAt(0).toUpperCase() + w.slice(1)).join('')}`;
}
/** A handler's text for another place, its parameters typed as they were by where it stood; `guesses` where a type had to be `any`. */
export function movedHandler(node, host) {
    const at = skip(node);
    const sourceFile = at.getSourceFile();
    if (hasLongText(at))
        return { reason: 'the handler holds a text of several lines' };
    const inserts = [];
    let guesses = false;
    if (isFnExpression(at)) {
        if (ts.isFunctionExpression(at) && usesOwnThis(at))
            return { reason: 'the handler is a function with a `this` of its own' };
        if (!/\.[cm]?jsx?$/.test(sourceFile.fileName)) {
            for (const p of at.parameters) {
                if (p.type || p.initializer)
                    continue;
                const type = host.typeText(p, at);
                if (type === undefined)
                    return { reason: `the type of the handler's \`${p.name.getText()}\` has no short name` };
                guesses ||= /\bany\b/.test(type);
                inserts.push({ at: p.name.end + (p.questionToken ? 1 : 0), text: `: ${type}` });
            }
            const [only] = at.parameters;
            // `e => …` and `async e => …` take a type between parentheses only
            if (inserts.length === 1 && only && !/\($/.test(sourceFile.text.slice(at.getStart(sourceFile), only.getStart(sourceFile)).trim())) {
                inserts.unshift({ at: only.getStart(sourceFile), text: '(' });
                inserts.push({ at: only.end, text: ')' });
            }
        }
    }
    const start = at.getStart(sourceFile);
    let text = sourceFile.text.slice(start, at.end);
    for (const insert of [...inserts].reverse())
        text = text.slice(0, insert.at - start) + insert.text + text.slice(insert.at - start);
    return { text: dedented(text, indentAt(sourceFile.text, start)), guesses };
}
// lines count from the indentation of the first one
function dedented(text, indent) {
    return text.split(/\r?\n/).map((line, i) => (i > 0 && line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
}
function hasLongText(node) {
    let found = false;
    walk(node, n => {
        if ((ts.isTemplateLiteralToken(n) || ts.isStringLiteral(n)) && n.getText().includes('\n'))
            found = true;
    });
    return found;
}
/** Whether a function says `this`, `arguments` or `new.target` of its own, or, for an arrow, of the function around it. */
export function usesOwnThis(fn) {
    let found = false;
    const visit = (node) => {
        if (node !== fn && isFn(node) && !ts.isArrowFunction(node))
            return;
        if (node.kind === ts.SyntaxKind.ThisKeyword || (ts.isIdentifier(node) && node.text === 'arguments') || ts.isMetaProperty(node))
            found = true;
        ts.forEachChild(node, visit);
    };
    visit(fn);
    return found;
}
/** Whether a function says the `arguments` of the function around it. */
export function usesArguments(fn) {
    let found = false;
    walk(fn, node => {
        if (node !== fn && isFn(node) && !ts.isArrowFunction(node))
            return false;
        if (ts.isIdentifier(node) && node.text === 'arguments')
            found = true;
        return undefined;
    });
    return found && ts.isArrowFunction(fn);
}
