import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as rpc from 'vscode-jsonrpc/node';

interface Position {
  readonly line: number;
  readonly character: number;
}
interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What an editor draws under the text. */
export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly code?: string;
  readonly source?: string;
  readonly severity?: number;
}

interface CodeAction {
  readonly title: string;
  readonly kind?: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** An editor without a window: the real ESLint language server over stdio, and one open file. */
export interface Editor {
  /** Opens a file of the project and gives what the server says of it. */
  readonly open: (file: string) => Promise<readonly Diagnostic[]>;
  /** What the server says after the open file's text was replaced. */
  readonly type: (text: string) => Promise<readonly Diagnostic[]>;
  /** The names of the quick fixes at a diagnostic, in the menu's order. */
  readonly quickFixes: (at: Diagnostic) => Promise<readonly string[]>;
  /** The file's text after the quick fix of that name was applied. */
  readonly apply: (at: Diagnostic, title: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const SERVER = path.resolve(import.meta.dirname, '../../node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server');

/** Starts the server on a project's folder, with the settings that editors send. */
export async function startEditor(dir: string): Promise<Editor> {
  const server: ChildProcessWithoutNullStreams = spawn(process.execPath, [SERVER, '--stdio'], { cwd: dir });
  const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
  const workspaceFolder = { name: 'case', uri: pathToFileURL(dir).href };
  // a key that is missing is an error of the server's
  const settings = {
    validate: 'on', run: 'onType', nodePath: null, rulesCustomizations: [], problems: {}, experimental: {}, workspaceFolder,
    codeAction: { disableRuleComment: { enable: true }, showDocumentation: { enable: false } },
  };
  let uri = '';
  let text = '';
  let version = 1;
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => items.map(() => settings));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('workspace/applyEdit', ({ edit }: { edit: { documentChanges?: readonly { edits: readonly TextEdit[] }[] } }) => {
    text = withEdits(text, (edit.documentChanges ?? []).flatMap(change => change.edits));
    return { applied: true };
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid, rootUri: workspaceFolder.uri, workspaceFolders: [workspaceFolder],
    capabilities: { workspace: { configuration: true, applyEdit: true, workspaceFolders: true }, textDocument: { diagnostic: {} } },
  });
  await connection.sendNotification('initialized', {});

  const pull = async (): Promise<readonly Diagnostic[]> => {
    const report = await connection.sendRequest<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', { identifier: 'eslint', textDocument: { uri } });
    return report.items;
  };
  const actions = (at: Diagnostic): Promise<readonly CodeAction[]> =>
    connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: at.range, context: { only: ['quickfix'], diagnostics: [at] } });

  return {
    open: async file => {
      uri = pathToFileURL(path.join(dir, file)).href;
      text = readFileSync(path.join(dir, file), 'utf8');
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version, text } });
      return pull();
    },
    type: async replaced => {
      text = replaced;
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ text }] });
      return pull();
    },
    quickFixes: async at => (await actions(at)).map(action => action.title),
    apply: async (at, title) => {
      const found = (await actions(at)).find(action => action.title.startsWith(title));
      if (!found?.command) throw new Error(`no quick fix is called ${title}`);
      await connection.sendRequest('workspace/executeCommand', found.command);
      return text;
    },
    close: async () => {
      const ended = new Promise(resolve => server.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      server.stdin.end();
      await ended;
    },
  };
}

function withEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((changed, { range, newText }) => changed.slice(0, offset(range.start)) + newText + changed.slice(offset(range.end)), text);
}
