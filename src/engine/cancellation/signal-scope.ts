import { controllers } from '../../catalog/callbacks.js';
import { signals } from '../../catalog/signals.js';
import { ts, type Host } from '../program/host.js';
import { bindingNamed, bindingOf, usesName, usesOf, type Binding } from '../program/lexical.js';
import { defineFact } from '../program/facts.js';
import { defineProgramFact, defineProgramIndex } from '../program/modules.js';
import { includes } from '../program/reference.js';
import { calleeName, contains, enclosingFn, isFn, nameOf, outer, skip, walk, type Fn } from '../program/syntax.js';
import { isSignal, writtenPathOf } from './signal-types.js';

/** A signal that code may hand on: the text that yields it, and where it comes from. */
export interface ScopedSignal {
  /** Source text that yields the signal: `signal`, `options?.signal`, `controller.signal`. */
  readonly text: string;
  /** `parameter`: the function is given it; `option`: in an object; `controller`: the function makes its own; `local`: it is worked out from another. */
  readonly from: 'parameter' | 'option' | 'controller' | 'local';
  /** The name that the text begins with: whoever is given that is given the signal. */
  readonly binding: Binding;
  /** The function whose signal it is. */
  readonly fn: Fn;
}

/** The signal that is in scope at a node: of the nearest function around it that has one. */
export function signalInScope(node: ts.Node, host: Host): ScopedSignal | undefined {
  if (!mayName(node.getSourceFile())) return undefined;
  for (let fn = enclosingFn(node); fn; fn = enclosingFn(fn)) {
    const own = ownSignal(fn, node, host);
    if (own) return own;
  }
  return undefined;
}

const answers = new WeakMap<Fn, { readonly host: Host; readonly value: ScopedSignal | undefined }>();

function ownSignal(fn: Fn, node: ts.Node, host: Host): ScopedSignal | undefined {
  const local = localsOf(fn).find(l => l.binding.node.end <= node.pos && isVisible(l.binding, node));
  if (local) return local;
  let known = answers.get(fn);
  if (!known || known.host !== host) answers.set(fn, (known = { host, value: parameterSignal(fn, host) }));
  return known.value;
}

function isVisible({ scope }: Binding, node: ts.Node): boolean {
  return node.pos >= scope.pos && node.end <= scope.end;
}

/** `const controller = new AbortController()`, `const { signal } = options`, `const signal = AbortSignal.any(…)` */
const localsOf = defineFact((fn: Fn): readonly ScopedSignal[] => {
  const found: ScopedSignal[] = [];
  const body = 'body' in fn ? fn.body : undefined;
  if (!body || !mayName(fn.getSourceFile())) return found;
  walk(body, node => {
    if (isFn(node)) return false;
    if (!ts.isVariableDeclaration(node) || !node.initializer) return undefined;
    const value = skip(node.initializer);
    if (ts.isIdentifier(node.name)) {
      const binding = bindingOf(node.name);
      if (!binding) return undefined;
      if (ts.isNewExpression(value) && calleeName(value) === controllers.construct) found.push({ text: `${node.name.text}.${controllers.signal}`, from: 'controller', binding, fn });
      else if (isSignalName(node.name.text)) found.push({ text: node.name.text, from: isOwn(value) ? 'controller' : 'local', binding, fn });
    } else if (ts.isObjectBindingPattern(node.name)) {
      for (const e of node.name.elements) {
        const binding = ts.isIdentifier(e.name) ? bindingOf(e.name) : undefined;
        if (binding && includes(signals.properties, keyOf(e))) found.push({ text: binding.name, from: 'local', binding, fn });
      }
    }
    return undefined;
  });
  return found;
});

/** `AbortSignal.timeout(ms)`: made here, for a part of the work. */
function isOwn(value: ts.Expression): boolean {
  return ts.isCallExpression(value) && !value.arguments.some(a => contains(a, n => ts.isIdentifier(n) && signals.named.test(n.text)));
}

function keyOf(element: ts.BindingElement): string | undefined {
  return element.dotDotDotToken ? undefined : nameOf({ name: element.propertyName ?? element.name });
}

function parameterSignal(fn: Fn, host: Host): ScopedSignal | undefined {
  if (!('parameters' in fn)) return undefined;
  for (const p of fn.parameters) {
    const found = ofParameter(p, fn, host);
    if (found) return found;
  }
  return undefined;
}

function ofParameter(p: ts.ParameterDeclaration, fn: Fn, host: Host): ScopedSignal | undefined {
  const { name } = p;
  if (ts.isArrayBindingPattern(name)) return undefined;
  if (ts.isObjectBindingPattern(name)) {
    for (const e of name.elements) {
      const binding = ts.isIdentifier(e.name) ? bindingOf(e.name) : undefined;
      if (binding && includes(signals.properties, keyOf(e)) && holds(e, host)) return { text: binding.name, from: 'parameter', binding, fn };
    }
    return undefined;
  }
  const binding = bindingOf(name);
  if (!binding || p.dotDotDotToken) return undefined;
  const text = p.type?.getText();
  if (text === undefined ? isSignalName(name.text) && holds(p, host) : isSignalType(text)) return { text: name.text, from: 'parameter', binding, fn };
  const path = p.type && mayHold(p.type) && isMeant(binding, fn) ? pathOf(p, p.type, fn, host) : undefined;
  if (!path) return undefined;
  const steps = path.map((step, i) => `${i > 0 || p.questionToken ? '?' : ''}.${step}`).join('');
  return { text: name.text + steps, from: 'option', binding, fn };
}

