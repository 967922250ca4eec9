import { enders } from '../../catalog/callbacks.js';
import { collections } from '../../catalog/collections.js';
import type { Table } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingOf, isConstant } from '../../engine/program/lexical.js';
import { includes } from '../../engine/program/reference.js';
import { isFn, outer, receiverOf, skip, walk } from '../../engine/program/syntax.js';
import { freshName, insertBefore, type Edited } from '../edit.js';

/** The text by which a growth names its collection: `this.#peers`. */
export function tableText(grow: ts.Node): string | undefined {
  if (ts.isCallExpression(grow)) return receiverOf(grow)?.getText();
  const left = ts.isBinaryExpression(grow) ? skip(grow.left) : undefined;
  return left && ts.isElementAccessExpression(left) ? left.expression.getText() : undefined;
}

/** Whether a key reads the same later: names that nothing writes again, and properties of theirs. */
export function isLasting(key: ts.Expression): boolean {
  let isSafe = true;
  walk(key, n => {
    if (isFn(n) || ts.isCallExpression(n) || ts.isNewExpression(n) || ts.isPostfixUnaryExpression(n) || ts.isPrefixUnaryExpression(n) || ts.isBinaryExpression(n) || ts.isAwaitExpression(n) || ts.isObjectLiteralExpression(n)) isSafe = false;
    const binding = ts.isIdentifier(n) && !(ts.isPropertyAccessExpression(n.parent) && n.parent.name === n) ? bindingOf(n) : undefined;
    if (binding && !isConstant(binding)) isSafe = false;
  });
  return isSafe;
}

/** The statement that takes the reported entry out, or why there is none. */
export function takingOut({ is, grows: [grow], key }: Table): { readonly text: string } | { readonly reason: string } {
  const table = grow && tableText(grow);
  if (!grow || table === undefined || !key) return { reason: 'the collection has no name here' };
  if (!isLasting(key)) return { reason: 'the key is not a plain name: it may be another one by then' };
  if (is === 'object') return { text: `delete ${table}[${key.getText()}];` };
  if (is === 'table') return { text: `${table}.delete(${key.getText()});` };
  return { text: `const at = ${table}.indexOf(${key.getText()});\nif (at >= 0) ${table}.splice(at, 1);` };
}

/** An edit that declares a limit before the statement of a collection, with its name: `const MAX_PAGES = 1000;`. */
export function limitBefore(collection: ts.Node, name: string): { readonly name: string; readonly edits: Edited } {
  let at: ts.Node = collection;
  while (at.parent && !ts.isSourceFile(at.parent)) at = at.parent;
  const words = name.replace(/^[#_]+/, '').replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
  const own = freshName(collection.getSourceFile(), `MAX_${words}`);
  return { name: own, edits: ts.isStatement(at) ? insertBefore(at, `const ${own} = ${LIMIT};`) : { reason: 'the collection stands in no statement' } };
}

const LIMIT = 1000; // invented: the plan is for review

/** The calls of a table that are all that is done with it, where there is nothing else. */
export function callsOf(mentions: readonly ts.Node[], names: readonly string[]): boolean {
  return mentions.every(m => {
    const access = outer(m).parent;
    const call = ts.isPropertyAccessExpression(access) ? outer(access).parent : undefined;
    return ts.isPropertyAccessExpression(access) && names.includes(access.name.text) && call !== undefined && ts.isCallExpression(call) && call.expression === outer(access);
  });
}

/** A collection that is made empty where it is declared. */
export interface Made {
  readonly made: ts.NewExpression;
  /** The class that is made. */
  readonly kind: string;
  /** The annotation, where there is one. */
  readonly type: ts.TypeReferenceNode | undefined;
}

/** How a table is made where it is declared, or why it cannot be made as something else. */
export function madeOf(collection: ts.Node): Made | { readonly reason: string } {
  const declared = collection.parent;
  const { initializer, type } = ts.isVariableDeclaration(declared) || ts.isPropertyDeclaration(declared) ? declared : {};
  const made = initializer && skip(initializer);
  if (!made || !ts.isNewExpression(made) || !ts.isIdentifier(made.expression) || (made.arguments?.length ?? 0) > 0) return { reason: 'the collection is not made empty where it is declared' };
  const kind = made.expression.text;
  if (!type) return { made, kind, type };
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === kind ? { made, kind, type } : { reason: 'its type says more than what it is' };
}

/** The name of the method that ends what a table holds, if it has an end of its own. */
export function enderOf(type: ts.Type | undefined, host: Host): string | undefined {
  const parts = type?.isUnion() ? type.types : type ? [type] : [];
  if (!type || !parts.every(t => (t.flags & ts.TypeFlags.Object) !== 0 && !host.typeNames(t).some(n => includes(collections.plain, n)))) return undefined;
  return enders.find(name => host.hasMember(type, name));
}
