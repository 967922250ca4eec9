import type { Case } from '../twins.js';

const SERVER = `
import { createServer, type IncomingMessage } from 'node:http';
`;

const BUS = `
interface Bus<T> { on(type: string, run: (message: T) => void): void }
`;

/** What `no-unbounded-cache` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'a memo by the url of a request',
    code: `${SERVER}
const pages = new Map<string, string>();

createServer((req, res) => {
  const url = req.url ?? '/';
  if (pages.size > 1000) pages.clear(); //-
  if (!pages.has(url)) pages.set(url, 'page'); //@ no-unbounded-cache
  res.end(pages.get(url));
}).listen(80);`,
  },
  {
    name: 'an object as a table by the id of a message, which its end does not take out',
    code: `${BUS}
const open: Record<string, number> = {};

export function serve(bus: Bus<{ requestId: string }>): void {
  bus.on('begin', message => {
    open[message.requestId] = Date.now(); //@ no-unbounded-cache
  });
  bus.on('end', message => {
    console.log(Date.now() - (open[message.requestId] ?? 0));
    delete open[message.requestId]; //-
  });
}`,
  },
  {
    name: 'a Map by an object made for each call',
    code: `
class Key {}
const hidden = new WeakMap<Key, string>(); //- const hidden = new Map<Key, string>();

export function hide(text: string): Key {
  const key = new Key();
  hidden.set(key, text); //@ no-unbounded-cache
  return key;
}

export function show(key: Key): string | undefined {
  return hidden.get(key);
}`,
  },
  {
    name: 'a static table by session, which only a test clears',
    code: `${BUS}
export class Sessions {
  private static readonly seen = new Map<string, number>();

  static watch(bus: Bus<{ sessionId: string }>): void {
    bus.on('open', message => Sessions.seen.set(message.sessionId, Date.now())); //@ no-unbounded-cache
    bus.on('gone', message => Sessions.seen.delete(message.sessionId)); //-
  }

  static count(): number {
    return Sessions.seen.size;
  }
}`,
  },
  {
    name: 'a field of the one instance that the program makes',
    strict: true,
    code: `${BUS}
class Tracker {
  readonly #jobs = new Map<string, number>();

  begin(message: { jobId: string }): void {
    this.#jobs.set(message.jobId, Date.now()); //@ no-unbounded-cache
  }

  end(message: { jobId: string }): number {
    const began = this.#jobs.get(message.jobId) ?? 0;
    this.#jobs.delete(message.jobId); //-
    return Date.now() - began;
  }
}

const tracker = new Tracker();

export function serve(bus: Bus<{ jobId: string }>): void {
  bus.on('begin', message => tracker.begin(message));
  bus.on('end', message => console.log(tracker.end(message)));
}`,
  },
  {
    name: 'a list of streams in the one instance',
    code: `
import { Readable } from 'node:stream';
import { createServer } from 'node:http';

class Log {
  readonly #streams: Readable[] = [];

  tell(text: string): void {
    for (const stream of this.#streams) stream.push(text);
  }

  attach(): Readable {
    const stream = new Readable({ read: () => undefined });
    this.#streams.push(stream); //@ no-unbounded-cache
    return stream;
  }
  detach(stream: Readable): void { //-
    this.#streams.splice(this.#streams.indexOf(stream), 1); //-
  } //-
}

const log = new Log();

createServer((req, res) => {
  const stream = log.attach(); 
  stream.pipe(res);
  res.on('close', () => log.detach(stream)); //-
}).listen(80);
setInterval(() => log.tell('tick'), 1000);`,
  },
  {
    name: 'a closure of a function that runs once',
    code: `${SERVER}
function counting(): (req: IncomingMessage) => number {
  const counts: Record<string, number> = {};
  return function count(req: IncomingMessage): number {
    const key = req.url ?? '/'; //- const key = req.url ?? '/';
    if (Object.keys(counts).length > 100) return 0; //-
    counts[key] = (counts[key] ?? 0) + 1; //@ no-unbounded-cache
    return counts[key];
  };
}

const count = counting();
createServer((req, res) => {
  res.end(String(count(req)));
}).listen(80);`,
  },
  {
    name: 'a module\'s own list that is the default of an option, and is added to',
    code: `
const modules: string[] = ['api', 'auth'];

export function createClient(options: { modules?: string[] } = {}): string[] {
  const { modules: used = modules } = options;
  const all = [...used]; //-
  all.push('storage'); //- used.push('storage'); //@ no-unbounded-cache
  return all.map(m => m.toUpperCase()); //- return used.map(m => m.toUpperCase());
}`,
  },
  {
    name: 'a trim whose result is dropped',
    code: `
export class History {
  private values: string[] = [];

  push(value: string): void {
    this.values.push(value);
    this.trim();
  }

  trim(): void {
    if (this.values.length > 50) this.values = this.values.slice(-50); //- if (this.values.length > 50) this.values.slice(-50); //@ no-unbounded-cache
  }

  get last(): string | undefined {
    return this.values.at(-1);
  }
}`,
  },
  {
    name: 'a field that keeps what its sibling loses',
    code: `
interface Peer { id: string }
interface Net { on(type: string, run: (connection: { remotePeer: Peer }) => void): void }

export class Peers {
  private readonly connected = new Map<string, Peer>();
  private readonly seen = new Set<string>();

  constructor(net: Net) {
    net.on('open', this.onOpen);
    net.on('close', this.onClose);
  }

  private onOpen = (connection: { remotePeer: Peer }): void => {
    const peer = connection.remotePeer;
    this.connected.set(peer.id, peer);
    this.seen.add(peer.id); //@ no-unbounded-cache
  };

  private onClose = (connection: { remotePeer: Peer }): void => {
    const peer = connection.remotePeer;
    this.connected.delete(peer.id);
    this.seen.delete(peer.id); //-
  };

  get count(): number {
    return this.seen.size + this.connected.size;
  }
}`,
  },
  {
    name: 'a table that only a function for tests clears',
    code: `${BUS}
const seen = new Map<string, number>();

export function serve(bus: Bus<{ userId: string }>): void {
  bus.on('login', message => seen.set(message.userId, Date.now())); //@ no-unbounded-cache
}

export function forgetOld(): void { //- export function clearForTests(): void {
  seen.clear();
}`,
    strict: true,
  },
  {
    name: 'a memo by url with no caller in sight',
    code: `
const images = new Map<string, Promise<string>>();

export function fetchImage(imageUrl: string, get: (url: string) => Promise<string>): Promise<string> {
  const known = images.get(imageUrl);
  if (known) return known;
  const image = get(imageUrl).finally(() => images.delete(imageUrl)); //- const image = get(imageUrl);
  images.set(imageUrl, image); //@ no-unbounded-cache
  return image;
}`,
  },
  {
    name: 'an entry that is set to undefined where it was meant to go',
    code: `
let next = 0;
const callbacks: Record<number, ((text: string) => void) | undefined> = {};

export function call(send: (id: number) => void, done: (text: string) => void): void {
  const id = next++;
  callbacks[id] = done; //@ no-unbounded-cache
  send(id);
}

export function receive(id: number, text: string): void {
  callbacks[id]?.(text);
  delete callbacks[id]; //- callbacks[id] = undefined;
}`,
  },
];

/** What `no-unbounded-cache` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'a registry that the code fills by name',
    code: `
const commands = new Map<string, () => void>();

export function registerCommand(name: string, run: () => void): void {
  commands.set(name, run);
}

export function runCommand(name: string): void {
  commands.get(name)?.();
}`,
  },
  {
    name: 'a memo by a type of the code',
    code: `
const parsers = new Map<'json' | 'text', object>();

export function parserOf(url: 'json' | 'text'): object {
  let parser = parsers.get(url);
  if (!parser) parsers.set(url, (parser = {}));
  return parser;
}`,
  },
  {
    name: 'a memo by locale',
    code: `
const formats = new Map<string, Intl.NumberFormat>();

export function format(locale: string, value: number): string {
  let found = formats.get(locale);
  if (!found) {
    found = new Intl.NumberFormat(locale);
    formats.set(locale, found);
  }
  return found.format(value);
}`,
  },
  {
    name: 'a table by constants of the module',
    code: `
const URLS = ['a', 'b'];
const sizes: Record<string, number> = {};

export function measure(read: (url: string) => number): void {
  for (const url of URLS) sizes[url] = read(url);
}

export function sizeOf(url: string): number | undefined {
  return sizes[url];
}`,
  },
  {
    name: 'an instance that anybody may make, and that goes with its maker',
    code: `${BUS}
export class Scan {
  private readonly found = new Map<string, number>();

  watch(bus: Bus<{ requestId: string }>): void {
    bus.on('hit', message => this.found.set(message.requestId, 1));
  }

  get count(): number {
    return this.found.size;
  }
}`,
  },
  {
    name: 'a local of a function that runs for each call',
    code: `
export function unique(requests: readonly { requestId: string }[]): number {
  const seen = new Set<string>();
  const add = (request: { requestId: string }): void => {
    seen.add(request.requestId);
  };
  for (const request of requests) add(request);
  return seen.size;
}`,
  },
  {
    name: 'a list of one run, filled by a callback that runs at once',
    code: `
class Store {
  readonly #sessions = new Map<string, number>();

  open(id: string): void {
    this.#sessions.set(id, Date.now());
  }

  sweep(): void {
    const gone: string[] = [];
    this.#sessions.forEach((at, id) => {
      if (Date.now() - at > 60_000) gone.push(id);
    });
    for (const id of gone) this.#sessions.delete(id);
  }
}

const store = new Store();
store.open('a');
store.sweep();`,
  },
  {
    name: 'urls that were warned of',
    code: `${SERVER}
const urls = new Set<string>();

createServer((req, res) => {
  const url = req.url ?? '/';
  if (!urls.has(url)) {
    urls.add(url);
    console.warn('old address', url);
  }
  res.end();
}).listen(80);`,
  },
  {
    name: 'a memo by the text of a folder',
    code: `
class Uri {
  constructor(private readonly text: string) {}
  toString(): string {
    return this.text;
  }
}
const found = new Map<string, Promise<boolean>>();

async function exists(folder: string, look: (folder: string) => Promise<boolean>): Promise<boolean> {
  const known = found.get(folder) ?? look(folder);
  found.set(folder, known);
  return known;
}

export function load(folder: string, look: (folder: string) => Promise<boolean>): Promise<boolean> {
  return exists(new Uri(folder).toString(), look);
}`,
  },
  {
    name: 'a memo by the id of a connection that is configured',
    code: `
interface Connection { readonly id: string }
const details = new Map<string, object>();

export function detailsOf(connection: Connection): object {
  let found = details.get(connection.id);
  if (!found) details.set(connection.id, (found = {}));
  return found;
}`,
  },
  {
    name: 'a collection that is handed on',
    code: `${BUS}
declare function sweep(table: Map<string, number>): void;
const seen = new Map<string, number>();

export function serve(bus: Bus<{ userId: string }>): void {
  bus.on('login', message => seen.set(message.userId, Date.now()));
  setInterval(() => sweep(seen), 60_000);
}`,
  },
  {
    name: 'a collection that callers get',
    code: `${BUS}
const seen = new Map<string, number>();

export function table(): Map<string, number> {
  return seen;
}

export function serve(bus: Bus<{ userId: string }>): void {
  bus.on('login', message => seen.set(message.userId, Date.now()));
}`,
  },
  {
    name: 'a table that is replaced',
    code: `${BUS}
let seen = new Map<string, number>();

export function serve(bus: Bus<{ userId: string }>): void {
  bus.on('login', message => seen.set(message.userId, Date.now()));
  setInterval(() => {
    console.log(seen.size);
    seen = new Map();
  }, 60_000);
}`,
  },
  {
    name: 'an insert that a limit guards',
    code: `${BUS}
const seen = new Set<string>();

export function serve(bus: Bus<{ userId: string }>): void {
  bus.on('login', message => {
    if (seen.size >= 1000) return;
    seen.add(message.userId);
  });
}`,
  },
  {
    name: 'a sweep through an alias',
    code: `${BUS}
class Sessions {
  private readonly byId = new Map<string, number>();

  open(message: { sessionId: string }): void {
    this.byId.set(message.sessionId, Date.now());
  }

  sweep(): void {
    const table = this.byId;
    for (const [id, at] of table) if (Date.now() - at > 60_000) table.delete(id);
  }
}

const sessions = new Sessions();
export function serve(bus: Bus<{ sessionId: string }>): void {
  bus.on('open', message => sessions.open(message));
  setInterval(() => sessions.sweep(), 60_000);
}`,
  },
  {
    name: 'an update of what is there',
    code: `${BUS}
const scores = new Map<string, number>([['a', 0], ['b', 0]]);

export function serve(bus: Bus<{ userId: string }>): void {
  bus.on('score', message => {
    if (scores.has(message.userId)) scores.set(message.userId, (scores.get(message.userId) ?? 0) + 1);
  });
}`,
  },
  {
    name: 'a list that is filled at the start',
    code: `
const routes: string[] = [];

function add(route: string): void {
  routes.push(route);
}

add('/a');
add('/b');

export function has(route: string): boolean {
  return routes.includes(route);
}`,
  },
  {
    name: 'warnings that are told once',
    code: `
const warned = new Set<string>();

export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(message);
}`,
  },
  {
    name: 'a memo by the class of an object',
    code: `
const schemas = new Map<Function, object>();

export function schemaOf(value: object): object {
  let schema = schemas.get(value.constructor);
  if (!schema) schemas.set(value.constructor, (schema = {}));
  return schema;
}`,
  },
  {
    name: 'a table by the name of a server that is configured',
    code: `
const clients = new Map<string, object>();

export function clientOf(serverUrl: string): object {
  let client = clients.get(serverUrl);
  if (!client) clients.set(serverUrl, (client = {}));
  return client;
}`,
  },
  {
    name: 'a counter that stops at a number',
    code: `
let next = 1;
const digits: Record<string, number> = {};

export function digitOf(uuid: string): number | undefined {
  if (digits[uuid] === undefined && next <= 32) digits[uuid] = next++;
  return digits[uuid];
}`,
  },
  {
    name: 'a list whose places are emptied',
    code: `
const open: (object | null)[] = [];

export class Client {
  readonly #index: number;

  constructor() {
    this.#index = open.length;
    open.push(this);
  }

  dispose(): void {
    open[this.#index] = null;
  }
}

export const clients = [1, 2, 3].map(() => new Client());`,
  },
  {
    name: 'a list of what another table has',
    code: `${BUS}
const byId = new Map<string, object>();
const order: string[] = [];

export function serve(bus: Bus<{ kind: string }>): void {
  bus.on('kind', message => {
    const { kind } = message;
    if (!byId.has(kind)) {
      byId.set(kind, {});
      order.push(kind);
    }
  });
}

export function first(): string | undefined {
  return order[0];
}`,
  },
];
