import type { Case } from '../twins.js';

/** Shape 11: ended with something larger. */
export const timers: readonly Case[] = [
  {
    name: 'a timer wheel whose clear() clears every timer',
    code: `
class Timers {
  private readonly live = new Set<NodeJS.Timeout>();
  every(ms: number, run: () => void): void {
    this.live.add(setInterval(run, ms)); //@ no-uncleared-timer
  }
  clear(): void {
    for (const timer of this.live) clearInterval(timer); //-
    this.live.clear();
  }
}

export class Game {
  private readonly timers = new Timers();
  private score = 0;

  begin(): void {
    this.timers.every(1_000, () => (this.score += 1));
  }

  dispose(): void {
    this.timers.clear();
  }
}`,
  },
  {
    name: 'the parent’s destroy() clears the child’s timer',
    code: `
interface Entry {
  timer: NodeJS.Timeout;
}

export class Conversation {
  private readonly entry: Entry;
  private typing = false;

  constructor(everyMs: number) {
    this.entry = { timer: setInterval(() => (this.typing = false), everyMs) }; //@ no-uncleared-timer
  }

  isTyping(): boolean {
    return this.typing;
  }

  destroy(): void {
    clearInterval(this.entry.timer); //- this.typing = false;
  }
}`,
  },
];

export const listeners: readonly Case[] = [
  {
    name: 'removeAllListeners() of the target',
    strict: true,
    code: `
import type { EventEmitter } from 'node:events';

export class Terminal {
  private readonly lines: string[] = [];

  constructor(private readonly input: EventEmitter) {
    this.input.on('line', (line: string) => void this.lines.push(line)); //@ no-unremoved-listener
  }

  close(): void {
    this.lines.length = 0;
    this.input.removeAllListeners('line'); //-
  }
}`,
  },
  {
    name: 'the destroy() of the target, which the instance owns',
    code: `
import type { Socket } from 'node:net';

export class Session {
  private received = 0;

  constructor(private readonly socket: Socket) {
    this.socket.on('data', (data: Buffer) => {
      this.received += data.length;
    });
  }

  bytes(): number {
    return this.received;
  }

  close(): void {
    this.socket.destroy();
  }
}`,
  },
  {
    name: 'the close() of the server for its connections',
    code: `
import { createServer, type Server } from 'node:net';

export class Echo {
  private server: Server | undefined;
  private open = 0;

  listen(port: number): void {
    this.server = createServer(socket => {
      this.open += 1;
      socket.on('data', data => socket.write(data));
      socket.on('close', () => (this.open -= 1));
    });
    this.server.on('error', error => console.error(error, this.open));
    this.server.listen(port);
  }

  close(): void {
    this.server?.close();
  }
}`,
  },
];
