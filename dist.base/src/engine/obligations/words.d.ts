import type { Repair } from '../leak.js';
import type { InstanceEnd } from '../lifetime/ends.js';
import type { Instance } from '../lifetime/instances.js';
import type { Times } from '../lifetime/times.js';
import { ts } from '../program/host.js';
import { type Fn } from '../program/syntax.js';
/** The ends that a user would expect to end everything: handlers of events count for connections alone. */
export declare function properEnds(instance: Instance, acquire: ts.Node): readonly InstanceEnd[];
/** The constructor, a field's initializer, and methods that only they call. */
export declare function isSetUp(fn: Fn | undefined, container: ts.Node, depth?: number): boolean;
/** An end in the middle of a sentence: `` `dispose()` ``, the cleanup, the 'close' handler. */
export declare function endName(end: InstanceEnd): string;
/** An end at the head of a message. */
export declare function endWords(end: InstanceEnd): string;
/** The owner in a message: the class by its name, the rest by what it is. */
export declare function ownerWords(instance: Instance): string;
/** What makes another one, again and again: ``each `start()` starts one``. */
export declare function againWords(times: Times, fn: Fn | undefined, does: 'starts' | 'adds'): string;
/** A node's line, from 1. */
export declare function lineOf(node: ts.Node): string;
/** What a plan needs to know of an instance and its end. */
export declare function repairAt(instance: Instance, end: InstanceEnd | undefined): Repair;
