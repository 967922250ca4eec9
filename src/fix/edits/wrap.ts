import { ts } from '../../engine/program/host.js';
import { applyEdits, type Edited } from './apply.js';
import { attachedStart, indentAt, realEnd, reindent, replaceRange, startsLine, trailingEnd } from './lines.js';
import { namesDeclaredBy, saysName } from './names.js';
import { ownStart, removeStatement } from './statements.js';
import { styleOf } from './style.js';
import { written } from './written.js';

/**
 * Edits that put what stands between an acquisition and its release into `try`, and the release into `finally`.
 * Where a name declared in between is used behind the release, everything up to the end of the block goes into `try`.
 * `mayWait`: a release that is awaited is moved, too, and an error of its own would hide the first one.
 */
export function wrapInTryFinally(acquire: ts.Statement, release: ts.Statement, mayWait = false): Edited {
  const block = acquire.parent;
  if (block !== release.parent || !(ts.isBlock(block) || ts.isSourceFile(block))) return { reason: 'the release does not stand in the block of the acquisition' };
  const { statements } = block;
  const from = statements.indexOf(acquire) + 1;
  const to = statements.indexOf(release);
  const between = statements.slice(from, to);
  const behind = statements.slice(to + 1);
  const [first] = between;
  if (to < from) return { reason: 'the release comes before the acquisition' };
  if (!first) return { reason: 'nothing runs between the acquisition and the release' };
  if (!mayWait && waits(release)) return { reason: 'the release waits: an error of its own would hide the first one' };
  if (!ts.isExpressionStatement(release) && !ts.isIfStatement(release) && !ts.isBlock(release)) return { reason: 'the release is no statement of its own' };
  if (leaves(release)) return { reason: 'the release leaves the function' };
  const names = namesOfBlock(between);
  const allNames = namesOfBlock([...between, ...behind]);
  if (saysName(release, names)) return { reason: 'the release uses a name that is declared after the acquisition' };
  const toEnd = behind.some(s => saysName(s, names));
  const inside = toEnd ? [...between, ...behind] : between;
  if (inside.some(isModuleLevelOnly)) return { reason: 'an import or export stands in between' };
  if (statements.slice(0, from).some(s => saysName(s, toEnd ? allNames : names))) return { reason: 'a name that is declared after the acquisition is used before it' };
  return toEnd ? wrapToEnd(first, release, behind) : wrapUpTo(first, between.at(-1) ?? first, release);
}

/** Edits that put everything behind an acquisition, to the end of its block, into `try`, and a new statement into `finally`. */
export function wrapRestInTryFinally(acquire: ts.Statement, release: string): Edited {
  const block = acquire.parent;
  if (!ts.isBlock(block)) return { reason: 'the acquisition does not stand in a block' };
  const first = block.statements[block.statements.indexOf(acquire) + 1];
  const last = block.statements.at(-1);
  return first && last ? wrapThese(first, last, release) : { reason: 'nothing runs behind the acquisition' };
}

/** Edits that put the statements of a block from one to another into `try`, and a new statement into `finally`. */
export function wrapThese(first: ts.Statement, last: ts.Statement, release: string): Edited {
  const block = first.parent;
  if (!ts.isBlock(block) || last.parent !== block) return { reason: 'the statements do not stand in one block' };
  const { statements } = block;
  const from = statements.indexOf(first);
  const to = statements.indexOf(last) + 1;
  const names = namesOfBlock(statements.slice(from, to));
  if (statements.slice(0, from).some(s => saysName(s, names))) return { reason: 'a name that is declared after the acquisition is used before it' };
  if (statements.slice(to).some(s => saysName(s, names))) return { reason: 'a name that would be declared in `try` is used behind it' };
  const sourceFile = first.getSourceFile();
  const { text } = sourceFile;
  const { eol, indent: unit } = styleOf(sourceFile);
  const start = attachedStart(first, sourceFile);
  const indent = indentAt(text, start);
  if (!startsLine(text, start) || !startsLine(text, last.getStart(sourceFile))) return { reason: 'the block stands on one line' };
  const end = trailingEnd(last, sourceFile);
  return [
    replaceRange(sourceFile, start, start, `try {${eol}${indent}${unit}`),
    ...reindent(block, start, end, unit),
    replaceRange(sourceFile, end, end, `${eol}${indent}} finally {${eol}${indent}${unit}${written(release, sourceFile, indent + unit)}${eol}${indent}}`),
  ];
}

