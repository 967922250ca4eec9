import { noMismatchedRemoval } from './no-mismatched-removal.js';
import { noUnclearedTimer } from './no-uncleared-timer.js';
import { noUnremovedListener } from './no-unremoved-listener.js';
/** Every rule by name. */
export const rules = {
    'no-mismatched-removal': noMismatchedRemoval,
    'no-uncleared-timer': noUnclearedTimer,
    'no-unremoved-listener': noUnremovedListener,
};
