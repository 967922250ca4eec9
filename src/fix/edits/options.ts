import { ts } from '../../engine/program/host.js';
import type { Edited } from './apply.js';
import { breaksLine, indentAt, replaceRange, startsLine, trailingEnd } from './lines.js';
import { styleOf } from './style.js';

/** Edits that add a property, such as `signal: this.#ending.signal`, to the options that a call takes as its argument of an index. */
export function addOption(call: ts.CallExpression | ts.NewExpression, argIndex: number, property: string): Edited {
  const args = call.arguments;
  if (!args) return argIndex === 0 ? [replaceRange(call.getSourceFile(), call.end, call.end, `({ ${property} })`)] : { reason: 'the call has no arguments' };
  if (args.slice(0, argIndex + 1).some(ts.isSpreadElement)) return { reason: 'the arguments are spread from elsewhere' };
  if (args.length < argIndex) return { reason: 'arguments before the options are left out' };
  const arg = args[argIndex];
  if (!arg) return appendArgument(call, args, property);
  const options = unwrapped(arg);
  if (ts.isObjectLiteralExpression(options)) return addProperty(options, property);
  if (ts.isIdentifier(arg) && arg.text === 'undefined') return [replaceRange(call.getSourceFile(), arg.getStart(), arg.end, `{ ${property} }`)];
  const isFlag = arg.kind === ts.SyntaxKind.TrueKeyword || arg.kind === ts.SyntaxKind.FalseKeyword;
  if (isFlag && argIndex === 2 && calledName(call) === 'addEventListener') {
    const capture = arg.kind === ts.SyntaxKind.TrueKeyword ? 'capture: true, ' : '';
    return [replaceRange(call.getSourceFile(), arg.getStart(), arg.end, `{ ${capture}${property} }`)];
  }
  return { reason: 'the options are not written at the call' };
}

/** Edits that add a property at the end of an object literal, with the commas and the line of its neighbours. */
export function addProperty(object: ts.ObjectLiteralExpression, property: string): Edited {
  const sourceFile = object.getSourceFile();
  const { text } = sourceFile;
  const { eol, indent: unit } = styleOf(sourceFile);
  const { properties } = object;
  const name = /^[\w$]+/.exec(property)?.[0];
  if (properties.some(ts.isSpreadAssignment)) return { reason: 'some of the options are spread from elsewhere' };
  if (properties.some(p => p.name && (ts.isIdentifier(p.name) || ts.isStringLiteral(p.name)) && p.name.text === name)) return { reason: `the options have a \`${name}\` already` };
  const open = object.getStart(sourceFile) + 1;
  const close = object.end - 1;
  const last = properties.at(-1);
  if (!last) {
    const inner = text.slice(open, close);
    if (inner.trim() === '') return [replaceRange(sourceFile, open, close, ` ${property} `)];
    if (!inner.includes('\n')) return [replaceRange(sourceFile, open + inner.trimEnd().length, close, ` ${property} `)];
    const outer = indentAt(text, close);
    return [replaceRange(sourceFile, open + inner.trimEnd().length, close, `${eol}${outer}${unit}${property},${eol}${outer}`)];
  }
  return appendTo(sourceFile, properties, last, property);
}

function appendArgument(call: ts.CallExpression | ts.NewExpression, args: ts.NodeArray<ts.Expression>, property: string): Edited {
  const sourceFile = call.getSourceFile();
  const last = args.at(-1);
  const options = `{ ${property} }`;
  return last ? appendTo(sourceFile, args, last, options) : [replaceRange(sourceFile, args.pos, args.pos, options)];
}

/** Edits that put an element behind the last one of a list and its comma; on a line of its own where the last one has one. */
export function appendTo(sourceFile: ts.SourceFile, list: ts.NodeArray<ts.Node>, last: ts.Node, added: string): Edited {
  const { text } = sourceFile;
  const { eol } = styleOf(sourceFile);
  const start = last.getStart(sourceFile);
  const ownLine = startsLine(text, start) && breaksLine(text, list.pos, start);
  if (!ownLine) return list.hasTrailingComma ? [replaceRange(sourceFile, list.end, list.end, ` ${added},`)] : [replaceRange(sourceFile, last.end, last.end, `, ${added}`)];
  const line = eol + indentAt(text, start) + added;
  const comments = ts.getTrailingCommentRanges(text, list.hasTrailingComma ? list.end : last.end)?.at(-1)?.end;
  if (list.hasTrailingComma) return [replaceRange(sourceFile, comments ?? list.end, comments ?? list.end, `${line},`)];
  const behind = comments ?? trailingEnd(last, sourceFile);
  if (behind === last.end) return [replaceRange(sourceFile, last.end, last.end, `,${line}`)];
  return [replaceRange(sourceFile, last.end, last.end, ','), replaceRange(sourceFile, behind, behind, line)];
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? unwrapped(node.expression) : node;
}

function calledName(call: ts.CallExpression | ts.NewExpression): string | undefined {
  const { expression } = call;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : undefined;
}
