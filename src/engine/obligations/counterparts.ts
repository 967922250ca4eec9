import { sameRef } from '../program/reference.js';
import { within, type Fn } from '../program/syntax.js';
import type { Context } from './context.js';
import { registrationsOf, removalsOf, sameHandler } from './handlers.js';
import type { Listener } from './listener.js';

/** `attach()` adds three, `detach()` takes the three off: whoever calls the one calls the other. */
export function isCounterpart(remover: Fn | undefined, { fn, added, acquisition: { resource } }: Listener, { host }: Context): boolean {
  if (!remover || !fn || remover === fn) return false;
  const same = registrationsOf(resource, host.sourceFile).filter(o => within(o.call, fn) && sameRef(o.place, added.place));
  const removed = removalsOf(host.sourceFile, resource.release).filter(r => within(r.call, remover));
  return same.length > 1 && same.every(o => removed.some(r => r.event === o.event && sameHandler(o.handler, r.handler)));
}
