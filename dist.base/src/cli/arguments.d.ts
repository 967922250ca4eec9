/** What the command line asks for. */
export interface Arguments {
    readonly paths: readonly string[];
    readonly mode: 'write' | 'dry-run' | 'check';
    readonly review: boolean;
    readonly force: boolean;
    readonly stats: boolean;
}
/** The command line as a request, or a text to show instead, with the exit code that goes with it. */
export type Parsed = {
    readonly is: 'run';
    readonly request: Arguments;
} | {
    readonly is: 'show';
    readonly what: 'help' | 'version';
} | {
    readonly is: 'wrong';
    readonly message: string;
};
export declare const HELP = "Usage: leakguard-fix [options] <file, folder or glob>...\n\nRepairs what leaks. Which findings stand, the project's own ESLint says: your\neslint.config.* if it turns leakguard on, else the recommended preset.\n\n  --dry-run   print a unified diff and write nothing\n  --check     report only\n  --review    apply plans that want a reader's eye, too\n  --force     write also where git knows of uncommitted changes\n  --stats     print counts at the end\n  --help      print this text\n  --version   print the version\n\nExit codes: 0 nothing is left, 1 findings are left (or stand, where nothing is\nwritten), 2 wrong use or configuration, or a file that could not be handled.\n";
/** Reads a command line without the program's own name. */
export declare function readArguments(args: readonly string[]): Parsed;
