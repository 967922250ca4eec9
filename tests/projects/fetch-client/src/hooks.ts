import { useEffect, useState } from 'react';
import type { Client } from './client.js';
import { sizeOf } from './http.js';
import { listUsers, type User } from './users.js';

/** All users, and how large the list is. */
export function useUsers(client: Client, url: string): { users: User[]; size: number } {
  const [users, setUsers] = useState<User[]>([]);
  const [size, setSize] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const load = async () => {
      setSize(await sizeOf(url, controller.signal));
      setUsers(await listUsers(client));
    };
    load().catch((error: unknown) => {
      if (!controller.signal.aborted) throw error;
    });
    return () => controller.abort();
  }, [client, url]);
  return { users, size };
}
