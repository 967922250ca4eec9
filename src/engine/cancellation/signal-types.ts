import { signals } from '../../catalog/signals.js';
import { defineFact } from '../program/facts.js';
import { ts, type Host, type Parameter } from '../program/host.js';
import { callsIn } from '../lifetime/named-calls.js';
import { bindingOf, identifiersOf, usesName } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, nameOf, skip } from '../program/syntax.js';

/** How a call takes a signal: the argument that is one (no path), or that is an object which holds one under a path of properties. */
export interface SignalSlot {
  readonly index: number;
  readonly path: readonly string[];
  /** Unknown where only another call of the same function shows it. */
  readonly parameter?: Parameter;
}

const HOLDING: readonly string[] = [...signals.properties, ...signals.containers];

/** The ways a call takes a signal, by the types of what it calls: by the signature that it resolves to where there are several. */
export function signalSlotsOf(call: ts.CallExpression | ts.NewExpression, host: Host): readonly SignalSlot[] {
  const signatures = host.signaturesOf(call);
  if (signatures.length === 0) return shownElsewhere(call);
  const all = signatures.map(parameters => slotsIn(parameters, host));
  if (all.length <= 1 || all.every(s => s.length === 0)) return all[0] ?? [];
  const [chosen] = host.signaturesOf(call, 'resolved');
  return chosen ? slotsIn(chosen, host) : [];
}

/** Where nobody knows the type of what is called: how another call of it in the same file is given a signal. */
function shownElsewhere(call: ts.CallExpression | ts.NewExpression): readonly SignalSlot[] {
  const name = calleeName(call);
  const text = call.expression.getText();
  for (const other of name === undefined ? [] : callsIn(call.getSourceFile(), name)) {
    if (other === call || other.expression.getText() !== text) continue;
    for (const [index, argument] of (other.arguments ?? []).entries()) {
      const at = skip(argument);
      const property = ts.isObjectLiteralExpression(at) ? at.properties.map(nameOf).find(n => n !== undefined && includes(signals.properties, n)) : undefined;
      if (property !== undefined) return [{ index, path: [property] }];
    }
  }
  return [];
}

function slotsIn(parameters: readonly Parameter[], host: Host): readonly SignalSlot[] {
  return parameters.flatMap((parameter, index) => {
    const path = parameter.isRest ? undefined : writtenPathOf(parameter.declaration, parameter.type, host);
    return path ? [{ index, path, parameter }] : [];
  });
}

/** Where a parameter holds a signal: by its type, or, where nobody knows that, by what its file reads of another parameter whose type is written alike. */
export function writtenPathOf(declaration: ts.ParameterDeclaration | undefined, type: ts.Type | undefined, host: Host): readonly string[] | undefined {
  const isKnown = type !== undefined && (type.isUnion() ? type.types : [type]).every(t => !(t.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.IndexedAccess | ts.TypeFlags.TypeParameter)));
  const path = type && signalPathOf(type, host);
  if (isKnown || path) return path;
  const read = declaration?.type && readTypes(declaration.getSourceFile()).get(declaration.type.getText());
  return read === undefined ? undefined : [read];
}

/** The types of parameters, by their text, of which a file reads a signal: `options.signal`. */
const readTypes = defineFact((file: ts.SourceFile): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const property of signals.properties) {
    for (const id of usesName(file, property) ? identifiersOf(file).get(property) ?? [] : []) {
      const access = id.parent;
      if (!ts.isPropertyAccessExpression(access) || access.name !== id || !ts.isIdentifier(access.expression)) continue;
      const declared = bindingOf(access.expression)?.node;
      if (declared && ts.isParameter(declared) && declared.type) found.set(declared.type.getText(), property);
    }
  }
  return found;
});

const paths = new WeakMap<ts.Type, { readonly path: readonly string[] | undefined }>();

/** Where a value of a type holds a signal: `[]` where it is one, the property's name where it is an object that has one; undefined where it holds none. */
export function signalPathOf(type: ts.Type, host: Host): readonly string[] | undefined {
  let known = paths.get(type);
  if (!known) paths.set(type, (known = { path: pathIn(type, host, 0) }));
  return known.path;
}

function pathIn(type: ts.Type, host: Host, depth: 0 | 1): readonly string[] | undefined {
  if (isPlain(type)) return undefined;
  if (isSignal(type)) return depth === 0 ? [] : undefined;
  const inner = host.propertyOf(type, depth === 0 ? HOLDING : signals.properties);
  if (!inner) return undefined;
  if (includes(signals.properties, inner.name)) return isSignal(inner.type) ? [inner.name] : undefined;
  const path = pathIn(inner.type, host, 1);
  return path && [inner.name, ...path];
}

/** True for a signal, or a union that may be one. */
export function isSignal(type: ts.Type): boolean {
  return (type.isUnion() ? type.types : [type]).some(t => t.symbol?.name === signals.type || t.aliasSymbol?.name === signals.type);
}

/** Numbers, strings, `any` and the like, and unions of them: they hold nothing. */
function isPlain(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isPlain);
  return !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.TypeParameter | ts.TypeFlags.IndexedAccess | ts.TypeFlags.Index | ts.TypeFlags.Conditional | ts.TypeFlags.Substitution));
}

/** True where a type has a part that holds nothing: what is given there may be a text. */
export function takesPlain(type: ts.Type): boolean {
  return type.isUnion() && type.types.some(t => isPlain(t) && !(t.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
}
