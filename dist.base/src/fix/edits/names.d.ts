import { ts } from '../../engine/program/host.js';
/** A name for a new variable beside a node: not used in its function, not declared around it, not a word of the language. */
export declare function freshName(node: ts.Node, base: string): string;
/** The names that a list of statements declares for its block. */
export declare function namesDeclaredBy(statements: readonly ts.Statement[]): Set<string>;
/** Whether a node says one of the names as a name of its own, not as a property's. */
export declare function saysName(node: ts.Node, names: ReadonlySet<string>): boolean;
