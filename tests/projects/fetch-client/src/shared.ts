import type { Client } from './client.js';

let settings: Promise<Record<string, string>> | undefined;

/** The service's settings, asked for once: one caller's abort does not take them from the others. */
export function settingsOf(url: string): Promise<Record<string, string>> {
  settings ??= fetch(`${url}/settings`).then(response => response.json() as Promise<Record<string, string>>);
  return settings;
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
