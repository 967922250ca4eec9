import type { Client } from './client.js';
import { pages } from './pages.js';

export interface User {
  id: string;
  name: string;
}

/** Every user. */
export async function listUsers(client: Client): Promise<User[]> {
  const users: User[] = [];
  for await (const user of pages<User>(client, '/users')) users.push(user);
  return users;
}

/** One user. */
export async function findUser(client: Client, id: string): Promise<User> {
  return await client.get<User>(`/users/${id}`);
}

/** The number of users of each name. */
export async function countByName(client: Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of await listUsers(client)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
