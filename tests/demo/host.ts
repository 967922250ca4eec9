// Runs in a process of its own beside the compiled server: starts it, and tells its parent what is alive in here.
import { getEventListeners } from 'node:events';
import { pathToFileURL } from 'node:url';
import type { Alive, Told } from './simulate.js';

const [dist = '', upstream = ''] = process.argv.slice(2);
const folder = `${pathToFileURL(dist).href}/`;
const { startServer }: typeof import('../projects/signaling-server/src/server.js') = await import(new URL('server.js', folder).href);
const { bus }: typeof import('../projects/signaling-server/src/bus.js') = await import(new URL('bus.js', folder).href);

const server = await startServer({
  port: 0,
  upstreams: [upstream],
  directory: {
    async find(token) {
      if (token.startsWith('unknown')) throw new Error('unknown token');
      return { name: token, groups: ['guests'] };
    },
    issueTurnSecret: async user => `secret of ${user}`,
  },
});

function alive(): Alive {
  return {
    timers: process.getActiveResourcesInfo().filter(kind => kind === 'Timeout').length,
    busListeners: bus.eventNames().reduce((sum, event) => sum + bus.listenerCount(event), 0),
    signalListeners: getEventListeners(server.signal, 'abort').length,
    ...server.counts(),
  };
}

function tell(message: Told): void {
  process.send?.(message);
}

process.on('message', async (asked: 'measure' | 'announce' | 'close') => {
  if (asked === 'announce') bus.emit('announcement', 'maintenance at noon');
  if (asked === 'close') await server.close();
  tell({ port: server.port, alive: alive() });
});
tell({ port: server.port, alive: alive() });
