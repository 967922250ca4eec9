import { createRequire } from 'node:module';
import { describeUnsupportedTypeScript } from './engine/program/host.js';
const require = createRequire(import.meta.url);
let loaded;
/** The parser itself, loaded at the first file: under TypeScript 7 alone its import throws, and would take the whole config down. */
function load() {
    const unsupported = describeUnsupportedTypeScript();
    if (unsupported !== undefined)
        throw new Error(unsupported);
    return (loaded ??= require('@typescript-eslint/parser'));
}
/** What typescript-eslint says of a file that belongs to no tsconfig: by the project service, and by `project` or `programs`. */
const OUTSIDE = /was not found by the project service|was not found in any of the provided (?:project|program)|none of those TSConfigs include this file/;
/** typescript-eslint's parser with types turned on; a file outside every tsconfig, and plain JavaScript, is parsed without types instead of failing. */
export const parseForESLint = (code, options) => {
    const parser = load();
    // our presets turn the project service on; whoever names a `project` or a program wants that one, and both at once are an error
    const own = Boolean(options?.project) || Boolean(options?.programs);
    const projectService = own ? false : (options?.projectService ?? true);
    try {
        return parser.parseForESLint(code, { ...options, projectService });
    }
    catch (error) {
        if (!(error instanceof Error && OUTSIDE.test(error.message)))
            throw error;
        return parser.parseForESLint(code, { ...options, projectService: false, project: false, programs: null });
    }
};
const { version } = require('eslint-plugin-leakguard/package.json');
/** What ESLint prints and caches by. */
export const meta = { name: 'eslint-plugin-leakguard/parser', version };
