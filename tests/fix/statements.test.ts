import { describe, expect, it } from 'vitest';
import { applyEdits, combine, insertAfter, insertBefore, isRefused, overlaps, quoted, removeStatement, replaceNode, styleOf } from '../../src/fix/edit.js';
import { call, crlf, source, statement, table } from './cases.js';

const edit = (start: number, end: number, text: string, file = 'a.ts'): { file: string; start: number; end: number; text: string } => ({ file, start, end, text });

describe('edits are put into a text', () => {
  it('in any order, and those at one offset in theirs', () => {
    expect(applyEdits('abcd', [edit(3, 4, 'D'), edit(1, 1, '1'), edit(1, 1, '2'), edit(1, 2, 'B')])).toBe('a12BcD');
  });
  it('an overlap is an error, and so is an edit outside', () => {
    expect(() => applyEdits('abcd', [edit(0, 2, ''), edit(1, 3, '')])).toThrow(/overlap/);
    expect(() => applyEdits('abcd', [edit(0, 9, '')])).toThrow(/outside/);
  });
  it('edits that only meet do not overlap, and those of other files never do', () => {
    expect(overlaps(edit(0, 2, ''), edit(2, 3, ''))).toBe(false);
    expect(overlaps(edit(1, 1, 'x'), edit(1, 3, ''))).toBe(false);
    expect(overlaps(edit(1, 1, 'x'), edit(1, 1, 'y'))).toBe(false);
    expect(overlaps(edit(0, 2, ''), edit(1, 1, 'x'))).toBe(true);
    expect(overlaps(edit(0, 2, ''), edit(0, 2, '', 'b.ts'))).toBe(false);
  });
  it('several verbs make one list: a refusal wins, shared white space is laid out once, two changes of one place are refused', () => {
    const layout = edit(1, 1, '\n');
    const both = combine([edit(1, 1, 'a'), layout], [edit(1, 1, 'b'), layout]);
    expect(isRefused(both) ? both.reason : applyEdits('{}', both)).toBe('{ab\n}');
    expect(combine([layout], { reason: 'no' })).toEqual({ reason: 'no' });
    expect(combine([edit(0, 2, 'x')], [edit(0, 2, 'y')])).toEqual({ reason: expect.stringContaining('meet') });
  });
});

describe('the style of a file is read from it', () => {
  it.each([
    ['a file with nothing in it', '', { indent: '  ', eol: '\n', quote: "'", semi: true }],
    ['two spaces', 'import a from "a";\nif (a) {\n  b("c");\n}\n', { indent: '  ', eol: '\n', quote: '"', semi: true }],
    ['four spaces', "const a = {\n    b: 'c',\n};\n", { indent: '    ', eol: '\n', quote: "'", semi: true }],
    ['tabs', 'class A {\n\tb() {\n\t\tc();\n\t}\n}\n', { indent: '\t', eol: '\n', quote: "'", semi: true }],
    ['Windows line ends', crlf('a();\nb();\n'), { indent: '  ', eol: '\r\n', quote: "'", semi: true }],
    ['no semicolons, with guards', "a('x')\n;[1].map(a)\nb()\n", { indent: '  ', eol: '\n', quote: "'", semi: false }],
    ['a file that only exports', "export { a } from 'a'\nexport { b } from 'b'\n", { indent: '  ', eol: '\n', quote: "'", semi: false }],
    ['semicolons but for blocks on one line', 'a(() => { b() });\nc(() => { d() });\n', { indent: '  ', eol: '\n', quote: "'", semi: true }],
    ['templates say nothing of the indentation', 'const a = `\n      b\n      c`;\nif (a) {\n   d();\n}\n', { indent: '   ', eol: '\n', quote: "'", semi: true }],
  ])('%s', (_, text, style) => {
    const sourceFile = source(text);
    expect(styleOf(sourceFile)).toEqual(style);
    expect(styleOf(sourceFile)).toBe(styleOf(sourceFile));
  });
  it('a string in its quotes', () => {
    expect(quoted(source("a('b')"), 'it\'s "x"')).toBe('\'it\\\'s "x"\'');
    expect(quoted(source('a("b")'), 'it\'s "x"')).toBe('"it\'s \\"x\\""');
  });
});

