import type { Client } from './client.js';

export interface Page<T> {
  items: T[];
  next?: string;
}

/** All items of a list, page by page. */
export async function* pages<T>(client: Client, path: string): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page: Page<T> = await client.get<Page<T>>(path, { query: cursor === undefined ? {} : { cursor } });
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}
