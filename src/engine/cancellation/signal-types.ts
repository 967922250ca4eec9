import { signals } from '../../catalog/signals.js';
import { defineFact } from '../program/facts.js';
import { ts, type Host, type Parameter } from '../program/host.js';
import { bindingOf, identifiersOf, usesName } from '../program/lexical.js';

/** How a call takes a signal: the argument that is one (no path), or that is an object which holds one under a path of properties. */
export interface SignalSlot {
  readonly index: number;
  readonly path: readonly string[];
  readonly parameter: Parameter;
}

/** The ways a call takes a signal, by the types of what it calls: by the signature that it resolves to where there are several. */
export function signalSlotsOf(call: ts.CallExpression | ts.NewExpression, host: Host): readonly SignalSlot[] {
  const all = host.signaturesOf(call).map(parameters => slotsIn(parameters, host));
  if (all.length <= 1 || all.every(s => s.length === 0)) return all[0] ?? [];
  const [chosen] = host.signaturesOf(call, 'resolved');
  return chosen ? slotsIn(chosen, host) : [];
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

/** Where a value of a type holds a signal: `[]` where it is one, the property's name where it is an object that has one; undefined where it holds none. */
export function signalPathOf(type: ts.Type, host: Host, depth = 0): readonly string[] | undefined {
  if (isPlain(type)) return undefined;
  if (isSignal(type, host)) return depth === 0 ? [] : undefined;
  const own = host.propertyOf(type, signals.properties);
  if (own) return isSignal(own.type, host) ? [own.name] : undefined;
  const inner = depth === 0 ? host.propertyOf(type, signals.containers) : undefined;
  const path = inner && signalPathOf(inner.type, host, 1);
  return inner && path && [inner.name, ...path];
}

/** True for a signal, or a union that may be one. */
export function isSignal(type: ts.Type, host: Host): boolean {
  return !isPlain(type) && host.typeNames(type).includes(signals.type);
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
