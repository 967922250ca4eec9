import type { Leak } from '../leak.js';
import { runsNow, sameFunction, waysOutHolding, type WayOut } from '../lifetime/paths.js';
import { ts } from '../program/host.js';
import { usesOf } from '../program/lexical.js';
import { calledFn, refOf, sameRef } from '../program/reference.js';
import { awaited, contains, enclosingFn, isAsync, isFn, lineOf, outer, receiverOf, skip, statementOf, walk, within, type Fn } from '../program/syntax.js';
import { originOf, type Acquisition } from './acquire.js';
import type { Context, Verdict } from './context.js';
import { decideHeld, isWrapped } from './held.js';
import { atLender } from './lenders.js';
import { isTestOf, leak, mayLeaveOf, timerOf, type Timer } from './timer.js';
import { againWords, isProcessEnd } from './words.js';

/** Decides what a call borrowed: by what it gave back, or, where that says nothing, by the lender that it goes back to. */
export function decideLoan(acquisition: Acquisition, context: Context): Verdict {
  if (context.shortLived) return context.silent('short-lived program');
  const { call, acquire, resource } = acquisition;
  if (ts.isPropertyAccessExpression(outer(call).parent)) return context.silent('a chain of promises');
  if (acquire.handle !== 'result') {
    const timer = atLender(acquisition);
    return timer ? sure(onEveryWay(timer, context), acquisition, context) : context.silent('given back by somebody');
  }
  if (acquire.element !== undefined && !isTakenApart(call)) return context.silent('a list');
  const timer = timerOf(acquisition);
  if (timer.handle.slots.length === 0) return dropped(timer, context);
  if (isLocal(timer)) return sure(onEveryWay(timer, context), acquisition, context);
  return resource.ends === 'never' ? decideHeld(acquisition, context) : context.silent('ends with its source');
}

/** A verdict where the lender is what the row says; of a lender without a type only what is given back at all is told. */
function sure(verdict: Verdict, acquisition: Acquisition, context: Context): Verdict {
  if (!verdict) return undefined;
  if (isShortLender(acquisition.call)) return context.silent('the lender goes with the call');
  const origin = originOf(acquisition, context.host);
  return origin === 'yes' || (origin === 'named' && verdict.reason === 'skipped') ? verdict : context.silent('look-alike');
}

/** A lender that an async function makes for itself: what waits for it goes with the call. */
function isShortLender(call: Acquisition['call']): boolean {
  const receiver = receiverOf(call);
  const root = receiver && refOf(receiver)?.root;
  if (root?.kind !== 'binding' || !ts.isVariableDeclaration(root.binding.node)) return false;
  const home = enclosingFn(root.binding.node);
  return home !== undefined && isAsync(home);
}

/** `const [value, release] = await semaphore.acquire()` */
function isTakenApart(call: ts.Expression): boolean {
  const up = outer(awaited(call)).parent;
  return ts.isVariableDeclaration(up) && ts.isArrayBindingPattern(up.name);
}

/** A result that nobody keeps, where it alone can give itself back. */
function dropped(timer: Timer, context: Context): Verdict {
  const { acquisition, handle } = timer;
  const { release, ends } = acquisition.resource;
  if (handle.releases.length > 0 || ends !== 'never' || release[0]?.via !== 'method' || !ts.isAwaitExpression(outer(timer.call).parent)) return context.silent('released');
  const told = decideHeld(acquisition, context);
  return told?.reason === 'handleLost' && context.times.at(timer.call) === 'many' ? { ...told, confidence: 'likely' } : told;
}

/** A name of the function itself, which is no parameter, and those of the helpers that it lends to: its own ways decide. */
function isLocal({ fn, handle }: Timer): boolean {
  return fn !== undefined && handle.slots.every(({ ref: { root }, path }) =>
    path.length === 0 && root.kind === 'binding' && (within(root.binding.node, fn) ? root.binding.node.parent !== fn : !within(fn, root.binding.scope)));
}

