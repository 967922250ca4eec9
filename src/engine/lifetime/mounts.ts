import { hookNames, renderers } from '../../catalog/callbacks.js';
import { ts, type Host } from '../program/host.js';
import { bindingOf, identifiersOf, isExported, isWritten, usesName, usesOf, type Binding } from '../program/lexical.js';
import { bindingOfFn, includes } from '../program/reference.js';
import { calleeName, conditionsAround, contains, isFn, outer, skip } from '../program/syntax.js';

const DEEPEST = 4;

/** True for a component that lives as long as its page: calls that put it there, each passing a test, or other such components show it, always and once; the same for a hook that they call. */
export function isRoot(binding: Binding, host: Host, test: (call: ts.CallExpression) => boolean, depth = 0): boolean {
  const own = binding.node.getSourceFile();
  // an element stands in JSX alone; a hook may be called anywhere
  const files = (isExported(binding) ? host.ownFiles() : [own]).filter(f => (f.languageVariant === ts.LanguageVariant.JSX || hookNames.test(binding.name)) && usesName(f, binding.name));
  const shown = files.flatMap(file => (identifiersOf(file).get(binding.name) ?? []).filter(id => (isTag(id) || isHookCall(id)) && (file !== own || (ts.isIdentifier(id) && bindingOf(id) === binding))));
  return shown.length > 0 && depth < DEEPEST && shown.every(at => {
    const call = rendering(at);
    if (call) return test(call);
    const home = shown.length === 1 ? homeOf(at) : undefined;
    return home !== undefined && isRoot(home, host, test, depth + 1);
  });
}

function isHookCall(id: ts.Node): boolean {
  return ts.isCallExpression(id.parent) && id.parent.expression === id && ts.isIdentifier(id) && hookNames.test(id.text);
}

/** The component or hook whose every run shows a tag, or calls a hook; undefined behind a test, and inside a list or an attribute. */
function homeOf(node: ts.Node): Binding | undefined {
  for (let at = node; at.parent; at = at.parent) {
    const up = at.parent;
    if (ts.isConditionalExpression(up) || ts.isIfStatement(up) || ts.isJsxAttribute(up) || ts.isCaseClause(up) || (ts.isBinaryExpression(up) && up.operatorToken.kind !== ts.SyntaxKind.EqualsToken)) return undefined;
    if (!isFn(up)) continue;
    const own = bindingOfFn(up);
    if (own) return own;
    if (ts.isMethodDeclaration(up) && ts.isClassDeclaration(up.parent) && up.parent.name) return bindingOf(up.parent.name);
    // const App = observer(() => …)
    const call = outer(up).parent;
    const declared = ts.isCallExpression(call) ? outer(call).parent : undefined;
    return declared && ts.isVariableDeclaration(declared) && ts.isIdentifier(declared.name) && ts.isSourceFile(declared.parent.parent.parent) ? bindingOf(declared.name) : undefined;
  }
  return undefined;
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
