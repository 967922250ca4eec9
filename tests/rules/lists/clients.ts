import type { Case } from '../twins.js';

const ROUTES = `
import { Pool } from 'pg';
interface Rows { rows: unknown[] }
declare const app: { get(path: string, run: (req: unknown, res: { json(body: unknown): void }) => Promise<void>): void };
`;

/** What `no-per-call-client` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'a pool for each request',
    code: `${ROUTES}
const pool = new Pool({ max: 10 }); //-

app.get('/users', async (_req, res) => {
  //- const pool = new Pool({ max: 10 }); //@ no-per-call-client
  const found: Rows = await pool.query('select * from users');
  res.json(found.rows);
});`,
  },
  {
    name: 'a factory that a handler calls',
    code: `
import { PrismaClient } from '@prisma/client';

declare const router: { post(path: string, run: (req: unknown, res: { end(): void }) => Promise<void>): void };
let made: PrismaClient | undefined; //-

function connect(): PrismaClient {
  return (made ??= new PrismaClient()); //- return new PrismaClient(); //@ no-per-call-client
}

router.post('/users', async (_req, res) => {
  const db = connect();
  await db.user.create({ data: {} });
  res.end();
});`,
  },
  {
    name: 'an agent that keeps its sockets, for each request',
    code: `
import { Agent, createServer, get } from 'node:http';

const agent = new Agent({ keepAlive: true }); //-

createServer((req, res) => {
  //- const agent = new Agent({ keepAlive: true }); //@ no-per-call-client
  get('http://localhost:3000' + (req.url ?? ''), { agent }, answer => answer.pipe(res));
}).listen(80);`,
  },
  {
    name: 'a metric for each message',
    code: `
import { Counter } from 'prom-client';

declare const socket: { on(event: string, run: (text: string) => void): void };
const received = new Counter({ name: 'received', help: 'messages' }); //-

socket.on('message', text => {
  //- const received = new Counter({ name: 'received', help: 'messages' }); //@ no-per-call-client
  received.inc(text.length);
});`,
  },
  {
    name: 'a client in an exported function that others may call as often as they like',
    strict: true,
    code: `
import { S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({ region: 'eu-west-1' }); //-

export async function upload(command: object): Promise<void> {
  //- const client = new S3Client({ region: 'eu-west-1' }); //@ no-per-call-client
  await client.send(command);
}`,
  },
];

/** What `no-per-call-client` leaves alone. */
export const silent: readonly Case[] = [
  {
    name: 'a client for each tenant',
    code: `
import { S3Client } from '@aws-sdk/client-s3';

declare const app: { get(path: string, run: (req: { params: { tenant: string } }, res: { end(): void }) => Promise<void>): void };

function clientOf(region: string): S3Client {
  return new S3Client({ region });
}

app.get('/:tenant', async (req, res) => {
  await clientOf(req.params.tenant).send({});
  res.end();
});`,
  },
  {
    name: 'a client that is ended in the same call',
    code: `
import { MongoClient } from 'mongodb';

declare const app: { get(path: string, run: (req: unknown, res: { json(body: unknown): void }) => Promise<void>): void };

app.get('/health', async (_req, res) => {
  const client = new MongoClient('mongodb://localhost');
  try {
    res.json(await client.db().command({ ping: 1 }));
  } finally {
    await client.close();
  }
});`,
  },
  {
    name: 'one for each region, kept in a table',
    code: `
import { S3Client } from '@aws-sdk/client-s3';

declare const app: { get(path: string, run: (req: { params: { region: string } }, res: { end(): void }) => Promise<void>): void };
const clients: Record<string, S3Client> = {};

app.get('/:region', async (req, res) => {
  const client = (clients[req.params.region] ??= new S3Client({ region: req.params.region }));
  await client.send({});
  res.end();
});`,
  },
];
