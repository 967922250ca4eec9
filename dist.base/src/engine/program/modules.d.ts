import { ts, type Host } from './host.js';
import { type Binding } from './lexical.js';
/** Tells the files of a host's program of each other; asked again after a new program was made. */
export declare function linkFiles(host: Host): void;
/** A fact that may look into other files: computed once for each program. */
export declare function defineProgramFact<Key extends ts.Node, Value>(compute: (key: Key) => Value): (key: Key) => Value;
/** The own files of the program that a node is part of, its own file first. */
export declare function filesAround(node: ts.Node): readonly ts.SourceFile[];
/** The declaration in another own file that an imported or required name stands for; the binding itself where it is none; undefined where the file is not the program's own. */
export declare function declarationOf(binding: Binding): Binding | undefined;
/** The own file that a module specifier names; by its text for relative ones, else by the program's own resolution. */
export declare function fileOf(specifier: ts.Expression): ts.SourceFile | undefined;
