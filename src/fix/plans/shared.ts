import { adopters, registrars, removers } from '../../catalog/callbacks.js';
import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingNamed, type Binding } from '../../engine/program/lexical.js';
import { includes } from '../../engine/program/reference.js';
import { calleeName, enclosingFn, isAcquiring, isFn, isFnExpression, outer, skip, walk, type Fn, type Acquiring } from '../../engine/program/syntax.js';
import { isRefused, type Edited, type Effect } from '../edit.js';
import type { FixPlan, Refusal } from '../plan.js';

const LATER = /^(?:on[A-Z]\w*|tryOn\w+|then|catch|finally|set(?:Timeout|Interval|Immediate)|nextTick|queueMicrotask|requestAnimationFrame|push)$/;

/** A way to repair a leak: a plan, the reason why there is none, or undefined where the plan is about something else. */
export type Planner = (leak: Leak, host: Host) => FixPlan | Refusal | undefined;

/** A plan out of what the verbs gave, or the refusal with their reason. */
export function planned(id: string, title: string, safety: FixPlan['safety'], edited: Edited): FixPlan | Refusal {
  return isRefused(edited) ? { plan: id, reason: edited.reason } : { id, title, safety, edits: edited };
}

/** A plan that applies and cannot be made safely. */
export function refused(plan: string, reason: string): Refusal {
  return { plan, reason };
}

/** The end that a leak's owner has, in words: `` `close()` ``, the cleanup. */
export function endOf(leak: Leak): string {
  return (leak.repair?.endWords ?? leak.data['end'] ?? 'the end').replace(/^The /, 'the ');
}

/** Whether a name that a plan writes would mean something of the file's own at a place. */
export function isShadowed(name: string, at: ts.Node, acquisition?: ts.Node): boolean {
  const binding = bindingNamed(name, at);
  if (!binding) return false;
  const from = importedFrom(binding)?.moduleSpecifier.getText().slice(1, -1) ?? '';
  return !/^(?:node:)?timers$/.test(from) && !(acquisition && importAt(acquisition)?.moduleSpecifier.getText().slice(1, -1) === from);
}

/** The import that the name of an acquiring function comes from, where it is called by that name alone. */
export function importAt(acquisition: ts.Node): ts.ImportDeclaration | undefined {
  const callee = isAcquiring(acquisition) ? skip(acquisition.expression) : undefined;
  const binding = callee && ts.isIdentifier(callee) ? bindingNamed(callee.text, callee) : undefined;
  return binding && importedFrom(binding);
}

function importedFrom({ node }: Binding): ts.ImportDeclaration | undefined {
  const declaration = ts.isImportSpecifier(node) ? node.parent.parent.parent : undefined;
  return declaration && ts.isImportDeclaration(declaration) ? declaration : undefined;
}

/**
 * Whether a function may run before a declaration that it is about to use: it is written above it, and is called, returned or handed on
 * there. What is registered for later, with a method or a call whose name says so, is not run yet.
 */
export function mayRunBefore(fn: Fn, declaration: ts.Node): boolean {
  const name = nameHeld(fn);
  if (name === undefined) {
    if (fn.pos > declaration.pos) return false;
    const up = outer(fn).parent;
    if (ts.isCallExpression(up) && up.expression !== outer(fn)) return !runsLater(up) || hasWayOutBetween(up, declaration);
    return !ts.isBinaryExpression(up) || hasWayOutBetween(up, declaration); // `socket.onclose = …`
  }
  const home = enclosingFn(declaration) ?? declaration.getSourceFile();
  let early = false;
  walk(home, node => {
    if (node.pos >= declaration.pos && node !== home) return false;
    if (isFn(node) && node !== home) return false;
    if (ts.isIdentifier(node) && node.text === name && !isNameOf(node) && !(isRegistered(node) && !hasWayOutBetween(node, declaration))) early = true;
    return undefined;
  });
  return early;
}

function isNameOf(id: ts.Identifier): boolean {
  return (ts.isVariableDeclaration(id.parent) || ts.isFunctionDeclaration(id.parent)) && id.parent.name === id;
}

/** `socket.on('close', stop)`: an event does not come before the code that waits for it has run to its end. */
function isRegistered(id: ts.Identifier): boolean {
  const { parent } = id;
  return ts.isCallExpression(parent) && parent.expression !== id && runsLater(parent);
}

function runsLater(call: Acquiring): boolean {
  const name = calleeName(call) ?? '';
  return includes(registrars, name) || includes(removers, name) || includes(adopters, name) || LATER.test(name);
}

// the function that holds both may be left before the declaration is reached, and the name stays unset for ever
function hasWayOutBetween(from: ts.Node, to: ts.Node): boolean {
  const home = enclosingFn(to);
  if (!home) return false;
  let found = false;
  walk(home, node => {
    if (isFn(node) && node !== home) return false;
    if ((ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isAwaitExpression(node)) && node.pos > from.pos && node.pos < to.pos) found = true;
    return undefined;
  });
  return found;
}

function nameHeld(fn: Fn): string | undefined {
  if (ts.isFunctionDeclaration(fn)) return fn.name?.text;
  const up = outer(fn).parent;
  return isFnExpression(fn) && ts.isVariableDeclaration(up) && ts.isIdentifier(up.name) ? up.name.text : undefined;
}

/** Whether the file is TypeScript, so that declarations have types. */
export function isTyped(node: ts.Node): boolean {
  return /\.[cm]?tsx?$/.test(node.getSourceFile().fileName);
}

/** Whether a type, asked of the checker where the host has the project's types, may be null or undefined; undefined where nobody knows. */
export function nothingness(node: ts.Node, host: Host): { readonly null: boolean; readonly undefined: boolean } | undefined {
  const type = host.typed ? host.typeOf(node) : undefined;
  if (!type) return undefined;
  const parts = type.isUnion() ? type.types : [type];
  const has = (flag: ts.TypeFlags): boolean => parts.some(t => (t.flags & flag) !== 0);
  return { null: has(ts.TypeFlags.Null), undefined: has(ts.TypeFlags.Undefined | ts.TypeFlags.Void) };
}

/** Whether a node is a function that may be an effect. */
export function isEffect(node: ts.Node): node is Effect {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
}
