import { ts } from '../../engine/program/host.js';
import { attachedStart, breaksLine, endsBare, endsLine, indentAt, lineEnd, lineStart, realEnd, reindent, replaceRange, startsLine, trailingEnd } from './lines.js';
import { styleOf } from './style.js';
import { joinsLineBefore, written } from './written.js';
const LONGEST = 100; // a block on one line takes one more statement up to this column
/** The statements that a statement stands among, or undefined where it is the lone body of an `if` or a loop. */
export function listOf(statement) {
    const { parent } = statement;
    return ts.isSourceFile(parent) || ts.isBlock(parent) || ts.isModuleBlock(parent) || ts.isCaseOrDefaultClause(parent) ? parent.statements : undefined;
}
/** Edits that put other text in the place of a node; its comments stay. */
export function replaceNode(node, text) {
    const sourceFile = node.getSourceFile();
    return [replaceRange(sourceFile, node.getStart(sourceFile), node.end, text.replace(/\r?\n/g, styleOf(sourceFile).eol))];
}
/** Edits that put statements before a statement and its comments, with braces where it was a lone body. */
export function insertBefore(statement, text) {
    const target = withLabels(statement);
    const list = listOf(target);
    if (!list)
        return brace(target, { before: text });
    const sourceFile = target.getSourceFile();
    const { eol } = styleOf(sourceFile);
    const previous = list[list.indexOf(target) - 1];
    const guard = previous && endsBare(previous, sourceFile) && joinsLineBefore(text) ? ';' : '';
    const at = attachedStart(target, sourceFile);
    if (startsLine(sourceFile.text, at)) {
        const indent = indentAt(sourceFile.text, at);
        const closed = joinsLineBefore(sourceFile.text.slice(at, at + 80));
        return [replaceRange(sourceFile, at, at, guard + written(text, sourceFile, indent, 'statement', closed) + eol + indent)];
    }
    const start = target.getStart(sourceFile);
    const block = target.parent;
    if (ts.isBlock(block) && !fits(sourceFile, start, text)) {
        const laid = layOut(block.getStart(sourceFile) + 1, list, block.end - 1, indentAt(sourceFile.text, block.getStart(sourceFile)), sourceFile);
        if (laid)
            return [replaceRange(sourceFile, start, start, written(text, sourceFile, laid.indent) + eol + laid.indent), ...laid.edits];
    }
    return [replaceRange(sourceFile, start, start, `${written(text, sourceFile, indentAt(sourceFile.text, start), 'statement', true)} `)];
}
/** Edits that put statements behind a statement and its comments, with braces where it was a lone body. */
export function insertAfter(statement, text) {
    if (isWayOut(statement))
        return { reason: 'what stands behind this statement would never run' };
    const target = withLabels(statement);
    const list = listOf(target);
    if (!list)
        return brace(target, { after: text });
    const sourceFile = target.getSourceFile();
    const { eol } = styleOf(sourceFile);
    const end = realEnd(target, sourceFile);
    const bare = endsBare(target, sourceFile);
    const next = list[list.indexOf(target) + 1];
    const block = target.parent;
    const start = target.getStart(sourceFile);
    const ownLine = trailingEnd(target, sourceFile);
    const glued = bare && joinsLineBefore(text) ? ';' : '';
    if (endsLine(sourceFile.text, ownLine) || (!next && startsLine(sourceFile.text, start))) {
        const indent = startsLine(sourceFile.text, start) ? indentAt(sourceFile.text, start) : insideOf(target);
        const closed = next !== undefined && end === target.end && joinsLineBefore(sourceFile.text.slice(next.getStart(sourceFile)));
        return [replaceRange(sourceFile, ownLine, ownLine, eol + indent + glued + written(text, sourceFile, indent, 'statement', closed))];
    }
    if (ts.isBlock(block) && !fits(sourceFile, end, text)) {
        const laid = layOut(block.getStart(sourceFile) + 1, list, block.end - 1, indentAt(sourceFile.text, block.getStart(sourceFile)), sourceFile);
        if (laid)
            return [replaceRange(sourceFile, ownLine, ownLine, eol + laid.indent + glued + written(text, sourceFile, laid.indent)), ...laid.edits];
    }
    return [replaceRange(sourceFile, end, end, `${bare ? ';' : ''} ${written(text, sourceFile, insideOf(target), 'statement', next !== undefined)}`)];
}
/** Edits that take a statement out with its line and the comments that speak of it alone. */
export function removeStatement(statement) {
    const sourceFile = statement.getSourceFile();
    const { text } = sourceFile;
    const target = withLabels(statement);
    const list = listOf(target);
    if (!list)
        return [replaceRange(sourceFile, target.getStart(sourceFile), target.end, '{}')];
    const index = list.indexOf(target);
    const previous = list[index - 1];
    const next = list[index + 1];
    const joins = previous && next && endsBare(previous, sourceFile) && realEnd(target, sourceFile) === target.end && joinsLineBefore(text.slice(next.getStart(sourceFile)));
    if (joins)
        return [...removed(target, next), replaceRange(sourceFile, next.getStart(sourceFile), next.getStart(sourceFile), ';')];
    return removed(target, next);
}
function removed(target, next) {
    const sourceFile = target.getSourceFile();
    const { text } = sourceFile;
    const start = target.getStart(sourceFile);
    const end = trailingEnd(target, sourceFile);
    const first = ownStart(target);
    if (!startsLine(text, first) || !endsLine(text, end)) {
        if (next && !breaksLine(text, end, next.getStart(sourceFile)))
            return [replaceRange(sourceFile, start, next.getStart(sourceFile), '')];
        const from = startsLine(text, start) ? start : text.slice(0, start).trimEnd().length;
        const space = from === start ? /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0 : 0;
        return [replaceRange(sourceFile, from, end + space, '')];
    }
    let from = lineStart(text, first);
    const to = text.indexOf('\n', end) + 1 || text.length;
    const blankAbove = from > 0 && text.slice(lineStart(text, from - 1), from).trim() === '';
    const closes = /^[ \t]*(\}|\r?\n|$)/.test(text.slice(to, lineEnd(text, to) + 2));
    if (blankAbove && closes)
        from = lineStart(text, from - 1);
    return [replaceRange(sourceFile, from, to, '')];
}
/** Where a statement starts with the comments that are its own: nothing else follows in its paragraph, or they are directives for the next line. */
export function ownStart(target) {
    const list = listOf(target);
    const next = list?.[list.indexOf(target) + 1];
    const sourceFile = target.getSourceFile();
    const { text } = sourceFile;
    const start = target.getStart(sourceFile);
    const attached = attachedStart(target, sourceFile);
    const alone = !next || text.slice(trailingEnd(target, sourceFile), attachedStart(next, sourceFile)).split('\n').length > 2;
    if (alone)
        return attached;
    const last = ts.getLeadingCommentRanges(text, target.pos)?.at(-1);
    const directive = last && last.pos >= attached && /-next-line|@ts-(ignore|expect-error)/.test(text.slice(last.pos, last.end));
    return directive ? last.pos : text.slice(lineStart(text, start), start).trim() === ';' ? attached : start;
}
/** Edits that put a lone body into braces, with statements before or behind it. */
export function brace(target, add) {
    const sourceFile = target.getSourceFile();
    const { text } = sourceFile;
    const { eol, indent: unit } = styleOf(sourceFile);
    const outer = indentAt(text, target.parent.getStart(sourceFile));
    const start = target.getStart(sourceFile);
    const sameLine = !breaksLine(text, target.pos, start);
    const bareGap = text.slice(target.pos, start).trim() === '';
    const indent = sameLine ? outer + unit : indentAt(text, start);
    const end = trailingEnd(target, sourceFile);
    // the last character of the token before is written again: two such changes of one place must be seen to meet
    const opener = `${text.slice(target.pos - 1, target.pos)} {`;
    const edits = sameLine && bareGap
        ? [replaceRange(sourceFile, target.pos - 1, start, opener + eol + indent), ...reindent(target, start, target.end, unit)]
        : [replaceRange(sourceFile, target.pos - 1, target.pos, opener)];
    if (add.before !== undefined)
        edits.push(replaceRange(sourceFile, start, start, written(add.before, sourceFile, indent, 'statement', joinsLineBefore(text.slice(start))) + eol + indent));
    const glue = add.after !== undefined && endsBare(target, sourceFile) && joinsLineBefore(add.after) ? ';' : '';
    const behind = add.after === undefined ? '' : eol + indent + glue + written(add.after, sourceFile, indent);
    edits.push(replaceRange(sourceFile, end, end, `${behind}${eol}${outer}}`));
    return edits;
}
/** Edits that break a list on one line into lines, and the indentation of its elements; undefined if it is on several lines already. */
export function layOut(open, items, close, outer, sourceFile) {
    const { text } = sourceFile;
    const { eol, indent: unit } = styleOf(sourceFile);
    if (breaksLine(text, open, close))
        return undefined;
    const indent = outer + unit;
    const gaps = [];
    let at = open;
    for (const item of items) {
        gaps.push([at, item.getStart(sourceFile), eol + indent]);
        at = item.end;
    }
    gaps.push([trailingEnd(items.at(-1) ?? sourceFile, sourceFile), close, eol + outer]);
    const edits = gaps.filter(([from, to]) => text.slice(from, to).trim() === '').map(([from, to, space]) => replaceRange(sourceFile, from, to, space));
    return { edits, indent };
}
function withLabels(statement) {
    return ts.isLabeledStatement(statement.parent) ? withLabels(statement.parent) : statement;
}
/** Whether a statement leaves its block for good. */
export function isWayOut(statement) {
    return ts.isReturnStatement(statement) || ts.isThrowStatement(statement) || ts.isBreakOrContinueStatement(statement);
}
function insideOf(statement) {
    const sourceFile = statement.getSourceFile();
    const { parent } = statement;
    const sibling = listOf(statement)?.find(s => startsLine(sourceFile.text, s.getStart(sourceFile)));
    if (sibling)
        return indentAt(sourceFile.text, sibling.getStart(sourceFile));
    return ts.isSourceFile(parent) ? '' : indentAt(sourceFile.text, parent.getStart(sourceFile)) + styleOf(sourceFile).indent;
}
function fits(sourceFile, at, text) {
    const line = lineEnd(sourceFile.text, at) - lineStart(sourceFile.text, at);
    return !text.trim().includes('\n') && line + text.length + 1 <= LONGEST;
}
