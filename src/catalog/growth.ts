/** What is known of collections that grow: which are looked at, what their members do, and which keys come to an end. */
export const tables = {
  /** Constructors of what holds its entries for ever; those that hold them weakly, or up to a limit, have other names. */
  construct: ['Map', 'Set', 'Array'],
  /** Methods that add an entry: its key, where it has one, is the first argument. */
  keyed: ['set', 'add'],
  listed: ['push', 'unshift'],
  /** Methods that take entries out, or put others in their place. */
  shrinks: ['delete', 'clear', 'splice', 'shift', 'pop', 'fill', 'copyWithin'],
  /** Of these the one that names what it takes out. */
  keyedShrinks: ['delete'],
  /** Of these the one that takes out everything. */
  empties: ['clear'],
  /** Methods that look at the entry of one key. */
  ofOne: ['get', 'has'],
  /** Methods that come by all entries. */
  walks: ['forEach', 'values', 'entries', 'keys', 'map', 'filter', 'some', 'every', 'reduce', 'find', 'flatMap', 'slice', 'splice', 'concat', 'clear'],
  /** Methods that only look, or make something new. */
  reads: ['get', 'has', 'keys', 'values', 'entries', 'forEach', 'at', 'includes', 'indexOf', 'lastIndexOf', 'find', 'findIndex', 'findLast', 'findLastIndex', 'map', 'filter', 'some', 'every', 'reduce', 'reduceRight', 'join', 'slice', 'concat', 'flat', 'flatMap', 'toString', 'toSorted', 'sort', 'reverse', 'hasOwnProperty', 'union', 'intersection', 'difference', 'isSupersetOf', 'isSubsetOf', 'isDisjointFrom', 'toReversed', 'toSpliced', 'with'],
  /** Methods that say whether an entry is there. */
  has: ['has', 'includes', 'hasOwnProperty', 'get', 'indexOf', 'some', 'find'],
  /** The number of entries. */
  size: ['size', 'length'],
  /** Functions that only look at an argument, or copy it. */
  views: ['keys', 'values', 'entries', 'from', 'isArray', 'stringify', 'Map', 'Set', 'hasOwn', 'isEmpty', 'structuredClone', 'getOwnPropertyNames', 'call', 'fromEntries', 'sum', 'inspect'],
} as const;

/** The last word of names of lists whose elements wait for somebody who takes them out. */
export const queueWords: readonly string[] = ['queue', 'backlog', 'outbox', 'inbox', 'mailbox', 'pending', 'waiting', 'waiters', 'waitlist', 'jobs', 'tasks', 'buffer', 'buffered', 'queued', 'unsent', 'undelivered', 'spool'];

/** What says that a key is another one each time: functions and constructors that make one. */
export const fresh: readonly string[] = ['randomUUID', 'uuid', 'uuidv4', 'v4', 'v1', 'nanoid', 'ulid', 'cuid', 'createId', 'now', 'random', 'hrtime', 'getTime', 'uniqueId', 'generateId', 'Symbol'];

/** Methods and functions whose result stands for their receiver or first argument as a key. */
export const keepsKey: readonly string[] = ['toString', 'toLowerCase', 'toUpperCase', 'trim', 'slice', 'substring', 'String', 'Number', 'normalize', 'replace', 'replaceAll', 'stringify', 'toJSON', 'toHexString', 'toHex', 'toBase64', 'toB58String', 'encodeURIComponent', 'decodeURIComponent', 'valueOf', 'join', 'digest', 'hash', 'toPrimitive', 'resolve', 'parseInt', 'hex', 'update'];

/** Parameters and properties that stand for one request, connection or message. */
export const visitors: readonly string[] = ['req', 'request', 'ctx', 'context', 'socket', 'ws', 'conn', 'connection', 'client', 'peer', 'msg', 'message', 'packet', 'session', 'res', 'response', 'frame', 'stream', 'job', 'input', 'payload'];

/** Names of what may also surround many of them: only as a whole it stands for one. */
export const surroundings: readonly string[] = ['context', 'input', 'client', 'message', 'stream', 'connection', 'conn', 'job', 'session', 'packet', 'frame', 'payload', 'response', 'res', 'peer'];

/** Names of which each value is another thing to fetch or to know somebody by. */
export const unendingWords: readonly string[] = ['url', 'href', 'token'];

/** The last word of names whose values have no end. */
export const openWords: readonly string[] = ['uuid', 'guid', 'url', 'href', 'pathname', 'querystring', 'token', 'email', 'nonce', 'timestamp', 'ip', 'cookie', 'cid', 'sid', 'sessionid', 'userid', 'requestid', 'jwt', 'address'];

/** What may stand before such a word; the address of a server or a folder is one of few. */
export const openBefore: readonly string[] = ['req', 'image', 'img', 'icon', 'avatar', 'page', 'full', 'raw', 'absolute', 'redirect', 'resource', 'media', 'access', 'refresh', 'remote', 'origin', 'original', 'url', 'link', 'current', 'new', 'next', 'incoming', 'random', 'unique', 'auth', 'bearer', 'csrf', 'e', 'mail', 'from', 'to', 'src'];

