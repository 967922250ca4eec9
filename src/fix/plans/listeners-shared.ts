import { handlerOf, type Handler } from '../../engine/obligations/handlers.js';
import { valuesOf, chainRoot } from '../../engine/lifetime/targets.js';
import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { bindingNamed, bindingOf, identifiersOf, isConstant, isExpressionName } from '../../engine/program/lexical.js';
import { refOf, sameRoot, thisRef } from '../../engine/program/reference.js';
import { calleeName, isFn, nameOf, receiverOf, skip, statementOf, walk, within, type Fn, type Acquiring } from '../../engine/program/syntax.js';

/** A registration as its removal has to repeat it. */
export interface Removing {
  readonly call: Acquiring;
  /** Left out where a global function registers. */
  readonly target: ts.Expression | undefined;
  readonly event: ts.Expression | undefined;
  readonly handler: Handler & { readonly node: ts.Expression };
  /** The method that takes it off. */
  readonly method: string;
}

/** What the removal of a leak's registration is made of, or undefined where no method removes it by its key. */
export function removingOf({ acquisition: call, resource }: Leak, host: Host): Removing | undefined {
  const name = calleeName(call);
  const acquire = resource.acquire.find(a => a.call === name && a.handle !== 'result');
  const key = acquire && acquire.handle !== 'result' ? acquire.handle.key : [];
  const handler = handlerOf(call.arguments[key.at(-1) ?? -1]);
  const receiver = receiverOf(call);
  const method = methodOf(call, resource.release.flatMap(r => (r.via === 'method' && r.key ? r.name : [])), receiver, host);
  if (!handler.node || method === undefined) return undefined;
  return { call, target: receiver && chainRoot(receiver), event: key.length > 1 ? call.arguments[key[0] ?? 0] : undefined, handler: { ...handler, node: handler.node }, method };
}

/** The row's removing methods that the target has: the one that the file uses, else the one that is named like the adding one. */
function methodOf(call: Acquiring, names: readonly string[], receiver: ts.Expression | undefined, host: Host): string | undefined {
  const [only, second] = names;
  if (!second || !receiver) return only;
  const type = host.typeOf(receiver);
  const has = type ? names.filter(n => host.hasMember(type, n)) : names;
  const used = has.find(n => (identifiersOf(host.sourceFile).get(n) ?? []).some(id => ts.isPropertyAccessExpression(id.parent) && id.parent.name === id));
  return used ?? has.find(n => n === calleeName(call)?.replace('add', 'remove')) ?? has[0];
}

/** The statement that takes a listener off, as it stands in a function; it asks first where the target or the handler may be gone by then. */
export function removalText({ call, target, event, method }: Removing, handler: string, handlerNode?: ts.Expression, named?: string): string {
  const callee = skip(call.expression);
  const asks = target !== undefined && (isOptional(target) || (ts.isPropertyAccessExpression(callee) && callee.questionDotToken !== undefined && chainRoot(callee.expression) === target));
  const receiver = named ?? (target ? `${chainText(target)}${asks ? '?.' : '.'}` : '');
  const args = [...(event ? [flat(event)] : []), handler, ...captureOf(call)];
  const text = `${named === undefined ? receiver : `${named}.`}${method}(${args.join(', ')})`;
  return handlerNode && isOptional(handlerNode) ? `if (${handler}) ${text}` : text;
}

/** The third argument of a removal: of all options only `capture` tells listeners apart; emitters that take the handler's `this` compare it, too. */
export function captureOf(call: Acquiring): readonly string[] {
  const argument = call.arguments[2];
  if (argument?.kind === ts.SyntaxKind.ThisKeyword) return ['this'];
  if (calleeName(call) !== 'addEventListener' || !argument) return [];
  const options = skip(argument);
  if (options.kind === ts.SyntaxKind.TrueKeyword) return ['true'];
  if (options.kind === ts.SyntaxKind.FalseKeyword) return [];
  if (!ts.isObjectLiteralExpression(options)) return [flat(options)];
  const capture = options.properties.find(p => p.name && nameOf({ name: p.name }) === 'capture');
  if (!capture || (ts.isPropertyAssignment(capture) && capture.initializer.kind === ts.SyntaxKind.FalseKeyword)) return [];
  return [`{ ${flat(capture)} }`];
}

/** An expression's text on one line. */
export function flat(node: ts.Node): string {
  return node.getText().replace(/\s*\n\s*/g, '');
}

/** `this.socket!.stream` becomes `this.socket?.stream`: where the text stands later, the field may be empty again. */
function chainText(node: ts.Expression): string {
  const at = skip(node);
  if (!ts.isPropertyAccessExpression(at)) return flat(at);
  return `${chainText(at.expression)}${at.questionDotToken || isOptional(at.expression) ? '?.' : '.'}${at.name.text}`;
}

