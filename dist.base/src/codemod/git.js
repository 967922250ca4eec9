import { spawn } from 'node:child_process';
import path from 'node:path';
const AT_ONCE = 200; // a command line has an end
function git(cwd, args) {
    return new Promise(resolve => {
        const child = spawn('git', ['--no-optional-locks', ...args], { cwd, env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'] });
        let out = '';
        let err = '';
        child.stdout.setEncoding('utf8').on('data', (part) => (out += part));
        child.stderr.setEncoding('utf8').on('data', (part) => (err += part));
        child.on('error', error => resolve({ code: undefined, out, err: error.message }));
        child.on('close', code => resolve({ code: code ?? undefined, out, err }));
    });
}
/** The files among these with changes that no commit holds; none where there is no git or no repository. */
export async function findUncommitted(files) {
    const dirty = [];
    for (const folder of new Set(files.map(f => path.dirname(f)))) {
        const inside = await git(folder, ['rev-parse', '--is-inside-work-tree']);
        if (inside.code === undefined || /not a git repository/i.test(inside.err))
            continue;
        const here = files.filter(f => path.dirname(f) === folder);
        for (let from = 0; from < here.length; from += AT_ONCE) {
            const names = here.slice(from, from + AT_ONCE).map(f => path.basename(f));
            const status = await git(folder, ['--literal-pathspecs', 'status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', ...names]);
            if (status.code !== 0)
                return { dirty, trouble: status.err.trim() };
            // the answer counts from the top of the repository, which may be reached through a link: the last part is enough here
            const said = new Set(status.out.split('\0').filter(Boolean).map(entry => path.posix.basename(entry.slice(3))));
            dirty.push(...names.filter(name => said.has(name)).map(name => path.join(folder, name)));
        }
    }
    return { dirty, trouble: undefined };
}
/** Files and folders under `cwd` that git ignores (build output, mostly), relative to it, with `/`; folders end in `/`. */
export async function findIgnored(cwd) {
    const listed = await git(cwd, ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z']);
    return listed.code === 0 ? listed.out.split('\0').filter(Boolean) : [];
}
