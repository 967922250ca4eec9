import type { ResourceModel } from '../types.js';
import { byMethod } from './releases.js';

/** What is open until it is closed. */
export const handles: readonly ResourceModel[] = [
  {
    id: 'web-socket', kind: 'handle', noun: 'socket', verb: 'close', ends: 'never',
    acquire: [{ construct: 'WebSocket', handle: 'result' }, { construct: 'WebSocket', module: ['ws'], handle: 'result' }],
    release: byMethod('close', 'terminate'),
    docs: 'https://developer.mozilla.org/docs/Web/API/WebSocket/close',
  },
  {
    id: 'event-source', kind: 'handle', noun: 'event source', verb: 'close', ends: 'never',
    acquire: [{ construct: 'EventSource', handle: 'result' }, { construct: 'EventSource', module: ['eventsource'], handle: 'result' }],
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/EventSource/close',
  },
  {
    id: 'broadcast-channel', kind: 'handle', noun: 'channel', verb: 'close', ends: 'never',
    acquire: [{ construct: 'BroadcastChannel', handle: 'result' }],
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/BroadcastChannel/close',
  },
  {
    id: 'worker', kind: 'handle', noun: 'worker', verb: 'terminate', ends: 'never',
    acquire: [{ construct: 'Worker', handle: 'result' }, { construct: 'Worker', module: ['worker_threads', 'node:worker_threads'], handle: 'result' }],
    release: byMethod('terminate'),
    docs: 'https://developer.mozilla.org/docs/Web/API/Worker/terminate',
  },
  {
    id: 'peer-connection', kind: 'handle', noun: 'peer connection', verb: 'close', ends: 'never',
    acquire: [{ construct: 'RTCPeerConnection', handle: 'result' }],
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/RTCPeerConnection/close',
  },
  {
    id: 'audio-context', kind: 'handle', noun: 'audio context', verb: 'close', ends: 'never',
    acquire: [{ construct: 'AudioContext', handle: 'result' }],
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/AudioContext/close',
  },
  {
    id: 'image-bitmap', kind: 'handle', noun: 'image bitmap', verb: 'close', ends: 'never',
    acquire: [{ call: 'createImageBitmap', handle: 'result' }],
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/ImageBitmap/close',
  },
  {
    id: 'object-url', kind: 'handle', noun: 'object URL', verb: 'revoke', ends: 'never',
    acquire: [{ call: 'createObjectURL', on: [{ shape: ['createObjectURL', 'revokeObjectURL'] }], handle: 'result' }],
    release: [{ via: 'call', name: 'revokeObjectURL', arg: 0 }],
    docs: 'https://developer.mozilla.org/docs/Web/API/URL/revokeObjectURL_static',
  },
  {
    id: 'wake-lock', kind: 'handle', noun: 'wake lock', verb: 'release', ends: 'never',
    acquire: [{ call: 'request', on: [{ from: 'lib', name: ['WakeLock'] }], handle: 'result' }],
    release: byMethod('release'),
    docs: 'https://developer.mozilla.org/docs/Web/API/WakeLockSentinel/release',
  },
  {
    id: 'file-handle', kind: 'handle', noun: 'file handle', verb: 'close', ends: 'never',
    acquire: [{ call: 'open', module: ['fs/promises', 'node:fs/promises'], handle: 'result', gives: ['close', 'stat', 'datasync'] }, { call: 'open', on: [{ shape: ['open', 'readFile', 'mkdtemp', 'lchown'] }], handle: 'result', gives: ['close', 'stat', 'datasync'] }],
    release: byMethod('close', 'createReadStream', 'createWriteStream', 'readableWebStream'),
    docs: 'https://nodejs.org/api/fs.html#filehandleclose',
  },
  {
    id: 'directory-handle', kind: 'handle', noun: 'directory handle', verb: 'close', ends: 'never',
    acquire: [{ call: 'opendir', module: ['fs/promises', 'node:fs/promises', 'fs', 'node:fs'], handle: 'result', gives: ['close', 'read'] }],
    release: byMethod('close', 'closeSync'),
    docs: 'https://nodejs.org/api/fs.html#dirclose',
  },
  {
    id: 'file-descriptor', kind: 'handle', noun: 'file descriptor', verb: 'close', ends: 'never',
    acquire: [{ call: 'openSync', module: ['fs', 'node:fs'], handle: 'result' }],
    release: [{ via: 'call', name: 'closeSync', arg: 0 }, { via: 'call', name: 'close', arg: 0 }],
    docs: 'https://nodejs.org/api/fs.html#fsclosesyncfd',
  },
  {
    id: 'file-watcher', kind: 'handle', noun: 'watcher', verb: 'close', ends: 'never',
    acquire: [{ call: 'watch', module: ['fs', 'node:fs', 'chokidar'], handle: 'result', gives: ['close', 'on'] }],
    release: byMethod('close'),
    docs: 'https://nodejs.org/api/fs.html#watcherclose',
  },
  {
    id: 'readline', kind: 'handle', noun: 'readline interface', verb: 'close', ends: 'never',
    acquire: [{ call: 'createInterface', module: ['readline', 'node:readline', 'readline/promises', 'node:readline/promises'], handle: 'result' }],
    release: byMethod('close'),
    docs: 'https://nodejs.org/api/readline.html#rlclose',
  },
  {
    id: 'server', kind: 'handle', noun: 'server', verb: 'close', ends: 'never',
    acquire: [{ call: 'createServer', module: ['http', 'node:http', 'https', 'node:https', 'net', 'node:net', 'tls', 'node:tls', 'http2', 'node:http2'], handle: 'result', dormant: true }, { construct: 'WebSocketServer', module: ['ws'], handle: 'result' }],
    release: byMethod('close', 'closeAllConnections', 'destroy'),
    docs: 'https://nodejs.org/api/net.html#serverclosecallback',
  },
  {
    id: 'udp-socket', kind: 'handle', noun: 'socket', verb: 'close', ends: 'never',
    acquire: [{ call: 'createSocket', module: ['dgram', 'node:dgram'], handle: 'result', dormant: true }],
    release: byMethod('close'),
    docs: 'https://nodejs.org/api/dgram.html#socketclosecallback',
  },
  {
    id: 'query-runner', kind: 'handle', noun: 'query runner', verb: 'release', ends: 'never', opens: ['connect', 'startTransaction'],
    acquire: [{ call: 'createQueryRunner', on: [{ shape: ['createQueryRunner'] }], handle: 'result', gives: ['release', 'startTransaction'], distinctive: true }],
    release: byMethod('release'),
    docs: 'https://typeorm.io/docs/query-runner/#releasing-a-query-runner',
  },
  {
    id: 'libp2p-stream', kind: 'handle', noun: 'stream', verb: 'close', ends: 'never',
    acquire: [{ call: 'newStream', on: [{ shape: ['newStream'] }], handle: 'result', gives: ['close', 'abort'], distinctive: true }, { call: 'openStream', on: [{ shape: ['openStream'] }], handle: 'result', gives: ['close', 'abort'], distinctive: true }],
    release: byMethod('close', 'abort', 'closeWrite', 'reset'),
    docs: 'https://libp2p.github.io/js-libp2p/interfaces/_libp2p_interface.Stream.html',
  },
];
