import { boundedCache } from '../../catalog/growth.js';
import type { Growth, Table } from '../../engine/leak.js';
import { namedFn } from '../../engine/growth/shrinks.js';
import { ts, type Host } from '../../engine/program/host.js';
import { manifestOf } from '../../engine/program/kinds.js';
import { within } from '../../engine/program/syntax.js';
import { combine, importName, quoted, replaceNode, styleOf } from '../edit.js';
import type { FixPlan, Planner, Refusal } from '../plan.js';
import { isTyped, planned, refused } from './shared.js';
import { enderOf, limitBefore, madeOf } from './table-texts.js';
import { describeMisfit, operationOf } from './table-uses.js';

const ID = 'lru-cache';
const BROUGHT = ['dependencies', 'peerDependencies', 'optionalDependencies'];

/** Makes a Map that is used as a cache one with a limit, where the package that has such a cache is a dependency already. */
export const lruCache: Planner<Growth> = (growth, host) => (rangeOf(host, ...BROUGHT) === undefined ? undefined : bounded(growth, host));

/** The same where the package has to be added. */
export const lruCacheAdded: Planner<Growth> = (growth, host) => (rangeOf(host, ...BROUGHT) === undefined ? bounded(growth, host) : undefined);

function bounded(growth: Growth, host: Host): FixPlan | Refusal | undefined {
  const { table, collection, reason, data } = growth;
  if (table?.is !== 'table' || !(reason === 'neverShrinks' || reason === 'clearedAtEndOnly')) return undefined;
  const found = madeOf(collection);
  if ('reason' in found) return refused(ID, found.reason);
  const { made, kind, type } = found;
  if (kind !== 'Map') return undefined;
  const misfit = describePackage(host) ?? (isCache(table) ? describeMisfit(table.mentions) : 'nobody asks for an entry before one is added: it is no cache');
  if (misfit !== undefined) return refused(ID, misfit);
  if (table.isShared) return refused(ID, 'other files can reach the collection, and may take it for a Map');
  const held = heldBy(growth, made.typeArguments ?? type?.typeArguments, host);
  if ('reason' in held) return refused(ID, held.reason);

  const { sourceFile } = host;
  const limit = limitBefore(collection, data['name'] ?? '');
  const semi = styleOf(sourceFile).semi ? ';' : '';
  const end = held.end === undefined ? '' : `, ${boundedCache.end}: (entry, _key, reason) => { if (reason === ${quoted(sourceFile, boundedCache.evicted)}) entry.${held.end}()${semi} }`;
  const typeArguments = made.typeArguments ? `<${made.typeArguments.map(t => t.getText()).join(', ')}>` : '';
  const plan = planned(ID, `Make \`${data['name'] ?? ''}\` an ${boundedCache.construct} of ${limit.name} entries`, 'review', combine(
    importName(sourceFile, boundedCache.construct, boundedCache.module),
    limit.edits,
    type ? replaceNode(type.typeName, boundedCache.construct) : [],
    replaceNode(made, `new ${boundedCache.construct}${typeArguments}({ ${boundedCache.limit}: ${limit.name}${end} })`),
  ));
  return 'reason' in plan || rangeOf(host, ...BROUGHT) !== undefined ? plan
    : { ...plan, dependency: { name: boundedCache.module, range: boundedCache.range, types: boundedCache.types } };
}

/** The range in which the file's package asks for the package. */
function rangeOf({ sourceFile }: Host, ...kinds: readonly string[]): string | undefined {
  for (const kind of kinds) {
    const needed = manifestOf(sourceFile)?.get(kind);
    const range: unknown = typeof needed === 'object' && needed !== null ? new Map(Object.entries(needed)).get(boundedCache.module) : undefined;
    if (typeof range === 'string') return range;
  }
  return undefined;
}

/** Why the package cannot be used here. */
function describePackage(host: Host): string | undefined {
  const range = rangeOf(host, ...BROUGHT);
  if (range !== undefined) {
    const major = /\d+/.exec(range)?.[0];
    return major !== undefined && Number(major) >= boundedCache.since ? undefined : `${boundedCache.module} is asked for as ${range}, and has no ${boundedCache.construct} before ${boundedCache.since}`;
  }
  if (rangeOf(host, 'devDependencies') !== undefined) return `${boundedCache.module} is there for development alone`;
  return manifestOf(host.sourceFile) ? undefined : `no package.json could name ${boundedCache.module}`;
}

/** get, miss, compute, set: where an entry is added it was asked for. */
function isCache({ grows, mentions }: Table): boolean {
  return grows.some(grow => {
    const fn = namedFn(grow);
    const key = ts.isCallExpression(grow) ? grow.arguments[0]?.getText() : undefined;
    return mentions.some(m => {
      const { name, call } = operationOf(m);
      return (name === 'get' || name === 'has') && call?.arguments[0]?.getText() === key && fn !== undefined && within(m, fn);
    });
  });
}

/** The method that ends a value, where it has an end; or why the cache could not keep what the table keeps. */
function heldBy({ table }: Growth, types: readonly ts.TypeNode[] | undefined, host: Host): { readonly end?: string } | { readonly reason: string } {
  const [key, value] = types ?? [];
  if (isTyped(host.sourceFile) && !(key && value)) return { reason: 'its type does not say what it holds' };
  const all: readonly ts.Node[] = key && value ? [key, value] : (table?.grows ?? []).flatMap(g => (ts.isCallExpression(g) ? [...g.arguments] : []));
  if (!all.every(node => node.kind === ts.SyntaxKind.AnyKeyword || isSomething(host.typeOf(node)))) return { reason: 'a key or value may be null or undefined, which the cache does not keep' };
  const last = value ?? all[1];
  const type = last && host.typeOf(last);
  const end = enderOf(type, host);
  if (!type || end === undefined) return {};
  const signatures = host.propertyOf(type, [end])?.type.getCallSignatures() ?? [];
  if (!signatures.some(s => s.parameters.every(isLeftOut))) return { reason: `\`${end}()\` of an entry wants to be told something` };
  if (signatures.some(s => s.getReturnType().getProperty('then'))) return { reason: `\`${end}()\` of an entry takes time, and nobody would wait for it` };
  return { end };
}

function isLeftOut({ valueDeclaration }: ts.Symbol): boolean {
  return valueDeclaration !== undefined && ts.isParameter(valueDeclaration) && (valueDeclaration.questionToken ?? valueDeclaration.initializer ?? valueDeclaration.dotDotDotToken) !== undefined;
}

/** True for a type without null and undefined that is known. */
function isSomething(type: ts.Type | undefined): boolean {
  const parts = type?.isUnion() ? type.types : type ? [type] : [];
  const open = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.TypeParameter | ts.TypeFlags.IndexedAccess | ts.TypeFlags.Conditional;
  return parts.length > 0 && parts.every(t => (t.flags & open) === 0);
}
