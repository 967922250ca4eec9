import { describe } from 'vitest';
import { ts } from '../../src/engine/program/host.js';
import { addOptionalMember, addParameter, addToPattern, combine, passArgument, type Edited } from '../../src/fix/edit.js';
import { body, call, crlf, table } from './cases.js';

const parameter = (start: string) => (s: ts.SourceFile): Edited => {
  const fn = body(s, start);
  return ts.isArrowFunction(fn) || ts.isFunctionDeclaration(fn) || ts.isMethodDeclaration(fn) ? addParameter(fn, 'signal', 'AbortSignal') : { reason: 'no function' };
};

const pass = (index: number, property?: string, value = 'signal') => (s: ts.SourceFile): Edited => passArgument(call(s, 'load'), { index, ...(property === undefined ? {} : { property }) }, value);

const option = (s: ts.SourceFile): Edited => {
  const fn = body(s, 'function load');
  const last = ts.isFunctionDeclaration(fn) ? fn.parameters.at(-1) : undefined;
  const [holder] = [last?.type, ...s.statements].filter(n => n !== undefined && (ts.isTypeLiteralNode(n) || ts.isInterfaceDeclaration(n)));
  const member: Edited = holder && (ts.isTypeLiteralNode(holder) || ts.isInterfaceDeclaration(holder)) ? addOptionalMember(holder, 'signal', 'AbortSignal') : [];
  return last && ts.isObjectBindingPattern(last.name) ? combine(member, addToPattern(last.name, 'signal')) : member;
};

describe('an optional parameter is added', () => {
  table([
    { name: 'no parameters yet', before: 'async function load() {}\n', edit: parameter('async function load'), after: 'async function load(signal?: AbortSignal) {}\n' },
    { name: 'behind others', before: 'async function load(id: string, n = 1): Promise<void> {}\n', edit: parameter('async function load'), after: 'async function load(id: string, n = 1, signal?: AbortSignal): Promise<void> {}\n' },
    { name: 'each on its line', before: crlf('function load(\n\tid: string,\n\tn: number,\n) {}\n'), edit: parameter('function load'), after: crlf('function load(\n\tid: string,\n\tn: number,\n\tsignal?: AbortSignal,\n) {}\n') },
    { name: 'JavaScript has no types', file: 'file.js', before: 'function load(id) {}\n', edit: parameter('function load'), after: 'function load(id, signal) {}\n' },
    { name: 'an arrow with parentheses', before: 'const load = (id: string) => id;\n', edit: parameter('(id'), after: 'const load = (id: string, signal?: AbortSignal) => id;\n' },
    { name: 'an arrow without parentheses', before: 'const load = id => f(id);\n', edit: parameter('id'), after: 'const load = (id, signal?: AbortSignal) => f(id);\n' },
    { name: 'an async arrow without parentheses', file: 'file.js', before: 'const load = async id => f(id)\n', edit: parameter('async id'), after: 'const load = async (id, signal) => f(id)\n' },
    { name: 'a method', before: 'class A {\n  load<T>(id: T) {}\n}\n', edit: parameter('load'), after: 'class A {\n  load<T>(id: T, signal?: AbortSignal) {}\n}\n' },
    { name: 'any number of arguments is a reason', before: 'function load(...ids: string[]) {}\n', edit: parameter('function load'), reason: /any number/ },
  ]);
});

describe('an option is added to a type and taken out of it', () => {
  table([
    { name: 'a literal on one line', before: 'function load(o: { id?: string }) {}\n', edit: option, after: 'function load(o: { id?: string; signal?: AbortSignal }) {}\n' },
    { name: 'a literal with commas', before: 'function load(o: { id?: string, n: number }) {}\n', edit: option, after: 'function load(o: { id?: string, n: number, signal?: AbortSignal }) {}\n' },
    { name: 'an empty literal', before: 'function load(o: {}) {}\n', edit: option, after: 'function load(o: { signal?: AbortSignal }) {}\n' },
    { name: 'a pattern', before: 'function load({ id }: { id?: string } = {}) {}\n', edit: option, after: 'function load({ id, signal }: { id?: string; signal?: AbortSignal } = {}) {}\n' },
    { name: 'a pattern with a rest', before: 'function load({ id, ...rest }: { id?: string }) {}\n', edit: option, after: 'function load({ id, signal, ...rest }: { id?: string; signal?: AbortSignal }) {}\n' },
    { name: 'an interface', before: 'interface Options {\n    id: string; // whose\n}\nfunction load(o: Options) {}\n', edit: option, after: 'interface Options {\n    id: string; // whose\n    signal?: AbortSignal;\n}\nfunction load(o: Options) {}\n' },
    { name: 'an interface without semicolons', before: 'interface Options {\n  id: string\n}\nfunction load(o: Options) {}\n', edit: option, after: 'interface Options {\n  id: string\n  signal?: AbortSignal\n}\nfunction load(o: Options) {}\n' },
  ]);
});

describe('a value is passed at a call', () => {
  table([
    { name: 'the only argument', before: 'load();\n', edit: pass(0), after: 'load(signal);\n', again: /stands there/ },
    { name: 'behind others', before: 'load(id);\n', edit: pass(1), after: 'load(id, signal);\n', again: /stands there/ },
    { name: 'others are left out', before: 'load(id);\n', edit: pass(3), after: 'load(id, undefined, undefined, signal);\n' },
    { name: 'new options', before: 'load(id);\n', edit: pass(1, 'signal'), after: 'load(id, { signal });\n', again: /a `signal` already/ },
    { name: 'another name', before: 'load(id);\n', edit: pass(1, 'signal', 'this.#ending.signal'), after: 'load(id, { signal: this.#ending.signal });\n' },
    { name: 'options that are there', before: 'load(id, { deep: true });\n', edit: pass(1, 'signal'), after: 'load(id, { deep: true, signal });\n', again: /a `signal` already/ },
    { name: 'options of a name', before: 'load(id, options);\n', edit: pass(1, 'signal'), after: 'load(id, { ...options, signal });\n', again: /spread/ },
    { name: 'undefined is no options', before: 'load(id, undefined);\n', edit: pass(1, 'signal'), after: 'load(id, { signal });\n' },
    { name: 'spread arguments are a reason', before: 'load(...ids);\n', edit: pass(1), reason: /spread/ },
    { name: 'options that are made elsewhere are a reason', before: 'load(id, make());\n', edit: pass(1, 'signal'), reason: /not written/ },
  ]);
});
