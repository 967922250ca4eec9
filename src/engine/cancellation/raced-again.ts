import { pulls } from '../../catalog/callbacks.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import type { Context } from '../lifetime/context.js';
import { isExecutor } from '../lifetime/exits.js';
import { raceAt, turningLoops, unchained } from '../lifetime/races.js';
import { returnedValues } from '../lifetime/returns.js';
import type { Cancellation } from '../leak.js';
import { ts } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { importedFn } from '../program/modules.js';
import { calledFn, includes } from '../program/reference.js';
import { calleeName, calleeNode, enclosingFn, isFnExpression, lineOf, numberOf, outer } from '../program/syntax.js';
import { lastingAt, outlivesCall, outlivesLoop, type Lasting } from '../lifetime/lasting.js';

/** Milliseconds below which a pause that is left running is nobody's problem. */
const LONG = 1000;

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

/** A helper of the program whose promise is a pause, raced in a loop: its timer runs on where another one wins, and nobody else has its id. */
export function pausesInLoop(node: ts.Node, context: Context): Cancellation | undefined {
  const race = raceAt(node);
  const loop = race && turningLoops(race.call)[0];
  const pause = loop && race.racers.length > 1 ? race.racers.find(r => isPause(r, context)) : undefined;
  if (!race || !loop || !pause || !ts.isCallExpression(pause)) return undefined;
  return {
    rule: 'no-leaky-promise-race', reason: 'pauseInLoop', confidence: context.page ? 'possible' : 'likely', at: calleeNode(pause), work: pause,
    evidence: [{ at: race.call, note: 'another one may win' }], data: { helper: calleeName(pause) ?? '', line: lineOf(loop) },
  };
}

/** `sleep(ms)`, where `sleep` is no more than a promise around a timer, and its time is not known to be short. */
function isPause(node: ts.Expression, { catalog }: Context): boolean {
  const fn = ts.isCallExpression(node) ? calledFn(node.expression) ?? importedFn(node.expression) : undefined;
  if (!fn || !ts.isCallExpression(node) || node.arguments.length !== 1 || (numberOf(node.arguments[0]) ?? LONG) < LONG || !('parameters' in fn) || fn.parameters.length !== 1) return false;
  const values = returnedValues(fn);
  const made = values[0];
  const executor = values.length === 1 && made && ts.isNewExpression(made) && isExecutor(calleeName(made)) ? made.arguments?.[0] : undefined;
  const [only] = executor && isFnExpression(executor) ? callsOf(executor) : [];
  return only !== undefined && ts.isIdentifier(only.expression) && !bindingOf(only.expression) && (catalog.byName.get(only.expression.text) ?? []).some(row => row.resource.kind === 'timer' && row.resource.ends === 'once' && !row.resource.brief);
}

/** The one call of an executor that is nothing else. */
function callsOf(executor: ts.ArrowFunction | ts.FunctionExpression): readonly ts.CallExpression[] {
  const { body } = executor;
  const only = ts.isBlock(body) ? (body.statements.length === 1 && ts.isExpressionStatement(body.statements[0]!) ? body.statements[0].expression : undefined) : body;
  return only && ts.isCallExpression(only) ? [only] : [];
}

/** What nobody reads is seldom more than a sign: little is kept by each turn. */
function isUsed(race: ts.CallExpression): boolean {
  const at = outer(race);
  const awaited = ts.isAwaitExpression(at.parent) ? outer(at.parent) : at;
  return !ts.isExpressionStatement(awaited.parent);
}
