import { outcomes, registrars, stoppers, stopWords } from '../../catalog/callbacks.js';
import { valueFn } from '../lifetime/ends.js';
import type { Cancellation, Confidence } from '../leak.js';
import { ts } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { leaves } from '../lifetime/latches.js';
import { raceOf } from '../lifetime/races.js';
import { includes, refOf, sameRef } from '../program/reference.js';
import { bodyOf, calleeName, calleeNode, conditionsAround, contains, enclosingFn, isAsync, isFn, lineOf, outer, receiverOf, skip, walk, within, wordsIn, type Fn } from '../program/syntax.js';
import { isHandedBefore, isSettling, madeAt, waysUnsettled, type Made } from './settlers.js';

/** A promise that is made by hand and has a way on which nothing settles it: whoever waits for it waits for ever. */
export function unsettled(node: ts.Node): Cancellation | undefined {
  const made = madeAt(node);
  // where another one may win, this one may stay as it is
  if (!made || raceOf(made.promise)) return undefined;
  return leftEarly(made) ?? failsUnheard(made) ?? leftByCallback(made);
}

function finding({ promise }: Made, reason: string, confidence: Confidence, at: ts.Node, data: Record<string, string>): Cancellation {
  return { rule: 'no-unsettled-promise', reason, confidence, at: calleeNode(promise), work: promise, unsettled: { at, ...(data['argument'] === undefined ? {} : { error: data['argument'] }) }, data: { line: lineOf(at), ...data }, evidence: [{ at, note: 'leaves the promise as it is' }] };
}

/** `if (!item) return;` in the executor, before anything could settle. */
function leftEarly(made: Made): Cancellation | undefined {
  // what settles at once or never is meant to suspend
  if (isAsync(made.executor) || (made.work.exits.length === 0 && !made.work.handedOn)) return undefined;
  const way = waysUnsettled(made, made.executor).find(w => w.by === 'return' && enclosingFn(w.at) === made.executor && conditionsAround(w.at).length > 0);
  return way && !isHandedBefore(made, way.at) && !conditionsAround(way.at).some(isOfStop) && !isMeant(way.at) ? finding(made, 'leftEarly', 'likely', way.at, {}) : undefined;
}

/** `// never resolve`: the author says so, where it returns or around. */
function isMeant(at: ts.Node): boolean {
  const text = at.getSourceFile().text;
  for (let up = at; !isFn(up); up = up.parent) if ((ts.getLeadingCommentRanges(text, up.pos) ?? []).some(c => /\bnever\b/i.test(text.slice(c.pos, c.end)))) return true;
  return false;
}

/** `if (this.disposed)`, `if (!token)`: what is over, or cannot be stopped, is meant to stay as it is. */
function isOfStop(test: ts.Expression): boolean {
  return contains(test, n => ts.isIdentifier(n) && wordsIn(n.text).some(w => includes(stopWords, w) || includes(stoppers, w)));
}

/** `read(path, (error, text) => { if (error) { log(error); return; } resolve(text); })` */
function leftByCallback(made: Made): Cancellation | undefined {
  const fns = new Set<Fn>();
  for (const exit of made.work.exits) if (exit.fn && exit.event === undefined && !exit.handed) fns.add(exit.fn);
  const [callback] = fns;
  const call = callback && outer(callback).parent;
  if (!callback || fns.size !== 1 || !made.work.exits.every(e => within(e.at, callback)) || made.work.handedOn || made.work.inline.size > 0 || !call || !ts.isCallExpression(call) || call.arguments.at(-1) !== callback || enclosingFn(callback) !== made.executor) return undefined;
  const error = 'parameters' in callback ? callback.parameters[0] : undefined;
  if (!error || !ts.isIdentifier(error.name) || !includes(outcomes.errors, error.name.text) || includes(registrars, calleeName(call))) return undefined;
  const name = error.name.text;
  const way = waysUnsettled(made, callback).find(w => w.by === 'return' || w.by === 'end' ? isUnderError(w.at, name, made, callback) : false);
  return way && finding(made, 'leftOnError', 'likely', way.at, { argument: name });
}

