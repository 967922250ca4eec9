import { ts } from '../program/host.js';
import { acquisitionsAt } from './acquire.js';
import { decideListener } from './listeners.js';
import { decideTimer } from './timers.js';
/** Decides what a call that may begin an obligation leaves behind: the only place that says so. */
export function decide(call, context) {
    for (const acquisition of acquisitionsAt(call, context.catalog)) {
        const verdict = acquisition.resource.kind === 'timer' ? decideTimer(acquisition, context) : decideListener(acquisition, context);
        if (verdict)
            return verdict;
    }
    return undefined;
}
