// What `npm run demo` shows: a real server's leaks as a user sees them, their repair, and both copies running side by side.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { copyOf, expectedIn, recommendedIn } from '../projects/project.js';
import { repair } from '../projects/repair.js';
import { build, SIGNALING } from './build.js';
import { HOST, simulate, type Load, type Measured } from './simulate.js';
import { sideBySide } from './table.js';

const LOAD: Load = { waves: 4, clients: 10 };

function heading(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 96 - text.length))}\n`);
}

const copies: string[] = [];
function copy(): string {
  const folder = copyOf(SIGNALING);
  copies.push(folder);
  return folder;
}

try {
  heading(`1. eslint, with the recommended preset, on ${readdirSync(path.join(SIGNALING, 'src')).length} files of a signalling server`);
  const eslint = recommendedIn(SIGNALING);
  const results = await eslint.lintFiles(['.']);
  const stylish = await eslint.loadFormatter('stylish');
  console.log(await stylish.format(results));

  heading('2. leakguard-fix --dry-run');
  const written = copy();
  const repaired = copy();
  const planned = await repair(repaired, 'dry-run');
  console.log(planned.diff === '' ? 'Nothing to repair.' : planned.diff);

  heading('3. leakguard-fix');
  const done = await repair(repaired, 'write');
  for (const line of [...done.fixed, ...done.left]) console.log(line);
  for (const problem of [...planned.problems, ...done.problems]) throw new Error(problem);
  console.log(`${done.fixed.length} repaired, ${done.left.length} left`);

  heading(`4. Both copies, each with ${LOAD.waves * LOAD.clients} clients that come, talk and go`);
  const before: Measured = await simulate(build(written, HOST), LOAD);
  const after: Measured = await simulate(build(repaired, HOST), LOAD);
  console.log(sideBySide({ 'as written': before, repaired: after }));

  const misses = expectedIn(SIGNALING).expectations.filter(e => e.kind === 'miss');
  if (misses.length > 0) {
    heading('What no rule finds yet');
    for (const { file, line, rule } of misses) console.log(`${file}:${line}  ${rule}`);
  }
} finally {
  for (const folder of copies) rmSync(folder, { recursive: true, force: true });
}
