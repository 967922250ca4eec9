import { ts } from '../program/host.js';
/** A class together with its bases and subclasses in the same file, the class first; other containers stand alone. */
export declare const hierarchyOf: (key: ts.Node) => readonly ts.Node[];
/** The expression after `extends`. */
export declare function extendsOf(node: ts.ClassLikeDeclaration): ts.Expression | undefined;
/** The base class, where it is declared in the same file. */
export declare function baseClass(node: ts.ClassLikeDeclaration): ts.ClassLikeDeclaration | undefined;
/** True where a class, or one of its bases, extends something whose members cannot be read here. */
export declare function hasUnseenBase(node: ts.ClassLikeDeclaration): boolean;
