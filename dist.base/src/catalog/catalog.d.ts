import type { Acquire, Lifecycle, ResourceModel } from './types.js';
/** The rows in force, indexed by the name that opens the gate to a question. */
export interface Catalog {
    readonly resources: readonly ResourceModel[];
    readonly lifecycles: readonly Lifecycle[];
    /** The callee's last name → the rows that it may begin. */
    readonly byName: ReadonlyMap<string, readonly {
        readonly resource: ResourceModel;
        readonly acquire: Acquire;
    }[]>;
}
/** The rows that leakguard brings. */
export declare const builtIns: Catalog;
/** The built-in rows together with a user's `settings.leakguard`, and one message that names the path of the first bad row. */
export declare function loadCatalog(settings: unknown): {
    catalog: Catalog;
    problem: string | undefined;
};
