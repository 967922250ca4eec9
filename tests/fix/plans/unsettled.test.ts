import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { code, planTable, repaired } from './timers.js';

const RULE = 'no-unsettled-promise';

describe('reject with the error that a callback was given', () => {
  planTable([
    {
      name: 'an executor that takes no reject',
      text: code`
        export function run(start: (done: (error: Error | null, text: string) => void) => void): Promise<string> {
          return new Promise(resolve => { //-
          return new Promise((resolve, reject) => { //+
            start((error, text) => {
              if (error) {
                console.error(error);
                reject(error); //+
                return;
              }
              resolve(text);
            });
          });
        }
      `,
      title: 'Reject with `error`',
      safety: 'review',
    },
    {
      name: 'an executor that takes one under another name',
      text: code`
        export function run(start: (done: (error: Error | null, text: string) => void) => void): Promise<string> {
          return new Promise((done, fail) => {
            start((error, text) => {
              if (error) {
                fail(error); //+
                return;
              }
              if (text === '') fail(new Error('empty'));
              else done(text);
            });
          });
        }
      `,
      title: 'Reject with `error`',
      safety: 'review',
    },
    {
      name: 'a name that is taken',
      text: code`
        declare const reject: (what: unknown) => void;
        export function run(start: (done: (error: Error | null, text: string) => void) => void): Promise<string> {
          return new Promise(resolve => {
            start((error, text) => {
              if (error) {
                reject(error);
                return;
              }
              resolve(text);
            });
          });
        }
      `,
      reason: /`reject` is something else there/,
    },
  ], RULE);

  it('ends the wait, with the error', async () => {
    const before = code`
      export function run(start: (done: (error: Error | null, text: string) => void) => void): Promise<string> {
        return new Promise(resolve => {
          start((error, text) => {
            if (error) {
              return;
            }
            resolve(text);
          });
        });
      }
    `;
    const outcomes = [before, repaired(before, undefined, undefined, RULE).text].map(async text => {
      const { run } = await load(text);
      const failing = run(done => done(new Error('lost'), '')).then(() => 'done', (error: unknown) => String(error));
      return [await Promise.race([failing, new Promise(resolve => setTimeout(resolve, 50, 'waits'))]), await run(done => done(null, 'text'))];
    });
    expect(await Promise.all(outcomes)).toEqual([['waits', 'text'], ['Error: lost', 'text']]);
  });
});

interface Loaded {
  run(start: (done: (error: Error | null, text: string) => void) => void): Promise<string>;
}

async function load(text: string): Promise<Loaded> {
  const folder = mkdtempSync(path.join(tmpdir(), 'leakguard-'));
  try {
    const file = path.join(folder, 'module.mjs');
    writeFileSync(file, ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText);
    return (await import(pathToFileURL(file).href)) as Loaded;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
