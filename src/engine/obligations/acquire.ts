import type { Catalog } from '../../catalog/catalog.js';
import { holders } from '../../catalog/holders.js';
import type { Acquire, Origin, ResourceModel } from '../../catalog/types.js';
import { valueFn } from '../lifetime/ends.js';
import { returnedValues } from '../lifetime/returns.js';
import { comesFrom, originalName } from '../program/modules.js';
import { calledFn } from '../program/reference.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, identifiersOf } from '../program/lexical.js';
import { awaited, calleeName, isFnExpression, receiverOf, skip, type Acquiring } from '../program/syntax.js';

/** A call that begins an obligation, by a row of the catalogue. */
export interface Acquisition {
  readonly call: Acquiring;
  readonly resource: ResourceModel;
  readonly acquire: Acquire;
}

/** The rows that a call may be by its name and by where that name comes from; types are not asked yet. */
export function acquisitionsAt(call: Acquiring, catalog: Catalog): readonly Acquisition[] {
  const name = originalName(call);
  if (name === undefined) return [];
  const rows = [...(catalog.byName.get(name) ?? []), ...catalog.byPrefix.filter(({ acquire: { prefix = '' } }) => name.startsWith(prefix) && /^[A-Z]/.test(name.slice(prefix.length)))];
  // `onDid` says more than `on`: one row of a resource is enough
  const fitting = rows.filter((row, i) => fits(call, row.acquire) && !(row.acquire.prefix !== undefined && rows.findIndex(r => r.resource === row.resource) < i));
  // a name that is imported from where a row says is no other row's: AppState.addEventListener(…) is not the page's
  const imported = fitting.filter(row => row.acquire.module !== undefined);
  return (imported.length > 0 ? imported : fitting).map(row => ({ call, ...row }));
}

function fits(call: Acquiring, acquire: Acquire): boolean {
  if (ts.isNewExpression(call) !== (acquire.construct !== undefined)) return false;
  const receiver = receiverOf(call);
  const callee = skip(call.expression);
  if (acquire.prefix !== undefined) return (receiver !== undefined || acquire.remover === true) && call.arguments[0] !== undefined && valueFn(call.arguments[0]) !== undefined;
  // client.subscribe(topic) is another API
  if (acquire.on && acquire.handle === 'result' && acquire.callback !== undefined && !isFunctionLike(call.arguments[acquire.callback])) return false;
  if (acquire.on) return receiver !== undefined && call.arguments.length > Math.max(-1, acquire.callback ?? -1, ...(acquire.handle === 'result' ? [] : acquire.handle.key));
  if (acquire.handle !== 'result') {
    if (!receiver) return ts.isIdentifier(callee) && !bindingOf(callee) && call.arguments.length >= 2;
    return call.arguments.length >= 2;
  }
  if (acquire.module) return comesFrom(call, acquire.module);
  if (!receiver) {
    const binding = ts.isIdentifier(callee) ? bindingOf(callee) : undefined;
    return ts.isIdentifier(callee) && (!binding || (ts.isImportSpecifier(binding.node) && isCalledBack(call, acquire)));
  }
  const root = skip(receiver);
  return (ts.isIdentifier(root) && isGlobal(root)) || isCalledBack(call, acquire);
}

/** A function, a parameter that is declared as one, or an object that may hold one. */
function isFunctionLike(node: ts.Expression | undefined): boolean {
  const at = node && skip(node);
  const declared = at && ts.isIdentifier(at) ? bindingOf(at)?.node : undefined;
  return node !== undefined && (valueFn(node) !== undefined || ts.isObjectLiteralExpression(skip(node)) || (declared !== undefined && ts.isParameter(declared) && declared.type !== undefined && ts.isFunctionTypeNode(declared.type)));
}

/** `CriticalTimers.setInterval(() => …, ms)`: a wrapper that keeps the name and takes a function in the same place; `socket.setTimeout(ms)` takes none. */
function isCalledBack(call: Acquiring, acquire: Acquire): boolean {
  if (ts.isNewExpression(call)) return false;
  const argument = acquire.callback === undefined ? undefined : call.arguments[acquire.callback];
  if (!argument || call.arguments.length < 2 || (onSelf(call) && !handsBack(call))) return false;
  const at = skip(argument);
  return valueFn(argument) !== undefined || (ts.isCallExpression(at) && at.arguments[0] !== undefined && isFnExpression(skip(at.arguments[0])));
}

function onSelf(call: Acquiring): boolean {
  const receiver = receiverOf(call);
  return receiver?.kind === ts.SyntaxKind.ThisKeyword || receiver?.kind === ts.SyntaxKind.SuperKeyword;
}

/** `this.setTimeout(…)` of a method that is seen to give the id back; others may keep and clear it themselves. */
function handsBack(call: Acquiring): boolean {
  const fn = calledFn(call.expression);
  return fn !== undefined && returnedValues(fn).some(v => ts.isCallExpression(v) && calleeName(v) === calleeName(call));
}

function isGlobal(name: ts.Identifier): boolean {
  return !bindingOf(name) && holders.some(h => h.global?.includes(name.text));
}

/** Whether the receiver is what the row says: yes by its type, no by its type, or unsure where it has none. */
export function originOf(acquisition: Acquisition, host: Host): 'yes' | 'no' | 'named' | 'unsure' {
  const { on, gives, remover, distinctive } = acquisition.acquire;
  if (gives || remover) {
    const type = host.typeOf(awaited(acquisition.call));
    if (!type && distinctive) return 'named';
    if (!type || (gives && !gives.every(name => host.hasMember(type, name))) || (remover && !host.isCleanup(type))) return 'no';
  }
  const receiver = receiverOf(acquisition.call);
  if (!on || !receiver) return 'yes';
  const type = host.typeOf(receiver);
  if (type && on.some(o => matches(o, type, host))) return 'yes';
  // a type that lacks the method that is called is one whose parts could not be resolved
  if (type && host.hasMember(type, acquisition.acquire.call ?? '')) return 'no';
  const root = skip(receiver);
  if (ts.isIdentifier(root) && isGlobal(root)) return 'yes';
  // untyped: what else the file does with something of that name decides
  const text = skip(receiver).getText();
  const removes = acquisition.resource.release.flatMap(r => ('name' in r ? [r.name] : []));
  const named = removes.some(name => (identifiersOf(host.sourceFile).get(name) ?? []).some(id => ts.isPropertyAccessExpression(id.parent) && id.parent.name === id && skip(id.parent.expression).getText() === text));
  return named ? 'named' : 'unsure';
}

/** True where nothing shows that the receiver is what the row says. */
export function isLookAlike(acquisition: Acquisition, host: Host): boolean {
  const origin = originOf(acquisition, host);
  return origin === 'no' || origin === 'unsure';
}

function matches(origin: Origin, type: ts.Type, host: Host): boolean {
  if ('shape' in origin) return origin.shape.every(name => host.hasMember(type, name));
  return host.typeNames(type).some(name => origin.name.includes(name));
}
