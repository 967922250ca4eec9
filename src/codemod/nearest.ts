import { existsSync } from 'node:fs';
import path from 'node:path';

/** The tsconfig.json files above a file, the nearest first. */
export function tsconfigsAbove(file: string): Generator<string, undefined> {
  return filesAbove(file, 'tsconfig.json');
}

/** The package.json of the package that a file is part of. */
export function manifestAbove(file: string): string | undefined {
  return filesAbove(file, 'package.json').next().value;
}

function* filesAbove(file: string, name: string): Generator<string, undefined> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, name);
    if (existsSync(candidate)) yield candidate;
    if (path.dirname(folder) === folder) return undefined;
  }
}
