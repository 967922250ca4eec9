import type { ResourceModel } from '../types.js';
import { called, dormant, made } from './acquires.js';
import { byMethod } from './releases.js';

/** What answers such a request has no body. */
const HEAD = { arg: 1, prop: 'method', is: ['HEAD', 'head'] } as const;

/** What a process opens and has to close: files, sockets, servers, watchers, workers and other processes. */
export const nodeHandles: readonly ResourceModel[] = [
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
    acquire: [{ call: 'watch', module: ['fs', 'node:fs'], handle: 'result', gives: ['close', 'on'] }, ...called(['chokidar'], 'watch'), ...made(['chokidar'], 'FSWatcher'), ...made(['watchpack'], 'Watchpack')],
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
    acquire: [{ call: 'createServer', module: ['http', 'node:http', 'https', 'node:https', 'net', 'node:net', 'tls', 'node:tls', 'http2', 'node:http2'], handle: 'result', dormant: true }, ...dormant(made(['http', 'node:http', 'https', 'node:https', 'net', 'node:net'], 'Server')), ...made(['ws'], 'WebSocketServer')],
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
    id: 'net-socket', kind: 'handle', noun: 'socket', verb: 'destroy', ends: 'never',
    acquire: [...called(['net', 'node:net', 'tls', 'node:tls'], 'connect', 'createConnection'), ...dormant([...made(['net', 'node:net'], 'Socket'), ...made(['tls', 'node:tls'], 'TLSSocket')])],
    release: byMethod('destroy', 'end', 'destroySoon', 'resetAndDestroy'),
    docs: 'https://nodejs.org/api/net.html#socketdestroyerror',
  },
  {
    id: 'response-body', kind: 'handle', noun: 'response', verb: 'read or cancel', ends: 'never', unread: true,
    acquire: [{ call: 'fetch', handle: 'result', unless: HEAD }, ...called(['undici'], 'fetch', 'request').map(a => ({ ...a, unless: HEAD }))],
    release: [...byMethod('json', 'text', 'arrayBuffer', 'blob', 'bytes', 'formData', 'clone'), { via: 'part', name: 'body' }],
    docs: 'https://undici.nodejs.org/#/?id=garbage-collection',
  },
  {
    id: 'http2-session', kind: 'handle', noun: 'session', verb: 'close', ends: 'never',
    acquire: called(['http2', 'node:http2'], 'connect'),
    release: byMethod('close', 'destroy', 'goaway'),
    docs: 'https://nodejs.org/api/http2.html#http2sessionclosecallback',
  },
  {
    id: 'forked-process', kind: 'handle', noun: 'child process', verb: 'kill', ends: 'never',
    acquire: called(['child_process', 'node:child_process'], 'fork'),
    // a child that is told things may be told to end itself
    release: [...byMethod('kill', 'disconnect'), { via: 'covers', name: 'send' }],
    docs: 'https://nodejs.org/api/child_process.html#subprocesskillsignal',
  },
  {
    id: 'pseudo-terminal', kind: 'handle', noun: 'terminal', verb: 'kill', ends: 'never',
    acquire: called(['node-pty', '@lydell/node-pty', '@homebridge/node-pty-prebuilt-multiarch'], 'spawn'),
    release: byMethod('kill', 'destroy'),
    docs: 'https://github.com/microsoft/node-pty/blob/main/typings/node-pty.d.ts',
  },
  {
    id: 'inspector-session', kind: 'handle', noun: 'session', verb: 'disconnect', ends: 'never',
    acquire: dormant(made(['inspector', 'node:inspector', 'inspector/promises', 'node:inspector/promises'], 'Session')),
    release: byMethod('disconnect'),
    docs: 'https://nodejs.org/api/inspector.html#sessiondisconnect',
  },
  {
    id: 'async-hook', kind: 'handle', noun: 'hook', verb: 'disable', ends: 'never',
    acquire: dormant(called(['async_hooks', 'node:async_hooks'], 'createHook')),
    release: byMethod('disable'),
    docs: 'https://nodejs.org/api/async_hooks.html#asynchookdisable',
  },
  {
    id: 'event-loop-delay', kind: 'handle', noun: 'delay histogram', verb: 'disable', ends: 'never',
    acquire: dormant(called(['perf_hooks', 'node:perf_hooks'], 'monitorEventLoopDelay')),
    release: byMethod('disable'),
    docs: 'https://nodejs.org/api/perf_hooks.html#histogramdisable',
  },
  {
    id: 'serial-port', kind: 'handle', noun: 'port', verb: 'close', ends: 'never',
    acquire: made(['serialport'], 'SerialPort'),
    release: byMethod('close', 'destroy', 'end'),
    docs: 'https://serialport.io/docs/api-stream#serialportclose',
  },
  {
    id: 'worker-pool', kind: 'handle', noun: 'pool of workers', verb: 'end', ends: 'never',
    acquire: [...made(['piscina', 'tinypool'], 'Piscina', 'Tinypool'), ...called(['workerpool'], 'pool')],
    release: byMethod('destroy', 'close', 'terminate'),
    docs: 'https://piscinajs.dev/api-reference/Method',
  },
  {
    id: 'jest-worker', kind: 'handle', noun: 'pool of workers', verb: 'end', ends: 'never',
    acquire: made(['jest-worker'], 'Worker', 'JestWorker', 'Farm'),
    release: byMethod('end', 'forceExit'),
    docs: 'https://github.com/jestjs/jest/tree/main/packages/jest-worker#endworker',
  },
  {
    id: 'build-context', kind: 'handle', noun: 'build context', verb: 'dispose of', ends: 'never',
    acquire: called(['esbuild'], 'context'),
    release: byMethod('dispose'),
    docs: 'https://esbuild.github.io/api/#build',
  },
  {
    id: 'dev-server', kind: 'handle', noun: 'server', verb: 'close', ends: 'never',
    acquire: called(['vite'], 'createServer', 'preview'),
    release: byMethod('close'),
    docs: 'https://vite.dev/guide/api-javascript#vitedevserver',
  },
  {
    id: 'build-watcher', kind: 'handle', noun: 'watcher', verb: 'close', ends: 'never',
    acquire: called(['rollup', 'rolldown'], 'watch'),
    release: byMethod('close'),
    docs: 'https://rollupjs.org/javascript-api/#rollup-watch',
  },
  {
    id: 'service-discovery', kind: 'handle', noun: 'discovery', verb: 'destroy', ends: 'never',
    acquire: [...made(['bonjour-service', 'bonjour'], 'Bonjour'), ...called(['multicast-dns'], 'multicastDns', 'multicastdns', 'multicastDNS', 'mdns')],
    release: byMethod('destroy'),
    docs: 'https://github.com/mafintosh/multicast-dns#mdnsdestroy',
  },
  {
    id: 'syntax-parser', kind: 'handle', noun: 'parser', verb: 'delete', ends: 'never',
    acquire: made(['web-tree-sitter'], 'Parser'),
    release: byMethod('delete'),
    docs: 'https://github.com/tree-sitter/tree-sitter/tree/master/lib/binding_web',
  },
  {
    id: 'text-recognition', kind: 'handle', noun: 'worker', verb: 'terminate', ends: 'never',
    acquire: called(['tesseract.js'], 'createWorker', 'createScheduler'),
    release: byMethod('terminate'),
    docs: 'https://github.com/naptha/tesseract.js/blob/master/docs/api.md',
  },
  {
    id: 'tray', kind: 'handle', noun: 'tray icon', verb: 'destroy', ends: 'never',
    acquire: made(['electron'], 'Tray'),
    release: byMethod('destroy'),
    docs: 'https://www.electronjs.org/docs/latest/api/tray#traydestroy',
  },
];
