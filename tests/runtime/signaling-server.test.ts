import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, SIGNALING } from '../demo/build.js';
import { HOST, simulate, type Measured } from '../demo/simulate.js';
import { copyOf } from '../projects/project.js';
import { repair } from '../projects/repair.js';

const LOAD = { waves: 2, clients: 10 };

describe('a signalling server whose clients come and go', () => {
  const copies: string[] = [];
  let written: Measured;
  let repaired: Measured;

  beforeAll(async () => {
    const [before, after] = [copyOf(SIGNALING), copyOf(SIGNALING)];
    copies.push(before, after);
    await repair(after, 'write');
    written = await simulate(build(before, HOST), LOAD);
    repaired = await simulate(build(after, HOST), LOAD);
  }, 300_000);
  afterAll(() => {
    for (const folder of copies) rmSync(folder, { recursive: true, force: true });
  });

  test('as written, timers and listeners stay when everybody has left', () => {
    expect(written.left.timers).toBeGreaterThan(written.started.timers + LOAD.clients);
    expect(written.left.busListeners).toBeGreaterThan(written.started.busListeners + LOAD.clients);
    expect(written.left.signalListeners).toBeGreaterThan(written.started.signalListeners);
    expect(written.closed.timers).toBeGreaterThan(LOAD.clients);
  });

  test('repaired, the same clients leave fewer timers and listeners behind', () => {
    expect(repaired.started).toEqual(written.started);
    // a timer and two listeners of each client go; the heartbeat and the abort listener are left: their repair is refused
    const clients = LOAD.waves * LOAD.clients;
    expect(repaired.left.timers).toBeLessThanOrEqual(written.left.timers - clients);
    expect(repaired.left.busListeners).toBeLessThanOrEqual(written.left.busListeners - 2 * clients);
    expect(repaired.closed.timers).toBeLessThanOrEqual(written.closed.timers - clients);
  });

  test('repaired, the server still does what it did', () => {
    const { peers, rooms, sessions, pending } = written.left;
    expect(repaired.left).toMatchObject({ peers, rooms, sessions, pending });
  });
});
