import { ts } from '../program/host.js';
import type { Ref } from '../program/reference.js';
import { within, type Fn } from '../program/syntax.js';

/** A place that holds the handle, and how far inside the value there it stands (`['timer']` in `{ timer }`). */
export interface Slot {
  readonly ref: Ref;
  /** The acquisition's path from the slot's root: field names, `[]` for elements. */
  readonly path: readonly string[];
  /** What puts it there. */
  readonly at: ts.Node;
}

/** Everything that is known to happen to one handle. */
export interface Track {
  readonly slots: Slot[];
  /** Calls that end it. */
  readonly releases: ts.CallExpression[];
  /** Assignments to a slot, the acquiring one included. */
  readonly writes: ts.Node[];
  /** Places where it leaves what is known: given to an unknown function, exported, stored elsewhere. */
  readonly escapes: ts.Node[];
  /** Places where what has it in a property that may only show it leaves what is known. */
  readonly shown: ts.Node[];
  /** Functions whose result it is. */
  readonly returned: Fn[];
  /** Calls that take an entry out of the collection that holds it. */
  readonly removals: ts.CallExpression[];
  /** True where a use of the handle makes it stop keeping the process alive. */
  unref: boolean;
}

/** A track of which nothing is known yet. */
export function nothing(): Track {
  return { slots: [], releases: [], writes: [], escapes: [], shown: [], returned: [], removals: [], unref: false };
}

/** The track where a property that may only show the handle is as good as any other. */
export function withShown(track: Track): Track {
  return { ...track, escapes: [...track.escapes, ...track.shown] };
}

/** What a function does with a handle that it is given. */
export type Fate = 'ends' | 'lends' | 'returns' | 'unknown';

/** What the track of a parameter says of the call that hands it in. */
export function fateOf(found: Track, fn: Fn): Fate {
  if (found.escapes.length > 0 || found.removals.length > 0) return 'unknown';
  if (found.slots.some(({ ref: { root }, path }) => path.length > 0 || root.kind !== 'binding' || ts.isSourceFile(root.binding.scope) || !within(root.binding.node, fn))) return 'unknown';
  if (found.returned.length > 0) return found.releases.length === 0 && found.returned.every(f => f === fn) ? 'returns' : 'unknown';
  return found.releases.length > 0 ? 'ends' : 'lends';
}
