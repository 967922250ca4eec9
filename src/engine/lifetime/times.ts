import { callbacks, entries, onceEvents, registrars } from '../../catalog/callbacks.js';
import { collections } from '../../catalog/collections.js';
import { extendsOf, filesOf, isAbstract, subclassesOf } from '../program/hierarchy.js';
import { defineFact } from '../program/facts.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, identifiersOf, isConstant, isExported, usesOf, type Binding } from '../program/lexical.js';
import { bindingOfFn, includes, refOf, sameRef } from '../program/reference.js';
import { calleeName, contains, enclosingFn, fnName, inLoop, isFn, isFnExpression, isStatic, nameOf, outer, skip, statementOf, within, type Fn } from '../program/syntax.js';
import { callSitesOf, isLiving } from './callers.js';
import { isLatched, leaves } from './latches.js';
import { isRoot, isUnderLatch } from './mounts.js';
import type { Site } from './named-calls.js';

/** How often code runs: once, presumed many (exported with no caller in sight), or seen to run many times. */
export type Times = 'once' | 'presumed' | 'many';

const RANK: Readonly<Record<Times, number>> = { once: 0, presumed: 1, many: 2 };
const MOST_SITES = 20;
const DEEPEST = 5;

/** The larger of two. */
export function more(a: Times, b: Times): Times {
  return RANK[a] >= RANK[b] ? a : b;
}

/** Answers how often code of a file runs. */
export class TimesOf {
  readonly #host: Host;
  readonly #isSingle: (container: ts.Node) => boolean;
  readonly #stack = new Set<ts.Node>();

  /** `isSingle` says of a class that its framework makes one. */
  constructor(host: Host, isSingle: (container: ts.Node) => boolean = () => false) {
    this.#host = host;
    this.#isSingle = isSingle;
  }

  /** How often a node is evaluated. */
  at(node: ts.Node, depth = 0): Times {
    const fn = enclosingFn(node);
    if (inLoop(node, fn) && !inListLoop(node, fn)) return 'many';
    if (!fn) {
      // a field's initializer runs with each instance
      for (let up = node.parent; up && !ts.isSourceFile(up); up = up.parent) if (ts.isPropertyDeclaration(up)) return isStatic(up) ? 'once' : this.made(up.parent, depth);
      return 'once';
    }
    return this.of(fn, depth);
  }

