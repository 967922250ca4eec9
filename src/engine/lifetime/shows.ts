import { collections } from '../../catalog/collections.js';
import { ts, type Host } from '../program/host.js';
import { identifiersOf } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, receiverOf, skip } from '../program/syntax.js';
import type { Slot } from './track.js';

const { own, address, of, placed, setter } = collections.shows;

/** `link.setAttribute('href', url)`: true where the argument at an index is shown. */
export function isShownBy(call: ts.CallExpression, index: number): boolean {
  const [name] = call.arguments;
  return index === 1 && calleeName(call) === setter && name !== undefined && ts.isStringLiteralLike(name) && includes(address, name.text);
}

/** True for the braces of an attribute that shows what stands in them: `<img src={url} />`. */
export function isShownIn(node: ts.Node): boolean {
  const attribute = ts.isJsxExpression(node) ? node.parent : undefined;
  if (!attribute || !ts.isJsxAttribute(attribute) || !includes(address, attribute.name.getText())) return false;
  const tag = attribute.parent.parent.tagName;
  return ts.isIdentifier(tag) && /^[a-z]/.test(tag.text); // what a component does with it, it alone knows
}

/** True for the path of a property that may only show what it is given. */
export function isAddress(path: readonly string[]): boolean {
  return path.length > 0 && includes(address, path.at(-1));
}

/** True for a place that shows what it is given: `video.srcObject = stream`, and `link.href = url` of what is an element by its type. */
export function isShown({ at, path }: Slot, host: Host): boolean {
  if (includes(own, path.at(-1))) return path.length > 1;
  if (!isAddress(path) || !ts.isBinaryExpression(at)) return false;
  const to = skip(at.left);
  const type = ts.isPropertyAccessExpression(to) ? host.typeOf(to.expression) : undefined;
  return type !== undefined && of.every(name => host.hasMember(type, name));
}

/** `document.body.appendChild(link)`: true for a call that puts what shows something where it is seen, or takes it away. */
export function isPlaced(node: ts.Node): boolean {
  return ts.isCallExpression(node) && receiverOf(node) !== undefined && includes(placed, calleeName(node));
}

/** `URL.revokeObjectURL(this.src)`: a call of a release that is given what some element shows. */
export function isTakenFromShown(file: ts.SourceFile, release: string): boolean {
  return (identifiersOf(file).get(release) ?? []).some(id => {
    const call = ts.isPropertyAccessExpression(id.parent) ? id.parent.parent : id.parent;
    return ts.isCallExpression(call) && call.arguments.some(a => {
      const given = skip(a);
      return ts.isPropertyAccessExpression(given) && includes(address, given.name.text);
    });
  });
}
