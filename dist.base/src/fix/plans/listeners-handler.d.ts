import { ts, type Host } from '../../engine/program/host.js';
import type { Refused } from '../edit.js';
import type { Removing } from './listeners-shared.js';
/** The name that a handler gets: `onResize` for 'resize'. */
export declare function handlerName({ event }: Removing): string;
/** A handler's text for another place, its parameters typed as they were by where it stood; `guesses` where a type had to be `any`. */
export declare function movedHandler(node: ts.Expression, host: Host): {
    readonly text: string;
    readonly guesses: boolean;
} | Refused;
/** Whether a function says `this`, `arguments` or `new.target` of its own, or, for an arrow, of the function around it. */
export declare function usesOwnThis(fn: ts.Node): boolean;
/** Whether a function says the `arguments` of the function around it. */
export declare function usesArguments(fn: ts.Node): boolean;
