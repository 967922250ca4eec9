import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { FIXTURES } from './harness.js';
import { lists } from './lists/index.js';
import { shapes } from './shapes/index.js';
import { textOf, twins, type Case } from './twins.js';

/** What the compiler says about snippets, each a file of its own beside the fixtures: a snippet with an error would test another program than it shows. */
function typeErrors(snippets: ReadonlyMap<string, string>): readonly string[] {
  const { config } = ts.readConfigFile(path.join(FIXTURES, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, FIXTURES);
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = name => snippets.get(name) ?? readFile(name);
  host.fileExists = name => snippets.has(name) || fileExists(name);
  host.getSourceFile = (name, version) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram({ rootNames: [...snippets.keys()], options, host });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const { line } = file ? ts.getLineAndCharacterOfPosition(file, start) : { line: 0 };
    return `${file ? path.basename(file.fileName) : ''}:${line + 1} ${file?.text.split('\n')[line]?.trim() ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

it('every snippet has a name of its own within its list, and both twins of it type-check', () => {
  const files = new Map<string, string>();
  const add = (list: string, cases: readonly Case[]): void => {
    for (const one of cases) {
      const { correct, leaky } = twins(textOf(one));
      for (const [kind, code] of Object.entries({ correct, leaky })) {
        const folder = one.code === undefined ? path.dirname(one.file ?? '') : '.';
        const name = path.join(FIXTURES, folder, `${list} ${one.name.replace(/[^\w]+/g, '-')} ${kind}.tsx`);
        expect(files.has(name), `two cases are called "${one.name}"`).toBe(false);
        if (code !== undefined) files.set(name, code);
      }
    }
  };
  for (const { title, timers, listeners } of shapes) {
    add(`${title} timers`, timers);
    add(`${title} listeners`, listeners);
  }
  for (const [title, cases] of Object.entries(lists)) add(title, cases);
  expect(typeErrors(files)).toEqual([]);
});

it('every release shape has cases of both kinds', () => {
  expect(shapes.filter(s => s.timers.length === 0 || s.listeners.length === 0).map(s => s.title)).toEqual([]);
  expect(shapes).toHaveLength(12);
});
