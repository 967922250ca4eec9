import type * as Parser from '@typescript-eslint/parser';
/** typescript-eslint's parser with types turned on; a file outside every tsconfig, and plain JavaScript, is parsed without types instead of failing. */
export declare const parseForESLint: typeof Parser.parseForESLint;
/** What ESLint prints and caches by. */
export declare const meta: {
    name: string;
    version: string;
};
