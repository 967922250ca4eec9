import { describe, expect, it } from 'vitest';
import { findings, programOf } from './programs.js';

const POLLER = "export class Poller {\n  private readonly timer: ReturnType<typeof setInterval>;\n  constructor(run: () => void) { this.timer = setInterval(run, 1000); }\n  stop(): void { clearInterval(this.timer); }\n}";
const WINDOW = "export class Keys {\n  constructor() { window.addEventListener('keydown', this.onKey); }\n  private readonly onKey = (): void => console.log('key');\n  dispose(): void { window.removeEventListener('keydown', this.onKey); }\n}";

/** What a program says of its files, the same in whichever order they are asked. */
function said(files: Readonly<Record<string, string>>): readonly string[] {
  const names = Object.keys(files);
  const first = [...findings(programOf(files), names)].sort();
  expect([...findings(programOf(files), [...names].reverse())].sort()).toEqual(first);
  return first;
}

describe('what is made in one file and ended in another', () => {
  const panel = (made: string, end: string): string => `import { Keys } from './keys';\nimport { Poller } from './poller';\nimport { poll } from './poll';\nexport class Panel {\n  private readonly keys = new Keys();\n  private readonly poller = ${made};\n  private readonly uses = [Poller, poll];\n  dispose(): void { this.keys.dispose(); ${end} }\n}`;
  const program = (made: string, end: string): Readonly<Record<string, string>> => ({
    'poller.ts': POLLER, 'keys.ts': WINDOW, 'poll.ts': "import { Poller } from './poller';\nexport function poll(run: () => void) { return new Poller(run); }", 'panel.ts': panel(made, end),
  });

  it('an object of a class that holds something is owed its end', () => {
    expect(said(program('new Poller(() => console.log(1))', ''))).toEqual(['panel.ts:6 endForgets']);
    expect(said(program('new Poller(() => console.log(1))', 'this.poller.stop();'))).toEqual([]);
  });

  it('and so is what a helper makes of it', () => {
    expect(said(program('poll(() => console.log(1))', ''))).toEqual(['panel.ts:6 endForgets']);
    expect(said(program('poll(() => console.log(1))', 'this.poller.stop();'))).toEqual([]);
  });

  it('a class of another file under another name', () => {
    const b = (end: string): string => `import { Poller as Loop } from './index';\nexport async function spin(work: () => Promise<void>): Promise<void> {\n  const loop = new Loop(() => console.log('.'));\n  ${end}\n}`;
    const files = (end: string): Readonly<Record<string, string>> => ({ 'poller.ts': POLLER, 'index.ts': "export * from './poller';", 'b.ts': b(end) });
    expect(said(files('await work(); loop.stop();'))).toEqual(['b.ts:3 skipped']);
    expect(said(files('try { await work(); } finally { loop.stop(); }'))).toEqual([]);
  });

  it('an owner whose end ends nothing else is only possible', () => {
    const panelOf = (other: string): string => `import { Keys } from './keys';\nimport { Poller } from './poller';\nexport class Panel {\n  private readonly keys = new Keys();\n  private readonly poller = new Poller(() => console.log(1));\n  dispose(): void { ${other} }\n}`;
    expect(said({ 'poller.ts': POLLER, 'keys.ts': WINDOW, 'panel.ts': panelOf('console.log(this.poller);') })).toEqual([]);
  });
});

