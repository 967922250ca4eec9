import { adopters, fulfils, keepAlive } from '../../catalog/callbacks.js';
import { collections, readers } from '../../catalog/collections.js';
import type { Release, ResourceModel } from '../../catalog/types.js';
import { ts } from '../program/host.js';
import { bindingOf, identifiersOf, isExported, isWritten, usesOf } from '../program/lexical.js';
import { bindingOfFn, calledFn, fnOfBinding, includes, refOf, type Ref } from '../program/reference.js';
import { calleeName, enclosingFn, isAsync, isFnExpression, isStatic, isStub, nameOf, outer, receiverOf, skip, within, type Fn } from '../program/syntax.js';
import { computedIn, isContainer, sharing } from '../program/hierarchy.js';
import { importedFn } from '../program/modules.js';
import { isAddress, isShownBy, isShownIn } from './shows.js';
import { fateOf, nothing, withShown, type Fate, type Track } from './track.js';

export type { Slot, Track } from './track.js';

const MOST_SLOTS = 16;
const DEEPEST = 2;

/** Follows the value of an expression through names, fields, collections, wrappers and helpers of the file. */
export function track(start: ts.Expression, resource: ResourceModel): Track {
  const found = nothing();
  new Follower(found, resource.release, start).follow(start, []);
  return resource.pinned ? found : withShown(found);
}

/** Follows a value that is, or has as members, functions which end the thing when they are called. */
export function trackDisposer(start: ts.Expression, members: readonly (string | undefined)[]): Track {
  const found = nothing();
  for (const name of members) new Follower(found, 'invoke').follow(start, name === undefined ? [] : [name]);
  return withShown(found);
}

class Follower {
  readonly #found: Track;
  readonly #releases: readonly Release[];
  /** The value is a function, and a call of it the release. */
  #invoked: boolean;
  readonly #seen = new Set<ts.Node>();
  /** How many calls into other files lie behind. */
  readonly #depth: number;
  /** What was acquired, and after it what a chain of calls on it gives: `watch(path).on('change', run)` gives the watcher. */
  #fresh: ts.Node | undefined;

  constructor(found: Track, releases: readonly Release[] | 'invoke', fresh?: ts.Node, depth = 0) {
    this.#depth = depth;
    this.#fresh = fresh;
    this.#found = found;
    this.#invoked = releases === 'invoke' || releases.some(r => r.via === 'invoke');
    this.#releases = releases === 'invoke' ? [] : releases;
  }

  /** What becomes of the value of `node`, in which the handle stands at `rest`. */
  follow(node: ts.Expression, rest: readonly string[]): void {
    const at = outer(node);
    const up = at.parent;
    if (this.#seen.has(at)) return;
    this.#seen.add(at);
    if (ts.isPropertyAccessExpression(up)) return this.#property(up, rest);
    if (ts.isElementAccessExpression(up)) {
      // handle[Symbol.dispose]()
      if (rest.length === 0 && up.expression === at && /^Symbol\.(?:asyncD|d)ispose$/.test(up.argumentExpression.getText()) && ts.isCallExpression(outer(up).parent)) this.#found.releases.push(outer(up).parent as ts.CallExpression);
      if (up.expression === at && rest.length > 0 && (rest[0] === '[]' || (ts.isStringLiteralLike(up.argumentExpression) && up.argumentExpression.text === rest[0]))) this.#place(up, rest.slice(1));
      return;
    }
    if (ts.isCallExpression(up) || ts.isNewExpression(up)) return this.#argument(up, at, rest);
    if (ts.isVariableDeclaration(up)) return this.#declared(up, rest);
    if (ts.isBinaryExpression(up)) return this.#binary(up, at, rest);
    if (ts.isConditionalExpression(up)) return up.condition === at ? undefined : this.follow(up, rest);
    if (ts.isPropertyAssignment(up) || ts.isShorthandPropertyAssignment(up)) return this.follow(up.parent, [nameOf(up) ?? '[]', ...rest]);
    if (ts.isArrayLiteralExpression(up)) return this.follow(up, ['[]', ...rest]);
    if (ts.isSpreadElement(up)) return ts.isArrayLiteralExpression(up.parent) ? this.follow(up.parent, rest) : this.#escape(up);
    if (ts.isSpreadAssignment(up)) return this.follow(up.parent, rest);
    if (ts.isReturnStatement(up)) return this.#returned(enclosingFn(up), rest);
    if (ts.isArrowFunction(up)) return this.#returned(up, rest);
    if (ts.isForOfStatement(up) && up.expression === at) return up.awaitModifier && rest.length === 0 ? this.#escape(up) : this.#loop(up, rest); // the loop ends what it reads
    if (ts.isPropertyDeclaration(up)) return this.#field(up, rest);
    if (ts.isExpressionStatement(up) || ts.isVoidExpression(up)) return;
    if (isShownIn(up)) return;
    if (ts.isAwaitExpression(up)) return this.follow(skip(node) === this.#fresh ? (this.#fresh = up) : up, rest);
    if (ts.isDeleteExpression(up) || ts.isPrefixUnaryExpression(up) || ts.isTypeOfExpression(up) || ts.isIfStatement(up) || ts.isWhileStatement(up)) return;
    this.#escape(up);
  }

  #escape(at: ts.Node): void {
    this.#found.escapes.push(at);
  }

  #isTaken(name: string | undefined): boolean {
    return this.#releases.some(r => r.via === 'part' && r.name === name);
  }

