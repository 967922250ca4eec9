import type { ResourceModel } from '../../catalog/types.js';
import { ts, type Host } from '../program/host.js';
import type { Slot } from '../lifetime/slots.js';
/** True where another place of the program ends something kept under the same property name, on whatever object: a public field may be ended by others. */
export declare function isReleasedElsewhere(slot: Slot, resource: ResourceModel, host: Host): boolean;
/** True for a field that code outside of its class cannot name: `#timer`, `private timer`. */
export declare function isPrivate(container: ts.Node, name: string): boolean;
/** True for a name that a class whose base stands elsewhere does not declare or set up itself: the base may end it. */
export declare function isInherited(container: ts.Node, name: string): boolean;
