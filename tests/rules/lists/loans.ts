import type { Case } from '../twins.js';

const POOL = `
interface Client {
  query(sql: string): Promise<{ rows: unknown[] }>;
  release(): void;
}
interface Pool {
  readonly idleCount: number;
  connect(): Promise<Client>;
  query(sql: string): Promise<unknown>;
}
`;

const MUTEX = `
interface Mutex {
  acquire(): Promise<() => void>;
}
`;

/** What `no-unreleased-loan` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'a client whose release a rejected query skips',
    code: `${POOL}
export async function count(pool: Pool): Promise<number> {
  const client = await pool.connect(); //@ no-unreleased-loan
  try { //-
    await client.query('select 1');
  } finally { //-
    client.release();
  } //-
  return 1;
}`,
  },
  {
    name: 'a client that an early return keeps',
    code: `${POOL}
export async function first(pool: Pool, wanted: boolean): Promise<boolean> {
  const client = await pool.connect(); //@ no-unreleased-loan
  if (!wanted) {
    client.release(); //-
    return false;
  }
  client.release();
  return true;
}`,
  },
  {
    name: 'a client that a caught failure keeps',
    code: `${POOL}
export async function log(pool: Pool, tell: (error: unknown) => void): Promise<void> {
  const client = await pool.connect(); //@ no-unreleased-loan
  try {
    await client.query('insert');
    client.release(); //- client.release();
  } catch (error) {
    tell(error);
    client.release(); //-
  }
}`,
  },
  {
    name: 'a client that is never given back',
    code: `${POOL}
export class Users {
  constructor(private readonly pool: Pool) {}

  async list(): Promise<unknown[]> {
    const client = await this.pool.connect(); //@ no-unreleased-loan
    try { //-
      const { rows } = await client.query('select * from users');
      return rows;
    } finally { //-
      client.release(); //-
    } //-
  }
}`,
  },
  {
    name: 'a client in a field that the end leaves out',
    code: `${POOL}
export class Feed {
  private client: Client | undefined;

  constructor(private readonly pool: Pool) {}

  async open(): Promise<void> {
    this.client = await this.pool.connect(); //@ no-unreleased-loan
    await this.client.query('listen news');
  }

  dispose(): void {
    this.client?.release(); //-
    console.log('gone');
  }
}`,
  },
  {
    name: 'a lock whose function a rejected await skips',
    code: `${MUTEX}
export class Store {
  constructor(private readonly lock: Mutex) {}

  async save(write: () => Promise<void>): Promise<void> {
    const unlock = await this.lock.acquire(); //@ no-unreleased-loan
    try { //-
      await write();
    } finally { //-
      unlock();
    } //-
  }
}`,
  },
  {
    name: 'a permit in a list',
    code: `
interface Semaphore {
  acquire(): Promise<[number, () => void]>;
  runExclusive(run: () => Promise<void>): Promise<void>;
}

export async function send(limit: Semaphore, work: (free: number) => Promise<void>): Promise<void> {
  const [free, release] = await limit.acquire(); //@ no-unreleased-loan
  try { //-
    await work(free);
  } finally { //-
    release();
  } //-
}`,
  },
  {
    name: 'a lock that the lender takes back',
    code: `
interface Lock {
  acquire(): Promise<void>;
  release(): void;
}

export class Connection {
  constructor(private readonly lock: Lock, private readonly work: () => Promise<void>) {}

  async connect(): Promise<void> {
    await this.lock.acquire(); //@ no-unreleased-loan
    try { //-
      await this.work();
    } finally { //-
      this.lock.release();
    } //-
  }
}`,
  },
  {
    name: 'a lock that two methods take, each for itself',
    code: `
interface Lock {
  lock(): Promise<void>;
  unlock(): void;
}

export class Channel {
  constructor(private readonly mutex: Lock, private readonly work: () => Promise<void>) {}

  async send(): Promise<void> {
    await this.mutex.lock();
    try {
      await this.work();
    } finally {
      this.mutex.unlock();
    }
  }

  async receive(): Promise<void> {
    await this.mutex.lock(); //@ no-unreleased-loan
    try { //-
      await this.work();
    } finally { //-
      this.mutex.unlock();
    } //-
  }
}`,
  },
  {
    name: 'a pooled object that is given to its pool',
    code: `
interface Pool<T> {
  acquire(): Promise<T>;
  release(one: T): Promise<void>;
  destroy(one: T): Promise<void>;
}

export async function print(pages: Pool<{ pdf(): Promise<Uint8Array> }>): Promise<void> {
  const page = await pages.acquire(); //@ no-unreleased-loan
  try { //-
    await page.pdf();
  } finally { //-
    await pages.release(page);
  } //-
}`,
  },
  {
    name: 'a place in a set that is limited by its size',
    code: `
export function createPool(most: number) {
  const running = new Set<object>();
  return async function run(work: () => Promise<void>): Promise<boolean> {
    if (running.size >= most) return false;
    const place = {};
    running.add(place); //@ no-unreleased-loan
    try { //-
      await work();
    } finally { //-
      running.delete(place);
    } //-
    return true;
  };
}`,
  },
  {
    name: 'the lock on a stream that is the caller’s',
    code: `
export async function send(stream: WritableStream<string>, text: () => Promise<string>): Promise<void> {
  const writer = stream.getWriter(); //@ no-unreleased-loan
  try { //-
    await writer.write(await text());
  } finally { //-
    writer.releaseLock();
  } //-
}`,
  },
  {
    name: 'a lock whose release is a function, left by a return',
    code: `
import { lock } from 'proper-lockfile';

export async function write(path: string, isWanted: () => boolean, save: () => void): Promise<void> {
  const release = await lock(path); //@ no-unreleased-loan
  if (!isWanted()) {
    await release(); //-
    return;
  }
  save();
  await release();
}`,
  },
];

/** What `no-unreleased-loan` is silent about. */
export const silent: readonly Case[] = [
  {
    name: 'a client that is handed on in a transaction',
    code: `${POOL}
declare function begin(client: Client): { commit(): Promise<void> };

export async function open(pool: Pool, ready: () => Promise<boolean>): Promise<{ commit(): Promise<void> } | undefined> {
  const client = await pool.connect();
  if (await ready().catch(() => false)) return begin(client);
  client.release();
  return undefined;
}`,
  },
  {
    name: 'a client that its last user gives back',
    code: `${POOL}
export async function open(pool: Pool, use: (client: Client) => Promise<void>, isReady: () => boolean): Promise<void> {
  const client = await pool.connect();
  if (!isReady()) {
    client.release();
    return;
  }
  await use(client);
}`,
  },
  {
    name: 'a query runner that could not be connected',
    code: `
interface Runner {
  connect(): Promise<void>;
  startTransaction(): Promise<void>;
  query(sql: string): Promise<void>;
  release(): Promise<void>;
}
interface DataSource {
  createQueryRunner(): Runner;
}

export async function move(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  try {
    await runner.query('update');
  } finally {
    await runner.release();
  }
}`,
  },
  {
    name: 'entries of a set that is asked whether it holds any',
    code: `
export class Saver {
  private readonly running = new Set<string>();

  async save(id: string, write: () => Promise<void>): Promise<boolean> {
    const isAlone = !(this.running.size > 0);
    this.running.add(id);
    await write();
    this.running.delete(id);
    return isAlone;
  }
}`,
  },
  {
    name: 'a client that is given back by a helper',
    code: `${POOL}
function giveBack(client: Client): void {
  client.release();
}

export async function count(pool: Pool): Promise<number> {
  const client = await pool.connect();
  const close = (): void => giveBack(client);
  try {
    return (await client.query('select 1')).rows.length;
  } finally {
    close();
  }
}`,
  },
  {
    name: 'a client that is given back when its promise settles',
    code: `${POOL}
export async function count(pool: Pool): Promise<number> {
  const client = await pool.connect();
  const result = await client.query('select 1').finally(() => client.release());
  return result.rows.length;
}`,
  },
  {
    name: 'a client that is taken where none was given',
    code: `${POOL}
export async function count(pool: Pool, given?: Client): Promise<number> {
  const client = given ?? (await pool.connect());
  try {
    return (await client.query('select 1')).rows.length;
  } finally {
    if (!given) client.release();
  }
}`,
  },
  {
    name: 'a client whose flag says whether it is out',
    code: `${POOL}
export async function count(pool: Pool): Promise<number> {
  const client = await pool.connect();
  let isOut = true;
  try {
    const { rows } = await client.query('select 1');
    client.release();
    isOut = false;
    return rows.length;
  } finally {
    if (isOut) client.release();
  }
}`,
  },
  {
    name: 'a release that is handed to what runs at the end',
    code: `${MUTEX}
export class Store {
  constructor(private readonly lock: Mutex) {}

  async save(write: () => Promise<void>): Promise<void> {
    const unlock = await this.lock.acquire();
    void write().finally(unlock);
  }
}`,
  },
  {
    name: 'a lock that is handed to the caller',
    code: `${MUTEX}
export class Store {
  constructor(private readonly lock: Mutex) {}

  async open(ready: () => Promise<void>): Promise<{ close(): void }> {
    const unlock = await this.lock.acquire();
    await ready().catch(() => undefined);
    return { close: () => unlock() };
  }
}`,
  },
  {
    name: 'a lock that another method gives back',
    code: `
interface Lock {
  acquire(): Promise<void>;
  release(): void;
}

export class Session {
  constructor(private readonly lock: Lock) {}

  async begin(ready: () => Promise<void>): Promise<void> {
    await this.lock.acquire();
    await ready();
  }

  end(): void {
    this.lock.release();
  }
}`,
  },
  {
    name: 'a connection that ends the process with it',
    code: `${POOL}
export async function migrate(pool: Pool, run: (client: Client) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await run(client);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
  client.release();
}`,
  },
  {
    name: 'a stream that is read to its end',
    code: `
export async function text(stream: ReadableStream<string>): Promise<string> {
  const reader = stream.getReader();
  let all = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return all;
    all += value;
    if (all.length > 1_000) {
      reader.releaseLock();
      return all;
    }
  }
}`,
  },
  {
    name: 'a stream of the function’s own',
    code: `
export async function first(response: Response, use: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  if (value) await use(value);
  reader.releaseLock();
}`,
  },
  {
    name: 'a connect that borrows nothing',
    code: `
interface Broker {
  connect(): Promise<{ id: string }>;
  query(name: string): Promise<string>;
}

export async function start(broker: Broker, tell: (id: string) => Promise<void>): Promise<void> {
  const session = await broker.connect();
  await tell(session.id);
}`,
  },
  {
    name: 'promises in a set that take themselves out',
    code: `
export async function all(jobs: readonly (() => Promise<void>)[], running: Set<Promise<void>>): Promise<void> {
  for (const job of jobs) {
    const one: Promise<void> = job().finally(() => running.delete(one));
    running.add(one);
    if (running.size >= 4) await Promise.race(running);
  }
}`,
  },
];
