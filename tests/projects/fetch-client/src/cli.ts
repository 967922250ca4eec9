import { Client } from './client.js';
import { countByName, findUser } from './users.js';
import { upload } from './upload.js';

/** Prints what a command line asks for; Ctrl-C stops it. */
export async function main([command, argument = '']: string[]): Promise<void> {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  const client = new Client(process.env['SERVICE'] ?? 'http://localhost:8080');
  if (command === 'count') for (const [name, count] of await countByName(client)) console.log(name, count);
  if (command === 'show') console.log(await findUser(client, argument));
  if (command === 'upload') console.log(await upload(argument, { signal: controller.signal }));
}
