import type { Case } from '../twins.js';

/** What `no-uncleared-timer` flags, one case for each item of its description. */
export const flagged: readonly Case[] = [
  {
    name: 'an interval whose id is dropped in code that runs many times',
    code: `
import { createServer } from 'node:http';

createServer((request, response) => {
  let waited = 0;
  setInterval(() => { //@ no-uncleared-timer
    waited += 1;
    response.write(String(waited));
  }, 1_000);
  request.resume();
}).listen(8080);`,
  },
  {
    name: 'an interval whose id is dropped, in a loop',
    strict: true,
    code: `
const hosts = ['a.example', 'b.example'];

export function probe(check: (host: string) => void): void {
  for (const host of hosts) {
    setInterval(() => check(host), 30_000); //@ no-uncleared-timer
  }
}

process.on('message', () => probe(console.log));`,
  },
  {
    name: 'an interval whose id is dropped in a component’s render body',
    file: 'react.tsx',
    code: `
import { useState } from 'react';

export function Stopwatch() {
  const [seconds, setSeconds] = useState(0);
  setInterval(() => setSeconds(seconds + 1), 1_000); //@ no-uncleared-timer
  return <b>{seconds}</b>;
}`,
  },
  {
    name: 'a field that the class’s teardown does not clear, beside one that it clears',
    code: `
export class Lease {
  private renew: NodeJS.Timeout | undefined;
  private audit: NodeJS.Timeout | undefined;

  hold(renew: () => void, audit: () => void): void {
    this.release();
    this.renew = setInterval(renew, 5_000);
    this.audit = setInterval(audit, 60_000); //@ no-uncleared-timer
  }

  release(): void {
    clearInterval(this.renew);
    this.renew = undefined;
    clearInterval(this.audit); //-
  }
}`,
  },
  {
    name: 'a field of a class that has no teardown at all, and that is made many times',
    code: `
class Player {
  private readonly tick: NodeJS.Timeout;
  energy = 100;

  constructor(readonly name: string) {
    this.tick = setInterval(() => (this.energy -= 1), 1_000); //@ no-uncleared-timer
  }
}

export function joinAll(names: readonly string[]): Player[] {
  return names.map(name => new Player(name));
}`,
  },
  {
    name: 'a clear() of another handle',
    code: `
export class Clock {
  private second: NodeJS.Timeout | undefined;
  private minute: NodeJS.Timeout | undefined;

  constructor(tick: () => void) {
    this.second = setInterval(tick, 1_000); //@ no-uncleared-timer
    this.minute = setInterval(tick, 60_000);
  }

  dispose(): void {
    clearInterval(this.minute);
    clearInterval(this.second); //- clearInterval(this.minute);
  }
}`,
  },
  {
    name: 'a clear() of nothing',
    code: `
export class Watchdog {
  private timer: NodeJS.Timeout | undefined;

  constructor(bark: () => void) {
    this.timer = setInterval(bark, 1_000); //@ no-uncleared-timer
  }

  dispose(): void {
    clearInterval(this.timer); //- clearInterval(undefined);
    this.timer = undefined;
  }
}`,
  },
  {
    name: 'the slot of an interval is written again by two call sites with no clear between',
    code: `
export class Radar {
  private sweep: NodeJS.Timeout | undefined;
  private angle = 0;

  constructor(source: { on(event: 'speed', run: (rpm: number) => void): void }) {
    this.spin(6);
    source.on('speed', rpm => this.spin(rpm));
  }

  private spin(rpm: number): void {
    clearInterval(this.sweep); //-
    this.sweep = setInterval(() => (this.angle += rpm), 100); //@ no-uncleared-timer
  }

  dispose(): void {
    clearInterval(this.sweep);
  }
}`,
  },
  {
    name: 'the slot of an interval is written again by a setter',
    code: `
export class Metronome {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly play: () => void) {}

  set bpm(value: number) {
    clearInterval(this.timer); //-
    this.timer = setInterval(this.play, 60_000 / value); //@ no-uncleared-timer
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}

export function accelerate(metronome: Metronome): void {
  for (let bpm = 60; bpm < 180; bpm += 10) metronome.bpm = bpm;
}`,
  },
  {
    name: 'a public start() that nobody calls twice is only possible',
    strict: true,
    code: `
export class Beacon {
  private timer: NodeJS.Timeout | undefined;

  start(send: () => void): void {
    clearInterval(this.timer); //-
    this.timer = setInterval(send, 1_000); //@ no-uncleared-timer
  }

  stop(): void {
    clearInterval(this.timer);
  }
}`,
  },
];
