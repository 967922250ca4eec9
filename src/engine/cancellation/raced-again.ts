import { pulls } from '../../catalog/callbacks.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import type { Context } from '../lifetime/context.js';
import { raceAt, turningLoops, unchained } from '../lifetime/races.js';
import type { Cancellation } from '../leak.js';
import { ts } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, calleeNode, enclosingFn, lineOf, outer } from '../program/syntax.js';
import { lastingAt, outlivesCall, outlivesLoop, type Lasting } from '../lifetime/lasting.js';

/** A race that runs again and again against a promise which stays pending: each time it leaves its reactions there, and with them what the race gave. */
export function racedAgain(node: ts.Node, context: Context): Cancellation | undefined {
  const race = raceAt(node);
  if (!race || race.racers.length < 2) return undefined;
  for (const racer of race.racers) {
    const lasting = lastingAt(racer);
    const loop = lasting && (loopAround(race.call, lasting) ?? loopOfCallers(race.call, lasting, context));
    if (!lasting || !loop) continue;
    return {
      rule: 'no-leaky-promise-race', reason: 'racedAgain', confidence: isUsed(race.call) && (isGiven(lasting, loop) || race.racers.some(isPull)) ? 'likely' : 'possible', at: calleeNode(race.call), work: race.call,
      evidence: [{ at: loop, note: 'runs the race again and again' }], data: { promise: lasting.at.getText(), line: lineOf(loop) },
    };
  }
  return undefined;
}

function loopAround(race: ts.CallExpression, lasting: Lasting): ts.Node | undefined {
  return turningLoops(race).find(loop => outlivesLoop(lasting, loop));
}

/** The loop that calls the function around a race with the same promise each time. */
function loopOfCallers(race: ts.CallExpression, lasting: Lasting, { host }: Context): ts.Node | undefined {
  const fn = enclosingFn(race);
  if (!fn || ts.isConstructorDeclaration(fn) || !outlivesCall(lasting, fn)) return undefined;
  for (const site of callSitesOf(fn, host).sites) {
    const loop = isLiving(site) ? turningLoops(site).find(l => outlivesLoop(lasting, l)) : undefined;
    if (loop) return loop;
  }
  return undefined;
}

/** True for a promise that the function around a loop did not make itself: it goes on when that is done. */
function isGiven(lasting: Lasting, loop: ts.Node): boolean {
  const fn = enclosingFn(loop);
  return !fn || outlivesLoop(lasting, fn);
}

/** `iterator.next()`, or the name that holds it: the turns are as many as what it reads from has values. */
function isPull(racer: ts.Expression): boolean {
  const declared = ts.isIdentifier(racer) ? bindingOf(racer)?.node : undefined;
  const value = declared && ts.isVariableDeclaration(declared) && declared.initializer ? unchained(declared.initializer) : racer;
  return ts.isCallExpression(value) && includes(pulls, calleeName(value));
}

/** What nobody reads is seldom more than a sign: little is kept by each turn. */
function isUsed(race: ts.CallExpression): boolean {
  const at = outer(race);
  const awaited = ts.isAwaitExpression(at.parent) ? outer(at.parent) : at;
  return !ts.isExpressionStatement(awaited.parent);
}
