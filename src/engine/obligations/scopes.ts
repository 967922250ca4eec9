import { callbacks } from '../../catalog/callbacks.js';
import { scopes } from '../../catalog/scopes.js';
import type { ResourceModel } from '../../catalog/types.js';
import { returnedFns } from '../lifetime/ends.js';
import { ts } from '../program/host.js';
import { bindingOf } from '../program/lexical.js';
import { calledFn, includes } from '../program/reference.js';
import { bodyOf, calleeName, calleeNode, enclosingFn, fnName, isAsync, isFn, isFnExpression, outer, skip, walk, within, type Fn } from '../program/syntax.js';
import { moduleOf } from '../program/modules.js';
import { acquisitionsAt } from './acquire.js';
import type { Context, Verdict } from './context.js';
import { defineDeepFact } from '../lifetime/context.js';
import { gates, helperOf, isFollowed, passes, scopeCalls } from './helpers.js';
import { timerOf } from './timer.js';

/** What a function does with the scope that is active while it runs. */
interface Bound {
  /** It, or a function that it calls, registers an end there. */
  readonly registers: boolean;
  /** What it, or a function that it calls, starts at once. */
  readonly resource: ResourceModel | undefined;
}

const LEVELS = 2;

/** Decides a call that relies on the scope of its caller where none is active: after an await, and in what draws a component. */
export function decideScoped(call: ts.CallExpression, context: Context): Verdict {
  const name = calleeName(call);
  if (name === undefined || !(isOfPackage(name) || passes(call, gates(context).bindsToScope))) return undefined;
  const fn = enclosingFn(call);
  const reason = fn && (drawsComponent(fn, context) ? 'inRender' : isLate(call, fn, context) ? 'afterAwait' : undefined);
  if (!reason) return undefined;
  const resource = ofPackage(call, context) ?? ofBody(call, context);
  if (!resource) return context.silent('nothing bound to the scope');
  return {
    rule: resource.kind === 'timer' ? 'no-uncleared-timer' : 'no-unremoved-listener', reason, resource, confidence: reason === 'inRender' ? 'certain' : 'likely',
    data: { noun: resource.noun, helper: `\`${name}()\`` }, at: calleeNode(call), acquisition: call, evidence: [],
  };
}

/** The function that a component's set-up returns: it runs with every change, outside of the set-up's scope. */
function drawsComponent(fn: Fn, context: Context): boolean {
  const around = enclosingFn(fn);
  return around !== undefined && includes(scopes.draws, fnName(around)) && context.instances.of(around).kind === 'composable' && returnedFns(around).fns.includes(fn);
}

/** A dropped call behind an await of the same function, in a composable or a component's set-up. */
function isLate(call: ts.CallExpression, fn: Fn, context: Context): boolean {
  const up = outer(call).parent;
  if (!isAsync(fn) || !(ts.isExpressionStatement(up) || ts.isVoidExpression(up)) || !waitsBefore(call, fn)) return false;
  if (scopes.kept.files.some(f => context.host.sourceFile.fileName.includes(f))) return false;
  for (let at: Fn | undefined = fn; at; at = enclosingFn(at)) {
    const holder = outer(at).parent;
    const given = ts.isObjectLiteralExpression(holder) ? outer(holder).parent : ts.isObjectLiteralExpression(at.parent) ? outer(at.parent).parent : holder;
    if (ts.isCallExpression(given) && includes(scopes.kept.calls, calleeName(given))) return false;
    if (context.instances.of(at).kind === 'composable') return true;
  }
  return false;
}

/** True where an await comes before a node on every way to it. */
function waitsBefore(node: ts.Node, fn: Fn): boolean {
  for (let at = node; at.parent && at !== fn; at = at.parent) {
    const up = at.parent;
    if (ts.isForOfStatement(up) && up.awaitModifier && up.statement === at) return true;
    if (ts.isIfStatement(up) && up.expression !== at && waits(up.expression)) return true;
    if ((ts.isBlock(up) || ts.isCaseClause(up)) && up.statements.some(s => s.pos < at.pos && surely(s))) return true;
  }
  return false;
}

