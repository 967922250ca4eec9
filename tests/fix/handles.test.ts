import { describe, expect, it } from 'vitest';
import { freshName, keepHandle } from '../../src/fix/edit.js';
import { call, code, crlf, source, table } from './cases.js';

const inConst = (s: Parameters<typeof call>[0], name = 'timer'): ReturnType<typeof keepHandle> => keepHandle(call(s, 'setInterval'), name, 'const');
const inField = (s: Parameters<typeof call>[0], name = '#timer'): ReturnType<typeof keepHandle> => keepHandle(call(s, 'setInterval'), name, 'field');
const again = /used where it stands/;

describe('a dropped handle is kept in a const', () => {
  table([
    { name: 'a statement', before: '// poll\nsetInterval(f, 1); // often\n', edit: inConst, after: '// poll\nconst timer = setInterval(f, 1); // often\n', again },
    { name: 'a statement without a semicolon', before: 'a()\nb()\nsetInterval(f, 1)\n', edit: inConst, after: 'a()\nb()\nconst timer = setInterval(f, 1)\n', again },
    { name: 'void goes away', before: 'void setInterval(f, 1);\n', edit: inConst, after: 'const timer = setInterval(f, 1);\n', again },
    { name: 'the value of a promise', before: 'async function f() {\n  await open(x);\n}\n', edit: s => keepHandle(call(s, 'open'), 'file', 'const'), after: 'async function f() {\n  const file = await open(x);\n}\n' },
    { name: 'a method called on it', before: 'function f() {\n\tsetInterval(g, 1).unref(); // quiet\n}\n', edit: inConst, after: 'function f() {\n\tconst timer = setInterval(g, 1);\n\ttimer.unref(); // quiet\n}\n', again },
    { name: 'a method called on it, if it is there', before: crlf('function f() {\n  setInterval(g, 1)\n    .unref?.();\n}\n'), edit: inConst, after: crlf('function f() {\n  const timer = setInterval(g, 1);\n  timer.unref?.();\n}\n') },
    { name: 'a method called on it, on one line without semicolons', before: 'const f = () => { setInterval(g, 1).unref() }\nf()\n', edit: inConst, after: 'const f = () => { const timer = setInterval(g, 1); timer.unref() }\nf()\n' },
    { name: 'an awaited method of an awaited value', before: 'async function f() {\n  await (await open(x)).listen();\n}\n', edit: s => keepHandle(call(s, 'open'), 'server', 'const'), after: 'async function f() {\n  const server = (await open(x));\n  await server.listen();\n}\n' },
    { name: 'the value of an arrow function is still given', before: 'const start = () => setInterval(f, 1);\n', edit: inConst, after: 'const start = () => {\n  const timer = setInterval(f, 1);\n  return timer;\n};\n' },
    { name: 'an arrow function that gives nothing', before: 'class A {\n    start = (): void => void setInterval(f, 1);\n}\n', edit: inConst, after: 'class A {\n    start = (): void => {\n        const timer = setInterval(f, 1);\n    };\n}\n' },
    { name: 'a lone body is a reason', before: 'if (a) setInterval(f, 1);\n', edit: inConst, reason: /under a condition/ },
    { name: 'a part of a condition is a reason', before: 'a && setInterval(f, 1);\n', edit: inConst, reason: again },
    { name: 'a returned handle is a reason', before: 'function f() { return setInterval(f, 1); }\n', edit: inConst, reason: again },
    { name: 'an argument is a reason', before: 'timers.push(setInterval(f, 1));\n', edit: inConst, reason: again },
    { name: 'a property of it is a reason', before: 'log(setInterval(f, 1).hasRef());\n', edit: inConst, reason: again },
  ]);
});

