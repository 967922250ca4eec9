import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { code, repaired } from '../fix/plans/timers.js';

type Module = Record<string, (...args: readonly unknown[]) => Promise<unknown>>;

async function load(text: string): Promise<Module> {
  const compiled = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText;
  return await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(compiled)}`) as Module;
}

describe('a signal that is handed on ends the work', () => {
  const text = code`
    export async function load(url: string, signal: AbortSignal): Promise<string> {
      const response = await fetch(url);
      return await response.text();
    }
  `;

  it.each([['as written', text, 1], ['repaired', repaired(text, undefined, undefined, 'require-signal-forwarding').text, 0]] as const)('%s', async (_, program, running) => {
    let open = 0;
    vi.stubGlobal('fetch', (_url: string, init?: RequestInit) => new Promise((_resolve, reject) => {
      open++;
      init?.signal?.addEventListener('abort', () => {
        open--;
        reject(new Error('aborted'));
      }, { once: true });
    }));
    const controller = new AbortController();
    const module = await load(program);
    const done = module['load']?.('/', controller.signal).catch(() => undefined);
    expect(open).toBe(1);
    controller.abort();
    await Promise.race([done, new Promise(resolve => setTimeout(resolve, 20))]);
    expect(open).toBe(running);
    vi.unstubAllGlobals();
  });
});
