import type { Leak } from '../leak.js';
import { waysOutHolding } from '../lifetime/paths.js';
import { ts } from '../program/host.js';
import { bindingOf, usesOf } from '../program/lexical.js';
import { awaited, enclosingFn, lineOf, outer, within, type Fn } from '../program/syntax.js';
import { leak, type Timer } from './timer.js';

function isInDeclaration(node: ts.Node, fn: Fn): boolean {
  for (let at = enclosingFn(node); at && at !== fn; at = enclosingFn(at)) if (ts.isFunctionDeclaration(at)) return true;
  return false;
}

/** `const image = await load(); if (this.destroyed) return; this.image = image;`: a return or throw before anybody else has what was opened. */
export function leftEarly(timer: Timer): Leak | undefined {
  const { call, fn, acquisition: { acquire } } = timer;
  if (acquire.dormant || acquire.keptBy !== undefined) return undefined; // nothing is open yet
  const declared = outer(awaited(call)).parent;
  const binding = fn && ts.isVariableDeclaration(declared) && ts.isIdentifier(declared.name) && !(declared.parent.flags & ts.NodeFlags.Using) ? bindingOf(declared.name) : undefined;
  if (!fn || !binding) return undefined;
  const uses = usesOf(binding);
  if (uses.length === 0) return undefined;
  // a promise of it: where that is rejected, nothing was opened
  if (uses.some(use => ts.isAwaitExpression(outer(use).parent))) return undefined;
  // whoever is named in a test or a call may have it, and so may a function that is declared before or behind
  if (uses.some(use => use.pos < call.pos || isInDeclaration(use, fn))) return undefined;
  const way = waysOutHolding(fn, { acquire: call, isRelease: n => uses.some(use => within(use, n)), isTest: () => false }).find(w => w.by === 'return' || w.by === 'throw');
  if (!way) return undefined;
  return leak(timer, 'skipped', 'certain', { handle: binding.name, exit: way.by === 'throw' ? 'the throw' : 'the return', line: lineOf(way.at) }, [{ at: way.at, note: 'leaves before it is handed on' }]);
}
