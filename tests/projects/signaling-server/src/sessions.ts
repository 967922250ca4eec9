import type { RawData, WebSocket } from 'ws';

export interface Profile {
  readonly name: string;
  readonly groups: readonly string[];
}

export interface Session {
  readonly user: string;
  readonly profile: Profile;
  readonly expires: number;
}

/** Where users come from; throws for a token that it does not know. */
export interface Directory {
  find(token: string, signal: AbortSignal): Promise<Profile>;
  issueTurnSecret(user: string, signal: AbortSignal): Promise<string>;
}

const LOOKUP_MS = 30_000;
const SESSION_MS = 12 * 3_600_000;

const sessions = new Map<string, Session>();
const revoked = new Map<string, number>();

setInterval(() => {
  const now = Date.now();
  for (const [token, until] of revoked) {
    if (until < now) revoked.delete(token);
  }
}, 60_000).unref();

/** Refuses the token from now on. */
export function revoke(token: string): void {
  sessions.delete(token);
  revoked.set(token, Date.now() + SESSION_MS);
}

/** How many sessions are known. */
export function sessionCount(): number {
  return sessions.size;
}

/** The session of a token. */
export async function authenticate(token: string, directory: Directory, signal: AbortSignal): Promise<Session> {
  if (revoked.has(token)) throw new Error('token revoked');
  const known = sessions.get(token);
  if (known && known.expires > Date.now()) return known;
  const profile = await findProfile(token, directory);
  await pause(5, signal);
  const session: Session = { user: profile.name, profile, expires: Date.now() + SESSION_MS };
  sessions.set(token, session); // miss no-unbounded-cache
  return session;
}

async function findProfile(token: string, directory: Directory): Promise<Profile> {
  const controller = new AbortController();
  const timeout = setTimeout(() => controller.abort(), LOOKUP_MS); // want no-uncleared-timer "timeout"
  const profile = await directory.find(token, controller.signal);
  clearTimeout(timeout);
  return profile;
}

/** A short-lived secret for the TURN relay. */
export async function turnSecret(user: string, directory: Directory): Promise<string> {
  const controller = new AbortController();
  const timeout = setTimeout(() => controller.abort(), LOOKUP_MS);
  try {
    return await directory.issueTurnSecret(user, controller.signal);
  } finally {
    clearTimeout(timeout);
  }
}

/** Waits, so that guessing tokens takes its time. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener( // want no-unremoved-listener "signal"
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

/** The next thing that the client says. */
export function nextMessage(socket: WebSocket, ms: number, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      socket.off('message', onMessage);
      socket.off('close', onClose);
      signal.removeEventListener('abort', onAbort);
    };
    const onMessage = (data: RawData) => {
      settle();
      resolve(String(data));
    };
    const onClose = () => {
      settle();
      reject(new Error('closed before it said anything'));
    };
    const onAbort = () => {
      settle();
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      settle();
      reject(new Error(`silent for ${ms} ms`));
    }, ms);
    socket.on('message', onMessage);
    socket.on('close', onClose);
    signal.addEventListener('abort', onAbort);
  });
}
