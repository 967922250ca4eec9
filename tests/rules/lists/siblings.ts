import type { Case } from '../twins.js';

/** Cleanups that take off what was added beside a listener, and leave that one on: whoever wrote them says that the target lives on. */
export const flagged: readonly Case[] = [
  {
    name: 'a cleanup that leaves one on: a node in a field',
    code: `
interface Node {
  on(event: string, run: () => void): void;
  off(event: string, run: () => void): void;
}

export class Handle {
  private angle = 0;

  constructor(private readonly node: Node) {}

  attach(): void {
    this.node.on('press', this.onPress);
    this.node.on('turn', this.onTurn);
    this.node.on('leave', this.onLeave); //@ no-unremoved-listener
  }

  detach(): void {
    this.node.off('press', this.onPress);
    this.node.off('turn', this.onTurn);
    this.node.off('leave', this.onLeave); //-
  }

  private readonly onPress = (): void => void (this.angle = 0);
  private readonly onTurn = (): void => void (this.angle += 1);
  private readonly onLeave = (): void => void (this.angle = -1);
}`,
  },
  {
    name: 'a cleanup that leaves one on: an element in a variable',
    code: `
export function draggable(root: HTMLElement, move: (x: number) => void): () => void {
  const grip = root.querySelector<HTMLElement>('.grip') ?? root;
  const onDown = (event: PointerEvent): void => grip.setPointerCapture(event.pointerId);
  const onMove = (event: PointerEvent): void => move(event.clientX);
  const onUp = (event: PointerEvent): void => grip.releasePointerCapture(event.pointerId);
  grip.addEventListener('pointerdown', onDown);
  grip.addEventListener('pointermove', onMove);
  grip.addEventListener('pointerup', onUp); //@ no-unremoved-listener
  return () => {
    grip.removeEventListener('pointerdown', onDown);
    grip.removeEventListener('pointermove', onMove);
    grip.removeEventListener('pointerup', onUp); //-
  };
}`,
  },
  {
    name: 'a cleanup that leaves one on: an emitter of its own',
    code: `
import { EventEmitter } from 'node:events';

export class Pager {
  private readonly keys = new EventEmitter();
  private page = 0;

  press(key: string): void {
    this.keys.emit(key);
  }

  begin(): void {
    this.keys.on('next', this.onNext);
    this.keys.on('back', this.onBack); //@ no-unremoved-listener
  }

  stop(): void {
    this.keys.off('next', this.onNext);
    this.keys.off('back', this.onBack); //-
  }

  private readonly onNext = (): void => void (this.page += 1);
  private readonly onBack = (): void => void (this.page -= 1);
}`,
  },
  {
    name: 'a cleanup that leaves one on: objects that handle their events themselves',
    code: `
export class Slider {
  private value = 0;

  constructor(private readonly track: HTMLElement) {}

  connect(): void {
    this.track.addEventListener('pointermove', this);
    this.track.addEventListener('pointerup', this); //@ no-unremoved-listener
  }

  disconnect(): void {
    this.track.removeEventListener('pointermove', this);
    this.track.removeEventListener('pointerup', this); //-
  }

  handleEvent(event: Event): void {
    this.value = event.timeStamp;
  }
}`,
  },
  {
    name: 'a cleanup that leaves one on: an emitter that is given the handler’s this',
    code: `
interface Emitter {
  on(event: string, run: () => void, context: object): void;
  off(event: string, run: () => void, context: object): void;
}

export class Player {
  private frame = 0;

  constructor(private readonly input: Emitter) {}

  wake(): void {
    this.input.on('down', this.onDown, this);
    this.input.on('up', this.onUp, this); //@ no-unremoved-listener
  }

  sleep(): void {
    this.input.off('down', this.onDown, this);
    this.input.off('up', this.onUp, this); //-
  }

  destroy(): void {
    this.sleep();
  }

  private onDown(): void {
    this.frame += 1;
  }

  private onUp(): void {
    this.frame = 0;
  }
}`,
  },
  {
    name: 'alternatives that are left by a handler of one of them',
    code: `
import { EventEmitter } from 'node:events';

const pool = new EventEmitter();

export function take(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onFree = (client: unknown): void => {
      pool.off('timeout', onTimeout); //-
      resolve(client);
    };
    const onTimeout = (): void => {
      pool.off('free', onFree);
      reject(new Error('timed out'));
    };
    pool.once('free', onFree);
    pool.once('timeout', onTimeout); //@ no-unremoved-listener
  });
}`,
  },
];

/** Listeners that a cleanup leaves on by design. */
export const silent: readonly Case[] = [
  {
    name: 'a listener on itself, which lives no longer than its handler',
    code: `
import { EventEmitter } from 'node:events';

export class Pager extends EventEmitter {
  private page = 0;

  begin(): void {
    this.on('next', this.onNext);
    this.on('back', this.onBack);
  }

  stop(): void {
    this.off('next', this.onNext);
  }

  private readonly onNext = (): void => void (this.page += 1);
  private readonly onBack = (): void => void (this.page -= 1);
}`,
  },
  {
    name: 'the one that is taken off is the special one',
    code: `
interface Node {
  on(event: string, run: () => void): void;
  off(event: string, run: () => void): void;
}

export class Button {
  private clicks = 0;

  constructor(private readonly node: Node) {
    this.node.on('click', this.onClick);
    this.node.on('focus', this.onFocus);
    this.node.on('first', this.onFirst);
  }

  disarm(): void {
    this.node.off('first', this.onFirst);
  }

  private readonly onClick = (): void => void (this.clicks += 1);
  private readonly onFocus = (): void => void (this.clicks += 0);
  private readonly onFirst = (): void => void (this.clicks = 1);
}`,
  },
  {
    name: 'the target is ended in the same teardown',
    code: `
interface Link {
  on(event: string, run: () => void): void;
  off(event: string, run: () => void): void;
  close(): void;
}

export class Session {
  private alive = true;

  constructor(private readonly link: Link) {
    this.link.on('message', this.onMessage);
    this.link.on('gone', this.onGone);
  }

  dispose(): void {
    this.link.off('gone', this.onGone);
    this.link.close();
  }

  private readonly onMessage = (): void => void (this.alive = true);
  private readonly onGone = (): void => void (this.alive = false);
}`,
  },
  {
    name: 'an event’s handler takes itself and its alternatives off',
    code: `
import type { Socket } from 'node:net';

export function greet(socket: Socket, done: (text: string) => void): void {
  const onData = (data: Buffer): void => {
    socket.off('data', onData);
    socket.off('error', onError);
    done(data.toString());
  };
  const onError = (error: Error): void => {
    socket.off('data', onData);
    socket.off('error', onError);
    done(error.message);
  };
  const onClose = (): void => done('closed');
  socket.on('data', onData);
  socket.on('error', onError);
  socket.on('close', onClose);
}`,
  },
  {
    name: 'a handler that does nothing stays on, so that a failure finds one',
    code: `
import type { Socket } from 'node:net';

const ignore = (): void => {};

export class Tunnel {
  private bytes = 0;

  constructor(private readonly socket: Socket) {}

  open(): void {
    this.socket.on('data', this.onData);
    this.socket.on('error', ignore);
  }

  close(): void {
    this.socket.off('data', this.onData);
  }

  private readonly onData = (data: Buffer): void => void (this.bytes += data.length);
}`,
  },
];
