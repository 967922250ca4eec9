import { describe } from 'vitest';
import { insertStatement } from '../../src/fix/edit.js';
import { body, crlf, statement, table } from './cases.js';

describe('a statement at the end of a body', () => {
  table([
    { name: 'empty braces open', before: 'function stop() {}\n', edit: s => insertStatement(body(s, 'function'), 'clearInterval(timer)', 'last'), after: 'function stop() {\n  clearInterval(timer);\n}\n' },
    { name: 'empty braces on two lines stay', before: 'function stop() {\n}\n', edit: s => insertStatement(body(s, 'function'), 'clearInterval(timer)', 'last'), after: 'function stop() {\n  clearInterval(timer);\n}\n' },
    { name: 'a comment in empty braces stays before it', before: 'function stop() {\n    // nothing yet\n}\nfunction go() {\n    run();\n}\n', edit: s => insertStatement(body(s, 'function'), 'clearInterval(timer)', 'last'), after: 'function stop() {\n    // nothing yet\n    clearInterval(timer);\n}\nfunction go() {\n    run();\n}\n' },
    { name: 'a comment in empty braces on one line', before: 'function stop() { /* todo */ }\n', edit: s => insertStatement(body(s, 'function'), 'clear()', 'last'), after: 'function stop() { /* todo */\n  clear();\n}\n' },
    { name: 'a short body on one line stays on it', before: 'class A { stop() { this.a(); } }\n', edit: s => insertStatement(body(s, 'stop'), 'clearInterval(this.t)', 'last'), after: 'class A { stop() { this.a(); clearInterval(this.t); } }\n' },
    { name: 'a body on one line without semicolons', before: 'class A { stop() { this.a() } }\n', edit: s => insertStatement(body(s, 'stop'), 'clearInterval(this.t)', 'last'), after: 'class A { stop() { this.a(); clearInterval(this.t); } }\n' },
    {
      name: 'a body on one line opens where the line would be too long',
      before: 'class Dashboard {\n  disconnectedCallback() { this.firstThingToStop(); this.secondThingToStop(); }\n}\n',
      edit: s => insertStatement(body(s, 'disc'), 'clearInterval(this.refreshTimer)', 'last'),
      after: 'class Dashboard {\n  disconnectedCallback() {\n    this.firstThingToStop();\n    this.secondThingToStop();\n    clearInterval(this.refreshTimer);\n  }\n}\n',
    },
    { name: 'it goes before a final return', before: 'const o = {\n  stop() {\n    a();\n\n    // done\n    return true;\n  },\n};\n', edit: s => insertStatement(body(s, 'stop'), 'clear()', 'last'), after: 'const o = {\n  stop() {\n    a();\n\n    clear();\n    // done\n    return true;\n  },\n};\n' },
    { name: 'it goes before a final throw', before: 'function f() {\n  throw new Error("x");\n}\n', edit: s => insertStatement(body(s, 'function'), 'clear()', 'last'), after: 'function f() {\n  clear();\n  throw new Error("x");\n}\n' },
    { name: 'an early return is a reason', before: 'function stop() {\n  if (done) return;\n  a();\n}\n', edit: s => insertStatement(body(s, 'function'), 'clear()', 'last'), reason: /`stop` returns before its end/ },
    { name: 'a return of a function inside is none', before: 'function stop() {\n  a(() => { return 1; });\n}\n', edit: s => insertStatement(body(s, 'function'), 'clear()', 'last'), after: 'function stop() {\n  a(() => { return 1; });\n  clear();\n}\n' },
    { name: 'a loop that never ends is a reason', before: 'async function run() {\n  while (true) {\n    await step();\n  }\n}\n', edit: s => insertStatement(body(s, 'async'), 'clear()', 'last'), reason: /does not reach its end/ },
    { name: 'an overload is a reason', before: 'function f(a: string): void;\nfunction f(a: number): void;\nfunction f(a: unknown) { }\n', edit: s => insertStatement(body(s, 'function f(a: string)'), 'clear()', 'last'), reason: /has no body/ },
    { name: 'trailing comments stay with their statement', before: 'class A {\n  stop() {\n    this.a(); // first\n  }\n}\n', edit: s => insertStatement(body(s, 'stop'), 'clear()', 'last'), after: 'class A {\n  stop() {\n    this.a(); // first\n    clear();\n  }\n}\n' },
    { name: 'tabs and Windows line ends are kept', before: crlf('class A {\n\tstop() {\n\t\tthis.a();\n\t}\n}\n'), edit: s => insertStatement(body(s, 'stop'), 'if (this.t) {\n\tclear(this.t);\n}', 'last'), after: crlf('class A {\n\tstop() {\n\t\tthis.a();\n\t\tif (this.t) {\n\t\t\tclear(this.t);\n\t\t}\n\t}\n}\n') },
    { name: 'four spaces are kept', before: 'class A {\n    stop() {\n    }\n}\n', edit: s => insertStatement(body(s, 'stop'), 'if (a) {\n\tb();\n}', 'last'), after: 'class A {\n    stop() {\n        if (a) {\n            b();\n        }\n    }\n}\n' },
    { name: 'no semicolons where the file has none', before: 'import a from "a"\nfunction stop() {\n  a()\n  b()\n}\n', edit: s => insertStatement(body(s, 'function'), 'clear();\nmore();', 'last'), after: 'import a from "a"\nfunction stop() {\n  a()\n  b()\n  clear()\n  more()\n}\n' },
    { name: 'a parenthesis in front gets a semicolon where the file has none', before: 'function stop() {\n  a()\n  b()\n}\n', edit: s => insertStatement(body(s, 'function'), '(x ?? y).close()', 'last'), after: 'function stop() {\n  a()\n  b()\n  ;(x ?? y).close()\n}\n' },
    { name: 'a closing brace on the last line', before: 'function stop() {\n  a();\n  b(); }\n', edit: s => insertStatement(body(s, 'function'), 'clear()', 'last'), after: 'function stop() {\n  a();\n  b();\n  clear(); }\n' },
    { name: 'a static block', before: 'class A {\n  static {\n    start();\n  }\n}\n', edit: s => insertStatement(body(s, 'static'), 'ready()', 'last'), after: 'class A {\n  static {\n    start();\n    ready();\n  }\n}\n' },
    { name: 'a getter before its return', before: 'class A {\n  get size() {\n    return 1;\n  }\n}\n', edit: s => insertStatement(body(s, 'get'), 'touch()', 'last'), after: 'class A {\n  get size() {\n    touch();\n    return 1;\n  }\n}\n' },
    { name: 'a method of a class expression with decorators', before: 'const A = class {\n  @HostListener("click")\n  onClick(\n    event: Event,\n  ): void {}\n};\n', edit: s => insertStatement(body(s, '@Host'), 'event.stop()', 'last'), after: 'const A = class {\n  @HostListener("click")\n  onClick(\n    event: Event,\n  ): void {\n    event.stop();\n  }\n};\n' },
    { name: 'a hashbang does not shift it', before: '#!/usr/bin/env node\nfunction stop() {\n  a();\n}\n', edit: s => insertStatement(body(s, 'function'), 'clear()', 'last'), after: '#!/usr/bin/env node\nfunction stop() {\n  a();\n  clear();\n}\n' },
    { name: 'a function inside of templates', before: 'const a = `x ${list.map(i => `<${f(function () { g(i); })}>`)} y`;\n', edit: s => insertStatement(body(s, 'function'), 'h(i)', 'last'), after: 'const a = `x ${list.map(i => `<${f(function () { g(i); h(i); })}>`)} y`;\n' },
    { name: 'a handler in JSX', file: 'view.tsx', before: 'const a = <button onClick={() => { go(); }}>it{"\'"}s // ok</button>;\n', edit: s => insertStatement(body(s, '()'), 'stop()', 'last'), after: 'const a = <button onClick={() => { go(); stop(); }}>it{"\'"}s // ok</button>;\n' },
  ]);
});

