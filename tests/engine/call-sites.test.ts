import { describe, expect, it } from 'vitest';
import { callSitesOf } from '../../src/engine/lifetime/callers.js';
import { ts } from '../../src/engine/program/host.js';
import { isFn, nameOf } from '../../src/engine/program/syntax.js';
import { findings, hostOf, programOf } from './programs.js';

type Files = Readonly<Record<string, string>>;

/** The sites of what bears a name in `a.ts` or `a.js`, as "file:line", and what else is said of them. */
function sites(files: Files, name: string): string {
  const first = Object.keys(files)[0] ?? '';
  const host = hostOf(programOf(files), first);
  let said = '';
  const visit = (node: ts.Node): void => {
    const own = ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node) ? node.initializer : node;
    if (own && (isFn(own) || ts.isClassLike(own)) && nameOf(node as { name?: ts.Node }) === name && said === '') {
      const found = callSitesOf(own, host);
      said = [...found.sites.map(s => `${s.getSourceFile().fileName.replace('/app/src/', '')}:${s.getSourceFile().getLineAndCharacterOfPosition(s.getStart()).line + 1}`), ...(found.isMany ? ['many'] : []), ...(found.isOpen ? ['open'] : [])].join(' ');
    }
    ts.forEachChild(node, visit);
  };
  visit(host.sourceFile);
  return said;
}

const POLLER = 'export class Poller {\n  start(): void {}\n  again(): void {\n    this.start();\n  }\n}\nexport default Poller;\n';

describe('the call sites of a function or class', () => {
  it.each<[string, Files, string, string]>([
    ['imported under its name', { 'a.ts': 'export function open() {}', 'b.ts': "import { open } from './a';\nopen();" }, 'open', 'b.ts:2'],
    ['imported under another name', { 'a.ts': 'export function open() {}', 'b.ts': "import { open as begin } from './a.js';\nbegin();" }, 'open', 'b.ts:2'],
    ['a default export', { 'a.ts': 'export default class Poller {}', 'b.ts': "import Any from './a';\nnew Any();" }, 'Poller', 'b.ts:2'],
    ['by way of a file that exports it on', { 'a.ts': 'export class Poller {}', 'index.ts': "export * from './a';", 'b.ts': "import { Poller } from '.';\nnew Poller();" }, 'Poller', 'b.ts:2'],
    ['of a namespace', { 'a.ts': 'export class Poller {}', 'b.ts': "import * as all from './a';\nnew all.Poller();" }, 'Poller', 'b.ts:2'],
    ['module.exports of a constructor function', { 'a.js': 'var Query = module.exports = function Query2() {}', 'b.js': "var Q = require('./a');\nnew Q();" }, 'Query2', 'b.js:2'],
    ['another function of that name', { 'a.ts': 'export function open() {}', 'b.ts': 'function open() {}\nopen();' }, 'open', ''],
    ['not exported: no other file calls it', { 'a.ts': 'function open() {}\nopen();', 'b.ts': "import { open } from './c';\nopen();" }, 'open', 'a.ts:2'],
    ['more than are looked at', { 'a.ts': 'export function open() {}', 'b.ts': `import { open } from './a';\n${'open();'.repeat(25)}` }, 'open', `${'b.ts:2 '.repeat(20)}many`],
  ])('%s', (_, files, name, expected) => {
    expect(sites(files, name)).toBe(expected);
  });
});

describe('the call sites of a method', () => {
  it.each<[string, string, string]>([
    ['a field that is made of the class', "import { Poller } from './a';\nexport class Host {\n  #poller = new Poller();\n  open() { this.#poller.start(); }\n}", 'a.ts:4 b.ts:4'],
    ['a field of that type', "import { Poller } from './a';\nexport class Host {\n  constructor(private readonly poller: Poller | undefined) {}\n  open() { this.poller?.start(); }\n}", 'a.ts:4 b.ts:4'],
    ['a parameter of that type', "import type { Poller } from './a';\nexport const go = (p: Poller) => p.start();", 'a.ts:4 b.ts:2'],
    ['a variable', "import Any from './a';\nconst p = new Any();\np.start();", 'a.ts:4 b.ts:3'],
    ['a subclass calls it on itself', "import { Poller } from './a';\nexport class Sub extends Poller {\n  go() { super.start(); this.start(); }\n}", 'a.ts:4 b.ts:3 b.ts:3'],
    ['another class has one of that name', 'class Other { start() {} }\nnew Other().start();\nconst o: Other = new Other();\no.start();', 'a.ts:4'],
    ['what only the checker knows', "import { Poller } from './a';\ndeclare function find(): Poller;\nfind().start();", 'a.ts:4 b.ts:3'],
    ['a function that is handed the instance untyped', "import { Poller } from './a';\nfunction on(self) { return () => self.start(); }\nexport class Sub extends Poller {\n  go() { on(this); }\n}", 'a.ts:4 b.ts:2'],
    ['nothing tells what it is', 'export const go = (p: any) => p.start();', 'a.ts:4 open'],
  ])('%s', (_, text, expected) => {
    expect(sites({ 'a.ts': POLLER, 'b.ts': text }, 'start')).toBe(expected);
  });
});

