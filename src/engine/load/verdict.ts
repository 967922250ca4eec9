import type { Load } from '../leak.js';
import type { Context } from '../lifetime/context.js';
import type { Acquiring } from '../program/syntax.js';
import { unboundedFanOut } from './fan-out.js';
import { perCallClient } from './per-call.js';

/** Decides whether a call multiplies work or things with what comes in: the only place that says so. */
export function loadAt(node: Acquiring, context: Context): Load | undefined {
  if (context.shortLived) return undefined;
  return unboundedFanOut(node, context) ?? perCallClient(node, context);
}
