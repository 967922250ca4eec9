import { renderers } from '../../catalog/callbacks.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, identifiersOf, isExported, isWritten, usesName, usesOf, type Binding } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, conditionsAround, contains, isFn, skip } from '../program/syntax.js';

/** True for a component that nothing but calls which put it into a page show, each of them passing a test. */
export function isRoot(binding: Binding, host: Host, test: (call: ts.CallExpression) => boolean): boolean {
  const own = binding.node.getSourceFile();
  const files = isExported(binding) ? host.ownFiles().filter(f => usesName(f, binding.name)) : [own];
  const tags = files.flatMap(file => (identifiersOf(file).get(binding.name) ?? []).filter(id => isTag(id) && (file !== own || (ts.isIdentifier(id) && bindingOf(id) === binding))));
  return tags.length > 0 && tags.every(tag => {
    const call = rendering(tag);
    return call !== undefined && test(call);
  });
}

function isTag(id: ts.Node): boolean {
  return (ts.isJsxSelfClosingElement(id.parent) || ts.isJsxOpeningElement(id.parent)) && id.parent.tagName === id;
}

/** The call that puts an element into the page, where the element is written in its argument. */
function rendering(tag: ts.Node): ts.CallExpression | undefined {
  for (let at = tag; at.parent && !isFn(at.parent) && !ts.isStatement(at.parent); at = at.parent) {
    if (ts.isCallExpression(at.parent) && at.parent.expression !== at) return includes(renderers, calleeName(at.parent)) ? at.parent : undefined;
  }
  return undefined;
}

/** `if (!isReady) init()`, with a variable of the module that is only ever set to true. */
export function isUnderLatch(site: ts.Node): boolean {
  return conditionsAround(site).some(test => contains(test, node => {
    const flag = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken ? skip(node.operand) : undefined;
    const binding = flag && ts.isIdentifier(flag) ? bindingOf(flag) : undefined;
    if (!binding || !ts.isSourceFile(binding.scope)) return false;
    const writes = usesOf(binding).filter(isWritten);
    return writes.length > 0 && writes.every(w => ts.isBinaryExpression(w.parent) && w.parent.right.kind === ts.SyntaxKind.TrueKeyword);
  }));
}