/** Whether every way out of the borrowing function gives the loan back. */
function onEveryWay(timer: Timer, context: Context): Verdict {
  const { fn, call, handle, acquisition: { resource, acquire } } = timer;
  if (!fn || handle.returned.length > 0 || !isPlainlyUsed(timer)) return context.silent('escapes');
  const moves = movesOf(timer, fn);
  const ends = moves && flowReleases(fn, handle.releases, call);
  if (!ends) return context.silent('given back by somebody');
  const isNever = handle.releases.length === 0;
  if (isNever && (moves.size > 0 || handle.escapes.length > 0 || resource.ends !== 'never')) return context.silent('escapes');
  if (resource.ends === 'withSource' && !isLentStream(call, fn)) return context.silent('ends with its source');
  const isTest = testOf(timer, fn);
  const isGone = (node: ts.Node): boolean => ends.has(node) || moves.has(node) || isProcessEnd(node);
  if (!isNever && !handle.releases.some(r => !sameFunction(fn, r) || r.pos > call.pos)) return context.silent('given back by somebody'); // what stood before it is no end of it
  const lasts = handle.escapes.filter(e => within(e, fn) && !moves.has(e));
  if (!isNever && !lasts.every(e => [...ends].some(r => r.pos > e.pos))) return context.silent('escapes'); // who got it last may be the owner
  const isPlace = acquire.limit !== undefined; // what stays in a collection by choice is no place taken
  const keepsOn = handle.escapes.some(e => within(e, fn) && !ts.isAwaitExpression(outer(e).parent)); // who got it may have kept it
  const way = waysOutHolding(fn, { acquire: call, isRelease: isGone, isTest, ...sourceOf(timer) }).find(w => (!keepsOn || (w.by !== 'end' && w.by !== 'return')) && (!isPlace || w.by === 'await'));
  if (!way) return context.silent('released');
  return isNever ? never(timer, context) : skipped(timer, way);
}

function never(timer: Timer, context: Context): Verdict {
  const times = context.times.at(timer.call);
  if (times === 'once') return context.silent('once');
  // a cast says that it is something else than what is known
  return leak(timer, 'neverCleared', isCast(timer.call) ? 'possible' : times === 'many' ? 'certain' : 'likely', { again: againWords(times, timer.fn, 'starts').replace('starts one', 'takes one') }, []);
}

function isCast({ parent }: ts.Node): boolean {
  return ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent);
}

const WAYS = { return: 'the return', throw: 'the throw', await: 'a rejected await' } as const;

function skipped(timer: Timer, way: WayOut): Leak {
  const { call, handle, fn, acquisition: { resource } } = timer;
  const handler = way.by === 'end' && fn ? catchBeside(fn, handle.releases) : undefined;
  const at = handler ?? way.at;
  const exit = way.by === 'end' ? (handler ? 'the catch' : 'the end') : WAYS[way.by];
  const receiver = handle.slots.length === 0 ? receiverOf(call) : undefined;
  const acquire = statementOf(call);
  const inline = handle.releases.filter(r => sameFunction(fn, r) && r.pos > call.pos);
  const release = fn && inline[0] && inline.length === handle.releases.length ? around(inline, call, isOptional(call, inline, fn)) : undefined;
  return leak(timer, 'skipped', resource.ends === 'never' ? 'certain' : 'likely', { exit, line: lineOf(at), ...(receiver ? { handle: skip(receiver).getText() } : {}) },
    [{ at, note: 'leaves while it is taken' }], acquire && release ? { path: { acquire, release } } : {});
}

/** The one statement that gives back, beside the borrowing or in a block around it: two of them would give back twice where one is moved. */
function around(releases: readonly ts.Node[], call: ts.Node, isChosen: boolean): ts.Statement | undefined {
  const found = new Set(releases.map(r => {
    let at = statementOf(r);
    for (let up = at && outerStatement(at); at && !within(call, at.parent) && up && ts.isIfStatement(up) && (isChosen || up.elseStatement); up = outerStatement(at)) at = up;
    return at;
  }));
  const [one] = found;
  return found.size === 1 && (releases.length === 1 || one?.kind === ts.SyntaxKind.IfStatement) ? one : undefined;
}

function outerStatement(statement: ts.Statement): ts.Statement | undefined {
  return statement.parent && !isFn(statement.parent) ? statementOf(statement.parent) : undefined;
}

/** The handler that goes on after a failure of the block that would have given back. */
function catchBeside(fn: Fn, releases: readonly ts.Node[]): ts.Node | undefined {
  let found: ts.Node | undefined;
  walk(fn, node => {
    if (isFn(node) && node !== fn && !runsNow(node)) return false;
    if (ts.isTryStatement(node) && node.catchClause && releases.some(r => within(r, node.tryBlock))) found ??= node.catchClause;
    return undefined;
  });
  return found;
}

/** False where the handle is taken apart, or its release is handed on by name: `.finally(client.release)`. */
function isPlainlyUsed({ handle, acquisition: { resource } }: Timer): boolean {
  return handle.slots.every(({ ref: { root } }) => root.kind !== 'binding' || usesOf(root.binding).every(use => {
    const at = outer(use);
    const up = at.parent;
    if (ts.isVariableDeclaration(up) && !ts.isIdentifier(up.name)) return false;
    if (ts.isElementAccessExpression(up) && up.expression === at) return ts.isCallExpression(outer(up).parent);
    if (!ts.isPropertyAccessExpression(up) || !resource.release.some(r => 'name' in r && r.name === up.name.text)) return true;
    const call = outer(up).parent;
    return ts.isCallExpression(call) && call.expression === outer(up);
  }));
}

