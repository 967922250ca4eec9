import type { ResourceModel } from '../types.js';
import { called, made } from './acquires.js';
import { byMethod } from './releases.js';

/** What a graphics context makes and deletes by a pair of methods each. */
const GRAPHICS = ['Buffer', 'Texture', 'Framebuffer', 'Renderbuffer', 'VertexArray'];

/** What a page opens and has to close. */
export const pageHandles: readonly ResourceModel[] = [
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
    acquire: [{ construct: 'BroadcastChannel', handle: 'result' }, ...made(['worker_threads', 'node:worker_threads'], 'BroadcastChannel')],
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
    acquire: [{ construct: 'AudioContext', handle: 'result' }, { construct: 'webkitAudioContext', handle: 'result' }],
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
    id: 'object-url', kind: 'handle', noun: 'object URL', verb: 'revoke', ends: 'never', pinned: true,
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
    id: 'media-stream', kind: 'handle', noun: 'media stream', verb: 'stop', ends: 'never',
    acquire: ['getUserMedia', 'getDisplayMedia'].map(call => ({ call, on: [{ from: 'lib', name: ['MediaDevices'] }], handle: 'result' })),
    // whoever takes the tracks one by one ends them one by one
    release: [{ via: 'method', name: 'getTracks', each: 'stop' }, ...byMethod('getVideoTracks', 'getAudioTracks')],
    docs: 'https://developer.mozilla.org/docs/Web/API/MediaStreamTrack/stop',
  },
  {
    id: 'graphics-object', kind: 'handle', noun: 'graphics object', verb: 'delete', ends: 'never', collected: true,
    acquire: GRAPHICS.map(name => ({ call: `create${name}`, on: [{ shape: ['createBuffer', 'bindBuffer', 'deleteBuffer'] }], handle: 'result' })),
    release: GRAPHICS.map(name => ({ via: 'call', name: `delete${name}`, arg: 0 })),
    docs: 'https://developer.mozilla.org/docs/Web/API/WebGL_API/WebGL_best_practices#delete_objects_eagerly',
  },
  {
    id: 'web-transport', kind: 'handle', noun: 'transport', verb: 'close', ends: 'never',
    acquire: [{ construct: 'WebTransport', handle: 'result' }],
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/WebTransport/close',
  },
  {
    id: 'media-codec', kind: 'handle', noun: 'codec', verb: 'close', ends: 'never',
    acquire: ['VideoDecoder', 'VideoEncoder', 'AudioDecoder', 'AudioEncoder', 'ImageDecoder'].map(construct => ({ construct, handle: 'result', dormant: true })),
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/VideoDecoder/close',
  },
  {
    id: 'media-frame', kind: 'handle', noun: 'frame', verb: 'close', ends: 'never',
    acquire: ['VideoFrame', 'AudioData'].map(construct => ({ construct, handle: 'result' })),
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/VideoFrame/close',
  },
  {
    id: 'media-key-session', kind: 'handle', noun: 'key session', verb: 'close', ends: 'never',
    acquire: [{ call: 'createSession', on: [{ from: 'lib', name: ['MediaKeys'] }], handle: 'result' }],
    release: byMethod('close', 'remove'),
    docs: 'https://developer.mozilla.org/docs/Web/API/MediaKeySession/close',
  },
  {
    id: 'sync-access-handle', kind: 'handle', noun: 'access handle', verb: 'close', ends: 'never',
    acquire: [{ call: 'createSyncAccessHandle', on: [{ from: 'lib', name: ['FileSystemFileHandle'] }], handle: 'result' }],
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/FileSystemSyncAccessHandle/close',
  },
  {
    id: 'indexed-database', kind: 'handle', noun: 'database', verb: 'close', ends: 'never',
    acquire: called(['idb'], 'openDB'),
    release: byMethod('close'),
    docs: 'https://developer.mozilla.org/docs/Web/API/IDBDatabase/close',
  },
];
