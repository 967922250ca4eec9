import { signals } from '../../catalog/signals.js';
import { declaredAs } from '../lifetime/named-calls.js';
import { hierarchyOf } from '../program/hierarchy.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, identifiersOf, type Binding } from '../program/lexical.js';
import { declarationOf, filesAround } from '../program/modules.js';
import { contains, fnName, isMemberName, outer, skip, type Fn } from '../program/syntax.js';

/** A function that can be given a signal, and how. */
export interface Wire {
  readonly fn: Fn;
  /** The implementation, its overloads, and the members of own interfaces and bases that it stands for. */
  readonly signatures: readonly Signature[];
  /** Where a call passes the signal. */
  readonly slot: { readonly index: number; readonly property?: string };
  /** Source text that yields the signal in the body. */
  readonly text: string;
  /** The type of the options that get the signal as a property; undefined where the signal is a parameter of its own. */
  readonly options?: OptionsType;
  /** The destructured options. */
  readonly pattern?: ts.ObjectBindingPattern;
}

type Signature = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration | ts.MethodSignature;
type OptionsType = ts.InterfaceDeclaration | ts.TypeLiteralNode;

const NAME = signals.properties[0];

/** How a function can be given a signal so that callers of today go on working; or the reason why it cannot. */
export function wireOf(fn: Fn, host: Host): Wire | { readonly reason: string } {
  const name = fnName(fn) ?? 'the function';
  if (!(ts.isFunctionDeclaration(fn) || ts.isMethodDeclaration(fn) || ts.isArrowFunction(fn) || ts.isFunctionExpression(fn))) return no(`\`${name}\` takes no parameters`);
  if (ts.canHaveDecorators(fn) && ts.getDecorators(fn)?.length) return no(`\`${name}()\` has a decorator: who calls it is not known`);
  if (fn.parameters.some(p => ts.getDecorators(p)?.length)) return no(`the parameters of \`${name}()\` are injected`);
  const last = fn.parameters.at(-1);
  if (last?.dotDotDotToken) return no(`\`${name}()\` takes any number of arguments`);
  const isNamed = contains(fn, n => ts.isIdentifier(n) && n.text === NAME && !isMemberName(n));
  const options = last && optionsOf(last, fn, host);
  if (last && options && (!ts.isObjectBindingPattern(last.name) || !isNamed)) {
    const index = fn.parameters.length - 1;
    const slot = { index, property: NAME };
    if (ts.isObjectBindingPattern(last.name)) return { fn, signatures: [fn], slot, text: NAME, options, pattern: last.name };
    return { fn, signatures: [fn], slot, text: `${last.name.getText()}${last.questionToken ? '?' : ''}.${NAME}`, options };
  }
  if (isNamed) return no(`\`${name}()\` has a \`${NAME}\` of another meaning`);
  if (isUsedAsValue(fn, name)) return no(`\`${name}\` is handed on as a value: what it is called with is not known`);
  const signatures = signaturesOf(fn, host);
  if (!signatures || signatures.some(s => s.parameters.length !== fn.parameters.length)) return no(`\`${name}()\` has other declarations that take something else`);
  return { fn, signatures, slot: { index: fn.parameters.length }, text: NAME };
}

function no(reason: string): { readonly reason: string } {
  return { reason };
}

/** The type of an options object that a function takes last, where the program declares it and the name says what it is for. */
function optionsOf(parameter: ts.ParameterDeclaration, fn: Fn, host: Host): OptionsType | undefined {
  const { name, type } = parameter;
  if (!type || ts.isArrayBindingPattern(name)) return undefined;
  if (ts.isTypeLiteralNode(type)) return ts.isObjectBindingPattern(name) || signals.optionNames.test(name.text) ? type : undefined;
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName) || !signals.optionTypes.test(type.typeName.text)) return undefined;
  const declared = host.symbolOf(type.typeName)?.declarations ?? [];
  const [only] = declared;
  if (!only || declared.length > 1 || !filesAround(fn).includes(only.getSourceFile())) return undefined;
  if (ts.isInterfaceDeclaration(only)) return only;
  return ts.isTypeAliasDeclaration(only) && ts.isTypeLiteralNode(only.type) ? only.type : undefined;
}