  /** True where the repetition is in sight: a loop, an effect, the constructor of what a list is made into, or a connection, that one a call away at most. What only a longer chain of calls repeats mostly turns out to run once. */
  isSeen(node: ts.Node, isCall = false): boolean {
    const fn = enclosingFn(node);
    if (!fn) return false;
    const up = outer(fn).parent;
    if (inLoop(node, fn)) return !isCall && !inListLoop(node, fn);
    // of the events only those that bring somebody new are sure to come again
    if (isFnExpression(fn) && ts.isCallExpression(up)) return isConnection(up) || (!isCall && runsOf(up, outer(fn)) === 'many' && !isSteady(up, 1) && !includes(registrars, calleeName(up)));
    const called = isCall ? undefined : ts.isConstructorDeclaration(fn) ? fn.parent : bindingOfFn(fn) && fn;
    return called !== undefined && callSitesOf(called, this.#host).sites.some(s => isLiving(s) && ((ts.isNewExpression(s) && inList(s)) || this.isSeen(s, true)));
  }

  /** How often a function is called. */
  of(fn: Fn, depth = 0): Times {
    if (depth > DEEPEST) return 'presumed';
    if (this.#stack.has(fn)) return 'once'; // a circle is run as often as it is entered
    this.#stack.add(fn);
    const found = this.#compute(fn, depth + 1);
    this.#stack.delete(fn);
    return found;
  }

  #compute(fn: Fn, depth: number): Times {
    if (ts.isClassStaticBlockDeclaration(fn)) return 'once';
    const at = outer(fn);
    const up = at.parent;
    if (isFnExpression(fn) && (ts.isCallExpression(up) || ts.isNewExpression(up))) {
      if (up.expression === at) return this.at(up, depth);
      // what an unknown callee does with it nobody sees: as often as the call, which says least
      return runsOf(up, at) === 'many' && !isSteady(up, 1) ? 'many' : this.at(up, depth);
    }
    const literal = ts.isObjectLiteralExpression(fn.parent) ? fn.parent : ts.isPropertyAssignment(up) ? up.parent : undefined;
    if (literal) return this.#literalMethod(literal, fnName(fn), depth);
    if (ts.isConstructorDeclaration(fn) || (ts.isClassLike(fn.parent) && ts.isClassElement(fn))) {
      const made = this.made(fn.parent, depth);
      if (ts.isConstructorDeclaration(fn) || made !== 'once') return made;
      const name = nameOf(fn);
      return name !== undefined && entries.includes(name) ? 'once' : this.#methodCalls(fn.parent, name, depth);
    }
    if (ts.isPropertyDeclaration(up) && ts.isClassLike(up.parent)) return this.made(up.parent, depth);
    const binding = bindingOfFn(fn);
    if (binding) return this.#callers(binding, depth);
    return 'presumed';
  }

  /** True for an effect that depends on nothing that changes, in a component that lives as long as its page; `index` is the argument that lists what it depends on. */
  isOfRoot(effect: ts.CallExpression | ts.NewExpression, index: number, depth = 0): boolean {
    const component = isSteady(effect, index) ? enclosingFn(effect) : undefined;
    const binding = component && bindingOfFn(component);
    return binding !== undefined && isRoot(binding, this.#host, call => this.at(call, depth) === 'once');
  }

  /** How often a class or constructor function is instantiated, as far as the program shows. */
  made(container: ts.Node, depth = 0): Times {
    if (this.#isSingle(container)) return 'once';
    if (!ts.isClassLike(container)) return isFn(container) ? this.of(container, depth) : 'presumed';
    if (depth > DEEPEST) return 'presumed';
    const declared = ownBinding(container) ?? (container.name && ts.isClassDeclaration(container) ? bindingOf(container.name) : undefined);
    if (declared && depth === 0 && extendsOf(container) && isRoot(declared, this.#host, call => this.at(call, depth + 1) === 'once')) return 'once';
    if (makesItself(container)) return 'once';
    const below = subclassesOf(container);
    const own = !declared ? 'presumed' : isAbstract(container) && below.length > 0 ? 'once' : this.#callers(declared, depth);
    return below.reduce((found, sub) => (found === 'many' ? found : more(found, this.made(sub, depth + 1))), own);
  }

  /** A method of an object literal: an entry by its name, or as often as the file calls it. */
  #literalMethod(literal: ts.ObjectLiteralExpression, name: string | undefined, depth: number): Times {
    const around = this.at(literal, depth);
    if (around !== 'once' || name === undefined) return around === 'once' ? 'presumed' : around;
    if (entries.includes(name)) return 'once';
    return this.#methodCalls(literal, name, depth);
  }

  /** A method of something made once: many where a call site is seen to repeat. */
  #methodCalls(container: ts.Node, name: string | undefined, depth: number): Times {
    if (name === undefined) return 'presumed';
    let found: Times = 'presumed';
    for (const id of filesOf(container).flatMap(f => identifiersOf(f).get(name) ?? []).slice(0, MOST_SITES)) {
      const call = outer(id.parent).parent;
      if (ts.isPropertyAccessExpression(id.parent) && id.parent.name === id && ts.isCallExpression(call) && call.expression === outer(id.parent)) found = more(found, this.at(call, depth));
    }
    return found;
  }

  #callers(binding: Binding, depth: number): Times {
    const exported = isExported(binding);
    const sites = usesOf(binding).filter(use => !ts.isExportSpecifier(use.parent) && !ts.isExportAssignment(use.parent));
    if (sites.length > MOST_SITES) return 'many';
    let found: Times = 'once';
    let calls = 0;
    for (const use of sites) {
      const at = outer(use);
      const up = at.parent;
      if (ts.isHeritageClause(up.parent)) continue; // the subclasses are asked themselves
      if ((ts.isCallExpression(up) || ts.isNewExpression(up)) && up.expression === at) {
        calls++;
        if (!isRetry(up, binding)) found = more(found, this.#site(up, depth));
      } else if (ts.isCallExpression(up) || ts.isNewExpression(up)) {
        calls++;
        if (isRetry(up, binding)) continue;
        const runs = runsOf(up, at);
        found = more(found, runs === 'many' ? 'many' : runs === undefined ? 'presumed' : this.at(up, depth));
      } else if (!ts.isTypeQueryNode(up) && !(ts.isPropertyAccessExpression(up) && up.expression === at)) found = more(found, 'presumed');
    }
    if (!exported) return calls === 0 && found === 'once' ? 'once' : found;
    if (found === 'many') return found;
    const elsewhere = this.#elsewhere(binding, depth);
    if (elsewhere) return more(found, elsewhere);
    return calls > 0 ? more(found, 'once') : entries.includes(binding.name) ? 'once' : 'presumed';
  }

  /** Call sites in other files of the program; undefined where there are none. */
  #elsewhere(binding: Binding, depth: number): Times | undefined {
    const target = declaredBy(binding);
    if (!target) return undefined;
    const own = binding.node.getSourceFile();
    const { sites, isMany, homonyms } = callSitesOf(target, this.#host);
    if (isMany) return 'many';
    const confirmed = sites.filter(s => s.getSourceFile() !== own && isLiving(s));
    const others = confirmed.length > 0 ? confirmed : homonyms;
    return others.length > 0 ? others.reduce<Times>((found, s) => more(found, this.#site(s, depth)), 'once') : undefined;
  }

  #site(site: Site, depth: number): Times {
    return isLazy(site) || isUnderLatch(site) ? 'once' : ts.isNewExpression(site) && inList(site) ? 'many' : this.at(site, depth);
  }
}

/** `if (!ready) { setTimeout(start, 100); return; }` in `start` itself: what stands behind it runs once all the same. */
function isRetry(call: ts.Node, { node }: Binding): boolean {
  if (!within(call, node)) return false;
  const statement = statementOf(call);
  const block = statement?.parent;
  if (!statement || !block || !ts.isBlock(block) || !ts.isIfStatement(block.parent)) return statement !== undefined && ts.isReturnStatement(statement) && ts.isIfStatement(statement.parent);
  return ts.isReturnStatement(statement) || leaves(block);
}

/** How often a call runs one of its arguments; undefined where nobody knows. */
function runsOf(call: ts.CallExpression | ts.NewExpression, argument: ts.Node): 'now' | 'once' | 'many' | undefined {
  const index = call.arguments?.findIndex(a => a === argument) ?? -1;
  const row = callbacks.find(c => includes(c.calls, calleeName(call)) && (c.arg === 'any' || c.arg === index));
  const event = call.arguments?.[0];
  return row && event && ts.isStringLiteralLike(event) && onceEvents.includes(event.text) ? 'once' : row?.runs;
}

/** A registration for an event that brings a connection, request or session. */
export function isConnection(call: ts.CallExpression): boolean {
  const event = call.arguments[0];
  return event !== undefined && ts.isStringLiteralLike(event) && callbacks.some(c => c.connection && includes(c.calls, calleeName(call)) && includes(c.events ?? [], event.text));
}

/** The function or class that a name stands for. */
function declaredBy({ node }: Binding): Fn | ts.ClassLikeDeclaration | undefined {
  if (ts.isClassLike(node) || isFn(node)) return node;
  let value = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  while (value && ts.isBinaryExpression(value)) value = value.right; // var Query = module.exports = function …
  const at = value && skip(value);
  return at && (ts.isClassLike(at) || isFn(at)) ? at : undefined;
}

/** `for (const event of events)`, `for (let i = 0; i < count; i++)`: as many as the list has and no more; a stream that is awaited goes on. */
function inListLoop(node: ts.Node, fn: Fn | undefined): boolean {
  for (let at = node; at.parent && at.parent !== fn; at = at.parent) {
    const up = at.parent;
    if (ts.isForOfStatement(up) && up.statement === at && up.awaitModifier) return false;
    if (ts.isIterationStatement(up, false) && up.statement === at && !ts.isForOfStatement(up) && !ts.isForInStatement(up) && !(ts.isForStatement(up) && up.condition && up.incrementor)) return false;
  }
  return true;
}

/** `items.map(item => new Tile(item))`, `for (const item of items) new Tile(item)`: there are several. */
function inList(made: ts.Node): boolean {
  const fn = enclosingFn(made);
  const call = fn && outer(fn).parent;
  return inLoop(made, fn) || (call !== undefined && ts.isCallExpression(call) && includes(collections.iterates, calleeName(call)));
}

/** `if (!x) x = new X()`, `x ??= new X()`: made the first time that somebody asks. */
function isLazy(made: ts.Node): boolean {
  const up = outer(made).parent;
  if (!ts.isBinaryExpression(up) || up.right !== outer(made)) return false;
  if (up.operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken || up.operatorToken.kind === ts.SyntaxKind.BarBarEqualsToken) return isShared(up.left);
  const slot = refOf(up.left);
  return isShared(up.left) && isLatched(up, enclosingFn(up), e => sameRef(refOf(e), slot));
}

/** `useEffect(run, [])`: once for each component, however often that is shown. */
function isSteady(effect: ts.CallExpression | ts.NewExpression, index: number): boolean {
  const keys = effect.arguments?.[index];
  return keys !== undefined && ts.isArrayLiteralExpression(keys) && keys.elements.every(isOfModule);
}

/** A constant of the module, or an import: no render changes it. */
function isOfModule(node: ts.Expression): boolean {
  const binding = ts.isIdentifier(node) ? bindingOf(node) : undefined;
  return binding !== undefined && ts.isSourceFile(binding.scope) && isConstant(binding);
}

/** A module's variable or a static: one for the process. */
function isShared(node: ts.Expression): boolean {
  const ref = refOf(node);
  if (ref?.root.kind === 'binding') return ts.isSourceFile(ref.root.binding.scope) || ts.isClassLike(ref.root.binding.node);
  return ref?.root.kind === 'this' && ref.root.isStatic;
}

function ownBinding(container: ts.ClassLikeDeclaration): Binding | undefined {
  const at = outer(container).parent;
  return ts.isVariableDeclaration(at) && ts.isIdentifier(at.name) ? bindingOf(at.name) : undefined;
}

/** `static get instance() { return (this.#instance ??= new this()); }`: that one, and no other. */
const makesItself = defineFact((container: ts.ClassLikeDeclaration): boolean =>
  container.members.some(m => isStatic(m) && contains(m, n => ts.isNewExpression(n) && n.expression.kind === ts.SyntaxKind.ThisKeyword && isLazy(n))));
