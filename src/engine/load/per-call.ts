import { sharedByName, type SharedClient } from '../../catalog/load.js';
import type { Load } from '../leak.js';
import type { Context } from '../lifetime/context.js';
import { isOfTest } from '../program/kinds.js';
import { comesFrom, originalName } from '../program/modules.js';
import { ts } from '../program/host.js';
import { calleeNode, enclosingFn, fnName, inLoop, isAsync, isFn, lineOf, skip, type Acquiring, type Fn } from '../program/syntax.js';
import { fateOf, givenTo, type Fate } from './kept.js';
import { repeatOf, type Repeat } from './requests.js';

/** A client, pool or metric that one would do of, made anew by code that runs for each request, message or render, and dropped. */
export function perCallClient(call: Acquiring, context: Context): Load | undefined {
  const row = rowOf(call);
  const fn = row && enclosingFn(call);
  if (!row || !fn) return undefined;
  const fate = fateOf(call);
  if (fate === 'kept') return context.silent('a client that somebody keeps or ends');
  const given = givenTo(call);
  const repeat = repeatOf(call, context.host);
  if (!repeat) return fate === 'dropped' && given.parameters.size === 0 ? oftenMade(call, row, fn, context) : undefined;
  if (repeat.sites.length === 0 && fate === 'returned') return undefined;
  if (fate === 'returned' && fateAbove(repeat) !== 'dropped') return context.silent('a client that somebody keeps or ends');
  const isOwn = varies(call, repeat);
  if (isOwn === 'varies') return context.silent('a client for each of several');
  const [site] = repeat.sites;
  const isSure = isOwn === 'same' && !row.light && !isOfTest(context.host) && !(repeat.is === 'render' && !context.page);
  return {
    rule: 'no-per-call-client', reason: repeat.is === 'render' ? 'render' : site ? 'called' : 'request', confidence: isSure ? 'likely' : 'possible',
    at: calleeNode(call), piled: call, evidence: repeat.sites.map(s => ({ at: s, note: 'is reached from there' })),
    data: { ...wordsOf(call, row), each: repeat.each, fn: fnName(repeat.is === 'render' ? repeat.fn : fn) ?? '', line: site ? lineOf(site) : '', file: site?.getSourceFile().fileName.split('/').at(-1) ?? '' },
  };
}

/** In a loop, or in code that others may run as often as they like. */
function oftenMade(call: Acquiring, row: SharedClient, fn: Fn, context: Context): Load | undefined {
  const reason = inLoop(call, fn) ? 'loop' : context.times.at(call) !== 'once' && isAsync(fn) ? 'many' : undefined;
  return reason && { rule: 'no-per-call-client', reason, confidence: 'possible', at: calleeNode(call), piled: call, evidence: [], data: wordsOf(call, row) };
}

function wordsOf(call: Acquiring, { noun, holds }: SharedClient): Readonly<Record<string, string>> {
  const text = skip(call.expression).getText();
  return { name: ts.isNewExpression(call) ? `new ${text}()` : `${text}()`, noun, holds };
}

function rowOf(call: Acquiring): SharedClient | undefined {
  const name = originalName(call);
  const rows = name === undefined ? undefined : sharedByName.get(name);
  const found = rows?.find(({ client, acquire }) => (acquire.construct !== undefined) === ts.isNewExpression(call) && comesFrom(call, acquire.module ?? []) && hasOption(call, client));
  return found?.client;
}

function hasOption(call: Acquiring, { only }: SharedClient): boolean {
  const options = only && call.arguments[only.arg];
  if (!only) return true;
  return options !== undefined && ts.isObjectLiteralExpression(skip(options)) && (skip(options) as ts.ObjectLiteralExpression).properties.some(p => ts.isPropertyAssignment(p) && p.name.getText() === only.prop && p.initializer.kind === ts.SyntaxKind.TrueKeyword);
}

/** What becomes of what a function gives back, where it is called: up to the handler. */
function fateAbove({ sites }: Repeat): Fate {
  for (const site of sites) {
    const fate = fateOf(site);
    if (fate !== 'returned') return fate;
  }
  return 'kept';
}

/** Whether it is made of the same each time: of constants, or by functions that are called with constants. */
function varies(call: Acquiring, { sites, fn: handler }: Repeat): 'same' | 'varies' | 'unsure' {
  let at: Acquiring | ts.NewExpression = call;
  let isUnsure = false;
  for (const site of [...sites, undefined]) {
    const given = givenTo(at);
    isUnsure ||= given.isUnsure;
    if (given.parameters.size === 0) return isUnsure ? 'unsure' : 'same';
    if (!site) return 'varies';
    const callee = enclosingFn(at);
    // only what the function's own call hands in can be followed
    if ([...given.parameters].some(p => p.parent !== callee || p.parent === handler || !isFn(p.parent))) return 'varies';
    at = site;
  }
  return 'varies';
}
