import { pages } from '../../catalog/callbacks.js';
import type { Catalog } from '../../catalog/catalog.js';
import { importsOf, Instances, type Instance } from './instances.js';
import { TimesOf } from './times.js';
import { ts, type Host } from '../program/host.js';
import { isShortLived } from '../program/kinds.js';
import { identifiersOf } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { defineFact } from '../program/facts.js';
import { linkFiles, programKey } from '../program/modules.js';

/** What the verdicts of one file share. */
export interface Context {
  readonly host: Host;
  readonly catalog: Catalog;
  /** One for all files of a program: also the key for what is kept for each of its programs. */
  readonly instances: Instances;
  readonly times: TimesOf;
  /** True where nothing lives for the process: a test, a script, a configuration file. */
  readonly shortLived: boolean;
  /** True where the file is part of a page: nothing there keeps a process from ending. */
  readonly page: boolean;
  /** Counts what was left undecided, by reason. */
  readonly silent: (reason: string) => undefined;
}

const instancesOf = defineFact((catalog: Catalog) => defineFact((_program: object) => new Instances(catalog)));

/** The shared context of a file, and the counts that it fills. */
export function contextOf(host: Host, catalog: Catalog): { context: Context; stats: Record<string, number> } {
  const stats: Record<string, number> = {};
  const silent = (reason: string): undefined => {
    stats[reason] = (stats[reason] ?? 0) + 1;
    return undefined;
  };
  linkFiles(host);
  const instances = instancesOf(catalog)(programKey(host.sourceFile));
  const times = new TimesOf(host, container => ts.isClassLike(container) && isSingle(instances.of(container)));
  const context = { host, catalog, instances, times, shortLived: isShortLived(host.sourceFile), page: isPage(host), silent };
  return { context, stats };
}

function isPage({ sourceFile }: Host): boolean {
  return /\.[jt]sx$|\.vue$/.test(sourceFile.fileName) || pages.globals.some(g => identifiersOf(sourceFile).has(g)) || importsOf(sourceFile).some(m => includes(pages.modules, m));
}

/** One for the program by its lifecycle; an end that the lifecycle itself names says that such instances come and go. */
function isSingle(instance: Instance): boolean {
  const row = instance.lifecycle;
  return row?.instances === 'one' && !instance.ends.some(e => row.ends.some(own => 'method' in own && own.method === e.name));
}

/**
 * A fact of a program that is asked for at a depth, of so many levels: a deeper answer knows less, so each level keeps its own. What lies
 * deeper than the last one has no answer.
 */
export function defineDeepFact<Key extends ts.Node, Value>(levels: number, compute: (key: Key, context: Context, depth: number) => Value): (key: Key, context: Context, depth?: number) => Value | undefined {
  const tables = defineFact((_program: Instances) => Array.from({ length: levels }, () => new Map<Key, { readonly value: Value }>()));
  return (key, context, depth = 0) => {
    const table = tables(context.instances)[depth];
    let found = table?.get(key);
    if (table && !found) table.set(key, (found = { value: compute(key, context, depth) }));
    return found?.value;
  };
}
