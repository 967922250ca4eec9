import type { Case } from '../twins.js';

/** What `no-unremoved-listener` is silent about, one case for each item of its description. */
export const silent: readonly Case[] = [
  {
    name: 'the target is reached from a slot that this instance filled itself',
    code: `
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

export class Compiler {
  private readonly child: ChildProcessWithoutNullStreams;
  private output = '';

  constructor(command: string) {
    this.child = spawn(command);
    this.child.stdout.on('data', chunk => (this.output += String(chunk)));
    this.child.on('error', error => (this.output += error.message));
  }

  text(): string {
    return this.output;
  }
}`,
  },
  {
    name: 'the target made the registrar',
    code: `
import { EventEmitter } from 'node:events';

class Room extends EventEmitter {
  private readonly members: Member[] = [];
  admit(name: string): Member {
    const member = new Member(this, name);
    this.members.push(member);
    return member;
  }
}

class Member {
  private unread = 0;
  constructor(room: Room, readonly name: string) {
    room.on('message', () => (this.unread += 1));
  }
}

export const lobby = (): Member => new Room().admit('guest');`,
  },
  {
    name: 'this instance ends the target',
    code: `
import type { WebSocket } from 'ws';

export class Channel {
  private last = '';

  constructor(private readonly socket: WebSocket) {
    socket.on('message', data => (this.last = String(data)));
    socket.on('error', () => this.close());
  }

  latest(): string {
    return this.last;
  }

  close(): void {
    this.socket.close();
  }
}`,
  },
  {
    name: 'the target is the callback’s own parameter',
    code: `
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  let body = '';
  request.on('data', chunk => (body += String(chunk)));
  request.on('end', () => response.end(body));
  response.on('close', () => (body = ''));
});

new WebSocketServer({ server }).on('connection', socket => {
  socket.on('message', data => socket.send(data));
  socket.on('error', () => socket.terminate());
});

server.listen(8080);`,
  },
  {
    name: 'a module-level function added again to an EventTarget',
    code: `
let moved = 0;
const onMove = (): void => {
  moved += 1;
};

export class Activity {
  constructor() {
    window.addEventListener('mousemove', onMove);
    window.addEventListener('keydown', onMove, { passive: true });
  }

  score(): number {
    return moved;
  }
}`,
  },
  {
    name: 'made once: at module level, in main(), by a singleton',
    code: `
import { EventEmitter } from 'node:events';

export const bus = new EventEmitter();
bus.on('error', error => console.error(error));

class Settings {
  private theme = 'light';
  constructor() {
    window.addEventListener('storage', event => (this.theme = event.newValue ?? this.theme));
  }
  current(): string {
    return this.theme;
  }
}

export const settings = new Settings();

function main(): void {
  process.on('SIGTERM', () => process.exit(0));
  window.addEventListener('error', event => bus.emit('error', event.error));
}

main();`,
  },
  {
    name: 'made once: behind a latch',
    code: `
let installed = false;

export class Analytics {
  private views = 0;

  track(): number {
    if (!installed) {
      installed = true;
      window.addEventListener('pagehide', () => navigator.sendBeacon('/views', String(this.views)));
    }
    return (this.views += 1);
  }
}`,
  },
  {
    name: 'a handler that the cleanup gives to a function without a body',
    file: 'react.tsx',
    code: `
import { useEffect } from 'react';

declare function off(target: EventTarget, type: string, handler: () => void): void;

export function useFocus(refresh: () => void): void {
  useEffect(() => {
    const onFocus = () => refresh();
    window.addEventListener('focus', onFocus);
    return () => off(window, 'focus', onFocus);
  }, [refresh]);
}`,
  },
];
