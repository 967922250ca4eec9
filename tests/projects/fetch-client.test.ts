import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { build } from '../demo/build.js';
import { copyOf, PROJECTS } from './project.js';
import { repair } from './repair.js';

const PROJECT = path.join(PROJECTS, 'fetch-client');

/** A service that never answers, a command that is under way, and Ctrl-C: what is still open then, and whether the command has come to its end. */
const INTERRUPTED = `
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { main } from './cli.js';

let open = 0;
const server = createServer((request, response) => {
  open++;
  response.on('close', () => open--);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
process.env.SERVICE = 'http://127.0.0.1:' + server.address().port;
const asked = once(server, 'request');
let end = 'none';
main(['count']).then(() => (end = 'done'), error => (end = error.name));
await asked;
process.emit('SIGINT');
for (let turn = 0; turn < 40 && open > 0; turn++) await sleep(50);
console.log(JSON.stringify({ open, end }));
process.exit();
`;

async function interrupted(folder: string): Promise<unknown> {
  const dist = build(folder);
  writeFileSync(path.join(dist, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(dist, 'interrupted.js'), INTERRUPTED);
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(dist, 'interrupted.js')]);
  return JSON.parse(stdout);
}

test('a command that is interrupted ends its requests, four calls down, once it is repaired', async () => {
  const copy = copyOf(PROJECT);
  try {
    expect(await interrupted(copy)).toEqual({ open: 1, end: 'none' });
    await repair(copy, 'write');
    expect(await interrupted(copy)).toEqual({ open: 0, end: 'AbortError' });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}, 240_000);
