import type { Catalog } from '../catalog/catalog.js';
import type { Leak } from './leak.js';
import { type Host } from './program/host.js';
/** What one walk of a file found, and what it left undecided, by reason. */
export interface Analysis {
    readonly leaks: readonly Leak[];
    readonly stats: Readonly<Record<string, number>>;
}
/** The leaks of one file, by one walk for all rules. */
export declare function analyse(host: Host, catalog: Catalog): Analysis;
