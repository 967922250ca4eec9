import { ts, type Host } from '../program/host.js';
import { isShortLived } from '../program/kinds.js';
import { bindingOf, isConstant, isWritten, usesOf, type Binding } from '../program/lexical.js';
import { declarationOf, defineProgramFact } from '../program/modules.js';
import { refOf, thisRef, type Ref } from '../program/reference.js';
import { fnName, isFn, isStatic, outer, receiverOf, skip, type Fn } from '../program/syntax.js';
import { extendsOf } from '../program/hierarchy.js';
import { callsIn, declaredAs, filesCalling, MOST_SITES, namedToldOf, NONE, type Site, type Told } from './named-calls.js';
import { valuesOf } from './targets.js';

const MOST_BASES = 6;
const MOST_ASKED = 8;

/** Where the program's own files call something. */
export interface CallSites {
  readonly sites: readonly Site[];
  /** True where there are more of them than are looked at. */
  readonly isMany: boolean;
  /** True where further calls of that name may be meant: nothing tells what they are called on. */
  readonly isOpen: boolean;
  /** Calls of what a package gives under the same name: in a workspace it may be this. */
  readonly homonyms: readonly Site[];
}

const known = defineProgramFact((_target: Fn | ts.ClassLikeDeclaration): { sites?: CallSites } => ({}));

/** The places in all own files that call a function or method, or make an instance of a class. The same whichever file asks. */
export function callSitesOf(target: Fn | ts.ClassLikeDeclaration, host: Host): CallSites {
  const answer = known(target);
  return (answer.sites ??= sitesOf(target, host));
}

function sitesOf(target: Fn | ts.ClassLikeDeclaration, host: Host): CallSites {
  const told = ts.isConstructorDeclaration(target) ? toldOf(target.parent) : toldOf(target);
  if (told.isMany || told.left.length === 0) return { ...told, isOpen: false };
  const sites = [...told.sites];
  let isOpen = told.left.length > MOST_ASKED;
  for (const site of told.left.slice(0, MOST_ASKED)) {
    const answer = askedOf(site, target, host);
    if (answer === 'yes') sites.push(site);
    isOpen ||= answer === 'open';
  }
  return { sites: sites.slice(0, MOST_SITES), isMany: sites.length > MOST_SITES, isOpen, homonyms: told.homonyms };
}

/** True for a call in code that lives on: tests and scripts end with their process. */
export function isLiving(site: Site): boolean {
  return !isShortLived(site.getSourceFile());
}

const toldOf = defineProgramFact((target: Fn | ts.ClassLikeDeclaration): Told => {
  const named = namedToldOf(target);
  if (named) return named;
  const holder = ts.isClassLike(target) || ts.isClassStaticBlockDeclaration(target) ? undefined : holderOf(target);
  return holder && isFn(target) ? methodSites(target, holder) : NONE;
});

/** The class, object or constructor function that a method is one of, as its name in the program tells it. */
export function holderOf(fn: Fn): ts.Node | undefined {
  if (ts.isClassLike(fn.parent)) return fn.parent;
  const at = outer(fn).parent;
  if (ts.isPropertyDeclaration(at)) return at.parent;
  const body = !ts.isArrowFunction(fn) && 'body' in fn ? fn.body : undefined;
  const ref = body && thisRef(body);
  return ref?.root.kind === 'this' && ref.root.container !== fn ? declared(ref.root.container) : undefined;
}

/** A constructor function is known by the declaration of its name. */
function declared(container: ts.Node): ts.Node {
  return isFn(container) ? declaredAs(container)?.node ?? container : container;
}

function methodSites(fn: Fn, holder: ts.Node): Told {
  const name = fnName(fn);
  const sites: Site[] = [];
  const left: Site[] = [];
  if (name === undefined) return NONE;
  const own = fn.getSourceFile();
  const files = name.startsWith('#') ? [own] : filesCalling(fn, f => callsIn(f, name).length > 0);
  const member = ts.isPropertyDeclaration(outer(fn).parent) ? outer(fn).parent : fn;
  for (const file of files) {
    for (const call of callsIn(file, name)) {
      const receiver = ts.isCallExpression(call) ? receiverOf(call) : undefined;
      const answer = receiver ? isOneOf(receiver, holder, isStatic(member), 0) : 'no';
      if (answer === 'yes') sites.push(call);
      else if (answer === 'open') left.push(call);
      if (sites.length > MOST_SITES) return { ...NONE, sites: sites.slice(0, MOST_SITES), isMany: true };
    }
  }
  return { ...NONE, sites, left };
}

type Answer = 'yes' | 'no' | 'open';

/** Whether an expression is an instance of a holder, as far as the text tells. */
function isOneOf(node: ts.Expression, holder: ts.Node, asStatic: boolean, depth: number): Answer {
  const at = skip(node);
  if (at.kind === ts.SyntaxKind.SuperKeyword) return isInstanceRef(thisRef(at), holder);
  const made = ts.isNewExpression(at) ? classNamed(at.expression) : undefined;
  if (made) return asStatic ? 'no' : related(made, holder);
  const ref = refOf(at);
  if (!ref || depth > 2) return 'open';
  const { root, path } = ref;
  if (asStatic) return root.kind === 'binding' && path.length === 0 ? related(classOf(declarationOf(root.binding) ?? root.binding), holder) : isInstanceRef(ref, holder);
  if (root.kind === 'this' && path.length === 0) return isInstanceRef(ref, holder);
  if (root.kind === 'this' && path.length === 1 && path[0] !== undefined) return ofField(root.container, path[0], holder, depth);
  return root.kind === 'binding' && path.length === 0 ? ofValue(root.binding, holder, depth) : 'open';
}

