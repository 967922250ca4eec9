import type { Alive, Measured } from './simulate.js';

const ROWS: readonly (readonly [keyof Alive, string])[] = [
  ['timers', 'active timers'],
  ['busListeners', 'listeners on the shared bus'],
  ['signalListeners', "listeners on the server's abort signal"],
  ['peers', 'entries in the table of peers'],
  ['rooms', 'entries in the table of rooms'],
  ['sessions', 'cached sessions'],
  ['outbox', 'messages queued for the upstream'],
  ['pending', 'requests waiting for an answer'],
];

const MOMENTS: readonly (readonly [keyof Measured, string])[] = [
  ['started', 'started, nobody there'],
  ['left', 'all clients have left'],
  ['closed', 'server closed'],
];

/** What was measured of each program, one column each. */
export function sideBySide(programs: Readonly<Record<string, Measured>>): string {
  const wide = Math.max(...ROWS.map(([, words]) => words.length)) + 2;
  const names = Object.keys(programs);
  const columns = names.map(name => Math.max(name.length, 8) + 3);
  const line = (words: string, cells: readonly (string | number)[]): string =>
    words.padEnd(wide) + cells.map((cell, i) => String(cell).padStart(columns[i] ?? 0)).join('');
  const lines = [line('', names)];
  for (const [moment, words] of MOMENTS) {
    lines.push('', words);
    for (const [row, what] of ROWS) lines.push(line(`  ${what}`, names.map(name => programs[name]?.[moment][row] ?? '')));
  }
  return lines.join('\n');
}