/** What an `Id` or `Key` is of, where there is no end of them. */
export const openOwners: readonly string[] = ['session', 'user', 'request', 'socket', 'peer', 'message', 'msg', 'job', 'run', 'task', 'room', 'trace', 'span', 'transaction', 'order', 'customer', 'visitor', 'call', 'invocation', 'execution', 'conversation', 'chat', 'thread', 'post', 'comment', 'ticket', 'invoice', 'payment', 'tx', 'frame', 'packet', 'correlation', 'workflow', 'query', 'interaction', 'notification', 'download', 'upload'];

/** Words after which such an owner stands: `sessionId`, `requestKey`. */
export const idWords: readonly string[] = ['id', 'ids', 'key', 'uuid', 'hash'];

/** The last word of names whose values are the code's own, or few. */
export const closedWords: readonly string[] = ['type', 'kind', 'name', 'locale', 'lang', 'language', 'tag', 'class', 'theme', 'event', 'ext', 'extension', 'mode', 'env', 'color', 'font', 'unit', 'format', 'method', 'verb', 'level', 'category', 'channel', 'prop', 'property', 'attr', 'attribute', 'field', 'column', 'table', 'schema', 'model', 'component', 'element', 'constructor', 'ctor', 'target', 'prototype', 'proto', 'module', 'plugin', 'encoding', 'timezone', 'currency', 'platform', 'version', 'feature', 'flag', 'setting', 'option', 'status', 'state', 'code', 'selector', 'style', 'namespace', 'scope', 'provider', 'driver', 'command', 'action', 'index', 'i', 'axis', 'side', 'direction', 'alias', 'label', 'topic', 'role', 'permission', 'region', 'country', 'charset', 'chunk', 'package', 'pkg', 'route', 'size', 'width', 'height', 'length', 'count', 'bit', 'bits'];

/** Words in the name of a collection that tells what was said already: the texts are the code's. */
export const saidWords: readonly string[] = ['warned', 'warning', 'warnings', 'logged', 'reported', 'deprecated', 'deprecations', 'shown', 'registered', 'registry', 'plugins', 'loaded', 'installed', 'patched', 'polyfills', 'imported', 'extensions', 'modules', 'schemas', 'types', 'handlers', 'providers', 'factories', 'constructors', 'components', 'definitions', 'commands', 'defaults', 'config', 'options', 'styles', 'stylesheets', 'injected', 'icons', 'fonts', 'locales', 'translations', 'messages', 'rules', 'middlewares', 'middleware', 'hooks', 'interceptors', 'transforms', 'loaders', 'migrations', 'features', 'flags', 'drivers', 'adapters', 'metadata'];

/** How functions are called that empty a collection for good, for their tests, or not at all. */
export const emptying: readonly string[] = ['clear', 'reset', 'flush', 'empty', 'purge', 'invalidate', 'wipe', 'remove', 'delete'];

/** How functions are called by which a program tells what it is made of: what they add is as much as the code names. */
export const registering: readonly string[] = ['register', 'define', 'use', 'install', 'extend', 'configure', 'declare', 'provide', 'load', 'init', 'initialize', 'setup', 'enable', 'mount', 'import', 'include', 'polyfill', 'patch', 'inject', 'decorate', 'bind', 'add', 'set', 'append', 'prepend', 'put', 'with', 'on', 'mock', 'warn', 'deprecate', 'intercept', 'subscribe', 'listen', 'track'];

/** Words in the name of a function or file that is there for tests. */
export const testWords: readonly string[] = ['test', 'tests', 'testing', 'mock', 'spec', 'specs', 'fixture', 'testfixtures', 'bench', 'benchmark', 'demo', 'example', 'examples', 'storybook', 'stories', 'e2e', 'playground', 'sandbox', 'cli', 'codegen', 'generator', 'generators', 'compiler', 'build', 'tools', 'tooling', 'codemod', 'codemods', 'docs'];

/** A cache with a limit that takes the place of a table: the package, its class, and what its declaration says of what is used. https://github.com/isaacs/node-lru-cache#readme */
export const boundedCache = {
  module: 'lru-cache',
  construct: 'LRUCache',
  range: '^11.0.0',
  /** The first major version in which the class has this name. */
  since: 9,
  limit: 'max',
  /** The option that is called with what goes, and the reason it is given where the limit made it go. */
  end: 'dispose',
  evicted: 'evict',
  types: `  export class LRUCache<K extends {}, V extends {}> {
    constructor(options: { max: number; dispose?: (value: V, key: K, reason: 'evict' | 'set' | 'delete' | 'expire' | 'fetch') => void });
    readonly size: number;
    get(key: K): V | undefined;
    set(key: K, value: V | undefined): this;
    has(key: K): boolean;
    delete(key: K): boolean;
    clear(): void;
    keys(): Generator<K, void, unknown>;
    values(): Generator<V, void, unknown>;
    entries(): Generator<[K, V], void, unknown>;
    forEach(fn: (value: V, key: K, self: LRUCache<K, V>) => unknown): void;
    [Symbol.iterator](): Generator<[K, V], void, unknown>;
  }`,
} as const;
