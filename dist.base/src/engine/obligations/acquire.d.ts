import type { Catalog } from '../../catalog/catalog.js';
import type { Acquire, ResourceModel } from '../../catalog/types.js';
import { ts, type Host } from '../program/host.js';
import { type Binding } from '../program/lexical.js';
/** A call that begins an obligation, by a row of the catalogue. */
export interface Acquisition {
    readonly call: ts.CallExpression;
    readonly resource: ResourceModel;
    readonly acquire: Acquire;
}
/** The rows that a call may be by its name and by where that name comes from; types are not asked yet. */
export declare function acquisitionsAt(call: ts.CallExpression, catalog: Catalog): readonly Acquisition[];
/** The module that a name is imported from or required of. */
export declare function moduleOf(binding: Binding): string | undefined;
/** Whether the receiver is what the row says: yes by its type, no by its type, or unsure where it has none. */
export declare function originOf(acquisition: Acquisition, host: Host): 'yes' | 'no' | 'named' | 'unsure';
