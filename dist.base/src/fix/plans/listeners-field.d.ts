import { ts, type Host } from '../../engine/program/host.js';
import { type Edited, type Refused } from '../edit.js';
import type { NewField } from '../edits/members.js';
import type { FixPlan } from '../plan.js';
import { type Removing } from './listeners-shared.js';
/** A handler that was made in the registering call, and is now made once for each instance. */
export interface FieldHandler {
    /** `this.#onResize` */
    readonly access: string;
    readonly edits: Edited;
    readonly safety: FixPlan['safety'];
}
/** The declaration of a field that is set once. */
export declare function readonlyWords(owner: ts.Node, { declaration }: NewField): string;
/** Moves the handler of a registration into a field of its class; `framework` tells that no base constructor can have registered it. */
export declare function keepInField(removing: Removing, host: Host, framework?: boolean): FieldHandler | Refused;
