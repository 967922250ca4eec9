import { returnedFns } from '../../engine/lifetime/ends.js';
import { reachedFrom } from '../../engine/lifetime/reach.js';
import { ts } from '../../engine/program/host.js';
import { membersOf } from '../../engine/program/reference.js';
import { enclosingFn, isAsync, isFn, fnName, outer, statementOf, walk, within, type Fn } from '../../engine/program/syntax.js';
import type { Leak } from '../../engine/leak.js';
import { combine, insertStatement, returnCleanup, type Edited } from '../edit.js';
import { toBlock } from '../edits/bodies.js';
import { isComponentRef } from './component-ref.js';
import { endingIn } from './ending.js';
import { clearTaken } from './entry-forgotten.js';
import { importRelease } from './imports.js';
import { heldWords, type Ending } from './release.js';
import { endOf, isEffect, planned, refused, type Planner } from './shared.js';

const ID = 'clear-in-end';
const LESSER = new Map([['disable', ['enable']], ['pause', ['resume', 'play', 'start']], ['detach', ['attach']]]);

/** Clears a kept handle in the teardown that exists and leaves it out. */
export const clearInEnd: Planner = (leak, host) => {
  const end = leak.repair?.end;
  if (leak.reason !== 'endForgets' || !end || isComponentRef(leak)) return undefined;
  const other = counterpartOf(leak, end);
  if (other !== undefined) return refused(ID, `${endOf(leak)} undoes \`${other}()\`, which is not what starts it`);
  const ending = endingIn(leak, end, host);
  if ('reason' in ending) return refused(ID, ending.reason);
  const again = startsAgain(leak, end);
  const title = `${ending.verb} ${heldWords(leak)} in ${endOf(leak)}${again === undefined ? '' : `, which a waiting \`${again}()\` can still start again`}`;
  const safety = again === undefined && !ending.doubtful ? 'safe' : 'review';
  return planned(ID, title, safety, combine(intoEnd(leak, end, ending), ...clearTaken(leak, end), importRelease(leak)));
};

/** The method that a lesser end undoes, where that method is not the one that starts the timer: `disable()` beside `enable()`. */
function counterpartOf(leak: Leak, end: Fn): string | undefined {
  const owner = leak.repair?.owner;
  const begin = LESSER.get(fnName(end)?.replace(/^[#_]+/, '') ?? '');
  if (!owner || begin === undefined) return undefined;
  const starts = membersOf(owner).filter(m => begin.includes(m.name.replace(/^[#_]+/, '')));
  const reached = reachedFrom(starts.map(m => m.fn)).fns;
  return [...reached].some(fn => within(leak.acquisition, fn)) ? undefined : starts[0]?.name;
}

/** Edits that put an ending in front of everything that an end does. */
export function intoEnd(leak: Leak, end: Fn, ending: Ending): Edited {
  const owner = leak.repair?.owner;
  if (owner && isEffect(owner) && returnsEnds(leak)) {
    const statement = enclosingFn(leak.acquisition) === owner ? statementOf(leak.acquisition) : undefined;
    const edits = returnCleanup(owner, ending.text, statement ? { after: statement } : {});
    if (!('reason' in edits) || returnedFns(owner).fns.length !== 1) return edits;
  }
  if (ts.isArrowFunction(end) && !ts.isBlock(end.body) && ts.isCallExpression(outer(end).parent)) return toBlock(end, { before: ending.text }); // nobody looks at what a handler gives
  return insertStatement(end, ending.text, 'first');
}

/** Whether the leak's owner is a function whose returned function is its cleanup. */
export function returnsEnds(leak: Leak): boolean {
  return leak.repair?.lifecycle?.ends.some(e => 'returned' in e) ?? false;
}

/** The function that waits, then arms the one-shot again, whatever an end has cleared meanwhile; undefined where something stops it. */
export function startsAgain(leak: Leak, end: Fn): string | undefined {
  const { acquisition: call } = leak;
  const fn = enclosingFn(call);
  if (!leak.repair?.rearms || !fn) return undefined;
  let waits = false;
  walk(fn, node => {
    if (isFn(node) && node !== fn) return false;
    if (ts.isAwaitExpression(node) && node.pos < call.pos && isAsync(fn)) waits = true;
    return undefined;
  });
  const up = outer(fn).parent;
  if (ts.isCallExpression(up) && /\.(?:then|catch|finally)$/.test(up.expression.getText())) waits = true;
  if (!waits || isGuarded(call, end)) return undefined;
  for (let at: Fn | undefined = fn; at; at = enclosingFn(at)) {
    const name = fnName(at);
    if (name !== undefined) return name;
  }
  return 'run';
}

/** `if (this.closed) return;`, with a flag that the end sets. */
function isGuarded(call: ts.Node, end: Fn): boolean {
  const flags = new Set<string>();
  walk(end, node => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) flags.add(node.left.getText());
  });
  let guarded = false;
  for (let fn = enclosingFn(call); fn && !guarded && !within(end, fn); fn = enclosingFn(fn)) {
    walk(fn, node => {
      const test = ts.isIfStatement(node) || ts.isWhileStatement(node) ? node.expression : ts.isConditionalExpression(node) ? node.condition : undefined;
      if (test && [...flags].some(f => test.getText().includes(f))) guarded = true;
    });
  }
  return guarded;
}
