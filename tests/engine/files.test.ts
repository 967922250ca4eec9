import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { builtIns } from '../../src/catalog/catalog.js';
import { analyse } from '../../src/engine/analyse.js';
import { programHost } from '../../src/engine/program/host.js';

/** Leaks that are seen by what another file says: each file, with the lines on which it is reported. */
const FILES: Readonly<Record<string, { readonly text: string; readonly leaks: readonly string[] }>> = {
  'src/app/beat.ts': {
    text: `
export function beat(run: () => void): () => void {
  const timer = setInterval(run, 1_000);
  return () => clearInterval(timer);
}
export default function listen(target: EventTarget, run: () => void): () => void {
  target.addEventListener('online', run);
  return () => target.removeEventListener('online', run);
}
export const ping = (run: () => void): (() => void) => pong(run);
function pong(run: () => void): () => void {
  return document.hidden ? ping(run) : beat(run);
}`,
    leaks: [],
  },
  'src/app/index.ts': { text: `export * from './beat.js';`, leaks: [] },
  'src/app/peer.ts': {
    text: `
import { ping as start } from './index.js';
import online from './beat.js';
export class Peer {
  #stop?: () => void;
  #beats = 0;
  constructor() {
    this.#stop = start(() => (this.#beats += 1));
    online(window, () => (this.#beats = 0));
  }
  destroy(): number {
    return this.#beats;
  }
}`,
    leaks: ['8 helperForgotten', '9 helperLost'],
  },
  'src/app/use-key.ts': {
    text: `
import { onScopeDispose } from 'vue';
export function useKey(run: () => void): void {
  window.addEventListener('keydown', run);
  onScopeDispose(() => window.removeEventListener('keydown', run));
}`,
    leaks: [],
  },
  'src/app/use-text.ts': {
    text: `
import { ref } from 'vue';
import { useKey } from './use-key';
export async function useText(load: () => Promise<string>) {
  const text = ref(await load());
  useKey(() => (text.value = ''));
  return text;
}`,
    leaks: ['6 afterAwait'],
  },
  // the compiler of such files gives the scope back after each await
  'src/app/Text.vue.ts': {
    text: `
import { useKey } from './use-key';
export async function setup(load: () => Promise<void>) {
  await load();
  useKey(() => undefined);
}
import { ref } from 'vue';
export const text = ref('');`,
    leaks: [],
  },
};

function program(): ts.Program {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, noLib: true, types: [] };
  const host = ts.createCompilerHost(options, true);
  host.getCurrentDirectory = () => '/';
  host.fileExists = name => name.slice(1) in FILES;
  host.readFile = name => FILES[name.slice(1)]?.text;
  host.getSourceFile = (name, target) => {
    const text = FILES[name.slice(1)]?.text;
    return text === undefined ? undefined : ts.createSourceFile(name, text, target, true);
  };
  return ts.createProgram({ rootNames: Object.keys(FILES).map(name => `/${name}`), options, host });
}

function leaksOf(all: ts.Program, name: string): readonly string[] {
  const file = all.getSourceFile(`/${name}`);
  if (!file) throw new Error(`${name} is missing`);
  return analyse(programHost(all, file), builtIns).findings.map(l => `${String(file.getLineAndCharacterOfPosition(l.at.getStart()).line + 1)} ${l.reason}`);
}

describe('what a file says does not depend on the files that were linted before', () => {
  const names = Object.keys(FILES);
  const wanted = names.map(name => FILES[name]?.leaks);

  it.each([['in order', names], ['the other way round', [...names].reverse()]])('%s', (_, order) => {
    const all = program();
    const found = new Map(order.map(name => [name, leaksOf(all, name)]));
    expect(names.map(name => found.get(name))).toEqual(wanted);
  });

  it('each file alone', () => expect(names.map(name => leaksOf(program(), name))).toEqual(wanted));

  it('no checker is asked about a helper that is followed by text', () => {
    const all = program();
    const file = all.getSourceFile('/src/app/use-text.ts');
    expect(file && analyse(programHost(all, file), builtIns).stats['checker questions']).toBe(0);
  });
});
