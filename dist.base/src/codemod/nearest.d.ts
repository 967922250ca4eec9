/** The tsconfig.json files above a file, the nearest first. */
export declare function tsconfigsAbove(file: string): Generator<string, undefined>;