describe('a channel that a helper of another file opens', () => {
  const open = "export function announce(name: string) {\n  const channel = new BroadcastChannel(name);\n  channel.onmessage = console.log;\n  return channel;\n}\nexport function announced(name: string) {\n  const channel = new BroadcastChannel(name);\n  return () => channel.close();\n}\nexport async function announceLater(name: string) {\n  const channel = new BroadcastChannel(name);\n  await Promise.resolve();\n  return channel;\n}";
  const tabs = (field: string, end: string): string => `import { announce, announced, announceLater } from './open';\nexport class Tabs {\n  private readonly all = [announce, announced, announceLater];\n  ${field}\n  private readonly seen = new Map<string, number>();\n  dispose(): void { this.seen.clear(); ${end} }\n}`;
  const files = (field: string, end: string): Readonly<Record<string, string>> => ({ 'open.ts': open, 'tabs.ts': tabs(field, end) });

  it('belongs to whoever keeps it', () => {
    expect(said(files("private readonly channel = announce('tabs');", ''))).toEqual(['tabs.ts:4 endForgets']);
    expect(said(files("private readonly channel = announce('tabs');", 'this.channel.close();'))).toEqual([]);
  });

  it('and is ended by calling what was given back', () => {
    expect(said(files("private readonly stop = announced('tabs');", ''))).toEqual(['tabs.ts:4 helperForgotten']);
    expect(said(files("private readonly stop = announced('tabs');", 'this.stop();'))).toEqual([]);
  });

  it('a promise of it is none before it is awaited', () => {
    const later = (body: string): Readonly<Record<string, string>> => ({ 'open.ts': open, 'b.ts': `import { announceLater } from './open';\nexport async function tell(ask: () => Promise<string>): Promise<void> {\n  ${body}\n}` });
    expect(said(later("const channel = await announceLater('b');\n  channel.postMessage(await ask());\n  channel.close();"))).toEqual(['b.ts:3 skipped']);
    expect(said(later("const channel = await announceLater('b');\n  try { channel.postMessage(await ask()); } finally { channel.close(); }"))).toEqual([]);
  });
});

describe('what a function of another file does with what it is given', () => {
  const helpers = 'export function close(channel: BroadcastChannel | undefined): void { channel?.close(); }\nexport async function hello(channel: BroadcastChannel): Promise<void> { channel.postMessage(await Promise.resolve(1)); }\nconst all: BroadcastChannel[] = [];\nexport function keep(channel: BroadcastChannel): void { all.push(channel); }\nexport const same = (channel: BroadcastChannel): BroadcastChannel => channel;\nexport const wrap = (channel: BroadcastChannel) => ({ close: () => channel.close() });';
  const of = (body: string): readonly string[] => said({ 'helpers.ts': helpers, 'b.ts': `import { close, hello, keep, same, wrap } from './helpers';\nimport * as helpers from './helpers';\nexport const used = [close, hello, keep, same, wrap, helpers];\nexport async function run(work: () => Promise<void>): Promise<void> {\n  const channel = new BroadcastChannel('b');\n  ${body}\n}` });
  const leaves = ['b.ts:5 skipped'];

  it('it ends it', () => {
    expect(of('await work(); close(channel);')).toEqual(leaves);
    expect(of('try { await work(); } finally { close(channel); }')).toEqual([]);
  });

  it('it ends it on the way that leaves', () => {
    expect(of('try { await work(); channel.close(); } catch (e) { close(channel); throw e; }')).toEqual([]);
    expect(of('try { await work(); channel.close(); } catch (e) { console.log(channel.name); throw e; }')).toEqual(leaves);
    expect(of('try { await work(); channel.close(); } catch (e) { helpers.close(channel); throw e; }')).toEqual([]);
  });

  it('it only uses it', () => {
    expect(of('await hello(channel); channel.close();')).toEqual(leaves);
    expect(of('try { await hello(channel); } finally { channel.close(); }')).toEqual([]);
  });

  it('it keeps it', () => {
    expect(of('keep(channel); await work();')).toEqual([]);
  });

  it('it gives it back', () => {
    expect(of('const again = same(channel); await work(); again.close();')).toEqual(leaves);
    expect(of('const again = same(channel); try { await work(); } finally { again.close(); }')).toEqual([]);
  });

  it('it makes an owner of it', () => {
    expect(of('const owner = wrap(channel); await work(); owner.close();')).toEqual([]);
  });
});
