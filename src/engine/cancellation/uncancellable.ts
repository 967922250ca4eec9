import type { Cancellation } from '../leak.js';
import type { Context } from '../lifetime/context.js';
import { declaredAs } from '../lifetime/named-calls.js';
import { defineFact } from '../program/facts.js';
import { ts, type Host } from '../program/host.js';
import { isExported } from '../program/lexical.js';
import { calleeName, fnName, hasModifier, inLoop, isAsync, type Fn } from '../program/syntax.js';
import { openCalls } from './chain.js';

/** Work that goes on for long and that others can begin and nobody can stop: several calls that take a signal, or one again and again, in an exported function that takes none. */
export function uncancellable(call: ts.Node, fn: Fn, context: Context): Cancellation | undefined {
  const name = fnName(fn);
  if (name === undefined || !isAsync(fn) || !isOffered(fn)) return undefined;
  const open = openCallsOf(context.host)(fn);
  const [first] = open;
  // told at the first of the calls, once for the function
  if (!first || first.call !== call) return undefined;
  const again = open.find(c => inLoop(c.call, fn));
  if (open.length < 2 && !again) return undefined;
  const names = [...new Set(open.map(c => `\`${calleeName(c.call) ?? ''}()\``))].join(', ');
  return {
    rule: 'no-uncancellable-promise', reason: again ? 'loopsOn' : 'goesOn', confidence: 'possible', at: nameNode(fn), work: fn, evidence: open.slice(1).map(c => ({ at: c.call, note: 'takes a signal' })),
    data: { name, calls: names, count: String(open.length) }, chain: { ...first, fns: [fn] },
  };
}

const openCallsOf = defineFact((host: Host) => defineFact((fn: Fn) => openCalls(fn, host)));

function nameNode(fn: Fn): ts.Node {
  if ('name' in fn && fn.name) return fn.name;
  const binding = declaredAs(fn);
  return binding && ts.isVariableDeclaration(binding.node) ? binding.node.name : fn;
}

/** True for what other files may call: exported, or a method of an exported class that is not private. */
export function isOffered(fn: Fn): boolean {
  if (ts.isMethodDeclaration(fn)) {
    if (!ts.isClassDeclaration(fn.parent) || ts.isPrivateIdentifier(fn.name) || hasModifier(fn, ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword)) return false;
    const owner = declaredAs(fn.parent);
    return owner !== undefined && isExported(owner);
  }
  const binding = declaredAs(fn);
  return binding !== undefined && isExported(binding);
}
