import { validateSettings } from './schema.js';
import { classes } from './lifecycles/classes.js';
import { functions } from './lifecycles/functions.js';
import { listeners } from './resources/listeners.js';
import { timers } from './resources/timers.js';
/** The rows that leakguard brings. */
export const builtIns = index([...timers, ...listeners], [...classes, ...functions]);
const merged = new WeakMap();
/** The built-in rows together with a user's `settings.leakguard`, and one message that names the path of the first bad row. */
export function loadCatalog(settings) {
    if (settings === undefined || settings === null)
        return { catalog: builtIns, problem: undefined };
    if (typeof settings !== 'object')
        return { catalog: builtIns, problem: '`settings.leakguard` has to be an object with `resources`, `lifecycles` or `off`.' };
    let found = merged.get(settings);
    if (!found)
        merged.set(settings, (found = merge(settings)));
    return found;
}
function merge(settings) {
    const checked = validateSettings(settings);
    if ('problem' in checked)
        return { catalog: builtIns, problem: checked.problem };
    const { resources = [], lifecycles = [], off = [] } = checked.settings;
    return {
        catalog: index(extend(builtIns.resources, resources, off), extend(builtIns.lifecycles, lifecycles, off)),
        problem: undefined,
    };
}
/** Rows with a built-in's id extend it: lists are joined, other values replaced. */
function extend(rows, own, off) {
    const byId = new Map(rows.map(row => [row.id, row]));
    for (const row of own) {
        const base = byId.get(row.id);
        const joined = { ...base };
        for (const [key, value] of Object.entries(row)) {
            const before = joined[key];
            joined[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
        }
        byId.set(row.id, joined); // complete by the schema: a new row has every required key
    }
    return [...byId.values()].filter(row => !off.includes(row.id));
}
function index(resources, lifecycles) {
    const byName = new Map();
    for (const resource of resources) {
        for (const acquire of resource.acquire) {
            const name = acquire.call ?? acquire.construct;
            if (name === undefined)
                continue;
            const rows = byName.get(name);
            if (rows)
                rows.push({ resource, acquire });
            else
                byName.set(name, [{ resource, acquire }]);
        }
    }
    return { resources, lifecycles, byName };
}
