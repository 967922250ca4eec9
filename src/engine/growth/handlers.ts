import { callbacks } from '../../catalog/callbacks.js';
import { collections } from '../../catalog/collections.js';
import { registeredFor } from '../lifetime/registered.js';
import type { ts } from '../program/host.js';
import { includes } from '../program/reference.js';
import { calleeName, type Fn } from '../program/syntax.js';

/** A function that is registered for what comes again and again: an event, a request. */
export function isEventHandler(fn: Fn): boolean {
  return registeredFor(fn, (call, index) => (isRepeating(call, index) ? true : undefined)) ?? false;
}

function isRepeating(call: ts.CallExpression, index: number): boolean {
  return callbacks.some(c => c.runs === 'many' && includes(c.calls, calleeName(call)) && (c.arg === 'any' || c.arg === index)) && includes(collections.events, calleeName(call));
}
