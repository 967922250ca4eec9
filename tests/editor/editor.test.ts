import { afterAll, beforeAll, expect, it } from 'vitest';
import { LEAK, makeProject, ONE_LINE, REPAIRED } from '../e2e/project.js';
import { startEditor, type Editor } from './language-server.js';

let editor: Editor;
beforeAll(async () => {
  const project = makeProject('eslint10', { 'eslint.config.js': ONE_LINE, 'src/a.ts': LEAK });
  editor = await startEditor(project.dir);
});
afterAll(() => editor.close());

it('a leak is underlined at the callee, in leakguard\'s words, and no longer once it is repaired in the buffer', async () => {
  const found = await editor.open('src/a.ts');
  expect(found.map(({ range, code, source }) => ({ range, code, source }))).toEqual([
    { range: { start: { line: 2, character: 4 }, end: { line: 2, character: 15 } }, code: 'leakguard/no-uncleared-timer', source: 'eslint' },
  ]);
  expect(found[0]?.message).toMatch(/interval/);
  expect(await editor.type(REPAIRED)).toEqual([]);
  expect(await editor.type(`\n${LEAK}`)).toMatchObject([{ range: { start: { line: 3, character: 4 } } }]);
});

const FORGETS = `export class P {
  #t?: NodeJS.Timeout;
  start() {
    clearInterval(this.#t);
    this.#t = setInterval(() => this.tick(), 1000);
  }
  tick() {}
  dispose() {
    console.log('bye');
  }
}
`;

it('the quick fix is offered first, by name, and the text after it has no leak', async () => {
  const [leak] = await editor.type(FORGETS);
  if (!leak) throw new Error('no leak is underlined');
  expect((await editor.quickFixes(leak))[0]).toBe('Clear `#t` in `dispose()` (leakguard/no-uncleared-timer)');
  const after = await editor.apply(leak, 'Clear `#t` in `dispose()`');
  expect(after).toBe(FORGETS.replace("dispose() {\n", "dispose() {\n    clearInterval(this.#t);\n"));
  expect(await editor.type(after)).toEqual([]);
});
