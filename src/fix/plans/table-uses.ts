import { ts } from '../../engine/program/host.js';
import { enclosingFn, isFnExpression, outer, skip, within } from '../../engine/program/syntax.js';

/** What a mention of a table is asked for: the member's name, and its call. */
export interface Operation {
  readonly name: string | undefined;
  readonly call: ts.CallExpression | undefined;
}

/** What is done with a table where it is mentioned. */
export function operationOf(mention: ts.Node): Operation {
  const access = outer(mention).parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== outer(mention)) return { name: undefined, call: undefined };
  const call = outer(access).parent;
  return { name: access.name.text, call: ts.isCallExpression(call) && call.expression === outer(access) ? call : undefined };
}

/** What is done with a Map that a cache with a limit cannot do, or does otherwise: it gives the newest first, and may have lost any entry. */
export function describeMisfit(mentions: readonly ts.Node[]): string | undefined {
  for (const mention of mentions) {
    const { name, call } = operationOf(mention);
    const reason = name === 'size' && !call ? undefined : name === undefined ? (isLooped(mention) ? describeLoop(outer(mention).parent, mentions) : OTHER) : call ? describeCall(name, call, mentions) : OTHER;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

const OTHER = 'something is done with it that a Map alone can do';

function describeCall(name: string, call: ts.CallExpression, mentions: readonly ts.Node[]): string | undefined {
  const up = outer(call).parent;
  const count = call.arguments.length;
  if (call.arguments.some(ts.isSpreadElement)) return OTHER;
  if (name === 'clear') return count === 0 ? undefined : OTHER;
  if (name === 'has' || name === 'delete') return count === 1 ? undefined : OTHER;
  if (name === 'get') return count !== 1 ? OTHER : isAsserted(call) && !isSure(call, mentions) ? 'an entry is taken for granted somewhere' : undefined;
  if (name === 'set') return count !== 2 ? OTHER : isNothing(call.arguments[1]) ? 'a value is null or undefined, which the cache does not keep' : ts.isExpressionStatement(up) ? undefined : 'what `set()` gives is used: the cache gives itself, which is no Map';
  if (name === 'keys' || name === 'values' || name === 'entries') return count === 0 && isLooped(call) ? describeLoop(up, mentions) : 'its entries may be wanted in their order';
  const [each] = call.arguments;
  return name === 'forEach' && count === 1 && each && isFnExpression(each) && each.parameters.length <= 2 ? describeLoop(each, mentions) : OTHER;
}

function isNothing(value: ts.Expression | undefined): boolean {
  const at = value && skip(value);
  return at === undefined || at.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(at) && at.text === 'undefined');
}

function isLooped(node: ts.Node): boolean {
  const up = outer(node).parent;
  return ts.isForOfStatement(up) && up.expression === outer(node);
}

/** A loop that changes the table on its way. */
function describeLoop(loop: ts.Node, mentions: readonly ts.Node[]): string | undefined {
  const isChanged = mentions.some(m => within(m, loop) && ['set', 'delete', 'get', 'clear'].includes(operationOf(m).name ?? ''));
  return isChanged ? 'a loop over its entries adds, asks for or takes out some' : undefined;
}

/** `pages.get(url)!`, `pages.get(url) as Page` */
function isAsserted(call: ts.CallExpression): boolean {
  return outer(call) !== call && !ts.isParenthesizedExpression(call.parent);
}

/** `if (pages.has(url)) return pages.get(url)!`: the same function has seen to the same key. */
function isSure(call: ts.CallExpression, mentions: readonly ts.Node[]): boolean {
  const fn = enclosingFn(call);
  return mentions.some(m => {
    const { name, call: other } = operationOf(m);
    return (name === 'has' || name === 'set') && enclosingFn(m) === fn && m.pos < call.pos && other?.arguments[0]?.getText() === call.arguments[0]?.getText();
  });
}