/** True where a function is named other than to call it: `urls.map(load)` would give it an index for a signal. */
function isUsedAsValue(fn: Fn, name: string): boolean {
  const binding = declaredAs(fn);
  for (const file of filesAround(fn)) {
    for (const id of identifiersOf(file).get(name) ?? []) {
      if (isCalled(id) || !(binding ? ts.isIdentifier(id) && isNamedBy(id, binding) : isMemberUse(id))) continue;
      return true;
    }
  }
  return false;
}

function isCalled(id: ts.Node): boolean {
  const callee = outer(ts.isPropertyAccessExpression(id.parent) && id.parent.name === id ? id.parent : id);
  return ts.isCallExpression(callee.parent) && callee.parent.expression === callee;
}

function isNamedBy(id: ts.Identifier, binding: Binding): boolean {
  const { parent } = id;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent) || ts.isTypeQueryNode(parent) || (ts.isFunctionDeclaration(parent) && parent.name === id) || parent === binding.node || isMemberName(id)) return false;
  const named = bindingOf(id);
  return named !== undefined && (named === binding || declarationOf(named) === binding);
}

/** `this.load.bind(this)`, `{ load: this.load }`: only what stands behind a point. */
function isMemberUse(id: ts.Node): boolean {
  return ts.isPropertyAccessExpression(id.parent) && id.parent.name === id;
}

/** All declarations of a function, which keep in step; undefined where a base or subclass has a body of its own. */
function signaturesOf(fn: Signature, host: Host): readonly Signature[] | undefined {
  const name = fnName(fn);
  if (ts.isFunctionDeclaration(fn)) {
    const { parent } = fn;
    return ts.isSourceFile(parent) || ts.isBlock(parent) || ts.isModuleBlock(parent) ? parent.statements.filter(ts.isFunctionDeclaration).filter(s => s.name?.text === name) : [fn];
  }
  const owner = fn.parent;
  if (!ts.isMethodDeclaration(fn) || !ts.isClassLike(owner)) return [fn];
  const found: Signature[] = [];
  for (const related of hierarchyOf(owner)) {
    if (!ts.isClassLike(related)) continue;
    for (const member of related.members) {
      if (member.name?.getText() !== fn.name.getText()) continue;
      if (!ts.isMethodDeclaration(member) || (member.body && member !== fn)) return undefined;
      found.push(member);
    }
  }
  for (const type of owner.heritageClauses?.flatMap(h => (h.token === ts.SyntaxKind.ImplementsKeyword ? h.types : [])) ?? []) {
    for (const declared of host.symbolOf(skip(type.expression))?.declarations ?? []) {
      if (!ts.isInterfaceDeclaration(declared) || !filesAround(fn).includes(declared.getSourceFile())) continue;
      found.push(...declared.members.filter((m): m is ts.MethodSignature => ts.isMethodSignature(m) && m.name.getText() === fn.name.getText()));
    }
  }
  return found;
}

/** True where an argument is the options object of a wire, handed on whole: it carries the signal as it is. */
export function handsOptionsOn(argument: ts.Expression | undefined, { options }: Wire, host: Host): boolean {
  const at = argument && skip(argument);
  const declared = at && ts.isIdentifier(at) ? bindingOf(at)?.node : undefined;
  const type = declared && ts.isParameter(declared) ? declared.type : undefined;
  if (!options || !type) return false;
  if (type === options) return true;
  if (!ts.isTypeReferenceNode(type)) return false;
  const named = host.symbolOf(type.typeName)?.declarations?.[0];
  if (named && ts.isInterfaceDeclaration(named) && named.heritageClauses?.some(h => h.types.some(t => host.symbolOf(skip(t.expression))?.declarations?.[0] === options))) return true;
  return named === options || (named !== undefined && ts.isTypeAliasDeclaration(named) && named.type === options);
}
