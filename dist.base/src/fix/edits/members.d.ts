import { ts } from '../../engine/program/host.js';
import type { Edited } from './apply.js';
/** Where in a class a member goes: behind all members, among the fields at its top, or behind one member. */
export type MemberPlace = 'lastMethod' | 'fields' | {
    readonly after: ts.ClassElement;
};
/** Edits that add a method or a field to a class, parted from its neighbours as they are from each other. */
export declare function addMember(owner: ts.ClassLikeDeclaration, text: string, where: MemberPlace): Edited;
/** The names of a class's members, its parameter properties among them; private names with their `#`. */
export declare function namesOfMembers(owner: ts.ClassLikeDeclaration): Set<string>;
/** Where a class keeps a new field: the words of its declaration and of its use. */
export interface NewField {
    /** As in `addMember`, without the semicolon: `#timer?: Timer`, `private timer?: Timer`. */
    readonly declaration: string;
    /** As used in the class: `this.#timer`. */
    readonly access: string;
    /** As `keepHandle` takes it: `#timer`. */
    readonly name: string;
}
/** A field of a free name, private in the way that the class's other fields are; `type` (TypeScript only) is what it holds, if set. */
export declare function freshField(owner: ts.ClassLikeDeclaration, base: string, type?: string): NewField;
