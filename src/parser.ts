import { createRequire } from 'node:module';
import type * as Parser from '@typescript-eslint/parser';
import { describeUnsupportedTypeScript } from './engine/program/host.js';

const require = createRequire(import.meta.url);
let loaded: typeof Parser | undefined;

/** The parser itself, loaded at the first file: under TypeScript 7 alone its import throws, and would take the whole config down. */
function load(): typeof Parser {
  const unsupported = describeUnsupportedTypeScript();
  if (unsupported !== undefined) throw new Error(unsupported);
  return (loaded ??= require('@typescript-eslint/parser') as typeof Parser);
}

/** typescript-eslint's parser with types turned on; a file outside every tsconfig, and plain JavaScript, is parsed without types instead of failing. */
export const parseForESLint: typeof Parser.parseForESLint = (code, options) => {
  const parser = load();
  if (options && (options.project || options.programs)) return parser.parseForESLint(code, options);
  try {
    return parser.parseForESLint(code, { ...options, projectService: options?.projectService ?? true });
  } catch (error) {
    if (!(error instanceof Error && /was not found by the project service/.test(error.message))) throw error;
    return parser.parseForESLint(code, { ...options, projectService: false });
  }
};

/** What ESLint prints and caches by. */
export const meta = { name: 'eslint-plugin-leakguard/parser', version: '0.1.0' };
