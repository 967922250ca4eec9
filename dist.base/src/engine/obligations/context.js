import { Instances } from '../lifetime/instances.js';
import { TimesOf } from '../lifetime/times.js';
import { ts } from '../program/host.js';
import { linkFiles } from '../program/modules.js';
/** The shared context of a file, and the counts that it fills. */
export function contextOf(host, catalog) {
    const stats = {};
    const silent = (reason) => {
        stats[reason] = (stats[reason] ?? 0) + 1;
        return undefined;
    };
    linkFiles(host);
    const instances = new Instances(catalog);
    const times = new TimesOf(host, container => ts.isClassLike(container) && isSingle(instances.of(container)));
    const context = { host, catalog, instances, times, shortLived: isShortLived(host), silent };
    return { context, stats };
}
/** Tests, scripts and configuration end with their process. */
function isShortLived(host) {
    const { fileName, text } = host.sourceFile;
    return /[\\/](?:tests?|__tests__|__mocks__|e2e|spec|scripts?|bin|benchmarks?|fixtures)[\\/](?!(?:.*[\\/])?src[\\/])|\.(?:test|spec|bench|e2e|stories)\.[cm]?[jt]sx?$|\.config\.[cm]?[jt]s$/.test(relative(fileName)) || text.startsWith('#!');
}
/** The last folders of a path: what stands far above the project says nothing about the file. */
function relative(fileName) {
    return `/${fileName.split(/[\\/]/).slice(-4).join('/')}`;
}
/** One for the program by its lifecycle; an end that the lifecycle itself names says that such instances come and go. */
function isSingle(instance) {
    const row = instance.lifecycle;
    return row?.instances === 'one' && !instance.ends.some(e => row.ends.some(own => 'method' in own && own.method === e.name));
}
