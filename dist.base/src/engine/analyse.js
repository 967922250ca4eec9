import { contextOf } from './obligations/context.js';
import { decide } from './obligations/verdict.js';
import { ts } from './program/host.js';
/** The leaks of one file, by one walk for all rules. */
export function analyse(host, catalog) {
    const leaks = [];
    const { context, stats } = contextOf(host, catalog);
    const visit = (node) => {
        if (ts.isCallExpression(node)) {
            const leak = decide(node, context);
            if (leak)
                leaks.push(leak);
        }
        ts.forEachChild(node, visit);
    };
    visit(host.sourceFile);
    stats['checker questions'] = host.questions();
    return { leaks, stats };
}
