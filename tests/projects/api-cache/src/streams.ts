import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';

const watchers = new Set<ServerResponse>();
const started = new WeakMap<IncomingMessage, number>();

/** Keeps an answer open and sends what is new. */
export function watch(req: IncomingMessage, res: ServerResponse): void {
  started.set(req, Date.now());
  watchers.add(res);
  res.on('close', () => watchers.delete(res));
}

/** Tells all that watch. */
export function tell(text: string): void {
  for (const res of watchers) res.write(`data: ${text}\n\n`);
}

/** How long somebody has been watching. */
export function since(req: IncomingMessage): number {
  return Date.now() - (started.get(req) ?? Date.now());
}

/** A port on which others hear of changes. */
export function startFeed(port: number): { server: Server; close(): void } {
  const clients: Socket[] = [];
  const server = createServer(socket => {
    clients.push(socket); // want no-stale-connection-state "clients"
    socket.on('error', error => console.error(error));
  });
  server.listen(port);
  return {
    server,
    close() {
      for (const socket of clients) socket.destroy();
      server.close();
    },
  };
}

/** The same with nothing left of those who have gone. */
export function startCarefulFeed(port: number): { server: Server; close(): void } {
  const clients = new Set<Socket>();
  const server = createServer(socket => {
    clients.add(socket);
    socket.on('error', error => console.error(error));
    socket.once('close', () => clients.delete(socket));
  });
  server.listen(port);
  return {
    server,
    close() {
      for (const socket of clients) socket.destroy();
      server.close();
    },
  };
}
