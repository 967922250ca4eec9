import { extendsOf } from '../../engine/program/hierarchy.js';
import { ts } from '../../engine/program/host.js';
import { enclosingFn, within } from '../../engine/program/syntax.js';
import { addMember } from '../edit.js';
import type { Refusal, Planner } from '../plan.js';
import { eventWords, flat, hiddenName, keyHidden, removalText, removingOf } from './listeners-shared.js';
import { planned } from './shared.js';

const ID = 'create-end';

/** The method that the framework calls at the end, with the removal in it; where there is no such method, who must end it. */
export const createRemovingEnd: Planner = (leak, host) => {
  if (leak.reason !== 'neverRemoved' && leak.reason !== 'handedIn') return undefined;
  const { owner, createEnd: name } = leak.repair ?? {};
  if (!owner || !name || !ts.isClassLike(owner)) return noEnd(owner);
  const removing = removingOf(leak, host);
  if (!removing) return { plan: ID, reason: 'no method is known that removes it' };
  const { handler, call } = removing;
  const refuse = (reason: string): Refusal => ({ plan: ID, reason });
  if (handler.kind !== 'stable') return refuse(`give the handler a name: \`${name}()\` has to remove the same function`);
  const hidden = keyHidden(removing, owner, `\`${name}()\``);
  const lost = hiddenName(handler.node, owner);
  if (hidden ?? lost) return refuse(hidden ?? `\`${lost}\` is not visible in \`${name}()\``);
  const home = enclosingFn(call);
  const pairs = name === 'disconnectedCallback';
  if (pairs && home && ts.isConstructorDeclaration(home)) return refuse('an element that is put in again would miss the listener: add it in `connectedCallback()`');
  const method = owner.members.find((m): m is ts.MethodDeclaration => ts.isMethodDeclaration(m) && within(call, m));
  const words = method ? (ts.getModifiers(method) ?? []).filter(m => m.kind !== ts.SyntaxKind.AsyncKeyword).map(m => `${m.getText()} `).join('') : '';
  const typed = owner.members.some(m => ts.isMethodDeclaration(m) && m.type) ? ': void' : '';
  const base = extendsOf(owner);
  const above = pairs && base && base.getText() !== 'HTMLElement' ? `\tsuper.${name}()\n` : '';
  const text = `${words}${name}()${typed} {\n${above}\t${removalText(removing, flat(handler.node), handler.node)}\n}`;
  return planned(ID, `Add \`${name}()\` that removes the ${eventWords(leak)} listener`, 'review', addMember(owner, text, method ? { after: method } : 'lastMethod'));
};

function noEnd(owner: ts.Node | undefined): Refusal {
  if (owner && ts.isClassLike(owner)) return { plan: ID, reason: `${owner.name ? `\`${owner.name.text}\`` : 'the class'} has no method that ends it: add one, and call it where the instance is given up` };
  return { plan: ID, reason: 'nothing here says when the listener may go: hand out a function that removes it, and call it' };
}
