import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, SIGNALING } from '../demo/build.js';
import { HOST, simulate, type Measured } from '../demo/simulate.js';
import { copyOf } from '../projects/project.js';

const LOAD = { waves: 2, clients: 10 };

describe('a signalling server whose clients come and go', () => {
  let copy: string;
  let written: Measured;

  beforeAll(async () => {
    copy = copyOf(SIGNALING);
    written = await simulate(build(copy, HOST), LOAD);
  }, 300_000);
  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  test('as written, timers and listeners stay when everybody has left', () => {
    expect(written.left.timers).toBeGreaterThan(written.started.timers + LOAD.clients);
    expect(written.left.busListeners).toBeGreaterThan(written.started.busListeners + LOAD.clients);
    expect(written.left.signalListeners).toBeGreaterThan(written.started.signalListeners);
    expect(written.closed.timers).toBeGreaterThan(LOAD.clients);
  });
});
