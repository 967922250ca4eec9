import path from 'node:path';
import { Project, ts, type SourceFile } from 'ts-morph';
import type { Dependency } from '../fix/plan.js';
import type { TsProject, TsProjects } from './tsconfigs.js';

const TYPESCRIPT = /\.[cm]?tsx?$/;

/** An error of the compiler, told apart by its words: edits move its place. */
export interface TypeErrors {
  readonly syntax: readonly string[];
  readonly types: readonly string[];
}

/**
 * The project as ts-morph sees it, held in memory to check edited texts. It must never write: it turns CRLF into LF and
 * loses the byte order mark. It brings a compiler of its own, so only paths and texts go in and only words come out.
 */
export class TypeChecks {
  readonly #projects: TsProjects;
  readonly #open = new Map<string, Project>();

  constructor(projects: TsProjects) {
    this.#projects = projects;
  }

  /** Makes this the file's text for every check that follows. */
  set(file: string, text: string): void {
    const found = this.#find(file);
    if (found && found.sourceFile.getFullText() !== text) found.project.createSourceFile(file, text, { overwrite: true });
  }

  /** Makes a package known to the project of a file by what is said of it, whatever is or is not installed. */
  assume(file: string, { name, types }: Dependency): void {
    const found = this.#find(file);
    const declared = path.join(path.dirname(file), `assumed-${name.replace(/\W/g, '-')}.d.ts`);
    if (found && !found.project.getSourceFile(declared)) found.project.createSourceFile(declared, `declare module '${name}' {\n${types}\n}\n`, { overwrite: true });
  }

  /** What the compiler finds wrong in the file; nothing where no project means the file (the linter's parser still reads it). */
  errorsOf(file: string): TypeErrors {
    const found = this.#find(file);
    if (!found) return { syntax: [], types: [] };
    const program = found.project.getProgram().compilerObject;
    const node = found.sourceFile.compilerNode;
    return { syntax: describe(program.getSyntacticDiagnostics(node)), types: describe(program.getSemanticDiagnostics(node)) };
  }

  #find(file: string): { project: Project; sourceFile: SourceFile } | undefined {
    const means = this.#projects.of(file);
    if (!means || !(means.files.has(file) || TYPESCRIPT.test(file))) return undefined;
    const project = this.#load(means);
    const sourceFile = project.getSourceFile(file) ?? project.addSourceFileAtPathIfExists(file);
    return sourceFile && { project, sourceFile };
  }

  #load(means: TsProject): Project {
    let project = this.#open.get(means.configFile);
    if (!project) {
      this.#open.set(means.configFile, (project = new Project({ compilerOptions: means.options })));
      for (const file of means.files) project.addSourceFileAtPathIfExists(file);
    }
    return project;
  }
}

function describe(diagnostics: readonly ts.Diagnostic[]): string[] {
  return diagnostics
    .filter(d => d.category === ts.DiagnosticCategory.Error)
    .map(d => `${ts.flattenDiagnosticMessageText(d.messageText, ' ')} (TS${d.code})`);
}

/** What is there more often after than before, as often as it is new. */
export function newOnes(before: readonly string[], after: readonly string[]): string[] {
  const known = [...before];
  return after.filter(error => {
    const index = known.indexOf(error);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}
