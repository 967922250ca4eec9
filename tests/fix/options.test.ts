import { describe } from 'vitest';
import type { ts } from '../../src/engine/program/host.js';
import { addOption, type Edited } from '../../src/fix/edit.js';
import { call, crlf, table } from './cases.js';

const add = (s: ts.SourceFile): Edited => addOption(call(s, 'x.addEventListener'), 2, 'signal');
const again = /a `signal` already/;

describe('an option is added to a call', () => {
  table([
    { name: 'no options yet', before: 'x.addEventListener("a", f);\n', edit: add, after: 'x.addEventListener("a", f, { signal });\n', again },
    { name: 'no options yet, and a function of several lines', before: 'x.addEventListener("a", () => {\n  f();\n});\n', edit: add, after: 'x.addEventListener("a", () => {\n  f();\n}, { signal });\n', again },
    { name: 'no options yet, and each argument on its line', before: crlf('x.addEventListener(\n\t"a",\n\tf, // why\n);\n'), edit: add, after: crlf('x.addEventListener(\n\t"a",\n\tf, // why\n\t{ signal },\n);\n'), again },
    { name: 'each argument on its line, without a trailing comma', before: 'x.addEventListener(\n  "a",\n  f // why\n)\n', edit: add, after: 'x.addEventListener(\n  "a",\n  f, // why\n  { signal }\n)\n', again },
    { name: 'a trailing comma on one line', before: 'x.addEventListener("a", f,);\n', edit: add, after: 'x.addEventListener("a", f, { signal },);\n', again },
    { name: 'empty options', before: 'x.addEventListener("a", f, {});\n', edit: add, after: 'x.addEventListener("a", f, { signal });\n', again },
    { name: 'empty options with a comment', before: 'x.addEventListener("a", f, { /* none */ });\n', edit: add, after: 'x.addEventListener("a", f, { /* none */ signal });\n', again },
    { name: 'empty options with a comment of a line', before: 'x.addEventListener("a", f, {\n  // none\n});\n', edit: add, after: 'x.addEventListener("a", f, {\n  // none\n  signal,\n});\n', again },
    { name: 'options on one line', before: 'x.addEventListener("a", f, { once: true });\n', edit: add, after: 'x.addEventListener("a", f, { once: true, signal });\n', again },
    { name: 'options on one line with a trailing comma', before: 'x.addEventListener("a", f, {once: true,});\n', edit: add, after: 'x.addEventListener("a", f, {once: true, signal,});\n', again },
    { name: 'options on several lines', before: 'x.addEventListener("a", f, {\n    once: true, // one\n});\n', edit: add, after: 'x.addEventListener("a", f, {\n    once: true, // one\n    signal,\n});\n', again },
    { name: 'options on several lines without a trailing comma', before: 'x.addEventListener("a", f, {\n    once: true // one\n});\n', edit: add, after: 'x.addEventListener("a", f, {\n    once: true, // one\n    signal\n});\n', again },
    { name: 'options with a type', before: 'x.addEventListener("a", f, ({ once: true } as Options));\n', edit: add, after: 'x.addEventListener("a", f, ({ once: true, signal } as Options));\n', again },
    { name: 'true means capture', before: 'x.addEventListener("a", f, true);\n', edit: add, after: 'x.addEventListener("a", f, { capture: true, signal });\n', again },
    { name: 'false means nothing', before: 'x.addEventListener("a", f, /* no */ false);\n', edit: add, after: 'x.addEventListener("a", f, /* no */ { signal });\n', again },
    { name: 'undefined means nothing', before: 'x.addEventListener("a", f, undefined);\n', edit: add, after: 'x.addEventListener("a", f, { signal });\n', again },
    { name: 'the first argument', before: 'fetchAll();\n', edit: s => addOption(call(s, 'fetchAll'), 0, 'signal: this.#ending.signal'), after: 'fetchAll({ signal: this.#ending.signal });\n', again },
    { name: 'a constructor without parentheses', before: 'const a = new Client;\n', edit: s => addOption(call(s, 'new'), 0, 'signal'), after: 'const a = new Client({ signal });\n', again },
    { name: 'a boolean elsewhere is a reason', before: 'x.watch("a", f, true);\n', edit: s => addOption(call(s, 'x.watch'), 2, 'signal'), reason: /not written at the call/ },
    { name: 'options in a variable are a reason', before: 'x.addEventListener("a", f, options);\n', edit: add, reason: /not written at the call/ },
    { name: 'options that are spread are a reason', before: 'x.addEventListener("a", f, { ...options });\n', edit: add, reason: /spread/ },
    { name: 'arguments that are spread are a reason', before: 'x.addEventListener(...args);\n', edit: add, reason: /spread/ },
    { name: 'a missing argument before is a reason', before: 'x.addEventListener("a");\n', edit: add, reason: /left out/ },
    { name: 'an option of the name is a reason', before: 'x.addEventListener("a", f, { signal: other });\n', edit: add, reason: again },
  ]);
});
