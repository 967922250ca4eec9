import { existsSync } from 'node:fs';
import path from 'node:path';
/** The tsconfig.json files above a file, the nearest first. */
export function* tsconfigsAbove(file) {
    for (let folder = path.dirname(file);; folder = path.dirname(folder)) {
        const candidate = path.join(folder, 'tsconfig.json');
        if (existsSync(candidate))
            yield candidate;
        if (path.dirname(folder) === folder)
            return undefined;
    }
}
