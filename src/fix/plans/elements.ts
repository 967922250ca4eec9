import { reachedFrom } from '../../engine/lifetime/reach.js';
import { valuesOf } from '../../engine/lifetime/targets.js';
import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { isWritten, usesOf } from '../../engine/program/lexical.js';
import { calleeName, nameOf, skip, walk, type Fn } from '../../engine/program/syntax.js';
import { freshName, type Refused } from '../edit.js';
import { declaredText, releaseOf, textOf, type Ending, type Held } from './release.js';
import { endOf } from './shared.js';

/** What a collection is made of, as far as going through it is concerned. */
export type Collection = 'map' | 'set' | 'array' | 'record';

const WAITING = /^(?:resolve|reject|callback|cb|done|next|deferred|promise|settle)/i;

/** Statements that end every element of a collection and empty it, inside a function of its owner. */
export function endElements(leak: Leak, slot: Held, fn: Fn): Ending | Refused {
  const at = slot.path.indexOf('[]');
  const holder = textOf(slot.ref, slot.path.slice(0, at), fn);
  const [property, ...deeper] = slot.path.slice(at + 1);
  const kind = collectionOf(slot, at);
  if (!kind) return { reason: `nothing tells what \`${holder}\` is made of` };
  if (property === '[]' || deeper.length > 0) return { reason: `the ids stand too deep inside \`${holder}\`` };
  if (property !== undefined && keepsWaiting(leak, property)) return { reason: `the entries of \`${holder}\` hold work that waits: ${endOf(leak)} must settle it, too` };
  const name = freshName(fn, property ?? nameFor(leak));
  const pattern = property === undefined ? name : name === property ? `{ ${name} }` : `{ ${property}: ${name} }`;
  const declared = declaredText(slot);
  const ended = releaseOf(leak, name, { null: /\bnull\b/.test(declared), undefined: property !== undefined });
  const loose = /^[^:=]*\?/.test(declared) || /\|\s*undefined/.test(declared);
  const list = { map: `${holder}.values()`, set: holder, array: holder, record: `Object.values(${holder})` }[kind];
  const loop = `for (const ${pattern} of ${loose ? whereSet(holder, list) : list}) ${ended.text}`;
  const empties = property !== undefined || kind === 'record' || loose || isUsed(fn, holder) || /:\s*(?:readonly\b|Readonly)/.test(declared);
  const emptied = empties ? '' : kind === 'array' ? `\n${holder}.length = 0;` : `\n${holder}.clear();`;
  return { text: loop + emptied, single: false, verb: ended.verb };
}

/** What one of them is called: the noun's last word, where that is a name. */
function nameFor({ resource: { kind, noun } }: Leak): string {
  const word = noun.replace(/^.* /, '').toLowerCase();
  return kind === 'timer' ? 'timer' : word === 'interface' || !/^[a-z]+$/.test(word) ? kind : word;
}

function whereSet(holder: string, list: string): string {
  return list === holder || list.startsWith('Object') ? list.replace(holder, `${holder} ?? []`) : `${list.replace(holder, `${holder}?`)} ?? []`;
}

/** By the values that the place is set to, else by the words of its declaration. */
function collectionOf(slot: Held, at: number): Collection | undefined {
  const { root } = slot.ref;
  if (at > (root.kind === 'this' ? 1 : 0)) return undefined;
  const values = root.kind === 'this' ? valuesOf(root.container, slot.path[0] ?? '') : root.kind === 'binding' ? valuesOfBinding(root.binding) : [];
  for (const value of values) {
    if (ts.isNewExpression(value)) {
      const made = { Map: 'map', Set: 'set', Array: 'array' } as const;
      const name = calleeName(value);
      if (name === 'Map' || name === 'Set' || name === 'Array') return made[name];
    }
    if (ts.isArrayLiteralExpression(value)) return 'array';
    if (ts.isObjectLiteralExpression(value)) return 'record';
  }
  const declared = declaredText(slot).replace(/^[^:]*:\s*/, '');
  if (/^(?:Readonly)?Map</.test(declared)) return 'map';
  if (/^(?:Readonly)?Set</.test(declared)) return 'set';
  return /^(?:Readonly)?Array<|^[^={]*\[\]/.test(declared) ? 'array' : undefined;
}

function valuesOfBinding(binding: Parameters<typeof usesOf>[0]): ts.Node[] {
  const { node } = binding;
  const first = ts.isVariableDeclaration(node) && node.initializer ? [skip(node.initializer)] : [];
  return [...first, ...usesOf(binding).flatMap(use => (isWritten(use) && ts.isBinaryExpression(use.parent) ? [skip(use.parent.right)] : []))];
}

/** `{ resolve, reject, timer }`: without its timer nothing would ever settle the promise. */
function keepsWaiting(leak: Leak, property: string): boolean {
  const owner = leak.repair?.owner ?? leak.acquisition.getSourceFile();
  let found = false;
  walk(owner, node => {
    const members = ts.isObjectLiteralExpression(node) ? node.properties : ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node) ? node.members : [];
    const names = [...members].map(m => nameOf(m) ?? '');
    if (names.includes(property) && names.some(n => WAITING.test(n))) found = true;
  });
  return found;
}

// what the end does with the elements itself, it may do with the emptied collection no more
function isUsed(fn: Fn, holder: string): boolean {
  const name = holder.replace(/^.*\./, '');
  return [...reachedFrom([fn]).fns].some(f => saysName(f, name));
}

function saysName(fn: Fn, name: string): boolean {
  let says = false;
  walk(fn, node => {
    if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && node.text === name) says = true;
  });
  return says;
}
