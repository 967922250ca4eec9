import type { Client } from './client.js';

const settings = new WeakMap<Client, Promise<Record<string, string>>>();

/** The service's settings, asked for once: one caller's abort does not take them from the others. */
export function settingsOf(client: Client): Promise<Record<string, string>> {
  let found = settings.get(client);
  if (!found) settings.set(client, (found = client.get<Record<string, string>>('/settings')));
  return found;
}

/** Says goodbye, also when the work was stopped. */
export async function withSession<T>(client: Client, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  await client.post('/sessions', {});
  try {
    return await work(signal);
  } finally {
    await client.post('/sessions/end', {});
  }
}
