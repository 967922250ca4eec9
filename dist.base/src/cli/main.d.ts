import { type Printed } from './print.js';
/** What the program prints, and the code it ends with. */
export interface Ended extends Printed {
    readonly code: 0 | 1 | 2;
}
/** The whole program as a function: neither prints nor ends the process. */
export declare function main(args: readonly string[], cwd: string): Promise<Ended>;
