import { basesOf, extendsOf, hasUnseenBase, hierarchyOf } from '../../engine/program/hierarchy.js';
import { reachedFrom } from '../../engine/lifetime/reach.js';
import { ts, type Host } from '../../engine/program/host.js';
import { membersOf } from '../../engine/program/reference.js';
import { enclosingClass, enclosingFn, nameOf, receiverOf, skip, within, type Acquiring } from '../../engine/program/syntax.js';
import { addMember, combine, freshField, hasInstance, isRefused, replaceNode, type Edited, type Refused } from '../edit.js';
import type { NewField } from '../edits/members.js';
import type { FixPlan } from '../plan.js';
import { handlerName, movedHandler, usesArguments } from './listeners-handler.js';
import { flat, hiddenName, type Removing } from './listeners-shared.js';

/** A handler that was made in the registering call, and is now made once for each instance. */
export interface FieldHandler {
  /** `this.#onResize` */
  readonly access: string;
  readonly edits: Edited;
  readonly safety: FixPlan['safety'];
}

/** The declaration of a field that is set once. */
export function readonlyWords(owner: ts.Node, { declaration }: NewField): string {
  if (/\.[cm]?jsx?$/.test(owner.getSourceFile().fileName)) return declaration;
  return declaration.startsWith('private ') ? declaration.replace('private ', 'private readonly ') : `readonly ${declaration}`;
}

/** Moves the handler of a registration into a field of its class; `framework` tells that no base constructor can have registered it. */
export function keepInField(removing: Removing, host: Host, framework = false): FieldHandler | Refused {
  const { call, handler } = removing;
  const owner = enclosingClass(call);
  if (!owner || !hasInstance(call)) return { reason: 'the handler is made where there is no instance to keep it' };
  const value = handler.kind === 'fresh' ? boundMethod(handler.node, owner) : inlineValue(handler.node, owner, host);
  if ('reason' in value) return value;
  const early = registersEarly(call, owner);
  if (early === 'yes') return { reason: 'the base class\'s constructor adds the listener before a field is there' };
  const field = freshField(owner, value.name ?? handlerName(removing));
  const added = addMember(owner, `${readonlyWords(owner, field)} = ${value.text}`, value.after ? { after: value.after } : 'fields');
  const edits = isRefused(added) ? added : combine(added, replaceNode(handler.node, field.access));
  return { access: field.access, edits, safety: (early === 'maybe' && !framework) || value.guesses ? 'review' : 'safe' };
}

interface Value {
  readonly text: string;
  readonly guesses: boolean;
  readonly name?: string;
  readonly after?: ts.ClassElement;
}

function inlineValue(node: ts.Expression, owner: ts.ClassLikeDeclaration, host: Host): Value | Refused {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return { reason: `\`${flat(node).slice(0, 40)}\` is made by a call` };
  if (usesArguments(node)) return { reason: 'the handler uses `arguments` of the function around it' };
  const local = hiddenName(node, owner);
  if (local === 'this') return { reason: 'the handler\'s `this` is not the instance' };
  if (local !== undefined) return { reason: `the handler uses \`${local}\`, which is local to where it is added` };
  return movedHandler(node, host);
}

/** `this.onResize.bind(this)`, where `onResize` is a method that no subclass replaces. */
function boundMethod(node: ts.Expression, owner: ts.ClassLikeDeclaration): Value | Refused {
  const at = skip(node);
  const method = ts.isCallExpression(at) ? receiverOf(at) : undefined;
  const [self, ...more] = ts.isCallExpression(at) ? at.arguments : [];
  if (!method || !ts.isPropertyAccessExpression(method) || method.expression.kind !== ts.SyntaxKind.ThisKeyword || self?.kind !== ts.SyntaxKind.ThisKeyword || more.length > 0) {
    return { reason: 'the bound function is no method of the instance' };
  }
  const name = method.name.text;
  const bound = `bound${name.replace(/^[#_]*(.)/, (_, first: string) => first.toUpperCase())}`;
  const member = owner.members.find(m => nameOf(m) === name);
  if (!member || !ts.isMethodDeclaration(member)) return { reason: `\`${name}\` is no method of the class` };
  const others = hierarchyOf(owner).filter(c => c !== owner && !basesOf(owner).some(b => b === c));
  if (others.some(c => membersOf(c).some(m => m.name === name))) return { reason: `a subclass has a \`${name}\` of its own` };
  return { text: flat(at), guesses: false, name: bound };
}

/** Whether a constructor of a base may run the registration, when the fields of the class are not there yet. */
function registersEarly(call: Acquiring, owner: ts.ClassLikeDeclaration): 'yes' | 'maybe' | 'no' {
  if (!extendsOf(owner)) return 'no';
  const own = owner.members.find(ts.isConstructorDeclaration);
  if (own && enclosingFn(call) === own) return 'no';
  const constructors = basesOf(owner).flatMap(c => c.members.filter(ts.isConstructorDeclaration));
  if ([...reachedFrom(constructors).fns].some(fn => within(call, fn))) return 'yes';
  return hasUnseenBase(owner) ? 'maybe' : 'no';
}