/** `this`, in a method, in a function that is bound to it, or in one that is nobody's. */
function isInstanceRef(ref: Ref | undefined, holder: ts.Node): Answer {
  if (ref?.root.kind !== 'this') return 'open';
  const { container } = ref.root;
  const bound = isFn(container) ? boundTo(container) : undefined;
  if (bound) return isInstanceRef(refOf(bound), holder);
  return related(declared(container), holder);
}

/** `function () { … }.bind(this)` */
function boundTo(fn: Fn): ts.Expression | undefined {
  const access = outer(fn).parent;
  const call = ts.isPropertyAccessExpression(access) && access.name.text === 'bind' ? access.parent : undefined;
  return call && ts.isCallExpression(call) ? call.arguments[0] : undefined;
}

function ofValue(binding: Binding, holder: ts.Node, depth: number): Answer {
  const declared = declarationOf(binding);
  if (!declared) return 'open';
  const { node } = declared;
  if (ts.isParameter(node)) {
    if (node.type) return ofType(node.type, holder);
    const fn = node.parent;
    const index = isFn(fn) && 'parameters' in fn ? fn.parameters.indexOf(node) : -1;
    if (!isFn(fn) || depth > 0) return 'open';
    // an untyped `self` is what the callers hand in
    const given = namedToldOf(fn)?.sites.flatMap(s => s.arguments?.[index] ?? []) ?? [];
    return given.some(a => isOneOf(a, holder, false, depth + 1) === 'yes') ? 'yes' : 'open';
  }
  if (!ts.isVariableDeclaration(node)) return ts.isBindingElement(node) ? 'open' : 'no';
  if (node.type) return ofType(node.type, holder);
  const values = [...(node.initializer ? [node.initializer] : []), ...(isConstant(declared) ? [] : usesOf(declared).flatMap(u => (isWritten(u) && ts.isBinaryExpression(u.parent) ? [u.parent.right] : [])))];
  return ofValues(values, holder, depth);
}

function ofField(container: ts.Node, name: string, holder: ts.Node, depth: number): Answer {
  const member = ts.isClassLike(container) ? container.members.find((m): m is ts.PropertyDeclaration => ts.isPropertyDeclaration(m) && m.name.getText() === name) : undefined;
  if (member?.type) return ofType(member.type, holder);
  const values = valuesOf(container, name);
  const parameter = values.find(ts.isParameter);
  if (parameter) return parameter.type && values.length === 1 ? ofType(parameter.type, holder) : 'open';
  return ofValues(values.filter(ts.isExpression), holder, depth);
}

/** Yes or no where all values agree, what says that nothing is there left out. */
function ofValues(values: readonly ts.Expression[], holder: ts.Node, depth: number): Answer {
  const answers = values.map(skip).filter(v => v.kind !== ts.SyntaxKind.NullKeyword && v.getText() !== 'undefined').map(v => (ts.isCallExpression(v) ? 'open' : isOneOf(v, holder, false, depth + 1)));
  const [first] = answers;
  return first !== undefined && answers.every(a => a === first) ? first : 'open';
}

/** `C`, `C | undefined`; other types are left to the checker. */
function ofType(type: ts.TypeNode, holder: ts.Node): Answer {
  const parts = ts.isUnionTypeNode(type) ? type.types.filter(t => t.kind !== ts.SyntaxKind.UndefinedKeyword && !(ts.isLiteralTypeNode(t) && t.literal.kind === ts.SyntaxKind.NullKeyword)) : [type];
  const only = parts.length === 1 ? parts[0] : undefined;
  const found = only && ts.isTypeReferenceNode(only) && ts.isIdentifier(only.typeName) ? classNamed(only.typeName) : undefined;
  return found && ts.isClassLike(found) ? related(found, holder) : 'open';
}

function classNamed(name: ts.Expression): ts.Node | undefined {
  const binding = ts.isIdentifier(name) ? bindingOf(name) : undefined;
  const declared = binding && declarationOf(binding);
  return declared && classOf(declared);
}

function classOf({ node }: Binding): ts.Node {
  const value = ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : undefined;
  return value && ts.isClassLike(value) ? value : node;
}

/** One and the same, or one a base of the other: what is called on the base may be the subclass's. */
function related(a: ts.Node, b: ts.Node): Answer {
  return isA(a, b) || isA(b, a) ? 'yes' : 'no';
}

function isA(node: ts.Node, base: ts.Node): boolean {
  let at: ts.Node | undefined = node;
  for (let i = 0; at && i < MOST_BASES; i++) {
    if (at === base) return true;
    const next: ts.Expression | undefined = ts.isClassLike(at) ? extendsOf(at) : undefined;
    at = next && classNamed(skip(next));
  }
  return false;
}

/** The one dear question: what the checker says that a call's name is. */
function askedOf(site: Site, target: Fn | ts.ClassLikeDeclaration, host: Host): Answer {
  const callee = skip(site.expression);
  if (!host.typed || !ts.isPropertyAccessExpression(callee)) return 'open';
  const declared = host.symbolOf(callee.name)?.declarations ?? [];
  const member = outer(target).parent;
  if (declared.some(d => d === target || d === member || (ts.isConstructorDeclaration(target) && d === target.parent))) return 'yes';
  const holder = declared[0]?.parent;
  const own = ts.isClassLike(target) || ts.isClassStaticBlockDeclaration(target) ? undefined : holderOf(target);
  if (holder && own && ts.isClassLike(holder)) return related(holder, own);
  return declared.length > 0 && !(holder && ts.isInterfaceDeclaration(holder)) ? 'no' : 'open';
}
