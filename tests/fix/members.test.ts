import { describe, expect, it } from 'vitest';
import { addMember, freshField } from '../../src/fix/edit.js';
import { classIn, crlf, source, table } from './cases.js';

const DISPOSE = 'dispose() {\n\tclear(this.t);\n}';

describe('a method is added to a class', () => {
  table([
    { name: 'an empty class', before: 'class A {}\n', edit: s => addMember(classIn(s), DISPOSE, 'lastMethod'), after: 'class A {\n  dispose() {\n    clear(this.t);\n  }\n}\n', again: /has a `dispose` already/ },
    { name: 'an empty class of two lines, with a comment', before: 'export default class {\n\t// later\n}\nclass B {\n\tc = 1;\n}\n', edit: s => addMember(classIn(s), DISPOSE, 'lastMethod'), after: 'export default class {\n\t// later\n\tdispose() {\n\t\tclear(this.t);\n\t}\n}\nclass B {\n\tc = 1;\n}\n', again: /already/ },
    { name: 'behind the last method, with a blank line', before: 'class A {\n  a() {\n    b();\n  } // a\n}\n', edit: s => addMember(classIn(s), DISPOSE, 'lastMethod'), after: 'class A {\n  a() {\n    b();\n  } // a\n\n  dispose() {\n    clear(this.t);\n  }\n}\n', again: /already/ },
    { name: 'without a blank line where the methods have none', before: 'class A {\n  x = 1;\n\n  a() {\n    b();\n  }\n  c() {\n    d();\n  }\n  e() {}\n}\n', edit: s => addMember(classIn(s), DISPOSE, 'lastMethod'), after: 'class A {\n  x = 1;\n\n  a() {\n    b();\n  }\n  c() {\n    d();\n  }\n  e() {}\n  dispose() {\n    clear(this.t);\n  }\n}\n', again: /already/ },
    { name: 'a class on one line opens', before: 'const A = class { a = 1; b() {} };\n', edit: s => addMember(classIn(s), DISPOSE, 'lastMethod'), after: 'const A = class {\n  a = 1;\n  b() {}\n\n  dispose() {\n    clear(this.t);\n  }\n};\n', again: /already/ },
    { name: 'Windows line ends and no semicolons', before: crlf('class A {\n    a = 1\n    b() {\n        c()\n    }\n}\n'), edit: s => addMember(classIn(s), DISPOSE, 'lastMethod'), after: crlf('class A {\n    a = 1\n    b() {\n        c()\n    }\n\n    dispose() {\n        clear(this.t)\n    }\n}\n'), again: /already/ },
    { name: 'behind the constructor', before: '@Component({})\nclass A {\n  constructor(private a: B) {}\n\n  b() {}\n}\n', edit: s => { const c = classIn(s); const [first] = c.members; return first ? addMember(c, DISPOSE, { after: first }) : { reason: '' }; }, after: '@Component({})\nclass A {\n  constructor(private a: B) {}\n\n  dispose() {\n    clear(this.t);\n  }\n\n  b() {}\n}\n', again: /already/ },
    { name: 'a brace on the last line', before: 'class A {\n  a() {\n  } }\n', edit: s => addMember(classIn(s), DISPOSE, 'lastMethod'), after: 'class A {\n  a() {\n  }\n\n  dispose() {\n    clear(this.t);\n  }\n }\n', again: /already/ },
    { name: 'a method with a computed name behind a field without a semicolon', before: 'class A {\n  a = 1\n  b = 2\n}\n', edit: s => addMember(classIn(s), '[Symbol.dispose]() {\n\tc();\n}', 'lastMethod'), after: 'class A {\n  a = 1\n  b = 2;\n\n  [Symbol.dispose]() {\n    c()\n  }\n}\n', again: /already/ },
    { name: 'a class that is only declared is a reason', before: 'declare class A {\n  a(): void;\n}\n', edit: s => addMember(classIn(s), DISPOSE, 'lastMethod'), reason: /`A` is only declared here/ },
    { name: 'a parameter property of the name is a reason', before: 'class A {\n  constructor(readonly dispose: () => void) {}\n}\n', edit: s => addMember(classIn(s), DISPOSE, 'lastMethod'), reason: /has a `dispose` already/ },
  ]);
});

