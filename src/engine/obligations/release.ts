import { callbacks, endEvents, enders, errorEvent, registrars } from '../../catalog/callbacks.js';
import { ts } from '../program/host.js';
import { hasUnseenBase, sharing } from '../program/hierarchy.js';
import { identifiersOf, usesOf } from '../program/lexical.js';
import { bindingOfFn, includes } from '../program/reference.js';
import { calleeName, enclosingClass, enclosingFn, hasModifier, isAsync, isFn, isFnExpression, nameOf, outer, within, type Fn, type Acquiring } from '../program/syntax.js';

/**
 * Who runs a release.
 * `end`: an end of the instance. `inline`: the acquiring function itself. `self`: the resource's own callback. `event`: some event that
 * need not come. `method`: another method that no end calls. `trusted`: somebody who cannot be seen, so it counts.
 */
export type Reach = 'end' | 'inline' | 'self' | 'event' | 'method' | 'trusted';

interface Around {
  /** The functions that the ends of the instance call, themselves included. */
  readonly ends: ReadonlySet<Fn>;
  readonly acquire: Acquiring;
  readonly callback: Fn | undefined;
  /** An event other than 'error' tells the end of what the instance wraps. */
  readonly hasEndEvents?: boolean;
}

/** All the ways in which a release is reached. */
export function reachOf(release: ts.Node, around: Around): ReadonlySet<Reach> {
  const found = new Set<Reach>();
  reach(release, around, found, new Set());
  return found;
}

function reach(node: ts.Node, around: Around, found: Set<Reach>, seen: Set<Fn>): void {
  const fn = enclosingFn(node);
  if (!fn) {
    found.add('trusted');
    return;
  }
  for (let at: Fn | undefined = fn; at; at = enclosingFn(at)) {
    if (around.ends.has(at)) {
      found.add('end');
      return;
    }
    if (within(around.acquire, at)) break; // what ends that function too is asked by paths
  }
  if (seen.has(fn)) return;
  seen.add(fn);
  if (around.callback && within(fn, around.callback)) {
    found.add('self');
    return;
  }
  if (within(around.acquire, fn)) {
    found.add('inline');
    // start or stop by a flag: whoever runs the function again may end it
    if (!isOtherBranch(node, around.acquire)) return;
  }
  const at = outer(fn);
  const up = at.parent;
  // a cleanup that an async function returns is a promise's value: nobody runs it
  const home = ts.isReturnStatement(up) ? enclosingFn(up) : undefined;
  if (home && isAsync(home) && within(around.acquire, home)) return;
  if (isFnExpression(fn) && (ts.isCallExpression(up) || ts.isNewExpression(up))) {
    argumentOf(up, at, around, found, seen);
    return;
  }
  const binding = bindingOfFn(fn);
  if (binding) {
    const uses = usesOf(binding);
    if (uses.length === 0) found.add('method'); // nobody calls it
    for (const use of uses) valueUse(use, around, found, seen);
    return;
  }
  if (ts.isMethodDeclaration(fn) || ts.isGetAccessor(fn) || ts.isSetAccessor(fn) || ts.isConstructorDeclaration(fn) || ts.isPropertyDeclaration(up)) {
    if (ts.isObjectLiteralExpression(fn.parent)) found.add('trusted');
    else methodUses(fn, ts.isPropertyDeclaration(up) ? up : fn, around, found, seen);
    return;
  }
  if (ts.isJsxExpression(up)) {
    found.add('event');
    return;
  }
  // F.prototype.m = function …
  found.add(ts.isBinaryExpression(up) && ts.isPropertyAccessExpression(up.left) && /\.prototype\./.test(up.left.getText()) ? 'method' : 'trusted');
}

/** True where a release stands in one branch of an `if` and the acquisition in the other. */
function isOtherBranch(release: ts.Node, acquire: ts.Node): boolean {
  for (let at = release; !isFn(at); at = at.parent) {
    const up = at.parent;
    if (ts.isIfStatement(up) && at !== up.expression && within(acquire, up)) return !within(acquire, at) && !within(acquire, up.expression);
  }
  return false;
}

