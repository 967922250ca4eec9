import type { Catalog } from '../../catalog/catalog.js';
import type { Leak } from '../leak.js';
import { Instances, type Instance } from '../lifetime/instances.js';
import { TimesOf, type Times } from '../lifetime/times.js';
import type { Host } from '../program/host.js';

/** What the verdicts of one file share. */
export interface Context {
  readonly host: Host;
  readonly catalog: Catalog;
  readonly instances: Instances;
  readonly times: TimesOf;
  /** True where nothing lives for the process: a test, a script, a configuration file. */
  readonly shortLived: boolean;
  /** How often an instance is made: a lifecycle may say that there is one. */
  readonly made: (instance: Instance) => Times;
  /** Counts what was left undecided, by reason. */
  readonly silent: (reason: string) => undefined;
}

/** A verdict: a leak, or nothing. */
export type Verdict = Leak | undefined;

/** The shared context of a file, and the counts that it fills. */
export function contextOf(host: Host, catalog: Catalog): { context: Context; stats: Record<string, number> } {
  const stats: Record<string, number> = {};
  const silent = (reason: string): undefined => {
    stats[reason] = (stats[reason] ?? 0) + 1;
    return undefined;
  };
  const times = new TimesOf(host);
  const made = (instance: Instance): Times => (instance.lifecycle?.instances === 'one' && !instance.ends.some(e => isOwnEnd(e.name, instance)) ? 'once' : times.made(instance.node));
  const context = { host, catalog, instances: new Instances(catalog), times, made, shortLived: isShortLived(host), silent };
  return { context, stats };
}

/** Tests, scripts and configuration end with their process. */
function isShortLived(host: Host): boolean {
  const { fileName, text } = host.sourceFile;
  return /[\\/](?:tests?|__tests__|__mocks__|e2e|spec|scripts?|bin|benchmarks?|fixtures)[\\/](?!(?:.*[\\/])?src[\\/])|\.(?:test|spec|bench|e2e|stories)\.[cm]?[jt]sx?$|\.config\.[cm]?[jt]s$/.test(relative(fileName)) || text.startsWith('#!');
}

/** The last folders of a path: what stands far above the project says nothing about the file. */
function relative(fileName: string): string {
  return `/${fileName.split(/[\\/]/).slice(-4).join('/')}`;
}

/** An end that the lifecycle itself names: the framework makes and ends such instances one by one. */
function isOwnEnd(name: string, instance: Instance): boolean {
  return instance.lifecycle?.ends.some(e => 'method' in e && e.method === name) ?? false;
}
