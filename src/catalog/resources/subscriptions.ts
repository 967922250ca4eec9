import type { Origin, ResourceModel } from '../types.js';
import { byMethod } from './releases.js';

const OBSERVERS = ['ResizeObserver', 'IntersectionObserver', 'MutationObserver', 'PerformanceObserver'];
const STORES: readonly Origin[] = ['getState', 'set', 'notify', 'getSnapshot'].map(other => ({ shape: ['subscribe', other] }));

/** What tells of something until it is told to stop, by what it gave back. */
export const subscriptions: readonly ResourceModel[] = [
  {
    id: 'observer', kind: 'subscription', noun: 'observer', verb: 'disconnect', ends: 'never',
    acquire: OBSERVERS.map(construct => ({ construct, handle: 'result', callback: 0, keptBy: 'observe' })),
    release: byMethod('disconnect', 'unobserve'),
    docs: 'https://developer.mozilla.org/docs/Web/API/ResizeObserver/disconnect',
  },
  {
    id: 'disposable-event', kind: 'subscription', noun: 'subscription', verb: 'dispose of', ends: 'never',
    acquire: [
      ...['onDid', 'onWill', 'onCancellation'].map(prefix => ({ prefix, handle: 'result', callback: 0, into: 2, gives: ['dispose'], distinctive: true } as const)),
      { prefix: 'on', handle: 'result', callback: 0, into: 2, gives: ['dispose'] },
    ],
    release: byMethod('dispose'),
    docs: 'https://code.visualstudio.com/api/references/vscode-api#Event',
  },
  {
    id: 'subscription', kind: 'subscription', noun: 'subscription', verb: 'end', ends: 'never',
    acquire: [{ call: 'subscribe', on: [{ shape: ['subscribe', 'pipe'] }, ...STORES], handle: 'result', callback: 0, gives: ['unsubscribe'] }],
    release: byMethod('unsubscribe'),
    docs: 'https://rxjs.dev/guide/subscription',
  },
  {
    id: 'store-subscription', kind: 'subscription', noun: 'subscription', verb: 'end', ends: 'never',
    // what is given back is a function
    acquire: [{ call: 'subscribe', on: STORES, handle: 'result', callback: 0, gives: ['call', 'apply'] }],
    release: [{ via: 'invoke' }],
    docs: 'https://redux.js.org/api/store#subscribelistener',
  },
  {
    id: 'returned-remover', kind: 'subscription', noun: 'subscription', verb: 'end', ends: 'never',
    acquire: ['subscribe', 'on', 'add', 'register', 'listen', 'observe', 'watch'].map(prefix => ({ prefix, handle: 'result', callback: 0, remover: true })),
    release: [{ via: 'invoke' }],
    docs: 'https://react.dev/reference/react/useSyncExternalStore#subscribing-to-an-external-store',
  },
];