/** A way out in the branch of `if (error)`. */
function isUnderError(node: ts.Node, name: string, made: Made, fn: Fn): boolean {
  for (let at = node; at !== fn && at.parent; at = at.parent) {
    const up = at.parent;
    if (ts.isIfStatement(up) && up.thenStatement === at && ts.isIdentifier(skip(up.expression)) && skip(up.expression).getText() === name) return true;
  }
  const body = bodyOf(fn);
  const settling = isSettling(made);
  return node === body && contains(fn, n => ts.isIfStatement(n) && skip(n.expression).getText() === name && !contains(n.thenStatement, settling) && (n.elseStatement !== undefined || (ts.isBlock(n.thenStatement) && leaves(n.thenStatement))));
}

/** How a thing tells that it failed, where only its success settles the promise. */
function failsUnheard(made: Made): Cancellation | undefined {
  const { executor, work } = made;
  if (work.handedOn || work.inline.size > 0 || isAsync(executor)) return undefined;
  const heard = heardIn(executor);
  const settling = isSettling(made);
  for (const row of outcomes.rows) {
    for (const good of heard.filter(h => includes(row.success, h.event) && contains(h.handler, settling))) {
      const own = heard.filter(h => sameRef(refOf(h.target), refOf(good.target)));
      // whatever else settles, a timer or another thing, is a way out
      if (work.exits.some(e => !own.some(h => within(e.at, h.at) && includes(row.success, h.event)))) continue;
      const bad = own.find(h => includes(row.failure, h.event));
      if (bad && valueFn(bad.handler) && !contains(bad.handler, n => settling(n) || ts.isThrowStatement(n))) return finding(made, 'failureHeard', 'likely', bad.at, { event: bad.event });
      if (!bad && isMadeBy(good.target, row.made, made)) return finding(made, 'failureUnheard', 'possible', good.at, { event: good.event, missing: row.failure[0] ?? '' });
    }
  }
  return undefined;
}

interface Heard {
  readonly target: ts.Expression;
  readonly event: string;
  readonly handler: ts.Expression;
  readonly at: ts.Node;
}

/** What an executor listens to itself: `target.on('open', …)`, `target.onopen = …`. */
function heardIn(executor: Fn): readonly Heard[] {
  const found: Heard[] = [];
  walk(executor, node => {
    if (isFn(node) && node !== executor) return false;
    if (ts.isCallExpression(node) && includes(registrars, calleeName(node))) {
      let target = receiverOf(node);
      // chained: child.on(…).on(…)
      while (target && ts.isCallExpression(skip(target)) && includes(registrars, calleeName(skip(target) as ts.CallExpression))) target = receiverOf(skip(target) as ts.CallExpression);
      const [event, handler] = node.arguments;
      if (target && event && handler && ts.isStringLiteralLike(event)) found.push({ target, event: event.text, handler, at: node });
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left)) {
      const event = /^on([a-z]+)$/.exec(node.left.name.text)?.[1];
      if (event !== undefined) found.push({ target: node.left.expression, event, handler: node.right, at: node });
    }
    return undefined;
  });
  return found;
}

/** True for a name that was given a new thing of a kind in the executor or right around it, and that nobody else listens to. */
function isMadeBy(target: ts.Expression, made: readonly string[], { executor }: Made): boolean {
  const binding = ts.isIdentifier(skip(target)) ? bindingOf(skip(target) as ts.Identifier) : undefined;
  const value = binding && ts.isVariableDeclaration(binding.node) && binding.node.initializer ? skip(binding.node.initializer) : undefined;
  if (!value || !binding || (enclosingFn(binding.node) !== executor && enclosingFn(binding.node) !== enclosingFn(executor))) return false;
  const name = ts.isNewExpression(value) ? calleeName(value) : ts.isCallExpression(value) && value.arguments[0] && ts.isStringLiteralLike(value.arguments[0]) ? value.arguments[0].text : undefined;
  return includes(made, name);
}
