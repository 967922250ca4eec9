import { controllers } from '../../catalog/callbacks.js';
import { signals } from '../../catalog/signals.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, usesName, type Binding } from '../program/lexical.js';
import { defineFact } from '../program/facts.js';
import { defineProgramFact, defineProgramIndex } from '../program/modules.js';
import { includes } from '../program/reference.js';
import { calleeName, enclosingFn, isFn, nameOf, skip, walk, type Fn } from '../program/syntax.js';
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
      else if (isSignalName(node.name.text)) found.push({ text: node.name.text, from: 'local', binding, fn });
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
  const path = p.type && mayHold(p.type) ? writtenPathOf(p, host.typeOf(p), host) : undefined;
  if (!path) return undefined;
  const steps = path.map((step, i) => `${i > 0 || p.questionToken ? '?' : ''}.${step}`).join('');
  return { text: name.text + steps, from: 'option', binding, fn };
}

function holds(node: ts.Node, host: Host): boolean {
  const type = host.typeOf(node);
  return type === undefined || isSignal(type, host);
}

/** `AbortSignal | undefined` */
function isSignalType(text: string): boolean {
  return text.split('|').some(part => part.trim() === signals.type || part.trim().endsWith(`.${signals.type}`));
}

/** False for what a signal is no property of: words of the language, lists, functions. */
function mayHold(type: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(type)) return type.types.some(mayHold);
  if (ts.isParenthesizedTypeNode(type)) return mayHold(type.type);
  return ts.isTypeReferenceNode(type) || ts.isTypeLiteralNode(type) || ts.isIntersectionTypeNode(type) || ts.isIndexedAccessTypeNode(type);
}

/** True for a name of a signal: `signal`, `abortSignal`, `_signal`. */
export function isSignalName(name: string): boolean {
  return /(?:^|[_a-z])[sS]ignal$/.test(name) && !/^(?:is|has|no|on)/.test(name);
}

/** The names of the program's types that hold a signal, by what is written in them. */
const holdingTypes = defineProgramIndex((files): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const file of files) {
    if (!usesName(file, signals.type)) continue;
    walk(file, node => {
      if (!ts.isPropertySignature(node) && !ts.isPropertyDeclaration(node)) return;
      if (!includes(signals.properties, nameOf(node)) || !node.type?.getText().includes(signals.type)) return;
      for (let at: ts.Node = node.parent; !ts.isSourceFile(at); at = at.parent) if ((ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at)) && at.name) found.add(at.name.text);
    });
  }
  return found;
});

/** True where a file can have a signal at all: it names one, or a type that the program declares with one. */
const mayName = defineProgramFact((file: ts.SourceFile): boolean =>
  signals.properties.some(p => usesName(file, p)) || usesName(file, signals.type) || usesName(file, controllers.construct) || [...holdingTypes(file)].some(t => usesName(file, t)));
