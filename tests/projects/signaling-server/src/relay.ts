import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { bus } from './bus.js';

const RECONNECT_MS = 300;
const KEEPALIVE_MS = 20_000;
const SHUTDOWN_MS = 2_000;

interface Pending {
  resolve(answer: string): void;
  reject(reason: Error): void;
}

interface RelayFrame {
  readonly id?: string;
  readonly text: string;
}

/** The connection to another signalling server, whose announcements reach our clients, and ours theirs. */
export class Relay {
  private socket: WebSocket | undefined;
  private keepalive: NodeJS.Timeout | undefined;
  private reconnectTimer: NodeJS.Timeout | undefined;
  private readonly outbox: string[] = [];
  private readonly pending = new Map<string, Pending>();
  private readonly scope = new AbortController();

  constructor(
    private readonly url: string,
    shutdown: AbortSignal,
  ) {
    shutdown.addEventListener('abort', () => this.close(), { signal: this.scope.signal });
    bus.on('peer:joined', this.onJoined);
    bus.on('announcement', text => this.post({ text })); // want no-mismatched-removal "announcement"
    this.connect();
  }

  get queued(): number {
    return this.outbox.length;
  }

  get waiting(): number {
    return this.pending.size;
  }

  private connect(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.on('open', () => {
      this.keepalive = setInterval(() => socket.ping(), KEEPALIVE_MS); // want no-uncleared-timer "keepalive"
      for (const frame of this.outbox.splice(0)) socket.send(frame);
    });
    socket.on('message', data => this.receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.reconnectTimer = setTimeout(() => this.connect(), RECONNECT_MS); // miss no-unbounded-retry
    });
  }

  /** Asks the other server something. */
  ask(text: string): Promise<string> {
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject }); // want no-stale-connection-state "close"
      this.post({ id, text });
    });
  }

  private post(frame: RelayFrame): void {
    const text = JSON.stringify(frame);
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(text);
    else this.outbox.push(text); // miss no-unbounded-queue
  }

  private receive(text: string): void {
    const frame: Partial<RelayFrame> = JSON.parse(text);
    if (frame.id === undefined) return;
    this.pending.get(frame.id)?.resolve(frame.text ?? '');
    this.pending.delete(frame.id);
  }

  private readonly onJoined = (user: string, room: string): void => {
    this.post({ text: `${user} joined ${room}` });
  };

  /** Says goodbye, and hangs up when the other side takes too long to answer. */
  async goodbye(): Promise<void> {
    const socket = this.socket;
    if (!socket || socket.readyState !== WebSocket.OPEN) return;
    await new Promise<void>(resolve => {
      const timer = setTimeout(done, SHUTDOWN_MS);
      function done() {
        clearTimeout(timer);
        socket?.off('pong', done);
        socket?.off('close', done);
        resolve();
      }
      socket.once('pong', done);
      socket.once('close', done);
      socket.ping();
    });
  }

  close(): void {
    this.scope.abort();
    clearTimeout(this.reconnectTimer);
    clearInterval(this.keepalive);
    bus.off('peer:joined', this.onJoined);
    bus.off('announcement', text => this.post({ text }));
    this.socket?.close();
  }
}
