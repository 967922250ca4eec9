import type { ResourceModel } from '../types.js';
import { byMethod } from './releases.js';

/** What is borrowed until it is given back. */
export const loans: readonly ResourceModel[] = [
  {
    id: 'pool-client', kind: 'loan', noun: 'client', verb: 'release', ends: 'never',
    acquire: [{ call: 'connect', on: [{ shape: ['connect', 'query', 'idleCount'] }], handle: 'result', gives: ['release', 'query'] }],
    release: byMethod('release'),
    docs: 'https://node-postgres.com/apis/pool#poolconnect',
  },
  {
    id: 'pool-connection', kind: 'loan', noun: 'connection', verb: 'release', ends: 'never', opens: ['beginTransaction'],
    acquire: [
      { call: 'getConnection', on: [{ shape: ['getConnection'] }], handle: 'result', gives: ['release'] },
      { call: 'acquireConnection', on: [{ shape: ['acquireConnection', 'releaseConnection'] }], handle: 'result' },
    ],
    // end() of a pooled connection gives it back, as close() does in oracledb; managers of connections take them as an argument
    release: [...byMethod('release', 'destroy', 'end', 'close'), { via: 'call', name: 'releaseConnection', arg: 0 }, { via: 'call', name: 'destroyConnection', arg: 0 }],
    docs: 'https://sidorares.github.io/node-mysql2/docs/examples/connections/create-pool',
  },
  {
    id: 'reserved-connection', kind: 'loan', noun: 'connection', verb: 'release', ends: 'never',
    acquire: [{ call: 'reserve', on: [{ shape: ['reserve', 'unsafe', 'begin'] }], handle: 'result', gives: ['release'] }],
    release: byMethod('release'),
    docs: 'https://github.com/porsager/postgres#reserving-connections',
  },
  {
    id: 'pooled-object', kind: 'loan', noun: 'pooled object', verb: 'release', ends: 'never',
    acquire: [{ call: 'acquire', on: [{ shape: ['acquire', 'release', 'destroy'] }], handle: 'result' }],
    release: [{ via: 'call', name: 'release', arg: 0 }, { via: 'call', name: 'destroy', arg: 0 }],
    docs: 'https://github.com/coopernurse/node-pool#pool',
  },
  {
    id: 'query-runner', kind: 'loan', noun: 'query runner', verb: 'release', ends: 'never', opens: ['connect', 'startTransaction'],
    acquire: [{ call: 'createQueryRunner', on: [{ shape: ['createQueryRunner'] }], handle: 'result', gives: ['release', 'startTransaction'], distinctive: true }],
    release: byMethod('release'),
    docs: 'https://typeorm.io/docs/query-runner/#releasing-a-query-runner',
  },
  {
    id: 'client-session', kind: 'loan', noun: 'session', verb: 'end', ends: 'never',
    acquire: [{ call: 'startSession', on: [{ shape: ['startSession'] }], handle: 'result', gives: ['endSession', 'startTransaction'] }],
    release: byMethod('endSession'),
    docs: 'https://www.mongodb.com/docs/drivers/node/current/crud/transactions/',
  },
  {
    id: 'driver-session', kind: 'loan', noun: 'session', verb: 'close', ends: 'never',
    acquire: [{ call: 'session', on: [{ shape: ['session', 'supportsMultiDb'] }], handle: 'result', gives: ['close', 'beginTransaction'] }],
    release: byMethod('close'),
    docs: 'https://neo4j.com/docs/javascript-manual/current/transactions/',
  },
  {
    id: 'lock', kind: 'loan', noun: 'lock', verb: 'release', ends: 'never',
    // what is given back is a function
    acquire: [
      { call: 'acquire', on: [{ shape: ['acquire'] }], handle: 'result', gives: ['call', 'apply'] },
      { call: 'lock', on: [{ shape: ['lock'] }], handle: 'result', gives: ['call', 'apply'] },
      { call: 'lock', module: ['proper-lockfile'], handle: 'result' },
    ],
    release: [{ via: 'invoke' }],
    docs: 'https://github.com/DirtyHairy/async-mutex#manual-locking--releasing',
  },
  {
    id: 'permit', kind: 'loan', noun: 'permit', verb: 'release', ends: 'never',
    acquire: [{ call: 'acquire', on: [{ shape: ['acquire', 'runExclusive'] }], handle: 'result', element: 1, gives: ['entries'] }],
    release: [{ via: 'invoke' }],
    docs: 'https://github.com/DirtyHairy/async-mutex#manual-locking--releasing-1',
  },
  {
    id: 'semaphore', kind: 'loan', noun: 'lock', verb: 'release', ends: 'never',
    acquire: [{ call: 'acquire', on: [{ shape: ['acquire', 'release'] }], handle: { key: [] } }],
    release: byMethod('release'),
    docs: 'https://github.com/vercel/async-sema#pseudo-code-examples',
  },
  {
    id: 'mutex', kind: 'loan', noun: 'lock', verb: 'unlock', ends: 'never',
    acquire: [{ call: 'lock', on: [{ shape: ['lock', 'unlock'] }], handle: { key: [] } }],
    release: byMethod('unlock'),
    docs: 'https://github.com/samchon/tstl/blob/master/src/thread/Mutex.ts',
  },
  {
    id: 'slot', kind: 'loan', noun: 'slot', verb: 'free', ends: 'never',
    acquire: [{ call: 'add', on: [{ from: 'lib', name: ['Set'] }], handle: { key: [0] }, limit: 'size' }],
    release: byMethod('delete'),
    docs: 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Set/delete',
  },
  {
    id: 'stream-reader', kind: 'loan', noun: 'reader lock', verb: 'release', ends: 'withSource', spent: 'done',
    acquire: [{ call: 'getReader', on: [{ shape: ['getReader', 'locked'] }], handle: 'result', gives: ['releaseLock', 'read'] }],
    release: byMethod('releaseLock', 'cancel'),
    docs: 'https://developer.mozilla.org/docs/Web/API/ReadableStreamDefaultReader/releaseLock',
  },
  {
    id: 'stream-writer', kind: 'loan', noun: 'writer lock', verb: 'release', ends: 'withSource',
    acquire: [{ call: 'getWriter', on: [{ shape: ['getWriter', 'locked'] }], handle: 'result', gives: ['releaseLock', 'write'] }],
    release: byMethod('releaseLock', 'close', 'abort'),
    docs: 'https://developer.mozilla.org/docs/Web/API/WritableStreamDefaultWriter/releaseLock',
  },
];