const EMITTER = 'export declare class Emitter {\n  on(event: string, listener: (value: unknown) => void): this;\n  off(event: string, listener: (value: unknown) => void): this;\n}\n';
const QUERY = `import { Emitter } from './emitter';
export class Query {
  constructor(private readonly client: Emitter, readonly sql: string) {
    this.client.on('error', () => this.fail());
  }
  fail() {}
}`;
const TILE = `import { Emitter } from './emitter';
export class Tile {
  constructor(bus: Emitter) {
    bus.on('zoom', () => this.draw());
  }
  draw() {}
  dispose() { this.draw(); }
}`;

/** The findings of one program, whichever file is asked first. */
function found(files: Files): string {
  const names = Object.keys(files);
  const orders = [names, [...names].reverse(), [...names.slice(1), ...names.slice(0, 1)]];
  const [first, ...others] = orders.map(order => [...findings(programOf({ 'emitter.ts': EMITTER, ...files }), order, 'possible')].sort().join('\n'));
  for (const other of others) expect(other).toBe(first);
  const program = programOf({ 'emitter.ts': EMITTER, ...files });
  for (const order of orders) expect([...findings(program, order, 'possible')].sort().join('\n')).toBe(first);
  return first ?? '';
}

describe('what is handed in', () => {
  const pool = (body: string): string => `import { Emitter } from './emitter';\nimport { Query } from './a';\nexport class Pool {\n  private client = new Emitter();\n  private last?: Query;\n${body}\n}`;
  it.each<[string, string, boolean]>([
    ['a field, by a method for each thing it is given', '  query(sql: string) { return new Query(this.client, sql); }', true],
    ['a field, in a callback of an event', "  constructor() { this.client.on('row', row => { new Query(this.client, String(row)).fail(); }); }", true],
    ['a field, handed through a function', "  query(sql: string) { return make(this.client, sql); }\n}\nfunction make(client: Emitter, sql: string) {\n  return new Query(client, sql);", true],
    ['one undecided call beside a sure one', '  query(sql: string) { return new Query(this.client, sql); }\n  other(find: () => Emitter) { return new Query(find(), ""); }', true],
    ['a local that is made there', '  query(sql: string) { const client = new Emitter(); return new Query(client, sql); }', false],
    ['the parameter of the callback', "  constructor() { this.client.on('client', client => { new Query(client as Emitter, '').fail(); }); }", false],
    ['the parameter of a method that nobody calls', '  query(client: Emitter, sql: string) { return new Query(client, sql); }', false],
    ['one to one: the constructor keeps it', "  constructor() { this.last = new Query(this.client, ''); }", false],
    ['one to one: a set-up method that only the constructor calls', "  constructor() { this.prepare(''); }\n  private prepare(sql: string) { new Query(this.client, sql).fail(); }", false],
    ['filled just before', '  query(sql: string) { this.client = new Emitter(); return new Query(this.client, sql); }', false],
    ['filled just before by a method', '  query(sql: string) { this.connect(); return new Query(this.client, sql); }\n  connect() { this.client = new Emitter(); }', false],
    ['filled where it was empty', '  query(sql: string) { if (!this.client) this.connect(); return new Query(this.client, sql); }\n  connect() { this.client = new Emitter(); }', true],
    ['made when first asked for', '  query(sql: string) { this.last ??= new Query(this.client, sql); return this.last; }', false],
    ['latched by a test of the field', '  query(sql: string) { if (!this.last) { this.last = new Query(this.client, sql); } return this.last; }', false],
    ['kept in a field', '  query(sql: string) { this.last = new Query(this.client, sql); }', false],
    ['ended by the method', '  query(sql: string) { const q = new Query(this.client, sql); q.fail(); (this.client as any).close(); }', false],
    ['nothing says that it is called again', "  open() { new Query(this.client, '').fail(); }", false],
  ])('%s', (_, body, leaks) => {
    expect(found({ 'a.ts': QUERY, 'b.ts': pool(body) })).toBe(leaks ? 'a.ts:4 handedIn' : '');
  });

  it('a field that came with each request ends with it', () => {
    const call = "import { Emitter } from './emitter';\nimport { Query } from './a';\nexport class Call {\n  constructor(private req: Emitter) {}\n  read(sql: string) { return new Query(this.req, sql); }\n}\n";
    expect(found({ 'a.ts': QUERY, 'b.ts': call })).toBe('a.ts:4 handedIn');
    expect(found({ 'a.ts': QUERY, 'b.ts': call, 'c.ts': "import { Emitter } from './emitter';\nimport { Call } from './b';\nexport function serve(server: Emitter) {\n  server.on('request', req => { new Call(req as Emitter).read(''); });\n}" })).toBe('');
  });

  it('an end that leaves it out is named', () => {
    const map = (body: string): Files => ({ 'a.ts': TILE, 'b.ts': `import { Emitter } from './emitter';\nimport { Tile } from './a';\nexport class Map {\n  constructor(private bus: Emitter) {}\n${body}\n}` });
    expect(found(map('  add(node: { tile: Tile }) { const tile = new Tile(this.bus); node.tile = tile; return tile; }\n  remove(node: { tile: Tile }) { node.tile.dispose(); }'))).toBe('a.ts:4 endForgets');
    expect(found(map('  readonly tile = new Tile(this.bus);'))).toBe('');
  });

  it('a name of the module counts where the calls are seen to repeat', () => {
    const of = (body: string): Files => ({ 'a.ts': QUERY, 'b.ts': `import { Emitter } from './emitter';\nimport { Query } from './a';\nconst client = new Emitter();\n${body}` });
    expect(found(of("export function serve(server: Emitter) {\n  server.on('request', sql => { new Query(client, String(sql)).fail(); });\n}"))).toBe('a.ts:4 handedIn');
    expect(found(of("export const only = new Query(client, '');"))).toBe('');
    expect(found(of("export function query(sql: string) { return new Query(client, sql); }"))).toBe('');
  });

  it('what another file takes off is taken off', () => {
    const a = QUERY.replace('() => this.fail()', 'this.onError').replace('fail() {}', 'onError = () => {};\n  fail() {}');
    const query = '  query(sql: string) { return new Query(this.client, sql); }';
    expect(found({ 'a.ts': a, 'b.ts': pool(query) })).toBe('a.ts:4 handedIn');
    expect(found({ 'a.ts': a, 'b.ts': pool(`${query}\n  done(q: Query) { this.client.off('error', q.onError); }`) })).toBe('');
  });

  it('comes to an end where calls go round', () => {
    const a = "import { Emitter } from './emitter';\nimport { b } from './b';\nexport function a(bus: Emitter) {\n  bus.on('x', () => {});\n  b(bus);\n}";
    const b = "import { Emitter } from './emitter';\nimport { a } from './a';\nexport function b(bus: Emitter) {\n  bus.on('y', () => {});\n  a(bus);\n}";
    expect(found({ 'a.ts': a, 'b.ts': b })).toBe('');
  });
});

