import type { LeakRuleModule } from '../src/rule.js';
import { noLostAbortController } from './no-lost-abort-controller.js';
import { noMismatchedRemoval } from './no-mismatched-removal.js';
import { noUnboundedCache } from './no-unbounded-cache.js';
import { noUnboundedQueue } from './no-unbounded-queue.js';
import { noUnclosedResource } from './no-unclosed-resource.js';
import { noUnreleasedLoan } from './no-unreleased-loan.js';
import { noUndisposedSubscription } from './no-undisposed-subscription.js';
import { noUnclearedTimer } from './no-uncleared-timer.js';
import { noUnremovedListener } from './no-unremoved-listener.js';
import { requireSignalForwarding } from './require-signal-forwarding.js';

/** Every rule by name. */
export const rules: Readonly<Record<string, LeakRuleModule>> = {
  'no-lost-abort-controller': noLostAbortController,
  'no-mismatched-removal': noMismatchedRemoval,
  'no-unbounded-cache': noUnboundedCache,
  'no-unbounded-queue': noUnboundedQueue,
  'no-uncleared-timer': noUnclearedTimer,
  'no-unclosed-resource': noUnclosedResource,
  'no-undisposed-subscription': noUndisposedSubscription,
  'no-unreleased-loan': noUnreleasedLoan,
  'no-unremoved-listener': noUnremovedListener,
  'require-signal-forwarding': requireSignalForwarding,
};
