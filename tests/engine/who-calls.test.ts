import { describe, expect, it } from 'vitest';
import { findings, programOf } from './programs.js';

/** What the files of a program say of `a.ts`: how often it runs, and who ends what it makes. */
function said(files: Readonly<Record<string, string>>, file = 'a.ts'): readonly string[] {
  return findings(programOf(files), [file]);
}

describe('who calls, and whether it comes again', () => {
  it('tests say nothing of how often a program does it', () => {
    const a = "export class Feed {\n  constructor() { setInterval(() => console.log(this), 1000); }\n}";
    const many = "import { Feed } from '../a';\nexport const all = [1, 2].map(() => new Feed());";
    const one = "import { Feed } from './a';\nexport const feed = new Feed();";
    expect(said({ 'a.ts': a, 'main.ts': one, 'test/a.test.ts': many })).toEqual([]);
    expect(said({ 'a.ts': a, 'main.ts': one, 'app/all.ts': many })).not.toEqual([]);
  });

  it('a component that only the root shows is put in once', () => {
    const a = "import { useEffect } from 'react';\nexport function Stats() {\n  useEffect(() => { setInterval(() => console.log('tick'), 1000); }, []);\n  return null;\n}";
    const root = (shown: string): string => `import { render } from 'react-dom';\nimport { Stats } from './a';\nconst App = (props: { open: boolean }) => <main>${shown}</main>;\nrender(<App open />, document.body);`;
    expect(said({ 'a.tsx': a, 'main.tsx': root('<Stats />') }, 'a.tsx')).toEqual([]);
    expect(said({ 'a.tsx': a, 'main.tsx': root('{props.open ? <Stats /> : null}') }, 'a.tsx')).not.toEqual([]);
  });

  it('an end that nobody calls ends nothing that the program makes itself', () => {
    const a = "export class Bar {\n  private timer?: ReturnType<typeof setTimeout>;\n  constructor(private readonly send: (text: string) => void) {}\n  show(): void { clearTimeout(this.timer); this.timer = setInterval(() => this.send('late'), 5000); }\n  dispose(): void { this.send('gone'); }\n}";
    const b = (body: string): string => `import { Bar } from './a';\nexport function open() { const bar = new Bar(console.log); bar.show(); ${body} }`;
    expect(said({ 'a.ts': a, 'b.ts': b('') })).toEqual([]);
    expect(said({ 'a.ts': a, 'b.ts': b('bar.dispose();') })).not.toEqual([]);
  });

  it('the one of a program whose end takes off others is meant to end', () => {
    const bus = 'export class Emitter {\n  on(event: string, fn: () => void): this { console.log(event, fn); return this; }\n  off(event: string, fn: () => void): this { console.log(event, fn); return this; }\n  removeListener(event: string, fn: () => void): this { return this.off(event, fn); }\n}';
    const a = (end: string): string => `import { Emitter } from './emitter';\nexport class Net {\n  constructor(private readonly bus: Emitter) {\n    this.bus.on('a', this.onA);\n    this.bus.on('b', this.onB);\n  }\n  private readonly onA = (): void => console.log(this);\n  private readonly onB = (): void => console.log(this);\n  close(): void { ${end} }\n}`;
    const main = "import { Emitter } from './emitter';\nimport { Net } from './a';\nconst net = new Net(new Emitter());\nexport const end = () => net.close();";
    const ended = (end: string): readonly string[] => said({ 'a.ts': a(end), 'emitter.ts': bus, 'main.ts': main });
    expect(ended("this.bus.off('a', this.onA); this.bus.off('b', this.onB);")).toEqual([]);
    expect(ended("console.log('closed');")).toEqual([]);
    expect(ended("this.bus.off('a', this.onA);")).not.toEqual([]);
  });

  it('a class that is ended as a whole ends its one instance', () => {
    const store = "export class Emitter {\n  on(event: string, fn: () => void): this { console.log(event, fn); return this; }\n  off(event: string, fn: () => void): this { console.log(event, fn); return this; }\n  removeListener(event: string, fn: () => void): this { return this.off(event, fn); }\n}\nexport default class Store extends Emitter {\n  private static one?: Store;\n  static get instance(): Store { return (Store.one ??= new Store()); }\n  static destroy(): void { Store.one = undefined; }\n}";
    const a = (end: string): string => `import Store from './store';\nexport class Shell {\n  constructor() {\n    Store.instance.on('resize', this.onResize);\n    Store.instance.on('theme', this.onTheme);\n  }\n  private readonly onResize = (): void => console.log(this);\n  private readonly onTheme = (): void => console.log(this);\n  dispose(): void { ${end} }\n}`;
    const main = "import { Shell } from './a';\nexport const open = () => { const shell = new Shell(); return () => shell.dispose(); };";
    const ended = (end: string): readonly string[] => said({ 'a.ts': a(end), 'store.ts': store, 'main.ts': main });
    expect(ended("Store.instance.off('theme', this.onTheme);")).not.toEqual([]);
    expect(ended("Store.instance.off('theme', this.onTheme); Store.destroy();")).toEqual([]);
  });

  it('what goes by the name of a hook of the end is called by somebody', () => {
    const a = (name: string): string => `export class Worker {\n  private timer?: ReturnType<typeof setInterval>;\n  private done = false;\n  run(): void { this.timer = setInterval(() => console.log(this), 1000); }\n  ${name}(): void { clearInterval(this.timer); }\n  shutdown(): void { this.done = true; }\n}`;
    expect(said({ 'a.ts': a('onPrepareShutdown') })).toEqual([]);
    expect(said({ 'a.ts': a('rest') })).not.toEqual([]);
  });

  it('a class list registers nobody', () => {
    const a = (value: string): string => `export class Runner {\n  private readonly all: unknown[] = [];\n  add(one: unknown): void { this.all.push(one); }\n  remove(one: unknown): void { this.all.splice(this.all.indexOf(one), 1); }\n  emit(): void {}\n}\nexport class Part {\n  private readonly word = 'part';\n  private readonly all = [1];\n  constructor(private readonly runner: Runner) {}\n  show(): void { this.runner.add(${value}); }\n  dispose(): void { this.all.pop(); }\n}`;
    const possible = (value: string): readonly string[] => findings(programOf({ 'a.ts': a(value) }), ['a.ts'], 'possible');
    expect(possible('this.word')).toEqual([]);
    expect(possible('this')).not.toEqual([]);
  });
});
