import { builtIns } from '../../src/catalog/catalog.js';
import { analyse } from '../../src/engine/analyse.js';
import { RANK, type Confidence } from '../../src/engine/leak.js';
import { programHost, ts, type Host } from '../../src/engine/program/host.js';
import { linkFiles } from '../../src/engine/program/modules.js';

const OPTIONS: ts.CompilerOptions = {
  allowJs: true, noEmit: true, strict: false, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
};
const libFiles = new Map<string, ts.SourceFile | undefined>();

/** A program over texts, by their names below `/app/src/`. */
export function programOf(files: Readonly<Record<string, string>>): ts.Program {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`/app/src/${name}`, text]));
  const host = ts.createCompilerHost(OPTIONS, true);
  const read = host.getSourceFile.bind(host);
  host.getCurrentDirectory = () => '/app';
  host.fileExists = name => texts.has(name);
  host.readFile = name => texts.get(name);
  host.directoryExists = name => [...texts.keys()].some(t => t.startsWith(`${name}/`));
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    if (!libFiles.has(name)) libFiles.set(name, ts.sys.fileExists(name) ? read(name, ...rest) ?? ts.createSourceFile(name, ts.sys.readFile(name) ?? '', ts.ScriptTarget.ES2022, true) : undefined);
    return libFiles.get(name);
  };
  return ts.createProgram({ rootNames: [...texts.keys()], options: OPTIONS, host });
}

/** A host over one file of a program, with the program's files linked. */
export function hostOf(program: ts.Program, name: string): Host {
  const sourceFile = program.getSourceFile(`/app/src/${name}`);
  if (!sourceFile) throw new Error(`no file ${name}`);
  const host = programHost(program, sourceFile);
  linkFiles(host);
  return host;
}

/** What is likely or certain about the files of a program, or at least possible, as "file:line reason", in the order in which they are asked. */
export function findings(program: ts.Program, order: readonly string[], least: Confidence = 'likely'): readonly string[] {
  return order.flatMap(name => {
    const host = hostOf(program, name);
    return analyse(host, builtIns).findings.filter(l => RANK[l.confidence] >= RANK[least])
      .map(l => `${name}:${host.sourceFile.getLineAndCharacterOfPosition(l.at.getStart(host.sourceFile)).line + 1} ${l.reason}`);
  });
}
