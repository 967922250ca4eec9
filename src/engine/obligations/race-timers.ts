import { fulfils, limitWords } from '../../catalog/callbacks.js';
import type { Leak } from '../leak.js';
import { workAround } from '../lifetime/exits.js';
import { lastingAt, outlivesCall, type Lasting } from '../lifetime/lasting.js';
import { sameFunction, waysOutHolding } from '../lifetime/paths.js';
import { mayReject } from '../lifetime/rejects.js';
import { raceAt, raceOf, turningLoops, unchained } from '../lifetime/races.js';
import { ts } from '../program/host.js';
import { calledFn, includes } from '../program/reference.js';
import { calleeName, contains, enclosingFn, isAsync, lineOf, outer, skip, statementOf, wordsIn } from '../program/syntax.js';
import type { Context } from './context.js';
import { isReleaseOf, isShort, isTestOf, leak, type Timer } from './timer.js';

const RULE = 'no-leaky-promise-race';

/** A one-shot that loses a race and runs on: nothing clears it then, or what clears it stands behind the race and is skipped when that rejects. */
export function loserOf(timer: Timer, context: Context): Leak | undefined {
  const { handle, call, acquisition: { resource } } = timer;
  if (timer.repeats || handle.unref || context.shortLived || isShort(timer)) return undefined;
  const promise = resource.promised ? call : workAround(call)?.promise;
  const race = promise && raceOf(promise);
  if (!promise || !race) return undefined;
  if (handle.releases.length > 0) return skippedBy(timer, race, promise);
  if (handle.escapes.length > 0) return undefined;
  // one state of several comes seldom
  const loop = turningLoops(race).find(l => contains(l, n => n === promise) && !inCase(race, l));
  const work = { work: { kind: 'race', at: race } } as const;
  const evidence = [{ at: race, note: 'another one may win' }];
  if (loop) return { ...leak(timer, 'loserInLoop', context.page ? 'possible' : 'likely', { line: lineOf(loop) }, evidence, work), rule: RULE };
  const stop = context.page ? undefined : stopOf(timer, race);
  if (stop) return { ...leak(timer, 'loserAfterStop', 'likely', { stop: stop.at.getText() }, evidence, work), rule: RULE };
  return { ...leak(timer, 'workSettles', 'possible', { work: 'the race', line: lineOf(race) }, evidence, work), rule: RULE };
}

/** `timeout`, `options.maxWait`: how long to wait at most, and no pause. */
function isLimit(node: ts.Node): boolean {
  return ts.isIdentifier(node) && wordsIn(node.text).some(w => includes(limitWords, w));
}

/** In a `case` of a loop. */
function inCase(node: ts.Node, loop: ts.Node): boolean {
  for (let at = node; at !== loop && at.parent; at = at.parent) if (ts.isCaseOrDefaultClause(at)) return true;
  return false;
}

/** The stop that interrupts a pause: it outlives the pause, and the caller says how long that is. What is waited for up to a known time is another thing. */
function stopOf({ callback, acquisition: { acquire }, call, delay }: Timer, race: ts.CallExpression): Lasting | undefined {
  const fn = enclosingFn(race);
  const settler = acquire.callback === undefined ? undefined : call.arguments[acquire.callback];
  const length = acquire.delay === undefined ? undefined : call.arguments[acquire.delay];
  if (!fn || delay !== undefined || callback || !settler || !ts.isIdentifier(skip(settler)) || call.arguments.length > 2 || !length || contains(length, isLimit)) return undefined;
  return raceAt(race)?.racers.map(r => lastingAt(r)).find(l => l && outlivesCall(l, fn));
}

/** `const won = await Promise.race([work, late]); clearTimeout(timer);` */
function skippedBy(timer: Timer, race: ts.CallExpression, promise: ts.Expression): Leak | undefined {
  const home = enclosingFn(race);
  const { releases } = timer.handle;
  if (home && releases.every(r => isBehind(r, race)) && othersMayReject(race, promise)) return { ...leak(timer, 'skipped', 'likely', { line: lineOf(race) }, [{ at: race, note: 'may reject' }]), rule: RULE };
  if (!home || !releases.every(r => sameFunction(home, r) && r.pos > race.pos) || !othersMayReject(race, promise)) return undefined;
  const isRelease = isReleaseOf(timer);
  const way = waysOutHolding(home, { acquire: promise, isRelease, isTest: isTestOf(timer) }).find(w => w.by === 'await' && contains(w.at, n => n === race));
  if (!way) return undefined;
  const acquire = statementOf(promise);
  const release = statementOf(releases[0]!);
  return { ...leak(timer, 'skipped', 'likely', { line: lineOf(race) }, [{ at: way.at, note: 'leaves while the timer runs' }], acquire && release ? { path: { acquire, release } } : {}), rule: RULE };
}

/** `Promise.race([work, late]).then(won => { clearTimeout(timer); return won; })` */
function isBehind(release: ts.Node, race: ts.CallExpression): boolean {
  const fn = enclosingFn(release);
  const call = fn && outer(fn).parent;
  return fn !== undefined && call !== undefined && ts.isCallExpression(call) && calleeName(call) === fulfils && call.arguments.length === 1 && unchained(call) === race && outer(call).parent.kind !== ts.SyntaxKind.PropertyAccessExpression;
}

function othersMayReject(race: ts.CallExpression, promise: ts.Expression): boolean {
  const list = race.arguments[0] && skip(race.arguments[0]);
  if (!list || !ts.isArrayLiteralExpression(list)) return false;
  return list.elements.some(e => {
    const own = contains(e, n => n === promise) || (ts.isIdentifier(e) && raceOf(promise) === race && isNameOf(e, promise));
    return !own && mayReject(e) && mayFail(unchained(e));
  });
}

/** False for what never rejects, and for a helper of the file that only puts promises together: whether those reject nobody sees here. */
function mayFail(base: ts.Expression): boolean {
  const called = ts.isCallExpression(base) ? calledFn(base.expression) : undefined;
  return mayReject(base) && (!called || isAsync(called) || contains(called, ts.isThrowStatement));
}

/** The name that a promise was put under. */
function isNameOf(name: ts.Identifier, promise: ts.Expression): boolean {
  return ts.isVariableDeclaration(promise.parent) && ts.isIdentifier(promise.parent.name) && promise.parent.name.text === name.text;
}
