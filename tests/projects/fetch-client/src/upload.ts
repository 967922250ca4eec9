import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface UploadOptions {
  signal?: AbortSignal;
}

/** Sends a file, waits until the service has taken it in, and gives its receipt. */
export async function upload(path: string, { signal }: UploadOptions = {}): Promise<string> {
  const init: RequestInit = { method: 'PUT', body: await readFile(path) };
  if (signal) init.signal = signal;
  const { id } = (await (await fetch('/files', init)).json()) as { id: string };
  for (let state = 'new'; state !== 'done'; ) {
    await sleep(500, undefined, signal ? { signal } : {});
    const response = await fetch(`/files/${id}`);
    state = ((await response.json()) as { state: string }).state;
  }
  const receipt = await fetch(`/files/${id}/receipt`); // want require-signal-forwarding "signal"
  return await receipt.text();
}
