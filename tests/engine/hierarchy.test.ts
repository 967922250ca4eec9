import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { builtIns } from '../../src/catalog/catalog.js';
import { analyse } from '../../src/engine/analyse.js';
import { RANK, type Confidence } from '../../src/engine/leak.js';
import { programHost } from '../../src/engine/program/host.js';
import { clearInEnd } from '../../src/fix/plans/clear-in-end.js';

type Files = Readonly<Record<string, string>>;

const options: ts.CompilerOptions = { strict: true, noEmit: true, allowJs: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
const libs = new Map<string, ts.SourceFile | undefined>(); // the same for every program

/** A program over texts; files whose text is that of an older program keep their nodes, as in an editor. */
function programOf(files: Files, old?: ts.Program): ts.Program {
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile.bind(host);
  host.getCurrentDirectory = () => '/app/src';
  host.fileExists = name => name.replace('/app/src/', '') in files || (!name.startsWith('/app/') && ts.sys.fileExists(name));
  host.getSourceFile = (name, ...rest) => {
    const text = files[name.replace('/app/src/', '')];
    if (text === undefined) {
      if (!libs.has(name)) libs.set(name, read(name, ...rest));
      return libs.get(name);
    }
    const kept = old?.getSourceFile(name);
    return kept?.text === text ? kept : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  };
  return ts.createProgram({ rootNames: Object.keys(files).map(f => `/app/src/${f}`), options, host });
}

/** The certain and likely findings of a program, or the possible ones as well, as the rule and the line's text, in the order in which its files are linted. */
function findings(program: ts.Program, order: readonly string[], least: Confidence = 'likely'): readonly string[] {
  return order.flatMap(name => {
    const file = program.getSourceFile(`/app/src/${name}`);
    if (!file) throw new Error(`no ${name}`);
    return analyse(programHost(program, file), builtIns).findings.filter(l => RANK[l.confidence] >= RANK[least]).map(l => {
      expect(l.at.getSourceFile(), 'a finding stands in the linted file').toBe(file);
      return `${l.rule}: ${l.at.parent.getText().split('\n')[0]?.replace(/[{(].*/, '')}`;
    });
  }).sort();
}

interface Pair {
  readonly name: string;
  readonly base: string;
  readonly sub: string;
  /** Taken out of either text, it makes the program leaky; a pair without it is leaky as it stands. */
  readonly release?: string;
  readonly leak: string;
}

const TIMER = 'no-uncleared-timer: setInterval';
const LISTENER = 'no-unremoved-listener: window.addEventListener';

const pairs: readonly Pair[] = [
  {
    name: 'the base\'s end calls our hook', release: 'this.onEnd();', leak: TIMER,
    base: 'export abstract class Base { dispose(): void { this.onEnd(); } protected onEnd(): void {} }',
    sub: 'export class Sub extends Base { private timer?: ReturnType<typeof setInterval>; show(): void { this.timer ??= setInterval(() => this.show(), 4000); } protected override onEnd(): void { clearInterval(this.timer); } }',
  },
  {
    name: 'our end calls the base\'s', release: 'super.dispose();', leak: TIMER,
    base: 'export class Base { protected timer?: ReturnType<typeof setInterval>; dispose(): void { clearInterval(this.timer); } }',
    sub: 'export class Sub extends Base { private text = ""; show(): void { this.timer ??= setInterval(() => this.show(), 4000); } override dispose(): void { this.text = ""; super.dispose(); } }',
  },
  {
    name: 'the base clears a protected field', release: 'clearInterval(this.timer);', leak: TIMER,
    base: 'export class Base { protected timer?: ReturnType<typeof setInterval>; protected done = false; dispose(): void { this.done = true; clearInterval(this.timer); } }',
    sub: 'export class Sub extends Base { show(): void { this.timer ??= setInterval(() => this.show(), 4000); } }',
  },
  {
    name: 'the subclass clears what the base started', release: 'clearInterval(this.timer);', leak: TIMER,
    base: 'export class Base { protected timer?: ReturnType<typeof setInterval>; show(): void { this.timer ??= setInterval(() => this.show(), 4000); } dispose(): void {} }',
    sub: 'export class Sub extends Base { override dispose(): void { clearInterval(this.timer); super.dispose(); } }',
  },
  {
    name: 'the base keeps what it is given', release: 'this.timers.forEach(clearInterval);', leak: TIMER,
    base: 'export class Base { protected timers: ReturnType<typeof setInterval>[] = []; protected done = false; protected keep(one: ReturnType<typeof setInterval>): void { this.timers.push(one); } dispose(): void { this.done = true; this.timers.forEach(clearInterval); } }',
    sub: 'export class Sub extends Base { show(): void { this.keep(setInterval(() => this.show(), 4000)); } }',
  },
  {
    name: 'the base removes a listener of ours', release: 'window.removeEventListener("resize", this.onResize);', leak: LISTENER,
    base: 'export class Base { protected done = false; protected readonly onResize = (): void => this.layout(); protected layout(): void {} dispose(): void { this.done = true; window.removeEventListener("resize", this.onResize); } }',
    sub: 'export class Sub extends Base { show(): void { window.addEventListener("resize", this.onResize); } protected override layout(): void {} }',
  },
  {
    name: 'a private name of the base is another', leak: TIMER,
    base: 'export class Base { #timer?: ReturnType<typeof setTimeout>; wait(): void { clearTimeout(this.#timer); this.#timer = setTimeout(() => {}, 10); } dispose(): void { clearTimeout(this.#timer); } }',
    sub: 'export class Sub extends Base { #timer?: ReturnType<typeof setInterval>; show(): void { this.#timer ??= setInterval(() => this.show(), 4000); } }',
  },
  {
    name: 'a sibling\'s hook ends nothing of ours', leak: TIMER,
    base: 'export class Base { dispose(): void { this.onEnd(); } protected onEnd(): void {} }\nexport class Sibling extends Base { protected timer?: ReturnType<typeof setInterval>; protected override onEnd(): void { clearInterval(this.timer); } }',
    sub: 'export class Sub extends Base { protected timer?: ReturnType<typeof setInterval>; show(): void { this.timer ??= setInterval(() => this.show(), 4000); } }',
  },
];

describe.each(pairs)('$name', ({ base, sub, release, leak }) => {
  const without = (text: string): string => (release === undefined ? text : text.replace(release, ''));
  const twins = [...(release === undefined ? [] : [['clean', base, sub, []] as const]), ['leaky', without(base), without(sub), [leak]] as const];

  it.each(twins)('%s: in one file and in two, whichever is linted first', (_, upper, lower, wanted) => {
    const one = { 'one.ts': `${upper}\n${lower}\n` };
    const two = { 'base.ts': `${upper}\n`, 'sub.ts': `import { Base } from './base';\n${lower}\n` };
    expect(findings(programOf(one), ['one.ts'])).toEqual(wanted);
    expect(findings(programOf(two), ['base.ts', 'sub.ts'])).toEqual(wanted);
    expect(findings(programOf(two), ['sub.ts', 'base.ts'])).toEqual(wanted);
  });

  it('an edit in one file changes what is said about the other', () => {
    if (release === undefined) return;
    const clean = { 'base.ts': base, 'sub.ts': `import { Base } from './base';\n${sub}` };
    const leaky = { 'base.ts': without(base), 'sub.ts': `import { Base } from './base';\n${without(sub)}` };
    const first = programOf(clean);
    expect(findings(first, ['sub.ts', 'base.ts'])).toEqual([]);
    const second = programOf(leaky, first);
    expect(second.getSourceFile('/app/src/sub.ts') === first.getSourceFile('/app/src/sub.ts') || second.getSourceFile('/app/src/base.ts') === first.getSourceFile('/app/src/base.ts')).toBe(true);
    expect(findings(second, ['sub.ts', 'base.ts'])).toEqual([leak]);
    expect(findings(programOf(clean, second), ['base.ts', 'sub.ts'])).toEqual([]);
    expect(findings(first, ['sub.ts', 'base.ts']), 'the older program again').toEqual([]);
  });
});

describe('how a base is named', () => {
  const body = '{ protected timer?: ReturnType<typeof setInterval>; protected done = false; dispose(): void { this.done = true; clearInterval(this.timer); } }';
  const sub = (head: string, base: string): string => `${head}\nexport class Sub extends ${base} { show(): void { this.timer ??= setInterval(() => this.show(), 4000); } }`;
  const ways: readonly (readonly [name: string, files: Files])[] = [
    ['by another name', { 'base.ts': `export class Base ${body}`, 'sub.ts': sub('import { Base as View } from \'./base.js\';', 'View') }],
    ['a default export', { 'base.ts': `export default class Base ${body}`, 'sub.ts': sub('import View from \'./base\';', 'View') }],
    ['a namespace', { 'base.ts': `export class Base ${body}`, 'sub.ts': sub('import * as views from \'./base\';', 'views.Base') }],
    ['through an index', { 'views/base.ts': `export class Base ${body}`, 'views/index.ts': 'export * from \'./base\';', 'sub.ts': sub('import { Base } from \'./views\';', 'Base') }],
    ['a class expression', { 'base.ts': `export const Base = class ${body.replaceAll('protected ', '')}`, 'sub.ts': sub('import { Base } from \'./base\';', 'Base') }],
  ];

  it.each(ways)('%s', (_, files) => {
    const names = Object.keys(files);
    expect(findings(programOf(files), names)).toEqual([]);
    const leaky = Object.fromEntries(Object.entries(files).map(([f, text]) => [f, text.replace('clearInterval(this.timer);', '')]));
    expect(findings(programOf(leaky), names)).toEqual([TIMER]);
  });

  it('one that is not read may end everything that it declares', () => {
    const files = { 'sub.ts': `${sub('import { Base } from \'views\';', 'Base')}` };
    expect(findings(programOf(files), ['sub.ts'])).toEqual([]);
  });

  it('and so may the fifth above', () => {
    const chain = [1, 2, 3, 4, 5].map(i => `export class B${i} extends B${i + 1} {}`).join('\n');
    const files = { 'sub.ts': sub('import { B1 } from \'./base\';', 'B1'), 'base.ts': `${chain}\nexport class B6 ${body.replace('clearInterval(this.timer);', '')}` };
    expect(findings(programOf(files), ['sub.ts'])).toEqual([]);
  });
});

it('what a base hands to its constructor\'s parameter is its own, and what its subclass hands it is the subclass\'s', () => {
  const base = 'export class Base { constructor(protected readonly target: EventTarget) {} protected readonly onEnd = (): void => {}; dispose(): void { this.target.removeEventListener("a", this.onEnd); } }';
  const sub = (made: string): string => `import { Base } from './base';\nexport class Sub extends Base { constructor(target: EventTarget) { super(${made}); } show(): void { this.target.addEventListener("b", () => this.dispose()); } }`;
  expect(findings(programOf({ 'base.ts': base, 'sub.ts': sub('new EventTarget()') }), ['sub.ts'], 'possible')).toEqual([]);
  expect(findings(programOf({ 'base.ts': base, 'sub.ts': sub('target') }), ['sub.ts'], 'possible')).toEqual(['no-unremoved-listener: this.target.addEventListener']);
});

it('how often a base is made is how often its subclasses are', () => {
  const base = 'export abstract class Base { constructor() { setInterval(() => this.tick(), 1000); } protected abstract tick(): void; }';
  const sub = 'import { Base } from \'./base\';\nclass Sub extends Base { protected tick(): void {} }\n';
  expect(findings(programOf({ 'base.ts': base, 'sub.ts': `${sub}export const only = new Sub();` }), ['base.ts'], 'possible')).toEqual([]);
  expect(findings(programOf({ 'base.ts': base, 'sub.ts': `${sub}export const all = [1, 2].map(() => new Sub());` }), ['base.ts'], 'possible')).toEqual([TIMER]);
});

it('no plan edits the end of a class in another file', () => {
  const base = 'export class Base { protected timer?: ReturnType<typeof setInterval>; show(): void { this.timer ??= setInterval(() => this.show(), 4000); } }';
  const sub = 'import { Base } from \'./base\';\nexport class Sub extends Base { private done = false; dispose(): void { this.done = true; } }';
  const program = programOf({ 'base.ts': base, 'sub.ts': sub });
  const file = program.getSourceFile('/app/src/base.ts');
  if (!file) throw new Error('no base.ts');
  const host = programHost(program, file);
  const plans = analyse(host, builtIns).findings.flatMap(l => ('acquisition' in l ? [clearInEnd(l, host)] : []));
  expect(plans).toEqual([{ plan: 'clear-in-end', reason: '`dispose()` stands in another file' }]);
});
