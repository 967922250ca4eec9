import { once, setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { bus, enableAudit, onRoomClosed } from './bus.js';
import { limitAge, logSlowPongs, startHeartbeat } from './heartbeat.js';
import { Peer } from './peer.js';
import { countMessage, metrics, noteError, type MessageKind } from './presence.js';
import { Relay } from './relay.js';
import { RoomRegistry } from './rooms.js';
import { authenticate, nextMessage, sessionCount, turnSecret, type Directory } from './sessions.js';

export interface ServerOptions {
  readonly port: number;
  readonly directory: Directory;
  readonly upstreams?: readonly string[];
  readonly heartbeatMs?: number;
}

export interface ServerCounts {
  readonly peers: number;
  readonly rooms: number;
  readonly sessions: number;
  readonly addresses: number;
  readonly outbox: number;
  readonly pending: number;
}

export interface SignalingServer {
  readonly port: number;
  /** Aborted when the server closes. */
  readonly signal: AbortSignal;
  counts(): ServerCounts;
  close(): Promise<void>;
}

interface Hello {
  readonly type: 'hello';
  readonly token: string;
}

interface ClientMessage {
  readonly type: MessageKind;
  readonly room?: string;
  readonly to?: string;
  readonly data?: string;
}

const HEARTBEAT_MS = 30_000;
const HELLO_MS = 10_000;
const MAX_AGE_MS = 6 * 3_600_000;

/** Starts to listen; the result stops it. */
export async function startServer(options: ServerOptions): Promise<SignalingServer> {
  const { directory, heartbeatMs = HEARTBEAT_MS } = options;
  const shutdown = new AbortController();
  setMaxListeners(0, shutdown.signal);
  const rooms = new RoomRegistry();
  const peers = new Map<string, Peer>();
  const relays = (options.upstreams ?? []).map(url => new Relay(url, shutdown.signal));
  enableAudit();

  const wss = new WebSocketServer({ port: options.port, host: '127.0.0.1' });
  await once(wss, 'listening');
  const address = wss.address();
  const port = typeof address === 'object' && address ? address.port : options.port;

  const status = setInterval(() => {
    const { perMinute, errors } = metrics();
    if (process.env['STATUS']) console.error(`${peers.size} peers, ${perMinute} messages, ${errors.length} errors`);
  }, 60_000);

  wss.on('connection', (socket, request) => {
    socket.on('error', noteError);
    startHeartbeat(socket, heartbeatMs);
    logSlowPongs(socket, heartbeatMs);
    limitAge(socket, MAX_AGE_MS);
    accept(socket, request).catch((error: unknown) => {
      noteError(error);
      socket.close(4001, 'not welcome');
    });
  });

  async function accept(socket: WebSocket, request: IncomingMessage): Promise<void> {
    const { token }: Hello = JSON.parse(await nextMessage(socket, HELLO_MS, shutdown.signal));
    const session = await authenticate(token, directory, shutdown.signal);
    if (socket.readyState !== socket.OPEN) return;

    const peer = new Peer(socket, session, request.socket.remoteAddress ?? '');
    peers.set(peer.id, peer); // want no-stale-connection-state "only an error"

    bus.on('announcement', text => peer.send({ type: 'announcement', text })); // want no-unremoved-listener "bus"
    onRoomClosed(room => peer.send({ type: 'room-closed', room })); // miss no-undisposed-subscription
    const onLeft = (user: string, room: string) => {
      if (room === peer.room) peer.send({ type: 'left', user });
    };
    bus.on('peer:left', onLeft);

    socket.on('message', data => {
      receive(peer, data).catch(noteError);
    });
    socket.on('error', () => peers.delete(peer.id));
    socket.on('close', () => {
      bus.off('peer:left', onLeft);
      rooms.leave(peer);
      peer.close();
    });
    peer.send({ type: 'welcome', id: peer.id, user: peer.user });
  }

  async function receive(peer: Peer, data: RawData): Promise<void> {
    const message: ClientMessage = JSON.parse(String(data));
    countMessage(message.type, peer.address);
    const room = rooms.find(peer.room);
    switch (message.type) {
      case 'join':
        rooms.leave(peer);
        rooms.join(message.room ?? 'lobby', peer);
        peer.send({ type: 'joined', room: peer.room });
        break;
      case 'leave':
        rooms.leave(peer);
        break;
      case 'signal':
        room?.tell({ type: 'signal', from: peer.user, data: message.data }, message.to);
        break;
      case 'say':
        peer.typing();
        room?.mention((message.data ?? '').split(' ')[0] ?? '');
        room?.say(`${peer.user}: ${message.data ?? ''}`);
        break;
      case 'watch':
        peer.watch();
        break;
      case 'probe':
        peer.measure();
        break;
      case 'hide':
        peer.hide();
        break;
      case 'turn':
        peer.send({ type: 'turn', secret: await turnSecret(peer.user, directory) });
        for (const relay of relays) void relay.ask(`turn ${peer.user}`).catch(noteError);
        break;
    }
  }

  return {
    port,
    signal: shutdown.signal,
    counts: () => ({
      peers: peers.size,
      rooms: rooms.size,
      sessions: sessionCount(),
      addresses: metrics().addresses,
      outbox: relays.reduce((sum, relay) => sum + relay.queued, 0),
      pending: relays.reduce((sum, relay) => sum + relay.waiting, 0),
    }),
    async close() {
      clearInterval(status);
      await Promise.all(relays.map(relay => relay.goodbye()));
      shutdown.abort(new Error('server closed'));
      for (const socket of wss.clients) socket.terminate();
      wss.close();
      await once(wss, 'close');
      rooms.close();
    },
  };
}
