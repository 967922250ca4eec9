import { ts } from '../../engine/program/host.js';
import { intoEmptyBraces } from './bodies.js';
import { attachedStart, endsBare, endsLine, indentAt, realEnd, replaceRange, startsLine, trailingEnd } from './lines.js';
import { layOut } from './statements.js';
import { styleOf } from './style.js';
import { parsed, written } from './written.js';
const JOINS = /^\s*[[*(]/; // a member that begins so goes on with a field that has no semicolon
/** Edits that add a method or a field to a class, parted from its neighbours as they are from each other. */
export function addMember(owner, text, where) {
    const label = owner.name ? `\`${owner.name.text}\`` : 'the class';
    const [member] = parsed(text, 'member').nodes;
    const name = member && ts.isClassElement(member) ? memberName(member) : undefined;
    if (!member || !ts.isClassElement(member))
        return { reason: 'the new member cannot be read' };
    if (isAmbient(owner))
        return { reason: `${label} is only declared here` };
    if (name !== undefined && namesOfMembers(owner).has(name))
        return { reason: `${label} has a \`${name}\` already` };
    const sourceFile = owner.getSourceFile();
    const { members } = owner;
    if (members.length === 0)
        return intoEmptyClass(owner, text, sourceFile);
    if (where === 'fields')
        return addField(owner, text, sourceFile);
    const anchor = typeof where === 'object' ? where.after : members[members.length - 1];
    return anchor ? addBehind(owner, anchor, text, isParted(owner, member), sourceFile) : { reason: `${label} has no members` };
}
/** The names of a class's members, its parameter properties among them; private names with their `#`. */
export function namesOfMembers(owner) {
    const names = new Set();
    for (const member of owner.members) {
        const name = memberName(member);
        if (name !== undefined)
            names.add(name);
        if (!ts.isConstructorDeclaration(member))
            continue;
        for (const parameter of member.parameters) {
            if (ts.isParameterPropertyDeclaration(parameter, member) && ts.isIdentifier(parameter.name))
                names.add(parameter.name.text);
        }
    }
    return names;
}
function memberName(member) {
    if (ts.isConstructorDeclaration(member))
        return 'constructor';
    const { name } = member;
    return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteral(name)) ? name.text : name?.getText();
}
function addField(owner, text, sourceFile) {
    const { members } = owner;
    const firstOther = members.findIndex(m => !isPlainField(m));
    const run = members.slice(0, firstOther < 0 ? members.length : firstOther);
    const last = run.at(-1);
    if (last)
        return addBehind(owner, last, text, blankBetween(run.at(-2), last, sourceFile), sourceFile);
    const [first] = members;
    if (!first)
        return intoEmptyClass(owner, text, sourceFile);
    const { eol } = styleOf(sourceFile);
    const start = attachedStart(first, sourceFile);
    const outer = indentAt(sourceFile.text, owner.getStart(sourceFile));
    const laid = startsLine(sourceFile.text, start) ? undefined : layOut(openOf(owner), members, owner.end - 1, outer, sourceFile);
    const indent = laid ? laid.indent : indentAt(sourceFile.text, start);
    const gap = isField(first) || laid ? eol : eol + eol;
    const closed = JOINS.test(sourceFile.text.slice(start));
    return [replaceRange(sourceFile, start, start, written(text, sourceFile, indent, 'member', closed) + gap + indent), ...(laid?.edits ?? [])];
}
function addBehind(owner, anchor, text, blank, sourceFile) {
    const { members } = owner;
    const { eol } = styleOf(sourceFile);
    const source = sourceFile.text;
    const start = anchor.getStart(sourceFile);
    const next = members[members.indexOf(anchor) + 1];
    const outer = indentAt(source, owner.getStart(sourceFile));
    const laid = layOut(openOf(owner), members, owner.end - 1, outer, sourceFile);
    const at = trailingEnd(anchor, sourceFile);
    const indent = laid ? laid.indent : startsLine(source, start) ? indentAt(source, start) : outer + styleOf(sourceFile).indent;
    const gap = blank ? eol + eol : eol;
    const end = realEnd(anchor, sourceFile);
    const joined = ts.isPropertyDeclaration(anchor) && endsBare(anchor, sourceFile) && JOINS.test(text);
    const onLine = next !== undefined && !laid && !endsLine(source, at); // something stands behind us on the line
    const closed = onLine || (next !== undefined && end === anchor.end && JOINS.test(source.slice(next.getStart(sourceFile))));
    const edits = joined ? [replaceRange(sourceFile, end, end, ';')] : [];
    edits.push(replaceRange(sourceFile, at, at, gap + indent + written(text, sourceFile, indent, 'member', closed)), ...(laid?.edits ?? []));
    if (!next && !laid && !startsLine(source, owner.end - 1))
        edits.push(replaceRange(sourceFile, at, at, eol + outer));
    return edits;
}
function intoEmptyClass(owner, text, sourceFile) {
    const { eol, indent: unit } = styleOf(sourceFile);
    const close = owner.end - 1;
    const outer = indentAt(sourceFile.text, startsLine(sourceFile.text, close) ? close : owner.getStart(sourceFile));
    return intoEmptyBraces(sourceFile, openOf(owner), close, outer, written(text, sourceFile, outer + unit, 'member'), eol, unit);
}
// fields are parted from methods, and methods from each other, by a blank line unless the methods of the class are not
function isParted(owner, member) {
    const sourceFile = owner.getSourceFile();
    if (isField(member))
        return false;
    let parted = 0;
    let close = 0;
    owner.members.forEach((one, i) => {
        const before = owner.members[i - 1];
        if (!before || isField(one) || isOverload(before))
            return;
        if (blankBetween(before, one, sourceFile))
            parted++;
        else if (isField(before))
            return; // a constructor right below the fields says nothing about methods
        else
            close++;
    });
    return parted >= close;
}
function blankBetween(before, member, sourceFile) {
    if (!before)
        return false;
    return sourceFile.text.slice(trailingEnd(before, sourceFile), attachedStart(member, sourceFile)).split('\n').length > 2;
}
function isField(member) {
    return ts.isPropertyDeclaration(member) || ts.isIndexSignatureDeclaration(member);
}
function isPlainField(member) {
    if (!ts.isPropertyDeclaration(member))
        return ts.isIndexSignatureDeclaration(member);
    return !(member.initializer && (ts.isArrowFunction(member.initializer) || ts.isFunctionExpression(member.initializer)));
}
function isOverload(member) {
    return (ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member)) && !member.body;
}
function isAmbient(owner) {
    const declared = ts.canHaveModifiers(owner) && ts.getModifiers(owner)?.some(m => m.kind === ts.SyntaxKind.DeclareKeyword);
    return declared === true || owner.getSourceFile().isDeclarationFile;
}
function openOf(owner) {
    return owner.members.pos; // the list begins right behind the brace
}
/** A field of a free name, private in the way that the class's other fields are; `type` (TypeScript only) is what it holds, if set. */
export function freshField(owner, base, type) {
    const sourceFile = owner.getSourceFile();
    const javaScript = /\.[cm]?jsx?$/.test(sourceFile.fileName);
    const fields = owner.members.filter(ts.isPropertyDeclaration);
    const hash = owner.members.some(m => m.name && ts.isPrivateIdentifier(m.name));
    const underscore = fields.some(f => ts.isIdentifier(f.name) && f.name.text.startsWith('_'));
    const taken = namesOfMembers(owner);
    const prefix = hash || (javaScript && !underscore && fields.length === 0) ? '#' : underscore ? '_' : '';
    const bare = base.replace(/^[#_]+/, '');
    let name = prefix + bare;
    for (let i = 2; taken.has(name); i++)
        name = `${prefix}${bare}${i}`;
    const word = !javaScript && prefix !== '#' ? 'private ' : '';
    const typed = type !== undefined && !javaScript ? `?: ${type}` : '';
    return { declaration: word + name + typed, access: `this.${name}`, name };
}
