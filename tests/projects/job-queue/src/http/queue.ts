import { createServer, type Server } from 'node:http';
import { WorkerClient } from '../worker-client.js';

const MOST_WAITING = 10_000;
const KEPT = 100;

const waiting: string[] = [];
const history: string[] = [];
const recent: string[] = [];
const handlers = new Map<string, (payload: string) => Promise<void>>();

/** Says what is done with a kind of job. */
export function register(kind: string, handler: (payload: string) => Promise<void>): void {
  handlers.set(kind, handler);
}

/** Takes jobs over HTTP: the newest is refused when too many wait. */
export function startQueue(port: number, worker: WorkerClient): Server {
  const server = createServer((req, res) => {
    if (waiting.length >= MOST_WAITING) {
      res.writeHead(503).end();
      return;
    }
    waiting.push(req.url ?? '/');
    history.push(req.url ?? '/'); // want no-unbounded-cache "nothing takes anything out"
    recent.push(req.url ?? '/');
    if (recent.length > KEPT) recent.shift();
    res.writeHead(202).end();
    void drain(worker);
  });
  return server.listen(port);
}

async function drain(worker: WorkerClient): Promise<void> {
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
    const [, kind = '', payload = ''] = job.split('/');
    const handler = handlers.get(kind);
    if (handler) await handler(payload);
    else await worker.run(job);
  }
}

/** What was asked for so far. */
export function asked(): readonly string[] {
  return [...history.slice(-KEPT), ...recent];
}
