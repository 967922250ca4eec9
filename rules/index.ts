import type { LeakRuleModule } from '../src/rule.js';
import { noLeakyPromiseRace } from './no-leaky-promise-race.js';
import { noLostAbortController } from './no-lost-abort-controller.js';
import { noMismatchedRemoval } from './no-mismatched-removal.js';
import { noPerCallClient } from './no-per-call-client.js';
import { noStaleConnectionState } from './no-stale-connection-state.js';
import { noUnboundedCache } from './no-unbounded-cache.js';
import { noUnboundedConcurrency } from './no-unbounded-concurrency.js';
import { noUnboundedQueue } from './no-unbounded-queue.js';
import { noUnclosedResource } from './no-unclosed-resource.js';
import { noUnreleasedLoan } from './no-unreleased-loan.js';
import { noUndisposedSubscription } from './no-undisposed-subscription.js';
import { noUncancellablePromise } from './no-uncancellable-promise.js';
import { noUnclearedTimer } from './no-uncleared-timer.js';
import { noUnremovedListener } from './no-unremoved-listener.js';
import { noUnsettledPromise } from './no-unsettled-promise.js';
import { requireSignalForwarding } from './require-signal-forwarding.js';

/** Every rule by name. */
export const rules: Readonly<Record<string, LeakRuleModule>> = {
  'no-leaky-promise-race': noLeakyPromiseRace,
  'no-lost-abort-controller': noLostAbortController,
  'no-mismatched-removal': noMismatchedRemoval,
  'no-per-call-client': noPerCallClient,
  'no-stale-connection-state': noStaleConnectionState,
  'no-unbounded-cache': noUnboundedCache,
  'no-unbounded-concurrency': noUnboundedConcurrency,
  'no-unbounded-queue': noUnboundedQueue,
  'no-uncancellable-promise': noUncancellablePromise,
  'no-uncleared-timer': noUnclearedTimer,
  'no-unclosed-resource': noUnclosedResource,
  'no-undisposed-subscription': noUndisposedSubscription,
  'no-unreleased-loan': noUnreleasedLoan,
  'no-unremoved-listener': noUnremovedListener,
  'no-unsettled-promise': noUnsettledPromise,
  'require-signal-forwarding': requireSignalForwarding,
};
