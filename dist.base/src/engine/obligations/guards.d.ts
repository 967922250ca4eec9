import type { Leak } from '../leak.js';
import type { Instance } from '../lifetime/instances.js';
import { ts } from '../program/host.js';
import { type Fn } from '../program/syntax.js';
import { type Timer } from './timer.js';
/** The promise or path that the timer serves: `released` where every exit ends it, a leak where one does not, undefined where it is no such timer. */
export declare function onEveryExit(timer: Timer): Leak | 'released' | undefined;
/** `new Promise(resolve => setTimeout(resolve, ms))`: it ends by itself, and with it the promise. */
export declare function isSleep(timer: Timer): boolean;
/** The return by which an effect is left before it hands out its cleanup, with the thing acquired; undefined where there is none. */
export declare function earlyReturn(instance: Instance, fn: Fn | undefined, acquire: ts.Node, releases: readonly ts.Node[], isTest: (e: ts.Expression) => boolean): ts.Node | undefined;
