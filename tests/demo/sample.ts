import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { sourcesOf } from '../projects/project.js';

/** The sample project of the demo. */
export const SIGNALING = path.join(import.meta.dirname, '../projects/signaling-server');

const MODULES = path.join(import.meta.dirname, '../../node_modules');

/** A copy of a project in a new temporary folder, which finds the same packages. */
export function copyOf(project: string): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), `leakguard-${path.basename(project)}-`)));
  cpSync(project, folder, { recursive: true, filter: from => !/(^|[\\/])(dist|node_modules|golden\.diff)$/.test(path.relative(project, from)) });
  symlinkSync(MODULES, path.join(folder, 'node_modules'), 'junction');
  return folder;
}

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
