import path from 'node:path';
import ts from 'typescript';
import { FIXTURES } from './harness.js';

const NO_MODULE = 2307; // https://github.com/microsoft/TypeScript/blob/main/src/compiler/diagnosticMessages.json
const parsed = new Map<string, ts.SourceFile>(); // declarations are the same for every snippet

/** What the compiler says about snippets by file name, each a file of its own beside the fixtures: a snippet with an error would test another program than it shows. */
export function typeErrors(snippets: ReadonlyMap<string, string>): readonly string[] {
  const { config } = ts.readConfigFile(path.join(FIXTURES, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, FIXTURES);
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = name => snippets.get(name) ?? readFile(name);
  host.fileExists = name => snippets.has(name) || fileExists(name);
  host.getSourceFile = (name, version) => {
    if (snippets.has(name)) return ts.createSourceFile(name, snippets.get(name) ?? '', version);
    const text = parsed.has(name) ? undefined : host.readFile(name);
    if (text !== undefined) parsed.set(name, ts.createSourceFile(name, text, version));
    return parsed.get(name);
  };
  const program = ts.createProgram({ rootNames: [...snippets.keys()], options, host });
  // a package that is not installed is `any`, as in many programs
  return ts.getPreEmitDiagnostics(program).filter(d => !(d.code === NO_MODULE && /module '[^.']/.test(ts.flattenDiagnosticMessageText(d.messageText, ' ')))).map(({ file, start = 0, messageText }) => {
    const { line } = file ? ts.getLineAndCharacterOfPosition(file, start) : { line: 0 };
    return `${file ? path.basename(file.fileName) : ''}:${line + 1} ${file?.text.split('\n')[line]?.trim() ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
