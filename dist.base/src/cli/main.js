import { createRequire } from 'node:module';
import { HELP, readArguments } from './arguments.js';
import { printResult } from './print.js';
/** The whole program as a function: neither prints nor ends the process. */
export async function main(args, cwd) {
    const parsed = readArguments(args);
    if (parsed.is === 'wrong')
        return { out: '', err: `leakguard-fix: ${parsed.message}\n${HELP.split('\n')[0]}\n`, code: 2 };
    if (parsed.is === 'show')
        return { out: parsed.what === 'help' ? HELP : `${version()}\n`, err: '', code: 0 };
    try {
        const { runCodemod } = await import('../codemod/run.js'); // loads ESLint's plugin and the compiler, either of which may be missing
        const result = await runCodemod({ ...parsed.request, cwd });
        return { ...printResult(result, parsed.request, cwd), code: result.exitCode };
    }
    catch (error) {
        return { out: '', err: `leakguard-fix: ${describe(error)}\n`, code: 2 };
    }
}
function describe(error) {
    if (!(error instanceof Error))
        return String(error);
    const missing = /Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1];
    if (missing === 'typescript' || missing === 'eslint')
        return `${missing} is not installed: \`npm i -D ${missing}\`.`;
    return error.stack ?? error.message;
}
function version() {
    const own = createRequire(import.meta.url)('eslint-plugin-leakguard/package.json');
    return typeof own === 'object' && own && 'version' in own ? String(own.version) : 'unknown';
}