/** Parameters of a file whose types are written alike are asked about once. */
const pathsByText = defineFact((_host: Host) => new Map<string, readonly string[] | undefined>());

function pathOf(p: ts.ParameterDeclaration, type: ts.TypeNode, fn: Fn, host: Host): readonly string[] | undefined {
  const known = pathsByText(host);
  const text = 'typeParameters' in fn && fn.typeParameters ? undefined : `${p.getSourceFile().fileName} ${type.getText()}`;
  if (text !== undefined && known.has(text)) return known.get(text);
  const path = writtenPathOf(p, host.typeOf(p), host);
  if (text !== undefined) known.set(text, path);
  return path;
}

/** Options whose signal the function reads, or that it hands on whole in a file that knows of signals: elsewhere a signal is a word of a wide type alone. */
function isMeant(binding: Binding, fn: Fn): boolean {
  const isHanded = namesProperty(fn.getSourceFile());
  return usesOf(binding).some(use => {
    const up = outer(use).parent;
    if (ts.isPropertyAccessExpression(up)) return includes(signals.properties, up.name.text) || includes(signals.containers, up.name.text);
    if (ts.isVariableDeclaration(up) && ts.isObjectBindingPattern(up.name)) return up.name.elements.some(e => includes(signals.properties, keyOf(e)));
    return isHanded && ((ts.isCallExpression(up) && up.expression !== outer(use)) || ts.isSpreadAssignment(up));
  });
}

function holds(node: ts.Node, host: Host): boolean {
  const type = host.typeOf(node);
  return type === undefined || isSignal(type);
}

/** `AbortSignal | undefined` */
function isSignalType(text: string): boolean {
  return text.split('|').some(part => part.trim() === signals.type || part.trim().endsWith(`.${signals.type}`));
}

/** False for what a signal is no property of: words of the language, lists, functions, types of the program that say nothing of one. */
function mayHold(type: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) return type.types.some(mayHold);
  if (ts.isParenthesizedTypeNode(type)) return mayHold(type.type);
  const file = type.getSourceFile();
  if (ts.isTypeLiteralNode(type)) return type.members.some(m => includes(signals.properties, nameOf(m)) || includes(signals.containers, nameOf(m)));
  if (ts.isIndexedAccessTypeNode(type)) return namesProperty(file);
  if (!ts.isTypeReferenceNode(type)) return false;
  const name = ts.isQualifiedName(type.typeName) ? type.typeName.right.text : type.typeName.text;
  return holdingTypes(file).has(name) || type.typeArguments?.some(mayHold) === true || (namesProperty(file) && isOfOthers(name, type));
}

/** A type of a package or of the platform. */
function isOfOthers(name: string, at: ts.TypeNode): boolean {
  const node = bindingNamed(name, at)?.node;
  if (node && ts.isImportSpecifier(node)) return !/^['"]\./.test(node.parent.parent.parent.moduleSpecifier.getText());
  return !node && !at.getSourceFile().statements.some(s => (ts.isInterfaceDeclaration(s) || ts.isTypeAliasDeclaration(s)) && s.name.text === name);
}

/** True for a name of a signal: `signal`, `abortSignal`, `_signal`. */
export function isSignalName(name: string): boolean {
  return /(?:^|[_a-z])[sS]ignal$/.test(name) && !/^(?:is|has|no|on)/.test(name);
}

/** The names of the program's types that hold a signal, by what is written in them and in those that they build on. */
const holdingTypes = defineProgramIndex((files): ReadonlySet<string> => {
  const found = new Set<string>();
  const direct = new RegExp(`\\b(?:${signals.properties.join('|')})\\b\\??:[^;\\n]*\\b${signals.type}\\b`);
  collect(files.filter(f => usesName(f, signals.type)), found, text => direct.test(text));
  for (let round = 0; round < ROUNDS; round++) {
    const names = [...found];
    if (names.length === 0 || names.length > MOST_TYPES) break;
    const built = new RegExp(`\\b(?:${names.join('|')})\\b`);
    collect(files.filter(f => names.some(n => usesName(f, n))), found, text => built.test(text));
    if (found.size === names.length) break;
  }
  return found;
});

const ROUNDS = 2;
const MOST_TYPES = 100;

function collect(files: readonly ts.SourceFile[], found: Set<string>, test: (text: string) => boolean): void {
  for (const file of files) {
    for (const s of file.statements) if ((ts.isInterfaceDeclaration(s) || ts.isTypeAliasDeclaration(s)) && !found.has(s.name.text) && test(s.getText())) found.add(s.name.text);
  }
}

function namesProperty(file: ts.SourceFile): boolean {
  return signals.properties.some(p => usesName(file, p));
}

/** True where some file of the program has a signal. */
export const hasSignals = defineProgramIndex(files => files.some(mayName));

/** True where a file can have a signal at all: it names one, or a type that the program declares with one. */
const mayName = defineProgramFact((file: ts.SourceFile): boolean =>
  namesProperty(file) || usesName(file, signals.type) || usesName(file, controllers.construct) || [...holdingTypes(file)].some(t => usesName(file, t)));
