import { ts } from '../../engine/program/host.js';
import type { Edited, Refused } from './apply.js';
import { indentAt, replaceRange, startsLine, trailingEnd } from './lines.js';
import { addOption, appendTo } from './options.js';
import { styleOf } from './style.js';

/** A declaration of a function with its parameters: an implementation, an overload, or a member of an interface. */
export type Signature = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration | ts.MethodSignature;

/** What holds the properties of an options type. */
export type OptionsType = ts.InterfaceDeclaration | ts.TypeLiteralNode;

/** Where a call passes a value: an argument, or a property of one. */
export interface Slot {
  readonly index: number;
  readonly property?: string;
}

/** Edits that add an optional last parameter. */
export function addParameter(signature: Signature, name: string, type: string): Edited {
  const { parameters } = signature;
  const sourceFile = signature.getSourceFile();
  const last = parameters.at(-1);
  if (last?.dotDotDotToken) return { reason: 'the function takes any number of arguments' };
  const text = isTypeScript(sourceFile) ? `${name}?: ${type}` : name;
  if (!last) return [replaceRange(sourceFile, parameters.pos, parameters.pos, text)];
  // x => f(x)
  if (sourceFile.text[parameters.end] !== ')' && !sourceFile.text.slice(parameters.end).trimStart().startsWith(')')) return [replaceRange(sourceFile, last.getStart(), last.end, `(${last.getText()}, ${text})`)];
  return appendTo(sourceFile, parameters, last, text);
}

/** Edits that add an optional property to the type of an options object. */
export function addOptionalMember(holder: OptionsType, name: string, type: string): Edited {
  const sourceFile = holder.getSourceFile();
  const { text } = sourceFile;
  const { members } = holder;
  const last = members.at(-1);
  const member = `${name}?: ${type}`;
  if (!last) return [replaceRange(sourceFile, members.pos, holder.end - 1, ` ${member} `)];
  const ending = /[;,]$/.exec(text.slice(last.pos, last.end))?.[0];
  const start = last.getStart(sourceFile);
  if (startsLine(text, start)) return [replaceRange(sourceFile, trailingEnd(last, sourceFile), trailingEnd(last, sourceFile), `${styleOf(sourceFile).eol}${indentAt(text, start)}${member}${ending ?? ''}`)];
  return [replaceRange(sourceFile, last.end, last.end, ending === undefined ? `${separatorOf(members, text)} ${member}` : ` ${member}${ending}`)];
}

/** Edits that take one more property out of a destructured options parameter. */
export function addToPattern(pattern: ts.ObjectBindingPattern, name: string): Edited {
  const sourceFile = pattern.getSourceFile();
  const { elements } = pattern;
  const last = elements.at(-1);
  if (!last) return [replaceRange(sourceFile, elements.pos, pattern.end - 1, ` ${name} `)];
  if (last.dotDotDotToken) return [replaceRange(sourceFile, last.getStart(), last.getStart(), `${name}, `)];
  return appendTo(sourceFile, elements, last, name);
}

/** Edits that pass a value at a call: as a property of the options there, or as an argument behind `undefined` for what is left out before it. */
export function passArgument(call: ts.CallExpression | ts.NewExpression, { index, property }: Slot, value: string): Edited {
  const args = call.arguments;
  if (!args) return refused('the call has no arguments');
  if (args.some(ts.isSpreadElement)) return refused('the arguments are spread from elsewhere');
  const sourceFile = call.getSourceFile();
  const given = args[index];
  const written = property === undefined || property === value ? value : `${property}: ${value}`;
  if (!given) {
    const filled = [...Array.from({ length: index - args.length }, () => 'undefined'), property === undefined ? value : `{ ${written} }`].join(', ');
    const last = args.at(-1);
    return last ? appendTo(sourceFile, args, last, filled) : [replaceRange(sourceFile, args.pos, args.pos, filled)];
  }
  if (property === undefined) return refused('an argument stands there already');
  const at = ts.isParenthesizedExpression(given) ? given.expression : given;
  if (ts.isObjectLiteralExpression(at)) return addOption(call, index, written);
  if (!ts.isIdentifier(at) && !ts.isPropertyAccessExpression(at)) return refused('the options are not written at the call');
  return [replaceRange(sourceFile, at.getStart(), at.end, at.getText() === 'undefined' ? `{ ${written} }` : `{ ...${at.getText()}, ${written} }`)];
}

function refused(reason: string): Refused {
  return { reason };
}

function separatorOf(members: ts.NodeArray<ts.TypeElement>, text: string): string {
  const first = members[0];
  return first && members.length > 1 && text[first.end - 1] === ',' ? ',' : ';';
}

function isTypeScript(sourceFile: ts.SourceFile): boolean {
  return /\.[cm]?tsx?$/.test(sourceFile.fileName);
}