// the release stays where it is, and so do its comments: `finally` is put around it
function wrapUpTo(first: ts.Statement, last: ts.Statement, release: ts.Statement): Edited {
  const sourceFile = release.getSourceFile();
  const { text } = sourceFile;
  const { eol, indent: unit } = styleOf(sourceFile);
  const start = attachedStart(first, sourceFile);
  const middle = attachedStart(release, sourceFile);
  const indent = indentAt(text, start);
  const inLines = startsLine(text, start) && startsLine(text, middle);
  const end = inLines ? trailingEnd(release, sourceFile) : realEnd(release, sourceFile);
  const open = inLines ? `try {${eol}${indent}${unit}` : 'try { ';
  const turn = inLines ? `} finally {${eol}${indent}${unit}` : '} finally { ';
  const lastEnd = trailingEnd(last, sourceFile);
  const blank = inLines && text.slice(lastEnd, middle).trim() === ''; // no blank line before the brace
  return [
    replaceRange(sourceFile, start, start, open),
    // the two lines that begin with a word of ours keep their indentation for it
    ...reindent(release.parent, start, end, unit).filter(e => !inLines || e.start !== middle - indentAt(text, middle).length),
    blank ? replaceRange(sourceFile, lastEnd, middle, eol + indent + turn) : replaceRange(sourceFile, middle, middle, turn),
    replaceRange(sourceFile, end, end, inLines ? `${eol}${indent}}` : ' }'),
  ];
}

function wrapToEnd(first: ts.Statement, release: ts.Statement, behind: readonly ts.Statement[]): Edited {
  const sourceFile = release.getSourceFile();
  const { text } = sourceFile;
  const { eol, indent: unit } = styleOf(sourceFile);
  const removed = removeStatement(release);
  if ('reason' in removed) return removed;
  const last = behind.at(-1) ?? release;
  const start = attachedStart(first, sourceFile);
  const indent = indentAt(text, start);
  const inLines = startsLine(text, start) && startsLine(text, last.getStart(sourceFile));
  const end = inLines ? trailingEnd(last, sourceFile) : realEnd(last, sourceFile);
  const own = moved(release, sourceFile, inLines ? unit : '');
  const gone = (at: number): boolean => removed.some(r => r.start <= at && at < r.end);
  return [
    replaceRange(sourceFile, start, start, inLines ? `try {${eol}${indent}${unit}` : 'try { '),
    ...reindent(release.parent, start, end, unit).filter(e => !gone(e.start)),
    ...removed,
    replaceRange(sourceFile, end, end, inLines ? `${eol}${indent}} finally {${eol}${indent}${unit}${own}${eol}${indent}}` : ` } finally { ${own} }`),
  ];
}

// the statement, its own comments and its semicolon, for a place one level deeper
function moved(release: ts.Statement, sourceFile: ts.SourceFile, unit: string): string {
  const { text } = sourceFile;
  const start = unit === '' ? release.getStart(sourceFile) : ownStart(release);
  const end = unit === '' ? realEnd(release, sourceFile) : trailingEnd(release, sourceFile);
  const edits = reindent(release.parent, start, end, unit).map(e => ({ ...e, start: e.start - start, end: e.end - start }));
  return applyEdits(text.slice(start, end), edits);
}

// `var` is left out: it belongs to the whole function
function namesOfBlock(statements: readonly ts.Statement[]): Set<string> {
  return namesDeclaredBy(statements.filter(s => !ts.isVariableStatement(s) || (s.declarationList.flags & ts.NodeFlags.BlockScoped) !== 0));
}

function isModuleLevelOnly(statement: ts.Statement): boolean {
  const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(m => m.kind === ts.SyntaxKind.ExportKeyword);
  return exported === true || ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) || ts.isExportAssignment(statement) || ts.isImportEqualsDeclaration(statement);
}

function waits(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return ts.isAwaitExpression(node) || ts.isYieldExpression(node) || (ts.forEachChild(node, child => waits(child) || undefined) ?? false);
}

function leaves(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isBreakOrContinueStatement(node) || (ts.forEachChild(node, child => leaves(child) || undefined) ?? false);
}