describe('a statement beside another', () => {
  table([
    { name: 'before one with comments', before: 'a();\n\n/** what */\n// why\nb();\n', edit: s => insertBefore(statement(s, 'b'), 'x()'), after: 'a();\n\nx();\n/** what */\n// why\nb();\n' },
    { name: 'a comment with a blank line below is not its own', before: '// header\n\nb();\n', edit: s => insertBefore(statement(s, 'b'), 'x()'), after: '// header\n\nx();\nb();\n' },
    { name: 'before the first one under a hashbang', before: '#!/usr/bin/env node\nb();\n', edit: s => insertBefore(statement(s, 'b'), 'x()'), after: '#!/usr/bin/env node\nx();\nb();\n' },
    { name: 'before one on the line of another', before: 'a(); b();\n', edit: s => insertBefore(statement(s, 'b'), 'x()'), after: 'a(); x(); b();\n' },
    { name: 'before a lone body, which gets braces', before: 'function f() {\n\tif (a) b();\n\telse c();\n}\n', edit: s => insertBefore(statement(s, 'b'), 'x()'), after: 'function f() {\n\tif (a) {\n\t\tx();\n\t\tb();\n\t}\n\telse c();\n}\n' },
    { name: 'behind a lone body, which gets braces', before: 'if (a) b(); else c();\n', edit: s => insertAfter(statement(s, 'b'), 'x()'), after: 'if (a) {\n  b();\n  x();\n} else c();\n' },
    { name: 'behind the lone body of else', before: 'if (a) b();\nelse c(); // why\n', edit: s => insertAfter(statement(s, 'c'), 'x()'), after: 'if (a) b();\nelse {\n  c(); // why\n  x();\n}\n' },
    { name: 'behind a lone body on its own line, with comments', before: crlf('for (const a of b) // each\n    c(a); // why\nd();\n'), edit: s => insertAfter(statement(s, 'c'), 'x()'), after: crlf('for (const a of b) { // each\n    c(a); // why\n    x();\n}\nd();\n') },
    { name: 'a lone body of several lines moves to the right', before: 'if (a) b({\n  c: 1,\n});\n', edit: s => insertAfter(statement(s, 'b'), 'x()'), after: 'if (a) {\n  b({\n    c: 1,\n  });\n  x();\n}\n' },
    { name: 'behind a loop with a label', before: 'out: for (;;) { break out; }\n', edit: s => insertAfter(statement(s, 'for'), 'x()'), after: 'out: for (;;) { break out; }\nx();\n' },
    { name: 'a lone body without a semicolon, and a parenthesis behind it', before: 'if (a) b()\nc()\n', edit: s => insertAfter(statement(s, 'b'), '(x)()'), after: 'if (a) {\n  b()\n  ;(x)()\n}\nc()\n' },
    { name: 'behind a return is a reason', before: 'function f() {\n  return 1;\n}\n', edit: s => insertAfter(statement(s, 'return'), 'x()'), reason: /never run/ },
    { name: 'in a case', before: 'switch (a) {\n  case 1:\n    b();\n    break;\n}\n', edit: s => insertAfter(statement(s, 'b'), 'x()'), after: 'switch (a) {\n  case 1:\n    b();\n    x();\n    break;\n}\n' },
    { name: 'in a case on one line', before: 'switch (a) {\n  case 1: b(); break;\n}\n', edit: s => insertAfter(statement(s, 'b'), 'x()'), after: 'switch (a) {\n  case 1: b(); x(); break;\n}\n' },
    { name: 'a semicolon that guards the next line keeps guarding', before: 'a()\nb()\n;(c)()\n', edit: s => insertAfter(statement(s, 'b'), 'x()'), after: 'a()\nb()\nx()\n;(c)()\n' },
    { name: 'a next line that would be called', before: 'a()\nif (b) { c() }\n(d)()\n', edit: s => insertAfter(statement(s, 'if'), 'x()'), after: 'a()\nif (b) { c() }\nx();\n(d)()\n' },
    { name: 'behind a function and a comment of several lines', before: 'function f() {} /* a\n b */\ng();\n', edit: s => insertAfter(statement(s, 'function'), 'x()'), after: 'function f() {} /* a\n b */\nx();\ng();\n' },
    { name: 'behind the last line of a file without a line break', before: 'a();', edit: s => insertAfter(statement(s, 'a'), 'x()'), after: 'a();\nx();' },
    { name: 'behind one of two on a line, without semicolons', before: 'function f() { if (a) b() }\nc()\n', edit: s => insertAfter(statement(s, 'if'), 'x()'), after: 'function f() { if (a) b(); x() }\nc()\n' },
  ]);
});