  #place(node: ts.Expression, rest: readonly string[]): void {
    if (isWritten(outer(node))) this.#found.writes.push(node);
    else this.follow(node, rest);
  }

  #property(up: ts.PropertyAccessExpression, rest: readonly string[]): void {
    const name = up.name.text;
    const call = outer(up).parent;
    const called = ts.isCallExpression(call) && call.expression === outer(up) ? call : undefined;
    if (rest.length > 0 && rest[0] === name) return this.#place(up, rest.slice(1));
    if (this.#invoked && rest.length === 0) return this.#escape(up); // stop.call(), stop.bind()
    if (rest.length === 0 && this.#isTaken(name)) return this.#escape(up);
    if (!called) return;
    if (rest.length === 0) {
      if (this.#releases.some(r => r.via === 'method' && r.name === name)) this.#found.releases.push(called);
      else if (name === fulfils) this.#callback(called.arguments[0], rest, called);
      else if (name === keepAlive.without) {
        this.#found.unref = true;
        this.follow(called, rest);
      } else if (name === keepAlive.with) this.follow(called, rest);
      else if (skip(up.expression) === this.#fresh) this.follow((this.#fresh = called), rest);
      return;
    }
    if (rest[0] !== '[]') return;
    if (includes(collections.removes, name)) this.#found.removals.push(called);
    if (includes(collections.element, name)) this.follow(called, rest.slice(1));
    else if (includes(collections.same, name)) this.follow(called, rest);
    else if (includes(collections.pairs, name)) this.follow(called, ['[]', ...rest]);
    if (includes(collections.iterates, name)) this.#callback(called.arguments[0], rest.slice(1), called);
  }

  /** The elements go, one by one, to a callback's first parameter; `forEach(clearTimeout)` ends them by name. */
  #callback(argument: ts.Expression | undefined, rest: readonly string[], call: ts.CallExpression): void {
    if (!argument) return;
    const value = skip(argument);
    const fn = isFnExpression(value) ? value : calledFn(value);
    if (fn && 'parameters' in fn) return this.#parameter(fn, 0, rest);
    if (ts.isIdentifier(value) && this.#releases.some(r => r.via === 'call' && r.name === value.text)) this.#found.releases.push(call);
    else this.#escape(call);
  }

  #parameter(fn: Fn, index: number, rest: readonly string[]): void {
    const parameter = 'parameters' in fn ? fn.parameters[index] : undefined;
    if (parameter && !parameter.dotDotDotToken) this.#pattern(parameter.name, rest);
    else if (parameter) this.#escape(parameter);
  }

  /** Binds a value to a name or takes it apart by a pattern. */
  #pattern(name: ts.BindingName, rest: readonly string[]): void {
    if (ts.isIdentifier(name)) {
      const binding = bindingOf(name);
      if (binding) this.#slot({ root: { kind: 'binding', binding }, path: [] }, rest, name);
      return;
    }
    for (const [index, element] of name.elements.entries()) {
      if (!ts.isBindingElement(element)) continue;
      if (rest.length === 0 && this.#isTaken(nameOf({ name: element.propertyName ?? element.name }))) this.#escape(element);
      if (element.dotDotDotToken) this.#pattern(element.name, rest);
      else if (ts.isObjectBindingPattern(name)) {
        if (rest[0] === (element.propertyName ? nameOf({ name: element.propertyName }) : element.name.getText())) this.#pattern(element.name, rest.slice(1));
      } else if (rest[0] === '[]' || index === 1) {
        // [key, value] of a Map's entries: the value is the second
        this.#pattern(element.name, rest[0] === '[]' ? rest.slice(1) : rest);
      }
    }
  }

  #argument(up: ts.CallExpression | ts.NewExpression, at: ts.Node, rest: readonly string[]): void {
    if (up.expression === at) {
      if (this.#invoked && rest.length === 0 && ts.isCallExpression(up)) this.#found.releases.push(up);
      return;
    }
    const index = up.arguments?.findIndex(a => a === at) ?? -1;
    const name = calleeName(up);
    if (ts.isNewExpression(up)) {
      if (includes(['Set', 'Map'], name)) return this.follow(up, rest);
      return this.#escape(up);
    }
    if (rest.length === 0 && this.#releases.some(r => r.via === 'call' && r.name === name && r.arg === index)) {
      this.#found.releases.push(up);
      return;
    }
    const receiver = receiverOf(up);
    if (name !== undefined && receiver && collections.keeps[name] === index) {
      const ref = refOf(receiver);
      if (ref && !includes(adopters, name)) return this.#slot(ref, ['[]', ...rest], up);
    }
    if (rest[0] === '[]' && receiver && ts.isIdentifier(receiver) && includes(collections.statics, name)) return this.follow(up, name === 'entries' ? ['[]', ...rest] : rest);
    if (includes(readers, name) || isShownBy(up, index)) return;
    const fn = calledFn(up.expression);
    if (fn && index >= 0) return isStub(fn) ? this.#escape(up) : this.#parameter(fn, index, rest);
    const fate = rest.length === 0 && ts.isCallExpression(up) ? this.#fateIn(up, index) : 'unknown';
    if (fate === 'ends') this.#found.releases.push(up);
    else if (fate === 'returns') this.follow(up, rest);
    else if (fate === 'unknown') this.#escape(up);
  }

  /** What a function of another file does with what it is given: its call stands for that here. */
  #fateIn(call: ts.CallExpression, index: number): Fate {
    const fn = this.#depth < DEEPEST && !call.arguments.slice(0, index + 1).some(ts.isSpreadElement) ? importedFn(call.expression) : undefined;
    if (!fn || index < 0 || !('parameters' in fn) || !('body' in fn) || !fn.body || ('asteriskToken' in fn && fn.asteriskToken)) return 'unknown';
    const found = nothing();
    const follower = new Follower(found, this.#releases, undefined, this.#depth + 1);
    follower.#invoked = this.#invoked;
    follower.#parameter(fn, index, []);
    return fateOf(withShown(found), fn);
  }

  #declared(up: ts.VariableDeclaration, rest: readonly string[]): void {
    if (up.parent.flags & ts.NodeFlags.Using) this.#escape(up); // the scope ends it
    else this.#pattern(up.name, rest);
  }

  #binary(up: ts.BinaryExpression, at: ts.Node, rest: readonly string[]): void {
    const operator = up.operatorToken.kind;
    if (operator === ts.SyntaxKind.EqualsToken || operator === ts.SyntaxKind.QuestionQuestionEqualsToken || operator === ts.SyntaxKind.BarBarEqualsToken) {
      if (up.left === at) {
        this.#found.writes.push(up);
        return;
      }
      const ref = refOf(up.left);
      if (ref) this.#slot(ref, rest, up);
      else this.#escape(up);
      if (!ts.isExpressionStatement(outer(up).parent)) this.follow(up, rest);
      return;
    }
    if (operator === ts.SyntaxKind.BarBarToken || operator === ts.SyntaxKind.QuestionQuestionToken || (operator === ts.SyntaxKind.AmpersandAmpersandToken && up.right === at) || operator === ts.SyntaxKind.CommaToken) {
      if (operator !== ts.SyntaxKind.CommaToken || up.right === at) this.follow(up, rest);
    }
  }

  /** The result of a local helper is the handle at each of its calls; of any other function it is the caller's. */
  #returned(fn: Fn | undefined, rest: readonly string[]): void {
    if (!fn) return;
    const binding = bindingOfFn(fn);
    const uses = binding && !isExported(binding) ? usesOf(binding) : [];
    const calls = uses.flatMap(use => (ts.isCallExpression(outer(use).parent) && (outer(use).parent as ts.CallExpression).expression === outer(use) ? [outer(use).parent as ts.CallExpression] : []));
    if (calls.length > 0 && calls.length === uses.length && !isAsync(fn)) for (const call of calls) this.follow(call, rest);
    else this.#found.returned.push(fn);
  }

  #loop(up: ts.ForOfStatement, rest: readonly string[]): void {
    const list = up.initializer;
    if (rest[0] !== '[]' || !ts.isVariableDeclarationList(list)) return;
    const name = list.declarations[0]?.name;
    if (!name) return;
    // for (const [key, value] of map): one step for the pair, none for the array around it
    if (ts.isArrayBindingPattern(name) && rest[1] !== '[]') {
      const value = name.elements[1];
      if (value && ts.isBindingElement(value)) this.#pattern(value.name, rest.slice(1));
    } else this.#pattern(name, rest.slice(1));
  }

  #field(up: ts.PropertyDeclaration, rest: readonly string[]): void {
    const name = nameOf(up);
    if (name !== undefined && ts.isClassLike(up.parent)) this.#slot({ root: { kind: 'this', container: up.parent, isStatic: isStatic(up) }, path: [name] }, rest, up);
  }

  /** The value is kept at a place: everything that names the place may be the handle. */
  #slot(ref: Ref, rest: readonly string[], at: ts.Node): void {
    const path = [...ref.path, ...rest];
    const { root } = ref;
    // a global's property, or more names than anybody can follow: somebody else's
    if (root.kind === 'global' || this.#found.slots.length >= MOST_SLOTS) return this.#escape(at);
    this.#found.slots.push({ ref, path, at });
    const before = this.#found.escapes.length;
    if (root.kind === 'binding') {
      if (isExported(root.binding) && path.length > 0) this.#escape(root.binding.node);
      for (const use of usesOf(root.binding)) this.#occurrence(use, path);
      // a property of a function: somebody else may read it
      if (path.length > 0 && fnOfBinding(root.binding)) this.#escape(root.binding.node);
    } else if (root.kind === 'this') {
      const name = path[0];
      if (name === undefined) return;
      for (const container of sharing(root.container, name)) {
        for (const id of identifiersOf(container.getSourceFile()).get(name) ?? []) this.#named(id, container, path);
        for (const access of computedIn(container)) this.#occurrence(access, path.slice(1));
      }
    }
    if (isAddress(path)) this.#found.shown.push(...this.#found.escapes.splice(before));
  }

  /** `this.name`, `self.name`, and `const { name } = this` in a class of the hierarchy. */
  #named(id: ts.Identifier | ts.PrivateIdentifier, container: ts.Node, path: readonly string[]): void {
    const up = id.parent;
    if (ts.isPropertyAccessExpression(up) && up.name === id) {
      // inside the class the name on any other receiver (`this._self.#timer`, `other.timer`) is taken for the same field
      if (within(up, container) || isContainer(refOf(up.expression), container)) this.#occurrence(up, path.slice(1));
      return;
    }
    if (ts.isBindingElement(up) && ts.isObjectBindingPattern(up.parent) && ts.isVariableDeclaration(up.parent.parent) && up.parent.parent.initializer) {
      const holder = refOf(up.parent.parent.initializer);
      const key = up.propertyName ?? up.name;
      if (key === id && holder?.root.kind === 'this' && holder.root.container === container) this.#pattern(up.name, path.slice(1));
    }
  }

  #occurrence(use: ts.Expression, path: readonly string[]): void {
    const at = outer(use);
    if (path.length === 0 && isWritten(at)) {
      this.#found.writes.push(at.parent);
      return;
    }
    this.follow(use, path);
  }
}
