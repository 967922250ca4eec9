/** What brings connections, sessions and requests to a program, and what it keeps of them. */
export const connections = {
  /** The events that bring one, and its place among the parameters of the handler: https://nodejs.org/api/net.html#event-connection, https://nodejs.org/api/http.html#event-upgrade_1 */
  opens: { connection: 0, connect: 0, secureConnection: 0, session: 0, upgrade: 1 } as Readonly<Record<string, number>>,
  /** The event with which they end, and what it is called by packages that have another name for it: https://socket.io/docs/v4/server-socket-instance/#disconnect */
  close: 'close',
  closes: { 'socket.io': 'disconnect' } as Readonly<Record<string, string>>,
  /** The ends that say that no answer can come any more. */
  gone: ['close', 'closed', 'exit', 'disconnect', 'disconnected', 'terminate'],
  /** Functions whose function argument is called with each connection or request, and how that is called in a message. */
  servers: ['createServer', 'createSecureServer'],
  brought: 'connection',
  /** Words in the text of a function by which it gives up waiting of its own accord. */
  limits: ['timeout', 'timer', 'deadline', 'signal', 'abort', 'race', 'expire', 'expires', 'ttl', 'cancel'],
  /** What waits for a time. */
  timers: ['setTimeout'],
} as const;
