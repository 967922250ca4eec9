import type { Case } from '../twins.js';

const FILES = `
import { readFile } from 'node:fs/promises';
declare function glob(pattern: string): Promise<string[]>;
declare const limit: <T>(run: () => Promise<T>) => Promise<T>;
`;

/** What `no-unbounded-concurrency` flags. */
export const flagged: readonly Case[] = [
  {
    name: 'files of a tree, all read at once',
    code: `${FILES}
export async function hashes(root: string): Promise<number[]> {
  const files = await glob(root + '/**/*.js');
  return Promise.all(files.filter(f => !f.endsWith('.min.js')).map(file => limit(async () => (await readFile(file)).length))); //- return Promise.all(files.filter(f => !f.endsWith('.min.js')).map(async file => (await readFile(file)).length)); //@ no-unbounded-concurrency
}`,
  },
  {
    name: 'as many requests as the body of one names',
    code: `
declare const app: { post(path: string, run: (req: { body: { urls: string[] } }, res: { json(all: number[]): void }) => Promise<void>): void };

app.post('/check', async (req, res) => {
  res.json(await Promise.all(req.body.urls.slice(0, 20).map(async url => (await fetch(url)).status))); //- res.json(await Promise.all(req.body.urls.map(async url => (await fetch(url)).status))); //@ no-unbounded-concurrency
});`,
  },
  {
    name: 'a request for each row, in a helper',
    code: `
declare const db: { user: { findMany(query: object): Promise<{ id: string }[]> } };

async function notify(id: string): Promise<void> {
  await fetch('https://example.com/' + id, { method: 'POST' });
}

export async function notifyAll(): Promise<void> {
  const users = await db.user.findMany({ take: 50 }); //- const users = await db.user.findMany({});
  const sent = users.map(user => notify(user.id)); //@ no-unbounded-concurrency
  await Promise.all(sent);
}`,
  },
  {
    name: 'a model asked for each example that a service lists',
    code: `
declare const service: { listExamples(name: string): Promise<string[]> };
declare const model: { generate(text: string): Promise<string> };
declare const queue: { add<T>(run: () => Promise<T>): Promise<T> };

export async function evaluate(name: string): Promise<string[]> {
  const examples = await service.listExamples(name);
  return Promise.all(examples.map(example => queue.add(() => model.generate(example)))); //- return Promise.all(examples.map(example => model.generate(example))); //@ no-unbounded-concurrency
}`,
  },
  {
    name: 'files of a tree, started in a loop',
    code: `${FILES}
export async function load(root: string): Promise<Buffer[]> {
  const reads: Promise<Buffer>[] = [];
  for (const file of await glob(root + '/**/*.js')) {
    reads.push(limit(() => readFile(file))); //- reads.push(readFile(file)); //@ no-unbounded-concurrency
  }
  return Promise.all(reads);
}`,
  },
  {
    name: 'a list that a caller hands in, of unknown length',
    strict: true,
    code: `
declare function spawn(command: string): Promise<number>;

export async function runs(commands: readonly string[]): Promise<number[]> {
  return Promise.all(commands.slice(0, 10).map(command => spawn(command))); //- return Promise.all(commands.map(command => spawn(command))); //@ no-unbounded-concurrency
}`,
  },
  {
    name: 'files of one folder, all read at once',
    strict: true,
    code: `${FILES}
import { readdir } from 'node:fs/promises';

export async function intents(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return Promise.all(names.map(name => limit(async () => (await readFile(name)).length))); //- return Promise.all(names.map(async name => (await readFile(name)).length)); //@ no-unbounded-concurrency
}`,
  },
];

/** What `no-unbounded-concurrency` leaves alone. */
export const silent: readonly Case[] = [
  {
    name: 'a list of the code itself',
    code: `
const HOSTS = ['https://a.example', 'https://b.example'];

export async function ping(): Promise<number[]> {
  return Promise.all(HOSTS.map(async host => (await fetch(host)).status));
}`,
  },
  {
    name: 'two that are handed in by all callers',
    code: `
async function load(urls: readonly string[]): Promise<Response[]> {
  return Promise.all(urls.map(url => fetch(url)));
}

export const both = (): Promise<Response[]> => load(['/a', '/b']);`,
  },
  {
    name: 'a batch at a time',
    code: `
declare const db: { user: { findMany(query: object): Promise<string[]> } };

export async function notifyAll(): Promise<void> {
  const users = await db.user.findMany({});
  for (let i = 0; i < users.length; i += 10) {
    const batch = users.slice(i, i + 10);
    await Promise.all(batch.map(user => fetch('https://example.com/' + user)));
  }
}`,
  },
  {
    name: 'what only works out values',
    code: `
declare const db: { user: { findMany(query: object): Promise<string[]> } };

export async function names(): Promise<string[]> {
  const users = await db.user.findMany({});
  return Promise.all(users.map(async user => user.trim()));
}`,
  },
];
