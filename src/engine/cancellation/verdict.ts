import type { Context } from '../lifetime/context.js';
import type { Cancellation } from '../leak.js';
import { ts } from '../program/host.js';
import { pausesInLoop, racedAgain } from './raced-again.js';
import { unsettled } from './unsettled.js';

/** Decides whether a call starts what cannot be stopped or never settles: the only place that says so. */
export function cancellationAt(node: ts.CallExpression | ts.NewExpression, context: Context): Cancellation | undefined {
  if (context.shortLived) return undefined;
  return ts.isCallExpression(node) ? racedAgain(node, context) ?? pausesInLoop(node, context) : unsettled(node);
}
