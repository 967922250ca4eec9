import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { bus } from './bus.js';
import { stopAll, watchIdle } from './heartbeat.js';
import { LatencyProbe, PresenceFeed } from './presence.js';
import type { Session } from './sessions.js';

const IDLE_MS = 10 * 60_000;
const STATS_MS = 15_000;
const TYPING_MS = 4_000;

/** One connected client. */
export class Peer {
  readonly id = randomUUID();
  readonly user: string;
  room: string | undefined;

  private statsTimer: NodeJS.Timeout | undefined;
  private expiryTimer: NodeJS.Timeout | undefined;
  private readonly retries = new Set<NodeJS.Timeout>();
  private readonly cleanups: (() => void)[] = [];
  private feed: PresenceFeed | undefined;
  private probe: LatencyProbe | undefined;
  private sent = 0;

  constructor(
    private readonly socket: WebSocket,
    session: Session,
    readonly address: string,
  ) {
    this.user = session.user;
    this.statsTimer = setInterval(() => this.sendStats(), STATS_MS); // want no-uncleared-timer "statsTimer"
    this.expiryTimer = setTimeout(() => this.socket.close(4003, 'session expired'), Math.min(session.expires - Date.now(), 0x7fffffff));

    this.cleanups.push(watchIdle(socket, IDLE_MS, () => socket.close(4000, 'idle')));
    const onClosed = (room: string) => {
      if (room === this.room) this.room = undefined;
    };
    bus.on('room:closed', onClosed);
    this.cleanups.push(() => bus.off('room:closed', onClosed));

    bus.on('drain', this.onDrain.bind(this)); // want no-mismatched-removal "drain"
  }

  /** Sends, or tries again a little later when the socket is busy. */
  send(message: object): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (this.socket.bufferedAmount < 1_000_000) {
      this.sent++;
      this.socket.send(JSON.stringify(message));
      return;
    }
    const retry = setTimeout(() => {
      this.retries.delete(retry);
      this.send(message);
    }, 250);
    this.retries.add(retry);
  }

  /** Shows the others that this client is typing. */
  typing(): void {
    this.send({ type: 'typing', user: this.user, until: Date.now() + TYPING_MS });
    setTimeout(() => this.sent++, 50);
  }

  /** Sends this client everything about who comes and goes. */
  watch(): void {
    this.feed?.close();
    this.feed = new PresenceFeed(event => this.send(event));
  }

  /** Measures the round trip time from now on. */
  measure(): void {
    this.probe ??= new LatencyProbe(
      () => this.socket.ping(),
      () => this.socket.terminate(),
    );
  }

  /** Sends no statistics while nobody looks at them. */
  hide(): void {
    clearInterval(this.statsTimer);
  }

  close(): void {
    clearTimeout(this.expiryTimer);
    stopAll(this.retries);
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    bus.off('drain', this.onDrain.bind(this));
    this.feed?.close();
    this.probe?.dispose();
    this.socket.close();
  }

  private onDrain(): void {
    this.send({ type: 'reconnect-elsewhere' });
  }

  private sendStats(): void {
    this.send({ type: 'stats', sent: this.sent, rtt: this.probe?.average ?? 0 });
  }
}
