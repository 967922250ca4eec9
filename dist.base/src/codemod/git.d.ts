/** What git says of files that are about to be written: those with uncommitted changes, and why it could not say. */
export interface WorkTree {
    readonly dirty: readonly string[];
    readonly trouble: string | undefined;
}
/** The files among these with changes that no commit holds; none where there is no git or no repository. */
export declare function findUncommitted(files: readonly string[]): Promise<WorkTree>;
/** Files and folders under `cwd` that git ignores (build output, mostly), relative to it, with `/`; folders end in `/`. */
export declare function findIgnored(cwd: string): Promise<readonly string[]>;
