import { ts } from '../../engine/program/host.js';
/** A name for a new variable beside a node: not used in its function, not declared around it, not a word of the language. */
export function freshName(node, base) {
    const taken = new Set();
    const home = ts.findAncestor(node, n => ts.isFunctionLike(n) || ts.isClassStaticBlockDeclaration(n)) ?? node.getSourceFile();
    collectUses(home, taken); // anything used inside would be shadowed
    for (let at = home; at; at = at.parent)
        collectDeclared(at, taken);
    const bare = base.replace(/^[#_]+/, '');
    let name = bare;
    for (let i = 2; taken.has(name) || isWord(name); i++)
        name = `${bare}${i}`;
    return name;
}
/** The names that a list of statements declares for its block. */
export function namesDeclaredBy(statements) {
    const names = new Set();
    for (const statement of statements) {
        if (ts.isVariableStatement(statement))
            statement.declarationList.declarations.forEach(d => collectBinding(d.name, names));
        else if (isNamed(statement) && statement.name)
            names.add(statement.name.text);
    }
    return names;
}
/** Whether a node says one of the names as a name of its own, not as a property's. */
export function saysName(node, names) {
    if (ts.isIdentifier(node) && names.has(node.text) && !isPropertyName(node))
        return true;
    return ts.forEachChild(node, child => saysName(child, names) || undefined) ?? false;
}
function collectUses(node, names) {
    if (ts.isIdentifier(node) && !isPropertyName(node))
        names.add(node.text);
    ts.forEachChild(node, child => collectUses(child, names));
}
function collectDeclared(scope, names) {
    if (ts.isBlock(scope) || ts.isSourceFile(scope) || ts.isModuleBlock(scope) || ts.isCaseOrDefaultClause(scope)) {
        for (const name of namesDeclaredBy(scope.statements))
            names.add(name);
        for (const statement of scope.statements) {
            if (ts.isImportDeclaration(statement))
                collectImports(statement, names);
        }
    }
    if (ts.isFunctionLike(scope))
        scope.parameters.forEach(p => collectBinding(p.name, names));
    if ((ts.isFunctionExpression(scope) || ts.isClassLike(scope)) && scope.name)
        names.add(scope.name.text);
    if (ts.isCatchClause(scope) && scope.variableDeclaration)
        collectBinding(scope.variableDeclaration.name, names);
    if ((ts.isForStatement(scope) || ts.isForInStatement(scope) || ts.isForOfStatement(scope)) && scope.initializer && ts.isVariableDeclarationList(scope.initializer)) {
        scope.initializer.declarations.forEach(d => collectBinding(d.name, names));
    }
}
function collectImports(statement, names) {
    const clause = statement.importClause;
    if (clause?.name)
        names.add(clause.name.text);
    const bindings = clause?.namedBindings;
    if (!bindings)
        return;
    if (ts.isNamespaceImport(bindings))
        names.add(bindings.name.text);
    else
        bindings.elements.forEach(e => names.add(e.name.text));
}
function collectBinding(name, names) {
    if (ts.isIdentifier(name))
        names.add(name.text);
    else
        name.elements.forEach(e => ts.isBindingElement(e) && collectBinding(e.name, names));
}
function isNamed(node) {
    return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
        || ts.isModuleDeclaration(node) || ts.isImportEqualsDeclaration(node);
}
function isPropertyName(node) {
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isJsxAttribute(parent) || ts.isMetaProperty(parent))
        return parent.name === node;
    if (ts.isQualifiedName(parent))
        return parent.right === node;
    if (ts.isBindingElement(parent))
        return parent.propertyName === node;
    return (ts.isClassElement(parent) || ts.isTypeElement(parent) || ts.isMethodDeclaration(parent) || ts.isAccessor(parent) || ts.isEnumMember(parent)) && parent.name === node;
}
function isWord(name) {
    const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, name);
    const kind = scanner.scan();
    return kind === ts.SyntaxKind.AwaitKeyword || (kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord);
}
