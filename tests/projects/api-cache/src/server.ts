import { createServer } from 'node:http';
import { boundedPageOf, pageOf, registerTemplate, timedPageOf } from './render/pages.js';
import { since, startCarefulFeed, startFeed, tell, watch } from './streams.js';
import { ask } from './upstream.js';

type Method = 'GET' | 'HEAD' | 'POST';

const counts = new Map<Method, number>();

registerTemplate('page', 'You asked for ');

const server = createServer((req, res) => {
  const method: Method = req.method === 'HEAD' ? 'HEAD' : req.method === 'POST' ? 'POST' : 'GET';
  counts.set(method, (counts.get(method) ?? 0) + 1);
  const url = req.url ?? '/';
  if (url === '/events') {
    watch(req, res);
    return;
  }
  if (method === 'POST') tell(`${url} ${since(req)}`);
  const texts = [pageOf(url), boundedPageOf(url), timedPageOf(url)];
  ask(url).then(text => res.end([...texts, text].join('\n')), () => res.writeHead(502).end());
});

server.listen(8080);
const feeds = [startFeed(8081), startCarefulFeed(8082)];
process.once('SIGTERM', () => {
  server.close();
  for (const feed of feeds) feed.close();
});
