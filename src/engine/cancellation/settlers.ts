import { processEnds } from '../../catalog/callbacks.js';
import { isExecutor, workAround, type Work } from '../lifetime/exits.js';
import { leaves } from '../lifetime/latches.js';
import { waysOutHolding, type WayOut } from '../lifetime/paths.js';
import { ts } from '../program/host.js';
import { bindingOf, usesOf, type Binding } from '../program/lexical.js';
import { bindingOfFn, includes } from '../program/reference.js';
import { calleeName, contains, enclosingFn, isFnExpression, statementOf, within, type Fn } from '../program/syntax.js';

/** A promise that is made by hand, and every name of its executor by which it is settled. */
export interface Made {
  readonly promise: ts.NewExpression;
  readonly executor: ts.ArrowFunction | ts.FunctionExpression;
  readonly work: Work;
  readonly settlers: ReadonlySet<Binding>;
}

/** The promise that a construction makes by hand, where its executor takes what settles it and uses it. */
export function madeAt(node: ts.Node): Made | undefined {
  if (!ts.isNewExpression(node) || !isExecutor(calleeName(node))) return undefined;
  const executor = node.arguments?.[0];
  if (!executor || !isFnExpression(executor) || executor.parameters.length === 0) return undefined;
  const work = workAround(executor.body);
  const settlers = work && work.promise === node ? settlersOf(executor) : undefined;
  return work && settlers && settlers.size > 0 ? { promise: node, executor, work, settlers } : undefined;
}

/** `resolve` and `reject`, then the local functions that mention one of them, in two rounds; undefined where one is taken apart. */
function settlersOf(executor: ts.ArrowFunction | ts.FunctionExpression): ReadonlySet<Binding> | undefined {
  const found = new Set<Binding>();
  for (const { name } of executor.parameters) {
    const binding = ts.isIdentifier(name) ? bindingOf(name) : undefined;
    if (!binding) return undefined;
    if (usesOf(binding).length > 0) found.add(binding);
  }
  for (let round = 0; round < 2; round++) {
    for (const use of [...found].flatMap(b => usesOf(b))) {
      for (let fn = enclosingFn(use); fn && fn !== executor; fn = enclosingFn(fn)) {
        const name = bindingOfFn(fn);
        if (name) found.add(name);
      }
    }
  }
  return found;
}

/** True where a node settles the promise, or hands what settles it on: from then on others may. */
export function isSettling({ settlers }: Made): (node: ts.Node) => boolean {
  const isName = (n: ts.Node): boolean => ts.isIdentifier(n) && isOneOf(n, settlers);
  return node => {
    if (ts.isIdentifier(node)) return isName(node);
    if (ts.isCallExpression(node) && includes(processEnds, node.expression.getText())) return true;
    // dialog({ onOk: () => resolve() })
    return (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isBinaryExpression(node) || ts.isReturnStatement(node) || ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) && contains(node, isName);
  };
}

function isOneOf(id: ts.Identifier, settlers: ReadonlySet<Binding>): boolean {
  const binding = bindingOf(id);
  return binding !== undefined && settlers.has(binding);
}

/** True where the promise is settled, or may be, before a place is come to on another way than one that leaves. */
export function isHandedBefore({ settlers, executor }: Made, at: ts.Node): boolean {
  return [...settlers].flatMap(b => usesOf(b)).some(use => {
    if (use.pos > at.pos || !within(use, executor)) return false;
    for (let fn = enclosingFn(use); fn && fn !== executor; fn = enclosingFn(fn)) if (bindingOfFn(fn)) return false;
    const statement = statementOf(use);
    const branch = statement && ts.isBlock(statement.parent) ? statement.parent : statement;
    return !branch || !leaves(branch) || enclosingFn(use) !== executor;
  });
}

/** The ways on which a function of a promise is left without settling it or handing on what does. */
export function waysUnsettled(made: Made, fn: Fn): readonly WayOut[] {
  return waysOutHolding(fn, { isRelease: isSettling(made), isTest: () => false });
}