/** A statement that waits whenever it runs to its end. */
function surely(s: ts.Statement): boolean {
  if (ts.isTryStatement(s)) return s.tryBlock.statements.some(surely) && (!s.catchClause || s.tryBlock.statements.slice(0, 1).some(surely));
  if (ts.isForOfStatement(s)) return s.awaitModifier !== undefined;
  return (ts.isExpressionStatement(s) || ts.isVariableStatement(s)) && waits(s);
}

function waits(node: ts.Node): boolean {
  let found = false;
  walk(node, n => {
    if (isFn(n) || ts.isConditionalExpression(n)) return false;
    if (ts.isBinaryExpression(n) && n.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false; // a && await b
    if (ts.isAwaitExpression(n)) found = true;
    return undefined;
  });
  return found;
}

const packaged: ReadonlySet<string> = new Set(scopes.packages.flatMap(p => Object.values(p.resources).flat()));

function isOfPackage(name: string): boolean {
  return packaged.has(name);
}

/** What a package's composable starts, by its row. */
function ofPackage(call: ts.CallExpression, context: Context): ResourceModel | undefined {
  const callee = skip(call.expression);
  const binding = ts.isIdentifier(callee) && isOfPackage(callee.text) ? bindingOf(callee) : undefined;
  const from = binding && moduleOf(binding);
  const row = scopes.packages.find(p => includes(p.modules, from));
  const id = row && Object.entries(row.resources).find(([, names]) => includes(names, calleeName(call)))?.[0];
  return id === undefined ? undefined : context.catalog.resources.find(r => r.id === id);
}

function ofBody(call: ts.CallExpression, context: Context): ResourceModel | undefined {
  const fn = helperOf(call);
  const bound = fn && boundOf(fn, context, 0);
  return bound?.registers ? bound.resource : undefined;
}

const boundOf = defineDeepFact(LEVELS, compute);

function compute(fn: Fn, context: Context, depth: number): Bound {
  const names = scopeCalls(context.catalog);
  let registers = false;
  let resource: ResourceModel | undefined;
  for (const call of eagerCalls(fn)) {
    if (includes(names, calleeName(call)) && enclosingFn(call) === fn) registers = true;
    resource ??= lasting(call, context);
    const helper = resource ? undefined : helperOf(call);
    if (!helper || within(helper, fn)) continue;
    const inner = boundOf(helper, context, depth + 1);
    if (!inner?.registers) continue;
    registers = true;
    resource ??= inner.resource;
  }
  return { registers, resource };
}

/** What a call starts, where it goes on until somebody ends it. */
function lasting(call: ts.CallExpression, context: Context): ResourceModel | undefined {
  return acquisitionsAt(call, context.catalog).find(a => {
    if (!isFollowed(a) || a.acquire.once) return false;
    return a.resource.kind === 'listener' ? a.acquire.on === undefined : a.resource.ends === 'never' || timerOf(a).rearms;
  })?.resource;
}

/** The calls that run with a function, or soon after: in callbacks that are run now or by an effect, and in local functions that it calls. */
function eagerCalls(fn: Fn): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const seen = new Set<Fn>([fn]);
  for (const one of seen) {
    const body = bodyOf(one);
    if (!body || seen.size > 20) continue;
    walk(body, node => {
      if (isFn(node)) {
        if (isFnExpression(node) && isRun(node)) seen.add(node);
        return false;
      }
      if (!ts.isCallExpression(node)) return undefined;
      found.push(node);
      const local = calledFn(node.expression);
      if (local && within(local, fn)) seen.add(local);
      return undefined;
    });
  }
  return found;
}

function isRun(fn: ts.Expression): boolean {
  const up = outer(fn).parent;
  if (!ts.isCallExpression(up)) return false;
  const name = calleeName(up);
  return up.expression === outer(fn) || includes(scopes.runs, name) || callbacks.some(c => c.runs === 'now' && includes(c.calls, name));
}
