import { hookNames } from '../../catalog/callbacks.js';
import { perRequest, putAway } from '../../catalog/load.js';
import { registeredFor } from '../lifetime/registered.js';
import { callSitesOf, isLiving } from '../lifetime/callers.js';
import type { Site } from '../lifetime/named-calls.js';
import { defineFact } from '../program/facts.js';
import { ts, type Host } from '../program/host.js';
import { includes } from '../program/reference.js';
import { DEFAULT } from '../program/modules.js';
import { calleeName, contains, enclosingFn, fnName, hasModifier, isFnExpression, outer, receiverOf, skip, wordsIn, type Fn } from '../program/syntax.js';

const DEEPEST = 2;

/** Code that is seen to run for each request, message or render. */
export interface Repeat {
  readonly is: 'request' | 'render';
  /** The function that is called so often. */
  readonly fn: Fn;
  /** What it is called for, in words. */
  readonly each: string;
  /** The calls from it down to the place that was asked for, the nearest first. */
  readonly sites: readonly Site[];
}

/** How often a place is reached by requests or renders: in their handler, or in a function that one calls, two calls up at most. */
export function repeatOf(node: ts.Node, host: Host, depth = 0): Repeat | undefined {
  for (let fn = enclosingFn(node); fn; fn = enclosingFn(fn)) {
    const each = requestOf(fn);
    if (each !== undefined) return { is: 'request', fn, each, sites: [] };
    if (isKept(fn)) return undefined;
    if (fn === enclosingFn(node) && isComponent(fn)) return { is: 'render', fn, each: 'each render', sites: [] };
    if (depth >= DEEPEST || ts.isConstructorDeclaration(fn)) continue;
    for (const site of callSitesOf(fn, host).sites) {
      const above = isLiving(site) ? repeatOf(site, host, depth + 1) : undefined;
      if (above?.is === 'request') return { ...above, sites: [site, ...above.sites] };
    }
  }
  return undefined;
}

/** `useMemo(() => …)`, `const getClient = once(() => …)`, `function cachedClient()`: what it makes is made once. */
function isKept(fn: Fn): boolean {
  const up = outer(fn).parent;
  if (putAway.kept.test(fnName(fn) ?? '')) return true;
  const name = ts.isCallExpression(up) && up.expression !== outer(fn) ? calleeName(up) : undefined;
  return name !== undefined && (includes(putAway.hooks, name) || putAway.kept.test(name));
}

/** What a function is called for each time, in words, where it answers requests or messages. */
const requestOf = defineFact((fn: Fn): string | undefined => registeredFor(fn, requestBy) ?? exportedFor(fn) ?? decoratedFor(fn) ?? (isTyped(fn) ? 'each request' : undefined));

function requestBy(call: ts.CallExpression, index: number): string | undefined {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  const [first] = call.arguments;
  const literal = first && ts.isStringLiteralLike(skip(first)) ? (skip(first) as ts.StringLiteralLike).text : undefined;
  if (!receiver) return includes(perRequest.servers, name) ? 'each request' : undefined;
  if (includes(perRequest.servers, name)) return 'each request';
  if (includes(perRequest.registrars, name)) return index === 1 && includes(perRequest.events, literal) ? `each '${literal}'` : undefined;
  if (includes(perRequest.procedures, name)) return perRequest.procedureWords.test(receiver.getText()) ? 'each call of the procedure' : undefined;
  const router = wordsIn(skip(receiver).getText().split('.').at(-1) ?? '').at(-1);
  return includes(perRequest.routes, name) && (index > 0 ? literal?.startsWith('/') === true || includes(perRequest.routers, router) : includes(perRequest.mounts, name) && includes(perRequest.routers, router)) ? 'each request' : undefined;
}

/** `export async function GET()` in `route.ts`: the framework calls it. */
function exportedFor(fn: Fn): string | undefined {
  const at = outer(fn).parent;
  const statement = ts.isFunctionDeclaration(fn) ? fn : ts.isVariableDeclaration(at) ? at.parent.parent : ts.isExportAssignment(at) ? at : undefined;
  if (!statement || !(ts.isExportAssignment(statement) || hasModifier(statement, ts.SyntaxKind.ExportKeyword))) return undefined;
  const name = ts.isExportAssignment(statement) || hasModifier(statement, ts.SyntaxKind.DefaultKeyword) ? DEFAULT : fnName(fn);
  const { fileName } = fn.getSourceFile();
  return perRequest.exports.some(e => e.file.test(fileName) && includes(e.names, name)) ? 'each request' : undefined;
}

function decoratedFor(fn: Fn): string | undefined {
  const decorators = ts.isMethodDeclaration(fn) ? ts.getDecorators(fn) ?? [] : [];
  const isOne = decorators.some(d => ts.isCallExpression(d.expression) && includes(perRequest.decorators, calleeName(d.expression)));
  return isOne ? 'each request' : undefined;
}

function isTyped(fn: Fn): boolean {
  return 'parameters' in fn && !ts.isConstructorDeclaration(fn) && fn.parameters.slice(0, 2).some(p => p.type && perRequest.parameterTypes.test(p.type.getText()));
}

/** A function with a component's name that gives back elements; a hook is called as often. */
function isComponent(fn: Fn): boolean {
  const name = fnName(fn) ?? '';
  if (hookNames.test(name)) return isFnExpression(fn) || ts.isFunctionDeclaration(fn);
  return /^[A-Z]/.test(name) && (isFnExpression(fn) || ts.isFunctionDeclaration(fn)) && contains(fn, n => ts.isJsxElement(n) || ts.isJsxSelfClosingElement(n) || ts.isJsxFragment(n));
}
