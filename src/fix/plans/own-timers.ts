import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { bindingOf, identifiersOf } from '../../engine/program/lexical.js';
import { enclosingFn, fnName, hasModifier, inLoop, isFn, isFnExpression, nameOf, outer, skip, walk, within, type Fn } from '../../engine/program/syntax.js';

/** How the code that starts a timer stands to its owner. */
export interface Started {
  /** Why one place for the id is not enough: each run starts a timer that the others must not clear. */
  readonly apart?: string;
  /** True where the owner runs it a single time. */
  readonly once: boolean;
}

const APART = 'each call starts a timer of its own: keep the ids in a Set';

/** Whether a timer is the only one of its kind that its owner has at a time. */
export function startedBy(leak: Leak, owner: ts.Node): Started {
  const { acquisition: call } = leak;
  let once = true;
  let at: ts.Node = call;
  for (let fn = enclosingFn(call); fn && fn !== owner; at = fn, fn = enclosingFn(fn)) {
    if (inLoop(at, fn)) return { apart: APART, once: false };
    const member = ts.isClassLike(fn.parent) || (isFnExpression(fn) && ts.isPropertyDeclaration(outer(fn).parent));
    if (ts.isConstructorDeclaration(fn) || (member && isCalledByConstructor(fn))) return { once };
    if (usesOwn(leak, fn) && !leak.repair?.rearms) return { apart: APART, once: false };
    const up = outer(fn).parent;
    const parameters = 'parameters' in fn ? fn.parameters.length : 0;
    if (parameters > 0 && isFnExpression(fn) && ts.isCallExpression(up) && !/\b(?:then|catch|finally)$/.test(up.expression.getText())) return { apart: APART, once: false };
    once = false;
    if (member) return { once };
  }
  return inLoop(at, isFn(owner) ? owner : undefined) ? { apart: APART, once: false } : { once };
}

/** A private method whose only call stands in the constructor, not in a loop or a callback there. */
function isCalledByConstructor(fn: Fn): boolean {
  const name = fnName(fn);
  const cls = ts.isClassLike(fn.parent) ? fn.parent : undefined;
  if (name === undefined || !cls || !(name.startsWith('#') || hasModifier(fn, ts.SyntaxKind.PrivateKeyword))) return false;
  const uses = (identifiersOf(fn.getSourceFile()).get(name) ?? []).filter(id => ts.isPropertyAccessExpression(id.parent) && id.parent.name === id && within(id, cls));
  const [only] = uses;
  const home = only && enclosingFn(only);
  return uses.length === 1 && only !== undefined && home !== undefined && ts.isConstructorDeclaration(home) && !inLoop(only, home);
}

/** Whether the timer's callback needs something that one run of a function alone has: a parameter, or a local that is no function. */
function usesOwn(leak: Leak, fn: Fn): boolean {
  const index = leak.resource.acquire.find(a => a.callback !== undefined)?.callback ?? 0;
  const callback = leak.acquisition.arguments[index];
  if (!callback) return false;
  const starts: ts.Node[] = [callback];
  let own = false;
  for (const start of starts) {
    if (starts.length > 20) break;
    walk(start, node => {
      const binding = ts.isIdentifier(node) ? bindingOf(node) : undefined;
      if (!binding || !within(binding.node, fn) || within(binding.node, start)) return;
      const { node: declared } = binding;
      const value = ts.isVariableDeclaration(declared) && declared.initializer ? skip(declared.initializer) : isFn(declared) ? declared : undefined;
      if (value && isFn(value)) {
        if (!starts.includes(value)) starts.push(value);
      } else if (value?.kind !== ts.SyntaxKind.ThisKeyword) own = true;
    });
  }
  return own;
}

/** A name for the place of an id: by the one method that the timer calls, else by what it is. */
export function nameForHandle(leak: Leak): string {
  const { noun } = leak.resource;
  const plain = noun === 'animation frame' ? 'frame' : /job$/.test(noun) ? 'job' : 'timer';
  const callback = leak.acquisition.arguments[0];
  const at = callback && skip(callback);
  const only = at && isFnExpression(at) ? onlyCall(at) : at;
  if (!only || plain !== 'timer' || !ts.isPropertyAccessExpression(only) || only.expression.kind !== ts.SyntaxKind.ThisKeyword) return plain;
  const bare = (nameOf(only) ?? '').replace(/^[#_]+|[#_]+$/g, '');
  return /^[a-z]\w*$/i.test(bare) && !/^set[A-Z]/.test(bare) ? `${bare}Timer` : plain;
}

function onlyCall(fn: ts.ArrowFunction | ts.FunctionExpression): ts.Expression | undefined {
  const { body } = fn;
  const [statement, ...more] = ts.isBlock(body) ? body.statements : [];
  if (more.length > 0) return undefined;
  let at = !ts.isBlock(body) ? body : statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  while (at && (ts.isVoidExpression(at) || ts.isAwaitExpression(at) || ts.isParenthesizedExpression(at))) at = at.expression;
  return at && ts.isCallExpression(at) ? at.expression : undefined;
}

/** The type of what an acquiring call gives, in words. */
export function typeOfHandle(leak: Leak): string {
  return `ReturnType<typeof ${leak.acquisition.expression.getText()}>`;
}