describe('a statement at the start of a body', () => {
  table([
    { name: 'it goes behind directives', before: "function f() {\n  'use strict';\n  a();\n}\n", edit: s => insertStatement(body(s, 'function'), 'b()', 'first'), after: "function f() {\n  'use strict';\n  b();\n  a();\n}\n" },
    { name: 'it goes before the comment of the first statement', before: 'function f() {\n  // eslint-disable-next-line no-a\n  a();\n}\n', edit: s => insertStatement(body(s, 'function'), 'b()', 'first'), after: 'function f() {\n  b();\n  // eslint-disable-next-line no-a\n  a();\n}\n' },
    { name: 'it goes behind super() and what stands before it', before: 'class A extends B {\n  constructor() {\n    const x = 1;\n    super(x);\n    a();\n  }\n}\n', edit: s => insertStatement(body(s, 'constructor'), 'b()', 'first'), after: 'class A extends B {\n  constructor() {\n    const x = 1;\n    super(x);\n    b();\n    a();\n  }\n}\n' },
    { name: 'super() in a branch is a reason', before: 'class A extends B {\n  constructor() {\n    if (x) super(1); else super(2);\n  }\n}\n', edit: s => insertStatement(body(s, 'constructor'), 'b()', 'first'), reason: /calls `super` in a place of its own/ },
    { name: 'it goes behind super.stop()', before: 'class A extends B {\n  async stop() {\n    await super.stop(); // base\n    a();\n  }\n}\n', edit: s => insertStatement(body(s, 'async'), 'b()', 'first'), after: 'class A extends B {\n  async stop() {\n    await super.stop(); // base\n    b();\n    a();\n  }\n}\n' },
    { name: 'it goes before a return of super.stop()', before: 'class A extends B {\n  stop() {\n    return super.stop();\n  }\n}\n', edit: s => insertStatement(body(s, 'stop'), 'b()', 'first'), after: 'class A extends B {\n  stop() {\n    b();\n    return super.stop();\n  }\n}\n' },
    { name: 'a body on one line', before: 'class A { stop() { a(); } }\n', edit: s => insertStatement(body(s, 'stop'), 'b()', 'first'), after: 'class A { stop() { b(); a(); } }\n' },
    { name: 'a guarding semicolon stays where it guards', before: 'function f() {\n  a()\n  ;[1].map(b)\n  c()\n}\n', edit: s => insertStatement(body(s, 'function'), 'd()', { before: statement(s, '[1]') }), after: 'function f() {\n  a()\n  d()\n  ;[1].map(b)\n  c()\n}\n' },
  ]);
});

