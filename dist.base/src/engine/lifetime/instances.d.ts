import type { Catalog } from '../../catalog/catalog.js';
import type { Lifecycle } from '../../catalog/types.js';
import { ts } from '../program/host.js';
import { type Binding } from '../program/lexical.js';
import { type InstanceEnd } from './ends.js';
/** What slots belong to, and what can be made many times. */
export interface Instance {
    readonly kind: 'class' | 'object' | 'factory' | 'effect' | 'composable' | 'component' | 'callback' | 'function' | 'module';
    readonly node: ts.Node;
    readonly ends: readonly InstanceEnd[];
    /** True where an end cannot be read: a cleanup that some call returns, a base class elsewhere that owns the slot. */
    readonly opaque: boolean;
    /** The method that the framework is known to call and that may be created. */
    readonly create: string | undefined;
    readonly lifecycle: Lifecycle | undefined;
}
/** Finds what things belong to in a file, by the lifecycles of a catalogue. */
export declare class Instances {
    #private;
    constructor(catalog: Catalog);
    /** What a class, object literal, constructor function or function is as an instance. */
    of(node: ts.Node): Instance;
    /** What a variable belongs to: the function that declares it, or the module. */
    ofBinding(binding: Binding): Instance;
    /** What code belongs to: the first function around it that is an instance of some kind, or its class. */
    around(node: ts.Node): Instance;
}
/** The module names that a file imports or requires. */
export declare const importsOf: (key: ts.SourceFile) => readonly string[];
