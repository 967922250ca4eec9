import { ts } from '../program/host.js';
import { includes } from '../program/reference.js';
import { enclosingFn, skip } from '../program/syntax.js';
import { isLookAlike, type Acquisition } from './acquire.js';
import type { Context, Verdict } from './context.js';
import { optionOf } from './handlers.js';
import { isPartOfAnother } from './held.js';
import { leak, timerOf } from './timer.js';
import { againWords } from './words.js';

/** Decides what ends when it is read, by whether anybody reads it at all: a way out that leaves it is seldom minded. */
export function decideUnread(acquisition: Acquisition, context: Context): Verdict {
  if (context.page) return context.silent('the platform reads it');
  if (hasNothing(acquisition)) return context.silent('nothing to read');
  const timer = timerOf(acquisition);
  const { call, handle } = timer;
  if (handle.escapes.length > 0 || handle.returned.length > 0 || handle.slots.some(isPartOfAnother)) return context.silent('escapes');
  if (handle.releases.length > 0) return context.silent('read on some way');
  const times = context.times.at(call);
  if (times === 'once') return context.silent('once');
  if (isLookAlike(acquisition, context.host)) return context.silent('look-alike');
  return leak(timer, 'unread', 'possible', { again: againWords(times, enclosingFn(call), 'starts') }, []);
}

/** `fetch(url, { method: 'HEAD' })`, or options that nobody can read. */
function hasNothing({ call, acquire: { unless } }: Acquisition): boolean {
  const option = unless === undefined ? 'absent' : optionOf(call, unless.arg, unless.prop);
  if (typeof option === 'string') return option === 'unknown';
  const value = skip(option);
  return !ts.isStringLiteralLike(value) || includes(unless?.is ?? [], value.text);
}
