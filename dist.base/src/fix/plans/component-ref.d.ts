import type { Leak } from '../../engine/leak.js';
import { type Planner } from './shared.js';
/** Has a component or composable clear what it keeps over all its renders when it goes. */
export declare const clearWithOwner: Planner;
/** Whether a leak's handle is kept in a hook that keeps its value over all renders: `const timer = useRef()`. */
export declare function isComponentRef(leak: Leak): boolean;