describe('a field is added to a class', () => {
  const FIELD = '#t?: Timer';
  table([
    { name: 'behind the fields at its top', before: 'class A {\n  static x = 1;\n  a = 1; // one\n\n  constructor() {}\n}\n', edit: s => addMember(classIn(s), FIELD, 'fields'), after: 'class A {\n  static x = 1;\n  a = 1; // one\n  #t?: Timer;\n\n  constructor() {}\n}\n', again: /`#t` already/ },
    { name: 'parted as the fields are', before: 'class A {\n  @Input() a = 1;\n\n  @Input()\n  b = 1;\n\n  c() {}\n}\n', edit: s => addMember(classIn(s), FIELD, 'fields'), after: 'class A {\n  @Input() a = 1;\n\n  @Input()\n  b = 1;\n\n  #t?: Timer;\n\n  c() {}\n}\n', again: /already/ },
    { name: 'before the constructor where there are none', before: 'class A {\n\t/** makes it */\n\tconstructor() {}\n}\n', edit: s => addMember(classIn(s), FIELD, 'fields'), after: 'class A {\n\t#t?: Timer;\n\n\t/** makes it */\n\tconstructor() {}\n}\n', again: /already/ },
    { name: 'before fields that hold functions', before: 'class A {\n  onClick = () => {\n    b();\n  };\n}\n', edit: s => addMember(classIn(s), FIELD, 'fields'), after: 'class A {\n  #t?: Timer;\n  onClick = () => {\n    b();\n  };\n}\n', again: /already/ },
    { name: 'no semicolon where the file has none, but before a bracket', before: 'class A {\n  a = 1\n  ;[b]() {\n    c()\n  }\n}\n', edit: s => addMember(classIn(s), FIELD, 'fields'), after: 'class A {\n  a = 1\n  #t?: Timer\n  ;[b]() {\n    c()\n  }\n}\n', again: /already/ },
    { name: 'before a generator in a file without semicolons', before: 'class A {\n  *a() {\n    b()\n    c()\n  }\n}\n', edit: s => addMember(classIn(s), 't = 1', 'fields'), after: 'class A {\n  t = 1;\n\n  *a() {\n    b()\n    c()\n  }\n}\n', again: /already/ },
    { name: 'a class on one line', before: 'class A { b() {} }\n', edit: s => addMember(classIn(s), FIELD, 'fields'), after: 'class A {\n  #t?: Timer;\n  b() {}\n}\n', again: /already/ },
    { name: 'an empty class', before: 'class A {\n}\n', edit: s => addMember(classIn(s), FIELD, 'fields'), after: 'class A {\n  #t?: Timer;\n}\n', again: /already/ },
  ]);
});

describe('a new field is private as the others are', () => {
  it.each([
    ['a class without fields', 'class A {}', 'a.ts', { declaration: 'private timer?: T', access: 'this.timer', name: 'timer' }],
    ['hash names', 'class A { #a = 1; #timer = 2; }', 'a.ts', { declaration: '#timer2?: T', access: 'this.#timer2', name: '#timer2' }],
    ['underscores', 'class A { private _a = 1; }', 'a.ts', { declaration: 'private _timer?: T', access: 'this._timer', name: '_timer' }],
    ['a name that a parameter property has', 'class A { constructor(private timer: X) {} }', 'a.ts', { declaration: 'private timer2?: T', access: 'this.timer2', name: 'timer2' }],
    ['plain JavaScript', 'class A {}', 'a.js', { declaration: '#timer', access: 'this.#timer', name: '#timer' }],
    ['plain JavaScript with underscores', 'class A { _a = 1; }', 'a.mjs', { declaration: '_timer', access: 'this._timer', name: '_timer' }],
  ])('%s', (_, text, file, field) => {
    expect(freshField(classIn(source(text, file)), 'timer', 'T')).toEqual(field);
  });
});
