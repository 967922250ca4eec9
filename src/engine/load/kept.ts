import { putAway } from '../../catalog/load.js';
import { ts } from '../program/host.js';
import { bindingOf, usesOf } from '../program/lexical.js';
import { includes } from '../program/reference.js';
import { calleeName, enclosingFn, isFn, outer, skip, type Acquiring } from '../program/syntax.js';

/** What becomes of a thing in the call that made it: somebody ends or keeps it, it is given back, or it is dropped with the call. */
export type Fate = 'kept' | 'returned' | 'dropped';

const DEEPEST = 5;

/** What becomes of the value of an expression, as far as the function around it tells; unsure is kept. */
export function fateOf(value: ts.Node, depth = 0): Fate {
  let at = outer(value);
  if (depth > DEEPEST) return 'kept';
  if (ts.isAwaitExpression(at.parent)) at = outer(at.parent);
  const up = at.parent;
  if (ts.isReturnStatement(up) || (ts.isArrowFunction(up) && up.body === at)) return 'returned';
  if (ts.isExpressionStatement(up) || ts.isJsxExpression(up)) return 'dropped';
  if (ts.isPropertyAccessExpression(up) && up.expression === at) return ofMethod(up, depth);
  if ((ts.isCallExpression(up) || ts.isNewExpression(up)) && up.expression !== at) return ofArgument(up, depth);
  if (ts.isVariableDeclaration(up) && ts.isIdentifier(up.name)) return up.parent.flags & ts.NodeFlags.Using ? 'kept' : ofName(up.name, depth);
  if (ts.isVariableDeclaration(up)) return 'dropped'; // const { data } = …
  // get(url, { agent })
  if ((ts.isShorthandPropertyAssignment(up) || (ts.isPropertyAssignment(up) && up.initializer === at)) && isArgument(outer(up.parent))) return fateOf(up.parent, depth + 1);
  if (ts.isConditionalExpression(up)) return up.condition === at ? 'dropped' : fateOf(up, depth + 1);
  if (ts.isBinaryExpression(up)) return ofOperation(up, at, depth);
  return 'kept';
}

function isArgument(node: ts.Node): boolean {
  const up = node.parent;
  return (ts.isCallExpression(up) || ts.isNewExpression(up)) && up.expression !== node;
}

/** `client = new Client()` of a variable of the call is as good as its declaration; of any other place, it is kept there. */
function ofOperation({ operatorToken: { kind }, left, right }: ts.BinaryExpression, at: ts.Node, depth: number): Fate {
  if (kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.InstanceOfKeyword) return 'dropped';
  if (kind !== ts.SyntaxKind.EqualsToken) return 'kept';
  if (at !== right) return 'dropped'; // the name that is written
  const name = skip(left);
  const binding = ts.isIdentifier(name) ? bindingOf(name) : undefined;
  return binding && ts.isIdentifier(name) && ts.isVariableDeclaration(binding.node) && enclosingFn(binding.node) === enclosingFn(at) && enclosingFn(at) ? ofName(name, depth) : 'kept';
}

function ofMethod(access: ts.PropertyAccessExpression, depth: number): Fate {
  if (includes(putAway.ends, access.name.text)) return 'kept';
  const call = outer(access).parent;
  // createClient().on('error', log), new PrismaClient().$extends(…): what a chain gives back may be the thing itself
  return ts.isCallExpression(call) && call.expression === outer(access) && isMade(access.expression) ? fateOf(call, depth + 1) : 'dropped';
}

function isMade(node: ts.Expression): boolean {
  return ts.isCallExpression(node) || ts.isNewExpression(node);
}

function ofArgument(call: ts.CallExpression | ts.NewExpression, depth: number): Fate {
  return putAway.words.test(calleeName(call) ?? '') ? 'kept' : fateOf(call, depth + 1);
}

function ofName(name: ts.Identifier, depth: number): Fate {
  const binding = bindingOf(name);
  if (!binding || isFn(binding.node)) return 'kept';
  const fates = usesOf(binding).map(use => fateOf(use, depth + 1));
  return fates.find(f => f === 'kept') ?? fates.find(f => f === 'returned') ?? 'dropped';
}

/** What the arguments of a call are made of: the same each time, of parameters, or of what nobody sees. */
export interface Given {
  readonly parameters: ReadonlySet<ts.ParameterDeclaration>;
  readonly isUnsure: boolean;
}

/** What the arguments of a call depend on, through the local names that they mention. */
export function givenTo(call: Acquiring | ts.NewExpression): Given {
  const parameters = new Set<ts.ParameterDeclaration>();
  const seen = new Set<ts.Node>();
  let isUnsure = false;
  const look = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.ThisKeyword || ts.isAwaitExpression(node)) isUnsure = true;
    if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) ofIdentifier(node);
    ts.forEachChild(node, look);
  };
  const ofIdentifier = (id: ts.Identifier): void => {
    const declared = bindingOf(id)?.node;
    if (!declared || seen.has(declared) || ts.isSourceFile(bindingOf(id)!.scope) || isWithin(declared, call)) return;
    seen.add(declared);
    let at: ts.Node = declared;
    while (ts.isBindingElement(at)) at = at.parent.parent;
    if (ts.isParameter(at)) parameters.add(at);
    else if (ts.isVariableDeclaration(at) && at.initializer && !ts.isForOfStatement(at.parent.parent)) look(at.initializer);
    else if (ts.isVariableDeclaration(at)) isUnsure = true;
  };
  call.arguments?.forEach(look);
  return { parameters, isUnsure };
}

function isWithin(node: ts.Node, call: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (at === call) return true;
  return false;
}
