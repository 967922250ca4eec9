import { chains, races } from '../../catalog/callbacks.js';
import { ts } from '../program/host.js';
import { bindingOf, usesOf } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, isComparison, isFn, outer, receiverOf, skip } from '../program/syntax.js';
import { isExecutor } from './exits.js';

/** A race of promises that are listed in place, and what it takes part in. */
export interface Race {
  readonly call: ts.CallExpression;
  /** What runs against each other, without what is chained to it: `closed` of `closed.then(() => false)`. */
  readonly racers: readonly ts.Expression[];
}

/** The race that a call is, where its promises are listed in place. */
export function raceAt(node: ts.Node): Race | undefined {
  if (!ts.isCallExpression(node) || !includes(races, calleeName(node))) return undefined;
  const receiver = receiverOf(node);
  const list = node.arguments[0] && skip(node.arguments[0]);
  if (!receiver || !ts.isIdentifier(receiver) || !isExecutor(receiver.text) || !list || !ts.isArrayLiteralExpression(list)) return undefined;
  return { call: node, racers: list.elements.filter(e => !ts.isSpreadElement(e)).map(e => unchained(e)) };
}

/** The promise that a chain of `then`, `catch` and `finally` starts at. */
export function unchained(node: ts.Expression): ts.Expression {
  const at = skip(node);
  const receiver = ts.isCallExpression(at) && includes(chains, calleeName(at)) ? receiverOf(at) : undefined;
  return receiver ? unchained(receiver) : at;
}

/** The race that a promise runs in: an element of the list, or a name that is one. */
export function raceOf(promise: ts.Expression): ts.CallExpression | undefined {
  const direct = listedRace(promise);
  if (direct) return direct;
  const at = outer(promise).parent;
  const binding = ts.isVariableDeclaration(at) && ts.isIdentifier(at.name) ? bindingOf(at.name) : undefined;
  for (const use of binding ? usesOf(binding) : []) {
    const found = listedRace(use);
    if (found) return found;
  }
  return undefined;
}

function listedRace(racer: ts.Expression): ts.CallExpression | undefined {
  let at = outer(racer);
  // promise.then(() => false)
  while (ts.isPropertyAccessExpression(at.parent) && ts.isCallExpression(at.parent.parent)) at = outer(at.parent.parent);
  const list = at.parent;
  const race = ts.isArrayLiteralExpression(list) ? outer(list).parent : undefined;
  return race && ts.isCallExpression(race) && includes(races, calleeName(race)) && receiverOf(race) ? race : undefined;
}

/** The loops of its function that run a node again with no end in sight, the inner ones first: they wait for what comes, and go through no list and no count. */
export function turningLoops(node: ts.Node): readonly ts.IterationStatement[] {
  const found: ts.IterationStatement[] = [];
  for (let at = node, up = node.parent; up && !isFn(up) && !ts.isSourceFile(up); at = up, up = up.parent) if (isTurning(up, at)) found.push(up);
  return found;
}

function isTurning(loop: ts.Node, part: ts.Node): loop is ts.IterationStatement {
  if (ts.isForOfStatement(loop)) return loop.awaitModifier !== undefined && loop.statement === part;
  if (ts.isForStatement(loop)) return part !== loop.initializer && !(loop.condition && loop.incrementor);
  if (!ts.isWhileStatement(loop) && !ts.isDoStatement(loop)) return false;
  const test = skip(loop.expression);
  return !(ts.isBinaryExpression(test) && isComparison(test));
}