describe('a statement in an arrow function with an expression', () => {
  table([
    { name: 'its value is still returned', before: 'const stop = () => socket.close();\n', edit: s => insertStatement(body(s, '()'), 'clear()', 'last'), after: 'const stop = () => {\n  clear();\n  return socket.close();\n};\n' },
    { name: 'a value that is void is not', before: 'class A {\n  stop = (): void => this.socket.close();\n}\n', edit: s => insertStatement(body(s, '()'), 'clear()', 'last'), after: 'class A {\n  stop = (): void => {\n    this.socket.close();\n    clear();\n  };\n}\n' },
    { name: 'an assignment is not returned', before: 'x.stop = () => (done = true)\nrun()\n', edit: s => insertStatement(body(s, '()'), 'clear()', 'last'), after: 'x.stop = () => {\n  (done = true)\n  clear()\n}\nrun()\n' },
    { name: 'a parenthesis is not called where the file has no semicolons', before: 'x.stop = () => (done = true)\nrun()\n', edit: s => insertStatement(body(s, '()'), 'clear()', 'first'), after: 'x.stop = () => {\n  clear();\n  (done = true)\n}\nrun()\n' },
    { name: 'a statement that begins with one does not call what is before', before: 'x.stop = () => (done = true)\nrun()\n', edit: s => insertStatement(body(s, '()'), '(a ?? b).close()', 'last'), after: 'x.stop = () => {\n  (done = true)\n  ;(a ?? b).close()\n}\nrun()\n' },
    { name: 'an object literal', before: 'const f = () => ({ a: 1 });\n', edit: s => insertStatement(body(s, '()'), 'clear()', 'first'), after: 'const f = () => {\n  clear();\n  return ({ a: 1 });\n};\n' },
    { name: 'an expression of several lines moves to the right', before: 'const f = () => g({\n  a: `\n  b`,\n});\n', edit: s => insertStatement(body(s, '()'), 'clear()', 'first'), after: 'const f = () => {\n  clear();\n  return g({\n    a: `\n  b`,\n  });\n};\n' },
    { name: 'an expression on the next line, with a comment', before: 'const f = () =>\n  // why\n  g();\n', edit: s => insertStatement(body(s, '()'), 'clear()', 'first'), after: 'const f = () => {\n  // why\n  clear();\n  return g();\n};\n' },
  ]);
});
