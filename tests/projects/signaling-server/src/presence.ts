import { bus, onPresence, onRoomClosed } from './bus.js';
import { every } from './heartbeat.js';

export type MessageKind = 'join' | 'leave' | 'signal' | 'watch' | 'probe' | 'turn' | 'say' | 'hide';

export interface PresenceEvent {
  readonly type: 'presence';
  readonly user: string;
  readonly room: string;
  readonly here: boolean;
}

const received = new Map<MessageKind, number>();
const recentErrors: string[] = [];
const lastSeen = new Map<string, number>();
let perMinute = 0;

setInterval(() => {
  perMinute = [...received.values()].reduce((sum, n) => sum + n, 0);
}, 60_000).unref();

/** Counts a message. */
export function countMessage(kind: MessageKind, address: string): void {
  received.set(kind, (received.get(kind) ?? 0) + 1);
  lastSeen.set(address, Date.now()); // miss no-unbounded-cache
}

/** Keeps the last errors for the status page. */
export function noteError(error: unknown): void {
  recentErrors.push(String(error));
  if (recentErrors.length > 20) recentErrors.shift();
}

/** What the status page shows. */
export function metrics(): { perMinute: number; errors: readonly string[]; addresses: number } {
  return { perMinute, errors: recentErrors, addresses: lastSeen.size };
}

/** Tells one client who comes and goes. */
export class PresenceFeed {
  constructor(private readonly send: (event: PresenceEvent) => void) {
    bus.on('peer:joined', this.onJoined);
    bus.on('peer:left', this.onLeft); // want no-unremoved-listener "bus"
  }

  close(): void {
    bus.off('peer:joined', this.onJoined);
  }

  private readonly onJoined = (user: string, room: string): void => {
    this.send({ type: 'presence', user, room, here: true });
  };

  private readonly onLeft = (user: string, room: string): void => {
    this.send({ type: 'presence', user, room, here: false });
  };
}

abstract class Owner {
  private readonly owned: (() => void)[] = [];

  protected own(end: () => void): void {
    this.owned.push(end);
  }

  dispose(): void {
    for (const end of this.owned.splice(0).reverse()) end();
  }
}

/** Round trip times of one client. */
export class LatencyProbe extends Owner {
  private readonly samples: number[] = [];
  private readonly deadline: NodeJS.Timeout;

  constructor(ping: () => void, giveUp: () => void) {
    super();
    const timer = every(5_000, ping);
    this.own(() => clearInterval(timer));
    const watch = onPresence(ping, ping);
    this.own(() => watch.dispose());
    this.own(onRoomClosed(ping));
    this.deadline = setTimeout(giveUp, 120_000);
  }

  add(ms: number): void {
    if (this.samples.length >= 100) this.samples.shift();
    this.samples.push(ms);
  }

  get average(): number {
    return this.samples.reduce((sum, ms) => sum + ms, 0) / Math.max(1, this.samples.length);
  }

  override dispose(): void {
    clearTimeout(this.deadline);
    super.dispose();
  }
}
