import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PROJECTS, sourcesOf } from '../projects/project.js';

/** The sample project of the demo. */
export const SIGNALING = path.join(PROJECTS, 'signaling-server');

/** Compiles `src/` of a copied project, and the scripts given beside it, to `dist/`; gives that folder. */
export function build(folder: string, ...scripts: string[]): string {
  const dist = path.join(folder, 'dist');
  mkdirSync(dist, { recursive: true });
  const sources = sourcesOf(folder).filter(file => file.startsWith('src/')).map(file => path.join(folder, file));
  for (const file of [...sources, ...scripts]) {
    // file by file, so that a copy runs whatever the compiler thinks of it
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
      fileName: file,
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    });
    writeFileSync(path.join(dist, path.basename(file).replace(/\.ts$/, '.js')), outputText);
  }
  return dist;
}
