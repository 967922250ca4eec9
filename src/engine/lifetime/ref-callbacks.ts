import { refAttribute } from '../../catalog/callbacks.js';
import { ts } from '../program/host.js';
import { identifiersOf } from '../program/lexical.js';
import { enclosingFn, fnName, isFnExpression, outer, type Fn } from '../program/syntax.js';

/** `ref={this.onElement}`: the framework calls it with the element, and once more, with nothing, when the element goes. */
export function isRefCallback(fn: Fn | undefined): boolean {
  return fn !== undefined && (isRef(outer(fn)) || namings(fn).some(isRef));
}

/** `ref={box => this.onElement(box)}`: another function with each render, so that each render calls it. */
export function isCalledByEachRender(fn: Fn | undefined): boolean {
  return fn !== undefined && namings(fn).some(place => {
    const home = ts.isCallExpression(place.parent) ? enclosingFn(place) : undefined;
    return home !== undefined && isFnExpression(home) && isRef(outer(home));
  });
}

/** Where the file names a function: `run`, `this.run`. */
function namings(fn: Fn): readonly ts.Node[] {
  const name = fnName(fn);
  return (name === undefined ? [] : identifiersOf(fn.getSourceFile()).get(name) ?? []).map(id => outer(ts.isPropertyAccessExpression(id.parent) ? id.parent : id));
}

function isRef(value: ts.Node): boolean {
  let at = value.parent;
  while (ts.isConditionalExpression(at) || ts.isBinaryExpression(at)) at = outer(at).parent;
  return ts.isJsxExpression(at) && ts.isJsxAttribute(at.parent) && at.parent.name.getText() === refAttribute;
}
