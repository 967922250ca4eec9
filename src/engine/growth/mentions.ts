import { ts } from '../program/host.js';
import { bindingOf, identifiersOf, isExported, isExpressionName, usesName, usesOf, type Binding } from '../program/lexical.js';
import { declarationOf, filesAround } from '../program/modules.js';
import { computedIn, filesOf, isRelated } from '../program/hierarchy.js';
import { enclosingClass, hasModifier } from '../program/syntax.js';
import type { Holder } from './holders.js';

const MOST_FILES = 50;

/** Where a collection is mentioned in its own files; `isOpen` where something there takes it out of its object in a way that is not followed. */
export function ownMentions(holder: Holder): { readonly at: readonly ts.Node[]; readonly isOpen: boolean } {
  if (holder.binding) return { at: usesOf(holder.binding).filter(use => !ts.isExportSpecifier(use.parent)), isOpen: false };
  const { container, name } = holder;
  if (!container) return { at: [], isOpen: true };
  const all = filesOf(container).map(file => accessesIn(file, name));
  return { at: all.flatMap(a => a.at).filter(at => !isOfAnother(at, container)), isOpen: all.some(a => a.isOpen) || computedIn(container).length > 0 };
}

/** `this.name` in a class that has nothing to do with the one that is meant. */
function isOfAnother(at: ts.Node, container: ts.ClassLikeDeclaration): boolean {
  const own = ts.isPropertyAccessExpression(at) && at.expression.kind === ts.SyntaxKind.ThisKeyword ? enclosingClass(at) : undefined;
  return own !== undefined && own !== container && !isRelated(own, container);
}

/** `x.name` in a file. */
function accessesIn(file: ts.SourceFile, name: string): { readonly at: readonly ts.Node[]; readonly isOpen: boolean } {
  const at: ts.Node[] = [];
  let isOpen = false;
  for (const id of identifiersOf(file).get(name) ?? []) {
    const up = id.parent;
    if (ts.isPropertyAccessExpression(up) && up.name === id) at.push(up);
    else if (ts.isBindingElement(up) && (up.propertyName === id || (!up.propertyName && up.name === id && ts.isObjectBindingPattern(up.parent) && isFromObject(up)))) isOpen = true;
  }
  return { at, isOpen };
}

/** `const { list } = this` */
function isFromObject(element: ts.BindingElement): boolean {
  const declared = element.parent.parent;
  return ts.isVariableDeclaration(declared) && declared.initializer !== undefined && !ts.isCallExpression(declared.initializer);
}

/** Where other files mention it; undefined where they are too many, or give it to others. */
export function otherMentions(holder: Holder): readonly ts.Node[] | undefined {
  return holder.binding ? ofBinding(holder.binding) : ofField(holder);
}

function ofBinding(binding: Binding): readonly ts.Node[] | undefined {
  if (!isExported(binding)) return [];
  const own = binding.node.getSourceFile();
  const found: ts.Node[] = [];
  let files = 0;
  for (const file of filesAround(binding.node)) {
    if (file === own || !usesName(file, binding.name)) continue;
    if (++files > MOST_FILES) return undefined;
    for (const id of identifiersOf(file).get(binding.name) ?? []) {
      const up = id.parent;
      if (ts.isExportSpecifier(up)) return undefined;
      if (ts.isImportSpecifier(up)) {
        const local = ts.isIdentifier(up.name) ? bindingOf(up.name) : undefined;
        if (local && declarationOf(local) === binding) found.push(...usesOf(local));
      } else if (ts.isPropertyAccessExpression(up) && up.name === id && ts.isIdentifier(up.expression)) {
        const holder = bindingOf(up.expression);
        if (holder && (ts.isNamespaceImport(holder.node) || ts.isVariableDeclaration(holder.node))) found.push(up);
      } else if (ts.isBindingElement(up) && ts.isIdentifier(id) && !isExpressionName(id)) {
        const local = ts.isIdentifier(up.name) ? bindingOf(up.name) : undefined;
        if (local && declarationOf(local) === binding) found.push(...usesOf(local));
      }
    }
  }
  return found;
}

/** True for a private field. */
export function isHidden({ name, node }: Holder): boolean {
  const member = node.parent;
  return name.startsWith('#') || hasModifier(member, ts.SyntaxKind.PrivateKeyword);
}

function ofField(holder: Holder): readonly ts.Node[] | undefined {
  const { container, name } = holder;
  if (!container || isHidden(holder)) return [];
  const own = filesOf(container);
  const found: ts.Node[] = [];
  let files = 0;
  for (const file of filesAround(container)) {
    if (own.includes(file) || !usesName(file, name)) continue;
    if (++files > MOST_FILES) return undefined;
    for (const id of identifiersOf(file).get(name) ?? []) {
      const up = id.parent;
      // another class's own field of that name
      if (ts.isPropertyAccessExpression(up) && up.name === id && up.expression.kind !== ts.SyntaxKind.ThisKeyword) found.push(up);
    }
  }
  return found;
}