describe('an interval that is started again', () => {
  const link = (start: string): string => `export class Link {
  status = '';
  private beat?: number;
  constructor() { this.connect(); }
  connect() {
    ${start}
    this.beat = setInterval(() => {}, 1000);
  }
  close() { clearInterval(this.beat); }
}`;
  const again = "import { Link } from './a';\nexport function onClose(link: Link) {\n  link.status = 'closed';\n  setTimeout(() => link.connect(), 1000);\n}";
  it.each<[string, Files, boolean]>([
    ['by a timer of another file', { 'a.ts': link(''), 'b.ts': again }, true],
    ['by a timer of another file that closes first', { 'a.ts': link(''), 'b.ts': again.replace('setTimeout(() => link', 'link.close();\n  setTimeout(() => link') }, false],
    ['by a timer of another file that clears the field first', { 'a.ts': link('').replace('private ', ''), 'b.ts': again.replace('setTimeout(() => link', 'clearInterval(link.beat);\n  setTimeout(() => link') }, false],
    ['cleared first', { 'a.ts': link('clearInterval(this.beat);'), 'b.ts': again }, false],
    ['guarded by the field', { 'a.ts': link('if (this.beat) return;'), 'b.ts': again }, false],
    ['by a restart that ends it first', { 'a.ts': link('').replace('close()', 'restart() { this.close(); this.connect(); }\n  close()'), 'b.ts': 'export const stop = (link: { beat: number }) => clearInterval(link.beat);' }, false],
    ['by a restart that does not', { 'a.ts': link('').replace('close()', 'restart() { this.connect(); }\n  close()'), 'b.ts': 'export const stop = (link: { beat: number }) => clearInterval(link.beat);' }, true],
    ['later, by a method that ends it first', { 'a.ts': link('').replace('close()', 'restart() { this.close(); setTimeout(() => this.connect(), 10); }\n  close()') }, false],
    ['by nobody', { 'a.ts': link('') }, false],
    ['for another instance, once', { 'a.ts': link(''), 'b.ts': "import { Link } from './a';\nexport const link = new Link();\nlink.connect();" }, false],
    ['by what follows a promise', { 'a.ts': link(''), 'b.ts': "import { Link } from './a';\nexport const go = (link: Link) => Promise.resolve().then(() => link.connect());" }, false],
    ['by another class of that method', { 'a.ts': link(''), 'b.ts': 'class Other { connect() {} }\nexport const go = (o: Other) => setTimeout(() => o.connect(), 10);' }, false],
  ])('%s', (_, files, leaks) => {
    expect(found(files)).toBe(leaks ? 'a.ts:7 overwritten' : '');
  });
});
