import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ts } from 'ts-morph';
import { tsconfigsAbove } from './nearest.js';
/** Finds the project of a file as editors do: the nearest `tsconfig.json` above it that means the file, references followed. */
export class TsProjects {
    #read = new Map();
    #extra;
    /** `extra`: configurations that the linter's own settings name. */
    constructor(extra) {
        this.#extra = [...extra].filter(file => existsSync(file));
    }
    /** The project that means the file, else the nearest one above it, else undefined. */
    of(file) {
        const above = [...tsconfigsAbove(file), ...this.#extra];
        for (const configFile of above) {
            const found = this.#search(configFile, file, new Set());
            if (found)
                return found;
        }
        return above[0] === undefined ? undefined : this.#load(above[0]).project;
    }
    #search(configFile, file, seen) {
        if (seen.has(configFile) || !existsSync(configFile))
            return undefined;
        seen.add(configFile);
        const { project, references } = this.#load(configFile);
        if (project.files.has(file))
            return project;
        for (const reference of references) {
            const found = this.#search(reference, file, seen);
            if (found)
                return found;
        }
        return undefined;
    }
    #load(configFile) {
        let read = this.#read.get(configFile);
        if (!read)
            this.#read.set(configFile, (read = readConfig(configFile)));
        return read;
    }
}
function readConfig(configFile) {
    const { config } = ts.readConfigFile(configFile, name => readFileSync(name, 'utf8'));
    const parsed = ts.parseJsonConfigFileContent(config ?? {}, ts.sys, path.dirname(configFile), undefined, configFile);
    const project = { configFile, files: new Set(parsed.fileNames.map(f => path.normalize(f))), options: { ...olderDefaults(configFile), ...parsed.options } };
    return { project, references: (parsed.projectReferences ?? []).map(r => ts.resolveProjectReferencePath(r)).map(r => path.normalize(r)) };
}
/** The compiler that checks is TypeScript 6; where the project's own is older, what that took for granted has to be said. */
function olderDefaults(configFile) {
    try {
        const own = createRequire(configFile)('typescript/package.json');
        const version = typeof own === 'object' && own && 'version' in own ? Number.parseInt(String(own.version), 10) : 6;
        return version < 6 ? { strict: false, types: ['*'] } : {};
    }
    catch {
        return {};
    }
}
