import { chains, races } from '../../catalog/callbacks.js';
import { signals } from '../../catalog/signals.js';
import { runsNow } from '../lifetime/paths.js';
import { ts } from '../program/host.js';
import { bindingOf, usesOf } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, isFn, isFnExpression, outer, receiverOf, type Fn } from '../program/syntax.js';

/** The outermost expression by which a function waits for a call's promise, or gives it to whoever called: `await load()`, `return Promise.all([load(), …])`; undefined where the promise is kept, shared or dropped. */
export function waitedBy(call: ts.Node, depth = 0): ts.Node | undefined {
  const at = outer(call);
  const up = at.parent;
  if (ts.isAwaitExpression(up) || ts.isReturnStatement(up) || ts.isYieldExpression(up) || ts.isArrowFunction(up)) return up;
  if (ts.isForOfStatement(up)) return up.expression === at && up.awaitModifier ? up.expression : undefined;
  if (ts.isConditionalExpression(up)) return up.condition === at ? undefined : waitedBy(up, depth);
  if (ts.isBinaryExpression(up)) return isEither(up.operatorToken.kind) && up.right === at ? waitedBy(up, depth) : undefined;
  if (ts.isArrayLiteralExpression(up)) {
    const list = outer(up).parent;
    return ts.isCallExpression(list) && (includes(signals.gathers, calleeName(list)) || includes(races, calleeName(list))) ? waitedBy(list, depth) : undefined;
  }
  if (ts.isPropertyAccessExpression(up) && up.expression === at && ts.isCallExpression(up.parent) && includes(chains, up.name.text)) return waitedBy(up.parent, depth);
  if (ts.isVariableDeclaration(up) && up.initializer === at && ts.isIdentifier(up.name) && depth === 0) {
    const binding = bindingOf(up.name);
    const uses = binding ? usesOf(binding) : [];
    return uses.length === 1 && uses[0] ? waitedBy(uses[0], 1) : undefined;
  }
  return undefined;
}

function isEither(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
}

/** True in a `catch`, a `finally`, or a function given to a promise for one of them: what is done there puts things in order. */
export function isAfterwards(node: ts.Node, fn: Fn): boolean {
  for (let at = node; at !== fn && at.parent; at = at.parent) {
    if (ts.isCatchClause(at) || (ts.isTryStatement(at.parent) && at.parent.finallyBlock === at)) return true;
    const up = isFn(at) ? outer(at).parent : undefined;
    if (up && ts.isCallExpression(up) && up.expression !== outer(at) && includes(['catch', 'finally'], calleeName(up))) return true;
  }
  return false;
}

/** How far a function stands from the code around it: it is that code, it runs as part of a waited call, or it runs when somebody likes. */
export function nesting(fn: Fn, owner: Fn): 'own' | 'now' | 'later' {
  let found: 'own' | 'now' | 'later' = 'own';
  for (let at: ts.Node = fn; at !== owner; at = at.parent) {
    if (!isFn(at)) continue;
    const up = outer(at).parent;
    if (runsNow(at) ? ts.isNewExpression(up) || waitedBy(up) : isIterating(at)) found = 'now';
    else return 'later';
  }
  return found;
}

/** `await Promise.all(urls.map(async url => …))`, `.then(…)` */
function isIterating(fn: Fn): boolean {
  const up = outer(fn).parent;
  if (!isFnExpression(fn) || !ts.isCallExpression(up)) return false;
  const name = calleeName(up);
  if (name === 'then' && receiverOf(up)) return waitedBy(up) !== undefined;
  if (name !== 'map' && name !== 'flatMap') return false;
  const gather = outer(up).parent;
  return ts.isCallExpression(gather) && includes(signals.gathers, calleeName(gather)) && waitedBy(gather) !== undefined;
}
