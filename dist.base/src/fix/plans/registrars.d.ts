import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
/** The function of a leak's framework that takes cleanups, where the file imports one. */
export declare function registrarIn(leak: Leak): string | undefined;
/** Whether a name at a place is an import of the file. */
export declare function isImported(name: string, at: ts.Node): boolean;
/** The word for React's `useEffect` at a place: imported by its name, or a member of the imported module. */
export declare function useEffectAt(at: ts.Node): string | undefined;
