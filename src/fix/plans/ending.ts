import { basesOf } from '../../engine/program/hierarchy.js';
import type { Leak } from '../../engine/leak.js';
import { isPrivate } from '../../engine/obligations/elsewhere.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingNamed, type Binding } from '../../engine/program/lexical.js';
import { refOf, sameRef, thisRef } from '../../engine/program/reference.js';
import { hasModifier, isAsync, outer, within, type Fn } from '../../engine/program/syntax.js';
import type { Refused } from '../edit.js';
import { endElements } from './elements.js';
import { declaredText, prefixOf, releaseName, releaseOf, textOf, type Empty, type Ending, type Held } from './release.js';
import { endOf, isShadowed, isTyped, mayRunBefore, nothingness } from './shared.js';

/** The statements that end what a leak's slot holds, inside another function of the same owner; or why that function cannot do it. */
export function endingIn(leak: Leak, fn: Fn, host: Host): Ending | Refused {
  const slot = leak.repair?.slot;
  const name = releaseName(leak);
  if (!slot) return { reason: 'the handle is kept nowhere' };
  if (name !== undefined && prefixOf(leak) === '' && isShadowed(name, fn, leak.acquisition)) return { reason: `\`${name}\` is something else in this file` };
  const unseen = whyUnseen(slot, fn, leak);
  if (unseen !== undefined) return { reason: unseen };
  const steps = slot.path.indexOf('[]');
  if (steps >= 0) {
    const all = endElements(leak, slot, fn);
    return 'reason' in all || !promises(leak, host) ? all : { reason: 'each of them ends by a promise: how to wait for all is the program’s decision' };
  }
  const handle = textOf(slot.ref, slot.path, fn);
  if (name !== undefined && leak.resource.kind !== 'timer' && /=\s*-?\d/.test(declaredText(slot))) return { reason: `\`${handle}\` may hold a number that is no ${leak.resource.noun}` };
  const type = leak.resource.kind === 'timer' ? undefined : acquiredType(leak, host);
  if (type?.getProperty('then')) return { reason: `\`${handle}\` holds a promise of the ${leak.resource.noun}: how to wait for it is the program’s decision` };
  const ending = awaited(releaseOf(leak, handle, emptyOf(slot, leak, host)), leak, fn, host);
  // where a package has no types, it may be a promise as well
  return type || leak.resource.kind === 'timer' || leak.resource.kind === 'listener' ? ending : { ...ending, doubtful: true };
}

/** The type of what was acquired, waited for where the program does so in place. */
function acquiredType(leak: Leak, host: Host): ts.Type | undefined {
  const at = outer(leak.acquisition);
  return host.typeOf(ts.isAwaitExpression(at.parent) ? at.parent : leak.acquisition);
}

/** An ending as its function can say it: one that gives a promise is awaited in an async function, and let go in another one. */
function awaited(ending: Ending, leak: Leak, fn: Fn, host: Host): Ending {
  if (promises(leak, host)) return { ...ending, text: `${isAsync(fn) ? 'await' : 'void'} ${ending.text}`, doubtful: true };
  const name = releaseName(leak);
  // a second call for one descriptor throws, or closes another one's
  const isTwice = name !== undefined && leak.resource.kind !== 'timer' && leak.repair?.owner?.getText().includes(`${name}(`) === true;
  return isTwice ? { ...ending, doubtful: true } : ending;
}

/** Whether the method that ends a resource gives a promise, as its declaration says. */
function promises(leak: Leak, host: Host): boolean {
  const [first] = leak.resource.release;
  if (leak.resource.kind === 'timer' || first?.via !== 'method') return false;
  return acquiredType(leak, host)?.getProperty(first.name)?.declarations?.some(d => ts.isFunctionLike(d) && (/^Promise(?:Like)?\b/.test(d.type?.getText() ?? '') || hasModifier(d, ts.SyntaxKind.AsyncKeyword))) ?? false;
}

function whyUnseen({ ref: { root, path } }: Held, fn: Fn, leak: Leak): string | undefined {
  const end = endOf(leak);
  if (root.kind === 'global') return 'the handle is kept in a global';
  if (root.kind === 'binding') return whyOutOfReach(root.binding, fn, end);
  if (root.isStatic) return 'a static field serves all instances: the end of one must not clear it';
  const body = 'body' in fn ? fn.body : undefined;
  const own = body && thisRef(body);
  if (own?.root.kind !== 'this' || own.root.isStatic) return `\`this\` is no instance in ${end}`;
  if (fn.getSourceFile() !== leak.acquisition.getSourceFile()) return `${end} stands in another file`;
  const { container } = own.root;
  if (container === root.container) return undefined;
  const name = path[0] ?? '';
  const derives = ts.isClassLike(container) && ts.isClassLike(root.container) && basesOf(container).includes(root.container);
  return derives && !isPrivate(root.container, name) ? undefined : `${end} belongs to another class, which does not know \`${name}\``;
}

/** Why a variable cannot be used in a function: it belongs to a scope inside, another one has its name, or it is not set up yet. */
export function whyOutOfReach(binding: Binding, fn: Fn, end: string): string | undefined {
  const { name, node, scope } = binding;
  const body = 'body' in fn ? fn.body : undefined;
  if (!within(fn, scope) || !body) return `\`${name}\` is not visible in ${end}`;
  if (bindingNamed(name, body) !== binding) return `\`${name}\` is another name in ${end}`;
  const lexical = ts.isVariableDeclaration(node) && (node.parent.flags & ts.NodeFlags.BlockScoped) !== 0;
  return lexical && mayRunBefore(fn, node) ? `${end} may run before \`${name}\` is declared` : undefined;
}

/** What a slot may hold beside the handle, by its type, or, without types, by what it is declared as. */
export function emptyOf(slot: Held, leak: Leak, host: Host): Empty {
  const at = outer(leak.acquisition);
  const up = ts.isAwaitExpression(at.parent) ? outer(at.parent).parent : at.parent;
  const target = ts.isBinaryExpression(up) ? up.left : ts.isPropertyDeclaration(up) || ts.isVariableDeclaration(up) ? up.name : undefined;
  const node = target && (ts.isPropertyDeclaration(up) || !ts.isExpression(target) || sameRef(refOf(target), { root: slot.ref.root, path: slot.path })) ? target : undefined;
  const known = node && nothingness(node, host);
  if (known) return known;
  if (!isTyped(leak.acquisition)) return { null: false, undefined: true }; // clearTimeout(null) is nothing
  const text = declaredText(slot);
  return { null: /\bnull\b/.test(text), undefined: !(node && ts.isIdentifier(node)) };
}
