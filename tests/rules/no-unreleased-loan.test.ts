import { noUnreleasedLoan } from '../../rules/no-unreleased-loan.js';
import { tester } from './rule-tester.js';

const POOL = `
interface Client { query(sql: string): Promise<unknown[]>; release(): void }
interface Pool { readonly idleCount: number; connect(): Promise<Client>; query(sql: string): Promise<unknown> }`;

tester.run('no-unreleased-loan', noUnreleasedLoan, {
  valid: [
    {
      name: 'a release in a finally',
      code: `${POOL}
export async function list(pool: Pool): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    return await client.query('select 1');
  } finally {
    client.release();
  }
}`,
    },
    {
      name: 'a client that is given to the caller',
      code: `${POOL}
export async function open(pool: Pool): Promise<Client> {
  const client = await pool.connect();
  await client.query('begin');
  return client;
}`,
    },
    {
      name: 'what is certain alone, where that is asked for',
      options: [{ confidence: 'certain' }],
      code: `${POOL}
export async function list(pool: Pool): Promise<void> {
  const client = await pool.connect();
  await client.query('select 1');
}`,
    },
  ],
  invalid: [
    {
      name: 'a release that a rejected await skips',
      code: `${POOL}
export async function list(pool: Pool): Promise<unknown[]> {
  const client = await pool.connect();
  const rows = await client.query('select 1');
  client.release();
  return rows;
}`,
      errors: [{
        messageId: 'skipped', line: 5, column: 29, endLine: 5, endColumn: 36,
        data: { noun: 'client', verb: 'release', handle: '`client`', exit: 'a rejected await', line: '6' },
        suggestions: [{ messageId: 'plan', data: { title: 'Release `client` in `finally`' }, output: `${POOL}
export async function list(pool: Pool): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    const rows = await client.query('select 1');
    return rows;
  } finally {
    client.release();
  }
}` }],
      }],
    },
    {
      name: 'a lock that is given back by a call',
      code: `
export async function save(mutex: { acquire(): Promise<() => void> }, write: () => Promise<void>): Promise<void> {
  const unlock = await mutex.acquire();
  await write();
  unlock();
}`,
      errors: [{
        messageId: 'skipped', line: 3, column: 30, endLine: 3, endColumn: 37,
        data: { noun: 'lock', verb: 'release', handle: '`unlock`', exit: 'a rejected await', line: '4' },
        suggestions: [{ messageId: 'plan', data: { title: 'Call `unlock` in `finally`' }, output: `
export async function save(mutex: { acquire(): Promise<() => void> }, write: () => Promise<void>): Promise<void> {
  const unlock = await mutex.acquire();
  try {
    await write();
  } finally {
    unlock();
  }
}` }],
      }],
    },
    {
      name: 'a lock that its lender takes back',
      code: `
export class Disk {
  constructor(private readonly lock: { acquire(): Promise<void>; release(): void }) {}
  async save(write: () => Promise<void>): Promise<void> {
    await this.lock.acquire();
    await write();
    this.lock.release();
  }
}`,
      errors: [{
        messageId: 'skipped', line: 5, column: 21, endLine: 5, endColumn: 28,
        data: { noun: 'lock', verb: 'release', handle: '`this.lock`', exit: 'a rejected await', line: '6' },
        suggestions: [{ messageId: 'plan', data: { title: 'Release `this.lock` in `finally`' }, output: `
export class Disk {
  constructor(private readonly lock: { acquire(): Promise<void>; release(): void }) {}
  async save(write: () => Promise<void>): Promise<void> {
    await this.lock.acquire();
    try {
      await write();
    } finally {
      this.lock.release();
    }
  }
}` }],
      }],
    },
    {
      name: 'two releases, of which one would come twice from a finally',
      code: `${POOL}
export async function list(pool: Pool, quick: boolean): Promise<void> {
  const client = await pool.connect();
  if (quick) {
    client.release();
    return;
  }
  await client.query('select 1');
  client.release();
}`,
      errors: [{
        messageId: 'skipped', line: 5, column: 29, endLine: 5, endColumn: 36,
        data: { noun: 'client', verb: 'release', handle: '`client`', exit: 'a rejected await', line: '10' },
      }],
    },
    {
      name: 'a client that is taken where none was given, and one that goes back in two ways',
      code: `${POOL}
interface Kept extends Client { release(broken?: boolean): void }
export async function list(pool: Pool, given?: Client): Promise<void> {
  const client = given ?? (await pool.connect());
  await client.query('select 1');
  if (!given) client.release();
}
export async function check(pool: Omit<Pool, 'connect'> & { connect(): Promise<Kept> }, isBroken: () => boolean): Promise<void> {
  const client = await pool.connect();
  await client.query('select 1');
  if (isBroken()) {
    client.release(true);
  } else {
    client.release();
  }
}`,
      errors: [
        {
          messageId: 'skipped', line: 6,
          suggestions: [{ messageId: 'plan', data: { title: 'Release `client` in `finally`' }, output: `${POOL}
interface Kept extends Client { release(broken?: boolean): void }
export async function list(pool: Pool, given?: Client): Promise<void> {
  const client = given ?? (await pool.connect());
  try {
    await client.query('select 1');
  } finally {
    if (!given) client.release();
  }
}
export async function check(pool: Omit<Pool, 'connect'> & { connect(): Promise<Kept> }, isBroken: () => boolean): Promise<void> {
  const client = await pool.connect();
  await client.query('select 1');
  if (isBroken()) {
    client.release(true);
  } else {
    client.release();
  }
}` }],
        },
        {
          messageId: 'skipped', line: 11,
          suggestions: [{ messageId: 'plan', data: { title: 'Release `client` in `finally`' }, output: `${POOL}
interface Kept extends Client { release(broken?: boolean): void }
export async function list(pool: Pool, given?: Client): Promise<void> {
  const client = given ?? (await pool.connect());
  await client.query('select 1');
  if (!given) client.release();
}
export async function check(pool: Omit<Pool, 'connect'> & { connect(): Promise<Kept> }, isBroken: () => boolean): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select 1');
  } finally {
    if (isBroken()) {
      client.release(true);
    } else {
      client.release();
    }
  }
}` }],
        },
      ],
    },
    {
      name: 'a client that nothing gives back',
      code: `${POOL}
export async function list(pool: Pool): Promise<void> {
  const client = await pool.connect();
  await client.query('select 1');
}`,
      errors: [{
        messageId: 'neverCleared', line: 5, column: 29, endLine: 5, endColumn: 36,
        data: { noun: 'client', verb: 'release', handle: '`client`', again: 'each `list()` takes one' },
      }],
    },
    {
      name: 'a field that the teardown leaves out',
      code: `${POOL}
export class Feed {
  private client: Client | undefined;
  async open(pool: Pool): Promise<void> {
    this.client = await pool.connect();
    await this.client.query('listen news');
  }
  dispose(): void {}
}`,
      errors: [{
        messageId: 'endForgets', line: 7, column: 30, endLine: 7, endColumn: 37,
        data: { noun: 'client', verb: 'release', handle: '`client`', end: '`dispose()`', owner: '`Feed`' },
        suggestions: [{ messageId: 'plan', data: { title: 'Release `client` in `dispose()`' }, output: `${POOL}
export class Feed {
  private client: Client | undefined;
  async open(pool: Pool): Promise<void> {
    this.client = await pool.connect();
    await this.client.query('listen news');
  }
  dispose(): void {
    this.client?.release();
  }
}` }],
      }],
    },
  ],
});