/** Whether an expression may be null or undefined later: it is asserted not to be, or is a field that is optional or emptied. */
export function isOptional(node: ts.Expression): boolean {
  if (ts.isNonNullExpression(node)) return true;
  const ref = refOf(node);
  const [field] = ref?.path ?? [];
  if (ref?.root.kind !== 'this' || ref.path.length !== 1 || field === undefined) return false;
  const { container } = ref.root;
  if (valuesOf(container, field).some(v => v.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(v) && v.text === 'undefined'))) return true;
  if (!ts.isClassLike(container)) return false;
  const declared = container.members.find((m): m is ts.PropertyDeclaration => ts.isPropertyDeclaration(m) && nameOf(m) === field);
  return declared !== undefined && (declared.questionToken !== undefined || declared.exclamationToken !== undefined || /\b(?:null|undefined)\b/.test(declared.type?.getText() ?? ''));
}

/** The first name in an expression that means nothing, or something else, at a node; `this` is compared too. */
export function hiddenName(expression: ts.Node, place: ts.Node): string | undefined {
  let hidden: string | undefined;
  const visit = (node: ts.Node, ownThis: boolean): void => {
    if (hidden !== undefined || ts.isTypeNode(node)) return;
    if (node.kind === ts.SyntaxKind.ThisKeyword && !ownThis && !isSameThis(node, place)) hidden = 'this';
    if (ts.isIdentifier(node) && isExpressionName(node)) {
      const binding = bindingOf(node);
      if (!(binding && within(binding.node, expression)) && bindingNamed(node.text, place) !== binding) hidden = node.text;
    }
    const own = ownThis || (isFn(node) && !ts.isArrowFunction(node));
    ts.forEachChild(node, child => visit(child, own));
  };
  visit(expression, false);
  return hidden;
}

function isSameThis(node: ts.Node, place: ts.Node): boolean {
  const [a, b] = [thisRef(node), ts.isClassLike(place) ? undefined : thisRef(place)];
  if (ts.isClassLike(place)) return a?.root.kind === 'this' && a.root.container === place && !a.root.isStatic;
  if (!a || !b) return a === b;
  return sameRoot(a.root, b.root) && a.root.kind === 'this' && b.root.kind === 'this' && a.root.isStatic === b.root.isStatic;
}

/** Why target, event and options cannot be written again at a node of a function, or undefined where they can. */
export function keyHidden({ call, target, event }: Removing, place: ts.Node, where: string): string | undefined {
  for (const part of [target, event, call.arguments[2]]) {
    if (!part || (part === call.arguments[2] && captureOf(call).length === 0)) continue;
    if (makesAnew(part)) return `\`${short(part)}\` may give another object when it is called again`;
    const name = hiddenName(part, place);
    if (name !== undefined) return `\`${name}\` is not visible in ${where}`;
  }
  return undefined;
}

/** Whether a call or construction in an expression may give something else next time. */
export function makesAnew(node: ts.Node): boolean {
  let found = false;
  walk(node, n => {
    if (isFn(n)) return false;
    if (ts.isCallExpression(n) || ts.isNewExpression(n)) found = true;
    return undefined;
  });
  return found;
}

/** Whether a name in an expression is assigned more than once, so that it may mean something else later. */
export function mayChange(node: ts.Node): boolean {
  let found = false;
  walk(node, n => {
    const binding = ts.isIdentifier(n) && isExpressionName(n) ? bindingOf(n) : undefined;
    if (binding && !isConstant(binding)) found = true;
  });
  return found;
}

/** A node in a reason: its text, cut short. */
export function short(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

/** The body of a function, as a place where names are looked up. */
export function insideOf(fn: Fn): ts.Node {
  return ('body' in fn ? fn.body : undefined) ?? fn;
}

/** The statement of a function's own statements, or of a block in it, that a node stands in: the lone body of an `if` counts with its `if`. */
export function listedStatement(node: ts.Node): ts.Statement | undefined {
  let at = statementOf(node);
  while (at && !(ts.isBlock(at.parent) || ts.isSourceFile(at.parent) || ts.isModuleBlock(at.parent) || ts.isCaseOrDefaultClause(at.parent))) at = ts.isStatement(at.parent) ? at.parent : undefined;
  return at;
}

/** The event in a title: `'resize'`, or the expression that names it. */
export function eventWords(leak: Leak): string {
  const event = leak.data['event'] ?? '';
  return event.startsWith("'") || event === '' ? event : `\`${event}\``;
}
