import type { Catalog } from '../../catalog/catalog.js';
import type { Leak } from '../leak.js';
import { Instances } from '../lifetime/instances.js';
import { TimesOf } from '../lifetime/times.js';
import { type Host } from '../program/host.js';
/** What the verdicts of one file share. */
export interface Context {
    readonly host: Host;
    readonly catalog: Catalog;
    readonly instances: Instances;
    readonly times: TimesOf;
    /** True where nothing lives for the process: a test, a script, a configuration file. */
    readonly shortLived: boolean;
    /** Counts what was left undecided, by reason. */
    readonly silent: (reason: string) => undefined;
}
/** A verdict: a leak, or nothing. */
export type Verdict = Leak | undefined;
/** The shared context of a file, and the counts that it fills. */
export declare function contextOf(host: Host, catalog: Catalog): {
    context: Context;
    stats: Record<string, number>;
};