describe('a dropped handle is kept in a field', () => {
  const kept = /in a field already/;
  const inClass = (text: string): string => `class A {\n  start() {\n    ${text}\n  }\n}\n`;
  table([
    { name: 'a statement', before: inClass('setInterval(f, 1);'), edit: inField, after: inClass('this.#timer = setInterval(f, 1);'), again: kept },
    { name: 'a method called on it', before: inClass('setInterval(f, 1).unref();'), edit: inField, after: inClass('this.#timer = setInterval(f, 1);\n    this.#timer.unref();'), again: kept },
    { name: 'a lone body', before: inClass('if (a) setInterval(f, 1);'), edit: inField, after: inClass('if (a) this.#timer = setInterval(f, 1);'), again: kept },
    { name: 'a lone body with a method called on it', before: inClass('if (a) setInterval(f, 1).unref();'), edit: inField, after: inClass('if (a) (this.#timer = setInterval(f, 1)).unref();'), again: kept },
    { name: 'a part of a condition', before: inClass('a && setInterval(f, 1);'), edit: inField, after: inClass('a && (this.#timer = setInterval(f, 1));'), again: kept },
    { name: 'an argument', before: inClass('timers.push(setInterval(f, 1));'), edit: inField, after: inClass('timers.push(this.#timer = setInterval(f, 1));'), again: kept },
    { name: 'a returned handle', before: inClass('return setInterval(f, 1);'), edit: inField, after: inClass('return (this.#timer = setInterval(f, 1));'), again: kept },
    { name: 'the expression of an arrow function in a field', before: 'class A {\n  start = () => setInterval(f, 1).unref();\n}\n', edit: inField, after: 'class A {\n  start = () => (this.#timer = setInterval(f, 1)).unref();\n}\n', again: kept },
    { name: 'a promise is awaited first', before: 'class A {\n  async start() {\n    await setInterval(f, 1);\n  }\n}\n', edit: inField, after: 'class A {\n  async start() {\n    this.#timer = await setInterval(f, 1);\n  }\n}\n', again: kept },
    { name: 'an arrow function inside a method has the same this', before: inClass('run(() => { setInterval(f, 1); });'), edit: inField, after: inClass('run(() => { this.#timer = setInterval(f, 1); });'), again: kept },
    { name: 'a function of its own has another this', before: inClass('run(function () { setInterval(f, 1); });'), edit: inField, reason: /no instance/ },
    { name: 'a static method has another this', before: 'class A {\n  static start() {\n    setInterval(f, 1);\n  }\n}\n', edit: inField, reason: /no instance/ },
    { name: 'a method of an object has another this', before: 'const a = {\n  start() {\n    setInterval(f, 1);\n  },\n};\n', edit: inField, reason: /no instance/ },
    { name: 'a static block has another this', before: 'class A {\n  static {\n    setInterval(f, 1);\n  }\n}\n', edit: inField, reason: /no instance/ },
    { name: 'the top of a file has none', before: 'setInterval(f, 1);\n', edit: inField, reason: /no instance/ },
  ]);
});

describe('a new name', () => {
  it.each([
    ['is the one that is wanted', 'function f() { a(x.timer, { timer: 1 }); }', 'timer'],
    ['is not one that the function uses', 'function f() { a(); g(() => timer); }', 'timer2'],
    ['is not one that the function declares', 'function f() { a(); { const { timer, b: [timer2] } = g(); } }', 'timer3'],
    ['is not a parameter', 'function f(timer: T) { a(); }', 'timer2'],
    ['is not one that is declared around', 'let timer = 1;\nfunction f() { a(); }', 'timer2'],
    ['is not an import', 'import { x as timer } from "y";\nfunction f() { a(); }', 'timer2'],
    ['is not one that is caught around', 'try { b(); } catch (timer) { c(() => { a(); }); }', 'timer2'],
    ['may be one of another function', 'function f() { a(); }\nfunction g() { const timer = 1; }', 'timer'],
  ])('%s', (_, text, name) => {
    expect(freshName(call(source(text), 'a'), 'timer')).toBe(name);
  });
  it('is no word of the language, and has no mark of a field', () => {
    const node = call(source(code`a();`), 'a');
    expect(freshName(node, 'default')).toBe('default2');
    expect(freshName(node, 'await')).toBe('await2');
    expect(freshName(node, '#timer')).toBe('timer');
  });
});