describe('a statement is taken out', () => {
  const gone = /not there/;
  table([
    { name: 'with its line', before: 'a();\nb(); // why\nc();\n', edit: s => removeStatement(statement(s, 'b')), after: 'a();\nc();\n' },
    { name: 'with a comment that is its own', before: 'a();\n\n// why b\nb();\n\n// why c\nc();\n', edit: s => removeStatement(statement(s, 'b')), after: 'a();\n\n// why c\nc();\n' },
    { name: 'a comment over a group stays', before: '// both\nb();\nc();\n', edit: s => removeStatement(statement(s, 'b')), after: '// both\nc();\n' },
    { name: 'a directive for its line goes with it', before: '// both\n// @ts-expect-error old\nb();\nc();\n', edit: s => removeStatement(statement(s, 'b')), after: '// both\nc();\n' },
    { name: 'at the end of a block no blank line stays', before: 'function f() {\n  a();\n\n  b();\n}\n', edit: s => removeStatement(statement(s, 'b')), after: 'function f() {\n  a();\n}\n' },
    { name: 'the first of two on a line', before: 'function f() { b(); c(); }\n', edit: s => removeStatement(statement(s, 'b')), after: 'function f() { c(); }\n' },
    { name: 'the last of two on a line', before: 'function f() { a(); b(); }\n', edit: s => removeStatement(statement(s, 'b')), after: 'function f() { a(); }\n' },
    { name: 'the only one on a line', before: 'function f() { b(); }\n', edit: s => removeStatement(statement(s, 'b')), after: 'function f() { }\n' },
    { name: 'a lone body leaves empty braces', before: 'if (a) b();\nelse c();\n', edit: s => removeStatement(statement(s, 'b')), after: 'if (a) {}\nelse c();\n' },
    { name: 'with Windows line ends', before: crlf('a();\nb();\nc();\n'), edit: s => removeStatement(statement(s, 'b')), after: crlf('a();\nc();\n') },
    { name: 'its guard goes with it, the guard of the next line stays', before: 'a()\n;[1].map(b)\n;(c)()\n', edit: s => removeStatement(statement(s, '[1]')), after: 'a()\n;(c)()\n' },
    { name: 'a next line that would be called gets its own guard', before: 'a()\nif (b) {}\n(c)()\n', edit: s => removeStatement(statement(s, 'if')), after: 'a()\n;(c)()\n' },
    { name: 'the last line of a file', before: 'a();\nb();', edit: s => removeStatement(statement(s, 'b')), after: 'a();\n' },
  ]);
  it('twice in one plan is once', () => {
    const sourceFile = source('a();\nb();\n');
    const one = removeStatement(statement(sourceFile, 'a'));
    const both = combine(one, one);
    expect(isRefused(both) ? both.reason : applyEdits(sourceFile.text, both)).toBe('b();\n');
    expect(() => statement(source('b();\n'), 'a')).toThrow(gone);
  });
});

describe('a node is replaced', () => {
  table([
    { name: 'its comments stay', before: crlf('a(/* x */ b /* y */);\n'), edit: s => replaceNode(call(s, 'a').arguments?.[0] ?? s, '{\n}'), after: crlf('a(/* x */ {\n} /* y */);\n') },
  ]);
});
