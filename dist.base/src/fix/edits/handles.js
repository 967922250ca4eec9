import { ts } from '../../engine/program/host.js';
import { combine } from './apply.js';
import { isValueUsed, toBlock } from './bodies.js';
import { breaksLine, indentAt, replaceRange, startsLine } from './lines.js';
import { listOf } from './statements.js';
import { styleOf } from './style.js';
const USED = { reason: 'the value of the call is used where it stands' };
/** Edits that keep what a call gives, whose value was dropped; methods called on it (`.unref()`) are called on the kept name. */
export function keepHandle(call, name, kind) {
    const place = placeOf(call);
    if (kind === 'field')
        return hasInstance(call) ? keepInField(call, place, `this.${name}`) : { reason: '`this` is no instance of the class here' };
    if (place.kind === 'used')
        return USED;
    if (place.kind === 'statement')
        return listOf(place.holder) ? bind(place, `const ${name}`, name) : { reason: 'the call is made under a condition, and a `const` ends with it' };
    return keepInArrow(place.holder, call, name, isValueUsed(place.holder) ? `return ${name}` : undefined);
}
/** Edits that make an arrow function, whose expression is the call, a block that keeps the handle and goes on with `after`. */
export function keepInArrow(fn, call, name, after) {
    const place = placeOf(call);
    if (place.kind !== 'arrow' || place.holder !== fn)
        return USED;
    return combine(toBlock(fn, after === undefined ? {} : { after }), bind(place, `const ${name}`, name));
}
/** Whether `this` is an instance of a class at a node: not a static member, not a function of its own. */
export function hasInstance(node) {
    const home = ts.findAncestor(node, n => n !== node && (ts.isClassElement(n) || (ts.isFunctionLike(n) && !ts.isArrowFunction(n)) || ts.isSourceFile(n)));
    if (!home || !ts.isClassElement(home) || !ts.isClassLike(home.parent) || ts.isClassStaticBlockDeclaration(home))
        return false;
    return !(ts.canHaveModifiers(home) && ts.getModifiers(home)?.some(m => m.kind === ts.SyntaxKind.StaticKeyword));
}
function placeOf(call) {
    const value = unwrapped(call);
    let whole = value;
    while ((ts.isPropertyAccessExpression(whole.parent) || ts.isCallExpression(whole.parent)) && whole.parent.expression === whole)
        whole = whole.parent;
    if (whole !== value && !ts.isCallExpression(whole))
        return { kind: 'used' };
    let outer = whole;
    while (ts.isVoidExpression(outer.parent) || ts.isAwaitExpression(outer.parent))
        outer = outer.parent;
    const { parent } = outer;
    if (ts.isExpressionStatement(parent))
        return { kind: 'statement', holder: parent, value, whole };
    if (ts.isArrowFunction(parent) && parent.body === outer)
        return { kind: 'arrow', holder: parent, value, whole };
    return { kind: 'used' };
}
function unwrapped(call) {
    let value = call;
    while (ts.isAwaitExpression(value.parent) || ts.isParenthesizedExpression(value.parent) || ts.isNonNullExpression(value.parent))
        value = value.parent;
    return value;
}
// `const t = f();`, and for `f().unref()` a second statement `t.unref();` out of what is there
function bind(place, target, access) {
    const { value, whole, holder } = place;
    const sourceFile = value.getSourceFile();
    const { text } = sourceFile;
    const { eol, semi, indent: unit } = styleOf(sourceFile);
    const content = place.kind === 'arrow' ? place.holder.body : place.holder;
    const start = content.getStart(sourceFile);
    const kept = replaceRange(sourceFile, start, value.getStart(sourceFile), `${target} = `);
    if (whole === value)
        return [kept]; // a `void` in front goes away
    const head = text.slice(start, value.getStart(sourceFile)); // an `await` of the whole
    const moved = place.kind === 'arrow' && !breaksLine(text, place.holder.equalsGreaterThanToken.end, start);
    const indent = moved ? indentAt(text, holder.getStart(sourceFile)) + unit : indentAt(text, start);
    const between = place.kind === 'arrow' || startsLine(text, start) ? `${semi ? ';' : ''}${eol}${indent}` : '; ';
    const gap = /^\s*/.exec(text.slice(value.end))?.[0].length ?? 0;
    return [kept, replaceRange(sourceFile, value.end, value.end + gap, between + head + access)];
}
function keepInField(call, place, access) {
    const sourceFile = call.getSourceFile();
    if (place.kind === 'statement' && (listOf(place.holder) || place.whole === place.value))
        return bind(place, access, access);
    const value = unwrapped(call);
    const { parent } = value;
    const kept = ts.isBinaryExpression(parent) && parent.right === value && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (kept && ts.isPropertyAccessExpression(parent.left) && parent.left.expression.kind === ts.SyntaxKind.ThisKeyword)
        return { reason: 'the value of the call is kept in a field already' };
    const start = value.getStart(sourceFile);
    // one expression serves everywhere: behind `return`, as an argument, in a condition
    const bracketed = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.arguments?.includes(value);
    if (bracketed)
        return [replaceRange(sourceFile, start, start, `${access} = `)];
    return [replaceRange(sourceFile, start, start, `(${access} = `), replaceRange(sourceFile, value.end, value.end, ')')];
}
