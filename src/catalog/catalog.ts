import { validateSettings } from './schema.js';
import type { Acquire, Lifecycle, ResourceModel } from './types.js';
import { classes } from './lifecycles/classes.js';
import { functions } from './lifecycles/functions.js';
import { listeners } from './resources/listeners.js';
import { handles } from './resources/handles.js';
import { loans } from './resources/loans.js';
import { subscriptions } from './resources/subscriptions.js';
import { timers } from './resources/timers.js';

/** The rows in force, indexed by the name that opens the gate to a question. */
export interface Catalog {
  readonly resources: readonly ResourceModel[];
  readonly lifecycles: readonly Lifecycle[];
  /** The callee's last name → the rows that it may begin. */
  readonly byName: ReadonlyMap<string, readonly Row[]>;
  /** The rows whose callees are known by how their name begins. */
  readonly byPrefix: readonly Row[];
}

/** One way to acquire one resource. */
export interface Row {
  readonly resource: ResourceModel;
  readonly acquire: Acquire;
}

/** The rows that leakguard brings. */
export const builtIns: Catalog = index([...timers, ...listeners, ...subscriptions, ...handles, ...loans], [...classes, ...functions]);

const merged = new WeakMap<object, { catalog: Catalog; problem: string | undefined }>();

/** The built-in rows together with a user's `settings.leakguard`, and one message that names the path of the first bad row. */
export function loadCatalog(settings: unknown): { catalog: Catalog; problem: string | undefined } {
  if (settings === undefined || settings === null) return { catalog: builtIns, problem: undefined };
  if (typeof settings !== 'object') return { catalog: builtIns, problem: '`settings.leakguard` has to be an object with `resources`, `lifecycles` or `off`.' };
  let found = merged.get(settings);
  if (!found) merged.set(settings, (found = merge(settings)));
  return found;
}

function merge(settings: object): { catalog: Catalog; problem: string | undefined } {
  const checked = validateSettings(settings);
  if ('problem' in checked) return { catalog: builtIns, problem: checked.problem };
  const { resources = [], lifecycles = [], off = [] } = checked.settings;
  return {
    catalog: index(extend(builtIns.resources, resources, off), extend(builtIns.lifecycles, lifecycles, off)),
    problem: undefined,
  };
}

/** Rows with a built-in's id extend it: lists are joined, other values replaced. */
function extend<Row extends { readonly id: string }>(rows: readonly Row[], own: readonly (Partial<Row> & { readonly id: string })[], off: readonly string[]): readonly Row[] {
  const byId = new Map(rows.map(row => [row.id, row]));
  for (const row of own) {
    const base = byId.get(row.id);
    const joined: Record<string, unknown> = { ...base };
    for (const [key, value] of Object.entries(row)) {
      const before = joined[key];
      joined[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
    byId.set(row.id, joined as unknown as Row); // complete by the schema: a new row has every required key
  }
  return [...byId.values()].filter(row => !off.includes(row.id));
}

function index(resources: readonly ResourceModel[], lifecycles: readonly Lifecycle[]): Catalog {
  const byName = new Map<string, Row[]>();
  const byPrefix: Row[] = [];
  for (const resource of resources) {
    for (const acquire of resource.acquire) {
      if (acquire.prefix !== undefined) byPrefix.push({ resource, acquire });
      const name = acquire.call ?? acquire.construct;
      if (name === undefined) continue;
      const rows = byName.get(name);
      if (rows) rows.push({ resource, acquire });
      else byName.set(name, [{ resource, acquire }]);
    }
  }
  return { resources, lifecycles, byName, byPrefix };
}
