import { extendsOf } from '../../engine/program/hierarchy.js';
import { moduleOf } from '../../engine/program/modules.js';
import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingOf, bindingNamed } from '../../engine/program/lexical.js';
import { skip } from '../../engine/program/syntax.js';
import { addMember, combine, freshField, keepHandle, type Edited } from '../edit.js';
import type { FixPlan, Refusal } from '../plan.js';
import { emptyOf } from './ending.js';
import { endElements } from './elements.js';
import { keepAfter } from './keep-and-clear.js';
import { nameForHandle, startedBy, typeOfHandle } from './own-timers.js';
import { heldWords, releaseName, releaseOf, textOf, type Ending } from './release.js';
import { isShadowed, isTyped, planned, refused, type Planner } from './shared.js';

const ID = 'create-end';

/** Adds the method that the framework calls at the end; where none does, says who must end it. */
export const createEnd: Planner = (leak, host) => {
  const { owner, end, createEnd: method } = leak.repair ?? {};
  if ((leak.reason !== 'neverCleared' && leak.reason !== 'handleLost') || !owner || end) return undefined;
  if (!ts.isClassLike(owner)) return leak.repair?.lifecycle ? undefined : refused(ID, 'nothing is seen to end what is started here: give the caller a function that clears it');
  const label = owner.name ? `\`${owner.name.text}\`` : 'the class';
  if (method === undefined || !isCalledByFramework(owner, method)) return refused(ID, `${label} has no method that ends it: add one, and call it where the instance is given up`);
  const name = releaseName(leak);
  if (name !== undefined && isShadowed(name, owner)) return refused(ID, `\`${name}\` is something else in this file`);
  return leak.repair?.slot ? kept(leak, owner, method, host) : dropped(leak, owner, method);
};

function kept(leak: Leak, owner: ts.ClassLikeDeclaration, method: string, host: Host): FixPlan | Refusal {
  const { slot } = leak.repair ?? {};
  const root = slot?.ref.root;
  if (!slot || root?.kind !== 'this' || root.isStatic || root.container !== owner) return refused(ID, 'the handle is not kept in the instance');
  const fn = owner.members.find(ts.isConstructorDeclaration) ?? owner.members.find(ts.isMethodDeclaration);
  const ending = slot.path.includes('[]') && fn ? endElements(leak, slot, fn) : releaseOf(leak, textOf(slot.ref, slot.path, owner), emptyOf(slot, leak, host));
  if ('reason' in ending) return refused(ID, ending.reason);
  return planned(ID, `${ending.verb} ${heldWords(leak)} in a new \`${method}()\``, 'review', addMember(owner, member(owner, method, ending), 'lastMethod'));
}

function dropped(leak: Leak, owner: ts.ClassLikeDeclaration, method: string): FixPlan | Refusal {
  const { apart, once } = startedBy(leak, owner);
  if (apart !== undefined) return refused(ID, apart);
  const field = freshField(owner, nameForHandle(leak), typeOfHandle(leak));
  const ending = releaseOf(leak, field.access, { null: false, undefined: true });
  const edits: Edited = combine(
    addMember(owner, field.declaration, 'fields'),
    keepAfter(leak, once ? undefined : ending.text, field.access, keepHandle(leak.acquisition, field.name, 'field')),
    addMember(owner, member(owner, method, ending), 'lastMethod'),
  );
  return planned(ID, `Keep the ${leak.resource.noun} in \`${field.name}\` and clear it in a new \`${method}()\``, 'review', edits);
}

/** The method in the words of the class's other methods: `public`, `override`, a written result type. */
function member(owner: ts.ClassLikeDeclaration, name: string, ending: Ending): string {
  const methods = owner.members.filter(ts.isMethodDeclaration);
  const has = (kind: ts.SyntaxKind): boolean => methods.some(m => m.modifiers?.some(x => x.kind === kind));
  const inherits = name !== 'ngOnDestroy' && !isElement(owner);
  const head = `${has(ts.SyntaxKind.PublicKeyword) ? 'public ' : ''}${inherits && has(ts.SyntaxKind.OverrideKeyword) ? 'override ' : ''}`;
  const result = isTyped(owner) && methods.some(m => m.type) ? ': void' : '';
  const above = name === 'disconnectedCallback' && inherits ? `\tsuper.${name}();\n` : '';
  return `${head}${name}()${result} {\n${above}\t${ending.text.replaceAll('\n', '\n\t')}\n}`;
}

/** Whether the base is one of the platform's own elements, which have no method of their own to call. */
function isElement(owner: ts.ClassLikeDeclaration): boolean {
  const base = extendsOf(owner);
  return base !== undefined && ts.isIdentifier(base) && /^HTML\w*Element$/.test(base.text) && !bindingOf(base);
}

/** Whether base class or decorator are the framework's, and not others of the same name. */
function isCalledByFramework(owner: ts.ClassLikeDeclaration, method: string): boolean {
  const base = extendsOf(owner);
  const from = base && originOf(base);
  if (method === 'componentWillUnmount') return /^(?:p?react|preact)(?:\/|$)/.test(from ?? '');
  if (method === 'disconnectedCallback') return isElement(owner) || /\b(?:lit|element|fast)/i.test(from ?? '');
  const decorators = ts.canHaveDecorators(owner) ? ts.getDecorators(owner) ?? [] : [];
  return decorators.some(d => originOf(ts.isCallExpression(d.expression) ? d.expression.expression : d.expression) === '@angular/core');
}

function originOf(node: ts.Expression): string | undefined {
  let at = skip(node);
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at)) at = skip(at.expression);
  const binding = ts.isIdentifier(at) ? bindingNamed(at.text, at) : undefined;
  return binding && moduleOf(binding);
}
