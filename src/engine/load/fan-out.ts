import { collections } from '../../catalog/collections.js';
import { tables } from '../../catalog/growth.js';
import { gathers, lists } from '../../catalog/load.js';
import type { FanOut, Load } from '../leak.js';
import type { Context } from '../lifetime/context.js';
import { valueFn } from '../lifetime/ends.js';
import { ts } from '../program/host.js';
import { bindingOf, isConstant, usesOf, type Binding } from '../program/lexical.js';
import { isOfTest, partsInProject } from '../program/kinds.js';
import { importedFn } from '../program/modules.js';
import { includes } from '../program/reference.js';
import { calleeName, calleeNode, contains, enclosingFn, fnName, isFn, lineOf, receiverOf, skip, wordsIn } from '../program/syntax.js';
import { extentOf, type Extent } from './extent.js';
import { reachOf, type Reach } from './reach.js';

/** `Promise.all(list.map(load))`, where nothing says how long the list may become and each element starts work outside of the program. */
export function unboundedFanOut(call: ts.Node, context: Context): Load | undefined {
  if (!ts.isCallExpression(call) || !includes(gathers.names, calleeName(call))) return undefined;
  const owner = receiverOf(call);
  if (!owner || !ts.isIdentifier(owner) || owner.text !== gathers.of) return undefined;
  const fan = call.arguments[0] && fanOf(call.arguments[0]);
  if (!fan) return undefined;
  const extent = extentOf(fan.list, context.host);
  if (extent.is === 'closed') return context.silent('a list as long as the code says');
  const reach = reachOf(fan.work);
  if (reach === undefined) return undefined;
  if (reach === 'limited') return context.silent('something limits how many run at a time');
  return {
    rule: 'no-unbounded-concurrency', reason: extent.is === 'outside' ? extent.kind : 'unknown', confidence: isSure(extent, reach, context) ? 'likely' : 'possible',
    at: calleeNode(fan.starts), piled: fan.starts, evidence: [{ at: reach.call, note: 'is started for each element' }],
    data: { list: textOf(fan.list), work: reach.words, line: extent.is === 'outside' ? lineOf(extent.at) : '', source: extent.is === 'outside' ? textOf(extent.at) : '' },
    fan: { gather: call, ...fan },
  };
}

type Fan = Omit<FanOut, 'gather'>;

/** The `map` whose promises are gathered: written in place, or kept in a constant; or the loop that puts them into a list. */
function fanOf(argument: ts.Expression): Fan | undefined {
  let at = skip(argument);
  if (ts.isIdentifier(at)) {
    const binding = bindingOf(at);
    const value = binding && ts.isVariableDeclaration(binding.node) && isConstant(binding) ? binding.node.initializer : undefined;
    if (!binding || !value) return undefined;
    at = skip(value);
    if (ts.isArrayLiteralExpression(at)) return loopOf(binding);
  }
  if (!ts.isCallExpression(at) || !includes(collections.fans, calleeName(at))) return undefined;
  const receiver = receiverOf(at);
  const [first, second] = at.arguments;
  // Array.from(list, load)
  const [list, callback] = second && first && isFn(skip(second)) ? [first, second] : [receiver, first];
  if (!list || !callback) return undefined;
  const fn = valueFn(callback) ?? importedFn(callback);
  return fn ? { starts: at, list, work: fn } : undefined;
}

/** `for (const file of files) reads.push(read(file))`, with nothing that waits in the loop or looks at how many there are. */
function loopOf(binding: Binding): Fan | undefined {
  const uses = usesOf(binding);
  if (uses.some(u => ts.isPropertyAccessExpression(u.parent) && u.parent.name.text === tables.size[1])) return undefined;
  for (const use of uses) {
    const call = use.parent.parent;
    const [work] = ts.isCallExpression(call) && ts.isPropertyAccessExpression(use.parent) && call.expression === use.parent && includes(tables.listed, use.parent.name.text) ? call.arguments : [];
    if (!work || !ts.isCallExpression(call)) continue;
    let loop: ts.Node = call;
    while (!ts.isIterationStatement(loop, false) && !isFn(loop) && !ts.isSourceFile(loop)) loop = loop.parent;
    if (!ts.isForOfStatement(loop) || contains(loop.statement, n => ts.isAwaitExpression(n) && enclosingFn(n) === enclosingFn(call))) continue;
    return { starts: call, list: loop.expression, work };
  }
  return undefined;
}

/** What comes from outside, and starts what nothing queues by itself: a page's requests wait in the browser. */
function isSure(extent: Extent, reach: Reach, context: Context): boolean {
  if (extent.is !== 'outside' || context.page || isOfTest(context.host)) return false;
  // a folder holds some files, a tree any number
  if (extent.kind === 'folder') return reach.kind === 'process';
  if (extent.kind === 'tree' && isOwn(extent.at)) return false;
  return extent.kind !== 'parsed' && (extent.kind !== 'fetched' || reach.kind !== 'files');
}

/** `glob(`${templates}/**`)`: the program's own files are as many as its authors put there. */
function isOwn(listing: ts.Node): boolean {
  const fn = enclosingFn(listing);
  return wordsIn([fn ? fnName(fn) ?? '' : '', listing.getText(), ...partsInProject(listing.getSourceFile(), 4)].join(' ').replace(/[^\w]+/g, ' ')).some(w => includes(lists.own, w));
}

function textOf(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
