import type { Case } from '../twins.js';
import * as elsewhere from './ended-elsewhere.js';
import * as givenUp from './given-up.js';
import * as growth from './growth.js';
import * as handles from './handles.js';
import * as handedOver from './handed-over.js';
import * as helpers from './helpers.js';
import * as chains from './chains.js';
import * as clients from './clients.js';
import * as fans from './fans.js';
import { flagged as listenersFlagged } from './listeners-flagged.js';
import { silent as listenersSilent } from './listeners-silent.js';
import * as loans from './loans.js';
import { silent as madeOnce } from './made-once.js';
import { flagged as mismatchedFlagged, silent as mismatchedSilent } from './mismatched.js';
import * as once from './once.js';
import { flagged as quietListeners } from './quiet-listeners.js';
import { flagged as quietTimers } from './quiet.js';
import * as owned from './owned.js';
import * as queues from './queues.js';
import * as races from './races.js';
import * as settled from './settled.js';
import * as settling from './settling.js';
import * as siblings from './siblings.js';
import * as signals from './signals.js';
import * as subscriptions from './subscriptions.js';
import * as stale from './stale.js';
import { flagged as exitsFlagged } from './timers-flagged-exits.js';
import { flagged as timersFlagged } from './timers-flagged.js';
import { silent as timersSilent } from './timers-silent.js';
import * as late from './too-late.js';

/** The cases of what each rule flags and is silent about. */
export const lists: Readonly<Record<string, readonly Case[]>> = {
  'no-uncleared-timer flags': [...timersFlagged, ...exitsFlagged, ...helpers.timersFlagged, ...settled.flagged, ...givenUp.flagged, ...quietTimers, ...handedOver.timers, ...once.timers, ...once.named, ...elsewhere.timers, ...late.timers],
  'no-uncleared-timer is silent about': [...timersSilent, ...helpers.timersSilent, ...settled.silent, ...givenUp.silent],
  'no-unremoved-listener flags': [...listenersFlagged, ...helpers.listenersFlagged, ...siblings.flagged, ...quietListeners, ...once.listeners, ...elsewhere.listeners, ...late.listeners],
  'no-unremoved-listener is silent about': [...handedOver.listeners, ...listenersSilent, ...helpers.listenersSilent, ...siblings.silent],
  'no-unclosed-resource flags': [...handles.flagged, ...once.held, ...once.lent, ...elsewhere.handles, ...owned.flagged, ...late.handles],
  'no-unclosed-resource is silent about': [...handedOver.handles, ...handles.silent, ...owned.silent],
  'no-unreleased-loan flags': [...loans.flagged, ...elsewhere.loans],
  'no-unreleased-loan is silent about': loans.silent,
  'no-undisposed-subscription flags': [...subscriptions.flagged, ...once.subscribed, ...owned.subscribed, ...elsewhere.subscriptions],
  'no-undisposed-subscription is silent about': subscriptions.silent,
  'no-unbounded-cache flags': [...growth.flagged, ...late.tables],
  'no-unbounded-cache is silent about': growth.silent,
  'no-per-call-client flags': clients.flagged,
  'no-per-call-client is silent about': clients.silent,
  'no-unbounded-concurrency flags': fans.flagged,
  'no-unbounded-concurrency is silent about': fans.silent,
  'no-unbounded-queue flags': queues.flagged,
  'no-unbounded-queue is silent about': queues.silent,
  'no-stale-connection-state flags': stale.flagged,
  'no-stale-connection-state is silent about': stale.silent,
  'no-leaky-promise-race flags': races.flagged,
  'no-leaky-promise-race is silent about': races.silent,
  'no-unsettled-promise flags': settling.flagged,
  'no-unsettled-promise is silent about': settling.silent,
  'require-signal-forwarding flags': [...signals.flagged, ...chains.flagged],
  'require-signal-forwarding is silent about': [...signals.silent, ...chains.silent],
  'no-lost-abort-controller flags': signals.lost,
  'no-lost-abort-controller is silent about': signals.kept,
  'no-uncancellable-promise flags': chains.uncancellable,
  'no-uncancellable-promise is silent about': chains.cancellable,
  'every rule is silent about what is made once': madeOnce,
  'no-mismatched-removal flags': [...mismatchedFlagged, ...elsewhere.mismatched, ...late.mismatched],
  'no-mismatched-removal is silent about': mismatchedSilent,
};