/** The calls that take the handle over: a function that gives back is run by whoever gets it, and what is made of a handle and kept or returned is the owner; undefined where it goes elsewhere. */
function movesOf({ handle, acquisition: { resource } }: Timer, fn: Fn): ReadonlySet<ts.Node> | undefined {
  const found = new Set<ts.Node>();
  for (const escape of handle.escapes) {
    if (!ts.isCallExpression(escape)) return undefined;
    if (!within(escape, fn)) continue; // a helper lends it on
    if (!sameFunction(fn, escape)) return undefined;
    if (resource.release[0]?.via === 'invoke' || isWrapped(escape) || isReturned(escape, fn)) found.add(escape);
  }
  return found;
}

function isReturned(node: ts.Node, fn: Fn): boolean {
  for (let at = node; at !== fn && at.parent; at = at.parent) if (ts.isReturnStatement(at) || at === ('body' in fn ? fn.body : undefined) && !ts.isBlock(at)) return true;
  return false;
}

/** Where a function's own flow gives back: the calls themselves, calls of local functions that do it, and calls that are given such a function; undefined where one runs nobody knows when. */
function flowReleases(fn: Fn, releases: readonly ts.CallExpression[], acquire: ts.Node): ReadonlySet<ts.Node> | undefined {
  const found = new Set<ts.Node>();
  for (const release of releases) {
    if (sameFunction(fn, release)) {
      found.add(release);
      continue;
    }
    const homes: Fn[] = [];
    for (let home = enclosingFn(release); home && home !== fn; home = enclosingFn(home)) homes.push(home);
    const runs: ts.Node[] = [];
    walk(fn, node => {
      if (!ts.isCallExpression(node) || !sameFunction(fn, node)) return;
      const given = [node.expression, ...node.arguments].map(a => skip(a));
      if (given.some(g => homes.some(h => h === g || calledFn(g) === h))) runs.push(node);
    });
    if (runs.length === 0 || runs.some(r => r.pos < acquire.pos)) return undefined;
    for (const run of runs) found.add(run);
  }
  return found;
}

/** Tests that ask whether there is a loan: of the handle, of what decides the borrowing, and of a flag that the function keeps. */
function testOf(timer: Timer, fn: Fn): (node: ts.Expression) => boolean {
  const asksHandle = isTestOf(timer);
  const isConditional = isOptional(timer.call, timer.handle.releases, fn);
  return node => asksHandle(node) || isConditional || isFlag(node, fn);
}

/** True where the borrowing stands behind a test that the giving back does not stand behind. */
function isOptional(call: ts.Node, releases: readonly ts.Node[], fn: Fn): boolean {
  for (let at = call; at.parent && at !== fn; at = at.parent) {
    const up = at.parent;
    if (ts.isBinaryExpression(up) && up.right === at && up.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return true;
    if (ts.isConditionalExpression(up) && up.condition !== at) return true;
    if (ts.isIfStatement(up) && up.expression !== at && releases.some(r => !within(r, up))) return true;
  }
  return false;
}

/** `if (!released) …` */
function isFlag(node: ts.Expression, fn: Fn): boolean {
  const at = ts.isPrefixUnaryExpression(node) ? skip(node.operand) : node;
  const ref = ts.isIdentifier(at) ? refOf(at) : undefined;
  return ref?.root.kind === 'binding' && ts.isVariableDeclaration(ref.root.binding.node) && within(ref.root.binding.node, fn) && !(ref.root.binding.node.parent.flags & ts.NodeFlags.Const);
}

/** What else the ways have to know: what fails to open was not lent, and a source's own failures and its end leave nothing to give back. */
function sourceOf(timer: Timer): { mayLeave?: (node: ts.AwaitExpression) => boolean; isSpent?: (test: ts.Expression) => boolean } {
  const { handle, acquisition: { resource } } = timer;
  const { spent } = resource;
  const isOwn = (e: ts.Expression): boolean => handle.slots.some(s => sameRef(refOf(e), s.ref));
  if (resource.ends !== 'withSource') return { mayLeave: mayLeaveOf(timer) };
  return {
    mayLeave: node => !contains(node.expression, n => ts.isPropertyAccessExpression(n) && isOwn(n.expression)),
    isSpent: test => spent !== undefined && ((ts.isIdentifier(test) && test.text === spent) || (ts.isPropertyAccessExpression(test) && test.name.text === spent)),
  };
}

/** The stream stays when the function is done: its caller's, or a field. */
function isLentStream(call: ts.Node, fn: Fn): boolean {
  const receiver = ts.isCallExpression(call) ? receiverOf(call) : undefined;
  const ref = receiver && refOf(receiver);
  if (ref?.root.kind === 'this') return true;
  return ref?.root.kind === 'binding' && ref.path.length === 0 && ts.isParameter(ref.root.binding.node) && ref.root.binding.node.parent === fn;
}
