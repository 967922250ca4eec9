import { spawn } from 'node:child_process';

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, for assertions that do not care which. */
  readonly all: string;
}

/** A command line as a shell cuts it: at blanks, but not between quotes. */
export function words(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) => word.replace(/['"]/g, ''));
}

/** What the test run itself has put into the environment; `npm test` names our own folder in it, and git hooks theirs. */
const OURS = /^(NODE_OPTIONS|NODE_ENV|VITEST|FORCE_COLOR|CI$|GIT_|ESLINT_|npm_(?!config_)|npm_config_local_prefix)/;

/** Runs a command and waits for its end; one that hangs is ended after the given time. */
export function run(cwd: string, command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, timeout = 150_000): Promise<Ran> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)));
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...clean, NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', code => resolve({ code, stdout, stderr, all: stdout + stderr }));
  });
}
