import type { ResourceModel } from '../types.js';
import { byMethod } from './releases.js';

const NODE_TIMERS = ['timers', 'node:timers'];

/** How wrappers that keep the platform's names end what they give back: `setInterval(…).clear()`. */
const WRAPPED = byMethod('clear', 'cancel', 'dispose');

/** Timers of the platform, and the schedulers whose jobs are timers. */
export const timers: readonly ResourceModel[] = [
  {
    id: 'interval', kind: 'timer', noun: 'interval', ends: 'never',
    acquire: [{ call: 'setInterval', handle: 'result', callback: 0, delay: 1 }, { call: 'setInterval', module: NODE_TIMERS, handle: 'result', callback: 0, delay: 1 }],
    release: [{ via: 'call', name: 'clearInterval', arg: 0 }, { via: 'call', name: 'clearTimeout', arg: 0 }, { via: 'method', name: 'close' }, ...WRAPPED],
    docs: 'https://developer.mozilla.org/docs/Web/API/Window/clearInterval',
  },
  {
    id: 'timeout', kind: 'timer', noun: 'timeout', ends: 'once',
    acquire: [{ call: 'setTimeout', handle: 'result', callback: 0, delay: 1 }, { call: 'setTimeout', module: NODE_TIMERS, handle: 'result', callback: 0, delay: 1 }],
    release: [{ via: 'call', name: 'clearTimeout', arg: 0 }, { via: 'call', name: 'clearInterval', arg: 0 }, { via: 'method', name: 'close' }, ...WRAPPED],
    docs: 'https://developer.mozilla.org/docs/Web/API/Window/clearTimeout',
  },
  {
    id: 'immediate', kind: 'timer', noun: 'immediate', ends: 'once', brief: true,
    acquire: [{ call: 'setImmediate', handle: 'result', callback: 0 }, { call: 'setImmediate', module: NODE_TIMERS, handle: 'result', callback: 0 }],
    release: [{ via: 'call', name: 'clearImmediate', arg: 0 }],
    docs: 'https://nodejs.org/api/timers.html#clearimmediateimmediate',
  },
  {
    id: 'animation-frame', kind: 'timer', noun: 'animation frame', ends: 'once', brief: true,
    acquire: [{ call: 'requestAnimationFrame', handle: 'result', callback: 0 }],
    release: [{ via: 'call', name: 'cancelAnimationFrame', arg: 0 }],
    docs: 'https://developer.mozilla.org/docs/Web/API/Window/cancelAnimationFrame',
  },
  {
    id: 'idle-callback', kind: 'timer', noun: 'idle callback', ends: 'once', brief: true,
    acquire: [{ call: 'requestIdleCallback', handle: 'result', callback: 0 }],
    release: [{ via: 'call', name: 'cancelIdleCallback', arg: 0 }],
    docs: 'https://developer.mozilla.org/docs/Web/API/Window/cancelIdleCallback',
  },
  {
    id: 'node-cron', kind: 'timer', noun: 'cron job', ends: 'never',
    acquire: [{ call: 'schedule', module: ['node-cron'], handle: 'result', callback: 1 }],
    release: [{ via: 'method', name: 'stop' }, { via: 'method', name: 'destroy' }],
    docs: 'https://nodecron.com/api-reference.html',
  },
  {
    id: 'node-schedule', kind: 'timer', noun: 'scheduled job', ends: 'never',
    acquire: [{ call: 'scheduleJob', module: ['node-schedule'], handle: 'result' }],
    release: [{ via: 'method', name: 'cancel' }, { via: 'call', name: 'cancelJob', arg: 0 }, { via: 'covers', name: 'gracefulShutdown' }],
    docs: 'https://github.com/node-schedule/node-schedule#handle-jobs-and-job-invocations',
  },
  {
    id: 'cron-job', kind: 'timer', noun: 'cron job', ends: 'never',
    acquire: [{ construct: 'CronJob', module: ['cron'], handle: 'result', callback: 1 }, { call: 'from', module: ['cron'], handle: 'result' }, { construct: 'Cron', module: ['croner'], handle: 'result', callback: 1 }],
    release: [{ via: 'method', name: 'stop' }],
    docs: 'https://github.com/kelektiv/node-cron#cronjob-class',
  },
  {
    id: 'delay', kind: 'timer', noun: 'delay', ends: 'once', promised: true,
    acquire: [{ call: 'delay', module: ['delay'], handle: 'result', delay: 0 }, { call: 'reject', module: ['delay'], handle: 'result', delay: 0 }, { call: 'range', module: ['delay'], handle: 'result', delay: 0 }],
    release: [{ via: 'method', name: 'clear' }, { via: 'call', name: 'clearDelay', arg: 0 }],
    docs: 'https://github.com/sindresorhus/delay#cleardelaydelaypromise',
  },
  {
    id: 'video-frame-callback', kind: 'timer', noun: 'video frame callback', ends: 'once', brief: true,
    acquire: [{ call: 'requestVideoFrameCallback', on: [{ shape: ['requestVideoFrameCallback', 'cancelVideoFrameCallback'] }], handle: 'result', callback: 0 }],
    release: [{ via: 'call', name: 'cancelVideoFrameCallback', arg: 0 }],
    docs: 'https://developer.mozilla.org/docs/Web/API/HTMLVideoElement/cancelVideoFrameCallback',
  },
];
