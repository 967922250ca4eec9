import type { WebSocket } from 'ws';

const MAX_MISSED = 3;

/** Pings the client and drops it when it stops answering. */
export function startHeartbeat(socket: WebSocket, intervalMs: number): void {
  let missed = 0;
  socket.on('pong', () => {
    missed = 0;
  });
  setInterval(() => { // want no-uncleared-timer
    if (missed >= MAX_MISSED) {
      socket.terminate();
      return;
    }
    missed++;
    socket.ping();
  }, intervalMs);
}

/** Calls `onIdle` when nothing was received for `idleMs`; returns a function that stops watching. */
export function watchIdle(socket: WebSocket, idleMs: number, onIdle: () => void): () => void {
  let timer = setTimeout(onIdle, idleMs);
  const reset = () => {
    clearTimeout(timer);
    timer = setTimeout(onIdle, idleMs);
  };
  socket.on('message', reset);
  return () => {
    clearTimeout(timer);
    socket.off('message', reset);
  };
}

/** Closes the connection when it has lasted for `maxMs`. */
export function limitAge(socket: WebSocket, maxMs: number): void {
  const timer = setTimeout(() => socket.close(1000, 'session too long'), maxMs);
  socket.once('close', () => clearTimeout(timer));
}

/** Logs clients that answer slowly. */
export function logSlowPongs(socket: WebSocket, everyMs: number): void {
  let sentAt = 0;
  const probe = setInterval(() => { // miss no-uncleared-timer
    sentAt = Date.now();
    socket.ping('probe');
  }, everyMs);
  socket.on('pong', payload => {
    const took = Date.now() - sentAt;
    if (String(payload) === 'probe' && took > 2_000) console.warn(`slow pong: ${took} ms`);
  });
  socket.on('error', () => clearInterval(probe));
}

/** A timer that repeats; the caller stops it. */
export function every(ms: number, run: () => void): NodeJS.Timeout {
  return setInterval(run, ms);
}

/** Stops all of them. */
export function stopAll(timers: Iterable<NodeJS.Timeout>): void {
  for (const timer of timers) clearTimeout(timer);
}
