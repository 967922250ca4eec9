import type { Origin, ResourceModel } from '../types.js';

const EMITTER: readonly Origin[] = [{ shape: ['on', 'off'] }, { shape: ['on', 'removeListener'] }, { shape: ['addListener', 'removeListener'] }];

/** Listeners on event targets, emitters and what has their shape. */
export const listeners: readonly ResourceModel[] = [
  {
    id: 'event-listener', kind: 'listener', noun: 'listener', ends: 'withSource',
    acquire: [{ call: 'addEventListener', handle: { key: [0, 1] }, callback: 1, capture: 2 }],
    release: [
      { via: 'method', name: 'removeEventListener', key: [0, 1] },
      { via: 'option', arg: 2, prop: 'signal', is: 'signal' },
      { via: 'option', arg: 2, prop: 'once', is: 'true' },
    ],
    docs: 'https://developer.mozilla.org/docs/Web/API/EventTarget/removeEventListener',
  },
  {
    id: 'emitter-listener', kind: 'listener', noun: 'listener', ends: 'withSource',
    acquire: [
      { call: 'on', on: EMITTER, handle: { key: [0, 1] }, callback: 1 },
      { call: 'addListener', on: EMITTER, handle: { key: [0, 1] }, callback: 1 },
      { call: 'prependListener', on: EMITTER, handle: { key: [0, 1] }, callback: 1 },
      { call: 'once', on: EMITTER, handle: { key: [0, 1] }, callback: 1, once: true },
      { call: 'prependOnceListener', on: EMITTER, handle: { key: [0, 1] }, callback: 1, once: true },
    ],
    release: [
      { via: 'method', name: 'off', key: [0, 1] },
      { via: 'method', name: 'removeListener', key: [0, 1] },
      { via: 'covers', name: 'removeAllListeners' },
      { via: 'option', arg: 2, prop: 'signal', is: 'signal' },
      { via: 'option', arg: 2, prop: 'once', is: 'true' },
    ],
    docs: 'https://nodejs.org/api/events.html#emitterremovelistenereventname-listener',
  },
  {
    id: 'internal-bus-listener', kind: 'listener', noun: 'listener', ends: 'withSource',
    acquire: [{ call: '_on', on: [{ shape: ['_on', '_off'] }], handle: { key: [0, 1] }, callback: 1 }],
    release: [{ via: 'method', name: '_off', key: [0, 1] }, { via: 'option', arg: 2, prop: 'signal', is: 'signal' }, { via: 'option', arg: 2, prop: 'once', is: 'true' }],
    docs: 'https://github.com/mozilla/pdf.js/blob/master/web/event_utils.js',
  },
  {
    id: 'media-query-listener', kind: 'listener', noun: 'listener', ends: 'withSource',
    acquire: [{ call: 'addListener', on: [{ from: 'lib', name: ['MediaQueryList'] }], handle: { key: [0] }, callback: 0, event: "'change'" }],
    release: [{ via: 'method', name: 'removeListener', key: [0] }],
    docs: 'https://developer.mozilla.org/docs/Web/API/MediaQueryList/removeListener',
  },
  {
    id: 'self-registration', kind: 'listener', noun: 'registration', ends: 'withSource',
    acquire: [{ call: 'add', on: [{ shape: ['add', 'remove', 'emit'] }], handle: { key: [0] } }],
    release: [{ via: 'method', name: 'remove', key: [0] }],
    docs: 'https://pixijs.download/release/docs/rendering.SystemRunner.html',
  },
];