/** Who calls a method: its callers in the class, its bases and subclasses, or, where a base class that is not read may call it as a hook, somebody who cannot be seen. */
function methodUses(fn: Fn, member: ts.Node, around: Around, found: Set<Reach>, seen: Set<Fn>): void {
  const name = nameOf(member as { name?: ts.Node });
  const cls = member.parent;
  const hidden = name?.startsWith('#') === true || hasModifier(member, ts.SyntaxKind.PrivateKeyword);
  let uses = 0;
  for (const c of name === undefined ? [] : hidden ? [cls] : sharing(cls, name, enclosingClass(around.acquire))) {
    for (const id of identifiersOf(c.getSourceFile()).get(name ?? '') ?? []) {
      const access = id.parent;
      if (!ts.isPropertyAccessExpression(access) || access.name !== id || !within(access, c) || within(access, fn)) continue;
      uses++;
      const at = outer(access);
      const up = at.parent;
      if (ts.isCallExpression(up) && up.expression === at) reach(up, around, found, seen);
      else if (ts.isCallExpression(up) || ts.isNewExpression(up)) argumentOf(up, at, around, found, seen);
      else found.add('trusted');
    }
  }
  if (uses > 0) return;
  // a base's method that runs the hook, and that others call: attach(), then detach()
  const runsHook = [...seen].some(f => f !== fn && enclosingClass(f) !== cls);
  found.add(!hidden && ts.isClassLike(cls) && (runsHook || hasUnseenBase(cls) || (!isProtected(member) && isHookOfEnd(name))) ? 'trusted' : 'method');
}

function isProtected(member: ts.Node): boolean {
  return hasModifier(member, ts.SyntaxKind.ProtectedKeyword);
}

/** `onApplicationPrepareShutdown`, `beforeDestroy`: somebody calls it around an end. */
function isHookOfEnd(name = ''): boolean {
  return /^(?:on|before|after|pre|post|will|handle)[A-Z]/.test(name) && enders.some(e => name.toLowerCase().endsWith(e.toLowerCase()));
}

function valueUse(use: ts.Identifier, around: Around, found: Set<Reach>, seen: Set<Fn>): void {
  const at = outer(use);
  const up = at.parent;
  if ((ts.isCallExpression(up) || ts.isNewExpression(up)) && up.expression === at) reach(up, around, found, seen);
  else if (ts.isCallExpression(up) || ts.isNewExpression(up)) argumentOf(up, at, around, found, seen);
  else if (ts.isJsxExpression(up)) found.add('event');
  else if (ts.isArrayLiteralExpression(up) && ts.isCallExpression(up.parent)) return; // a dependency list
  else found.add('trusted');
}

function argumentOf(call: Acquiring | ts.NewExpression, at: ts.Node, around: Around, found: Set<Reach>, seen: Set<Fn>): void {
  const name = calleeName(call);
  const index = call.arguments?.findIndex(a => a === at) ?? -1;
  if (includes(registrars, name) && index >= 1) {
    const event = call.arguments?.[0];
    const text = event && ts.isStringLiteralLike(event) ? event.text : undefined;
    found.add(text === undefined ? 'trusted' : endEvents.includes(text) && !(text === errorEvent && around.hasEndEvents) ? 'end' : 'event');
    return;
  }
  if (/^remove|^off$/.test(name ?? '')) return;
  const row = callbacks.find(c => includes(c.calls, name) && (c.arg === 'any' || c.arg === index));
  if (row && row.runs !== 'many') reach(call, around, found, seen);
  else if (row && /^(?:forEach|map|some|every|filter)$/.test(name ?? '')) reach(call, around, found, seen);
  else if (/^use(?:Callback|Memo|Event)/.test(name ?? '')) {
    const holder = outer(call).parent;
    const binding = ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? bindingOfFn(at as Fn) : undefined;
    if (binding) for (const use of usesOf(binding)) valueUse(use, around, found, seen);
    else found.add('trusted');
  } else found.add('trusted');
}
