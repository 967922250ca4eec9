import { ts } from './host.js';
/** A name that a file declares: the declaration, and the scope that it belongs to. */
export interface Binding {
    readonly name: string;
    readonly node: ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration | ts.FunctionDeclaration | ts.FunctionExpression | ts.ClassLikeDeclaration | ts.ImportSpecifier | ts.ImportClause | ts.NamespaceImport | ts.EnumDeclaration | ts.ModuleDeclaration | ts.ImportEqualsDeclaration;
    readonly scope: ts.Node;
}
/** The declaration that an identifier refers to by the language's scopes, or undefined for a global. Pure syntax: no checker. */
export declare function bindingOf(id: ts.Identifier): Binding | undefined;
/** The declaration that a name would refer to if it were written at a node, or undefined for a global. */
export declare function bindingNamed(name: string, node: ts.Node): Binding | undefined;
/** Every identifier and private name of a file, by text; names of declarations included. */
export declare const identifiersOf: (key: ts.SourceFile) => ReadonlyMap<string, readonly (ts.Identifier | ts.PrivateIdentifier)[]>;
/** The identifiers that refer to a binding, its own declaration left out. */
export declare const usesOf: (key: Binding) => readonly ts.Identifier[];
/** False for property names, labels, declarations' names and names in types. */
export declare function isExpressionName(id: ts.Identifier): boolean;
/** True where a variable is never assigned after its declaration. */
export declare function isConstant(binding: Binding): boolean;
/** True where an expression is the target of an assignment. */
export declare function isWritten(node: ts.Node): boolean;
/** True where a module-level binding can be used by other files. */
export declare function isExported(binding: Binding): boolean;
