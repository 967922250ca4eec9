import type { Context } from '../lifetime/context.js';
import type { Cancellation } from '../leak.js';
import { ts } from '../program/host.js';
import type { Acquiring } from '../program/syntax.js';
import { unsignalled } from './chain.js';
import { lostController } from './controllers.js';
import { unforwarded } from './forwarding.js';
import { pausesInLoop, racedAgain } from './raced-again.js';
import { unsettled } from './unsettled.js';

/** Decides whether a call starts what cannot be stopped or never settles: the only place that says so. */
export function cancellationAt(node: Acquiring, context: Context): Cancellation | undefined {
  if (context.shortLived) return undefined;
  const own = ts.isCallExpression(node) ? racedAgain(node, context) ?? pausesInLoop(node, context) : unsettled(node);
  return own ?? unforwarded(node, context) ?? unsignalled(node, context) ?? lostController(node, context);
}
