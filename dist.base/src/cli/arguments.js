import { parseArgs } from 'node:util';
export const HELP = `Usage: leakguard-fix [options] <file, folder or glob>...

Repairs what leaks. Which findings stand, the project's own ESLint says: your
eslint.config.* if it turns leakguard on, else the recommended preset.

  --dry-run   print a unified diff and write nothing
  --check     report only
  --review    apply plans that want a reader's eye, too
  --force     write also where git knows of uncommitted changes
  --stats     print counts at the end
  --help      print this text
  --version   print the version

Exit codes: 0 nothing is left, 1 findings are left (or stand, where nothing is
written), 2 wrong use or configuration, or a file that could not be handled.
`;
/** Reads a command line without the program's own name. */
export function readArguments(args) {
    const flag = { type: 'boolean', default: false };
    try {
        const { values, positionals } = parseArgs({
            args: [...args],
            allowPositionals: true,
            options: { 'dry-run': flag, check: flag, review: flag, force: flag, stats: flag, help: { ...flag, short: 'h' }, version: { ...flag, short: 'v' } },
        });
        if (values.help)
            return { is: 'show', what: 'help' };
        if (values.version)
            return { is: 'show', what: 'version' };
        if (values.check && values['dry-run'])
            return { is: 'wrong', message: '`--check` and `--dry-run` exclude each other.' };
        if (positionals.length === 0)
            return { is: 'wrong', message: 'Name a file, folder or glob: `leakguard-fix src/`.' };
        const mode = values.check ? 'check' : values['dry-run'] ? 'dry-run' : 'write';
        return { is: 'run', request: { paths: positionals, mode, review: values.review, force: values.force, stats: values.stats } };
    }
    catch (error) {
        if (!(error instanceof Error))
            throw error;
        return { is: 'wrong', message: `${error.message.split('. ')[0]}.` }; // the rest explains how to pass it as a file's name
    }
}
