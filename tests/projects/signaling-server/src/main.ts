import { readFile, watch } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bus } from './bus.js';
import { startServer } from './server.js';
import type { Directory, Profile } from './sessions.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8443' },
    users: { type: 'string', default: 'users.json' },
    upstream: { type: 'string', multiple: true, default: [] },
  },
});

const users = new Map<string, Profile>();

async function loadUsers(): Promise<void> {
  const loaded: Record<string, Profile> = JSON.parse(await readFile(values.users, 'utf8'));
  users.clear();
  for (const [token, profile] of Object.entries(loaded)) users.set(token, profile);
}

const directory: Directory = {
  async find(token) {
    const profile = users.get(token);
    if (!profile) throw new Error('unknown token');
    return profile;
  },
  async issueTurnSecret(user) {
    return Buffer.from(`${Date.now()}:${user}`).toString('base64url');
  },
};

await loadUsers();
const server = await startServer({ port: Number(values.port), directory, upstreams: values.upstream });
console.log(`listening on ${server.port}`);

bus.on('announcement', text => console.log(text));
const ticker = setInterval(() => console.log(JSON.stringify(server.counts())), 30_000);
setInterval(() => void loadUsers().catch(console.error), 300_000);

process.on('uncaughtException', error => console.error(error));
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());

async function stop(): Promise<void> {
  clearInterval(ticker);
  bus.emit('drain');
  await server.close();
  process.exit(0);
}

try {
  for await (const change of watch(values.users, { signal: server.signal })) {
    if (change.eventType === 'change') await loadUsers().catch(console.error);
  }
} catch (error) {
  if (!server.signal.aborted) throw error;
}
