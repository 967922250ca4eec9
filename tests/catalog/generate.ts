import type { Acquire, Origin, Release, ResourceModel } from '../../src/catalog/types.js';

/** A program written from a row alone. */
export interface Generated {
  readonly name: string;
  readonly code: string;
  /** The line of the acquisition, from 1. */
  readonly line: number;
}

const ACQUIRED = '/* acquired here */';
/** What gives a promise of the handle. */
const PROMISED = ['fetch', 'createImageBitmap', 'open', 'opendir', 'request', 'getUserMedia', 'getDisplayMedia', 'createWritable', 'createSyncAccessHandle'];

/** What lends without a promise. */
const AT_ONCE = ['createQueryRunner', 'startSession', 'session', 'getReader', 'getWriter', 'add'];

/** For one way to begin, a class whose end does not end it, or a method of which one way out does not give back. */
export function leaky(row: ResourceModel, acquire: Acquire): Generated {
  if (row.kind === 'loan') return borrowing(row, acquire, undefined, `${row.id}: ${nameOf(acquire)}`);
  return program(row, acquire, undefined, `${row.id}: ${nameOf(acquire)}`);
}

/** For one way to begin, the same class once for each way to end it. */
export function correct(row: ResourceModel, acquire: Acquire): readonly Generated[] {
  return row.release.map(release => (row.kind === 'loan' ? borrowing : program)(row, acquire, release, `${row.id}: ${nameOf(acquire)} … ${releaseName(release)}`));
}

function releaseName(release: Release): string {
  if (release.via === 'invoke') return 'a call';
  return 'name' in release ? release.name : `{ ${release.prop} }`;
}

function nameOf(acquire: Acquire): string {
  return acquire.construct === undefined ? `${callOf(acquire)}()` : `new ${acquire.construct}()`;
}

/** The function's name; for a row of a prefix, one that begins so. */
function callOf(acquire: Acquire): string {
  return acquire.call ?? `${acquire.prefix}DidChange`;
}

function program(row: ResourceModel, acquire: Acquire, release: Release | undefined, name: string): Generated {
  const repeats = row.ends === 'once'; // one that ends by itself leaks where it begins itself again
  const option = release?.via === 'option' ? release : undefined;
  const promised = PROMISED.includes(callOf(acquire));
  const begin = `${acquire.handle === 'result' ? 'this.handle = ' : ''}${promised ? 'await ' : ''}${acquisition(acquire, option)}; ${ACQUIRED}`;
  const end = release ? ending(acquire, release) : '';
  const code = [
    ...imports(acquire, release),
    ...declarations(row, acquire, release),
    'export class Owner {',
    '  private count = 0;',
    '  private readonly controller = new AbortController();',
    ...(acquire.handle === 'result' ? [`  private handle: ${handleType(acquire, release)} | undefined;`] : []),
    '',
    `  constructor(${isMethod(acquire) ? 'private readonly source: Source' : ''}) {`,
    `    ${promised ? 'void this.begin();' : repeats ? 'this.next();' : begin}`,
    '  }',
    '',
    ...(promised ? ['  private async begin(): Promise<void> {', `    ${begin}`, '  }', ''] : []),
    ...(repeats ? ['  private next(): void {', '    this.count += 1;', `    ${begin}`, '  }', ''] : []),
    '  private readonly run = (): void => {',
    `    ${repeats ? 'this.next();' : 'this.count += 1;'}`,
    '  };',
    '',
    '  dispose(): void {',
    '    this.count = 0;',
    ...(end === '' ? [] : [`    ${end}`]),
    '  }',
    '}',
  ];
  const line = code.findIndex(text => text.includes(ACQUIRED)) + 1;
  return { name, code: code.join('\n').replace(` ${ACQUIRED}`, ''), line };
}

/** A method that borrows, waits for some work, and gives back: in a `finally`, or, without a release to show, on the good way alone. */
function borrowing(row: ResourceModel, acquire: Acquire, release: Release | undefined, name: string): Generated {
  const [origin] = acquire.on ?? [];
  const isFunction = row.release.some(r => r.via === 'invoke');
  const members = [...(acquire.gives ?? []), ...row.release.flatMap(r => (r.via === 'method' ? [r.name] : []))];
  const handle = acquire.element === undefined ? (isFunction ? '() => void' : `{ ${[...new Set(members)].map(m => `${m}(): void`).join('; ')} }`) : '[number, () => void]';
  const waits = !AT_ONCE.includes(callOf(acquire));
  const keyed = acquire.handle === 'result' ? undefined : acquire.handle.key;
  const given = keyed ? 'void' : handle;
  const others = [...(origin && 'shape' in origin ? origin.shape.filter(m => m !== callOf(acquire)) : []), ...row.release.flatMap(r => (r.via === 'call' || keyed ? ['name' in r ? r.name : ''] : []))];
  const source = origin && !('shape' in origin) ? `type Source = ${origin.name[0]}<object>;` : `interface Source { ${[`${callOf(acquire)}(): ${waits ? `Promise<${given}>` : given}`, ...[...new Set(others)].map(m => `${m}(...args: unknown[]): void`)].join('; ')} }`;
  const kept = acquire.element === undefined ? 'const loan' : 'const [, loan]';
  const args = keyed ? keyed.map(() => 'key').join('') : acquire.module ? 'key' : '';
  const begin = `${keyed ? '' : `${kept} = `}${waits ? 'await ' : ''}${acquire.module ? '' : 'this.source.'}${callOf(acquire)}(${args}); ${ACQUIRED}`;
  const shown = release ?? row.release[0];
  const end = shown?.via === 'invoke' ? 'loan();' : shown?.via === 'call' ? `this.source.${shown.name}(loan);` : shown?.via === 'method' ? `${keyed ? 'this.source' : 'loan'}.${shown.name}(${args});` : '';
  const code = [
    ...imports(acquire, undefined),
    ...(acquire.module ? ['type Source = object;'] : [source]),
    'export class Borrower {',
    '  constructor(private readonly source: Source) {}',
    '',
    '  async use(work: () => Promise<void>): Promise<void> {',
    ...(acquire.limit === undefined ? [] : [`    if (this.source.${acquire.limit} >= 4) return;`]),
    ...(args === '' ? [] : [`    const key = ${acquire.module ? "'key'" : '{}'};`]),
    `    ${begin}`,
    ...(release ? ['    try {', '      await work();', '    } finally {', `      ${end}`, '    }'] : ['    await work();', `    ${end}`]),
    '  }',
    '}',
  ];
  const line = code.findIndex(text => text.includes(ACQUIRED)) + 1;
  return { name, code: code.join('\n').replace(` ${ACQUIRED}`, ''), line };
}

function isMethod(acquire: Acquire): boolean {
  return acquire.construct === undefined && acquire.handle !== 'result' || acquire.on !== undefined || acquire.prefix !== undefined;
}

function acquisition(acquire: Acquire, option: (Release & { via: 'option' }) | undefined): string {
  const args = argumentsOf(acquire);
  if (option) args[option.arg] = option.is === 'true' ? `{ ${option.prop}: true }` : `{ ${option.prop}: this.controller.signal }`;
  const list = Array.from(args, text => text ?? 'undefined').join(', ');
  if (acquire.construct !== undefined) return `new ${acquire.construct}(${list})`;
  return `${isMethod(acquire) ? 'this.source.' : ''}${callOf(acquire)}(${list})`;
}

function argumentsOf(acquire: Acquire): string[] {
  const args: string[] = [];
  const keys = acquire.handle === 'result' ? [] : acquire.handle.key;
  for (const index of keys) args[index] = acquire.callback === undefined ? 'this' : `'${acquire.once ? 'close' : 'click'}'`;
  if (acquire.callback !== undefined) args[acquire.callback] = 'this.run';
  if (acquire.delay !== undefined) args[acquire.delay] = '1_000';
  return args;
}

function ending(acquire: Acquire, release: Release): string {
  const added = argumentsOf(acquire);
  switch (release.via) {
    case 'call':
      return release.arg < 0 ? `${release.name}();` : `${isMethod(acquire) ? 'this.source.' : ''}${release.name}(${[...Array.from({ length: release.arg }, () => 'undefined'), 'this.handle'].join(', ')});`;
    case 'method':
      return acquire.handle === 'result'
        ? `this.handle?.${release.name}();`
        : `this.source.${release.name}(${(release.key ?? acquire.handle.key).map(index => added[index] ?? 'undefined').join(', ')});`;
    case 'part':
      return `void this.handle?.${release.name};`;
    case 'invoke':
      return 'this.handle?.();';
    case 'covers':
      return acquire.handle === 'result' ? `${release.name}();` : `this.source.${release.name}();`;
    case 'option':
      return release.is === 'signal' ? 'this.controller.abort();' : '';
  }
}

/** Functions of the platform's own modules are global too; those of packages are imported, with their types or without. */
function imports(acquire: Acquire, release: Release | undefined): readonly string[] {
  const from = acquire.module?.find(name => !/^(node:)?timers$/.test(name));
  if (from === undefined) return [];
  const names = [acquire.call ?? acquire.construct, ...(release?.via === 'call' ? [release.name] : [])];
  return [`import { ${names.join(', ')} } from '${from}';`];
}

function declarations(row: ResourceModel, acquire: Acquire, release: Release | undefined): readonly string[] {
  const origin = acquire.on?.[0];
  if (!isMethod(acquire)) return [];
  if (acquire.prefix !== undefined || acquire.gives) return given(row, acquire);
  if (origin === undefined) return ['type Source = EventTarget;'];
  if (!('shape' in origin)) return [named(origin)];
  const methods = new Set([...origin.shape, ...(acquire.call === undefined ? [] : [acquire.call]), ...methodsOf(row, acquire, release)]);
  return ['interface Source {', ...[...methods].map(name => `  ${name}(...args: unknown[]): void;`), '}'];
}

/** A source whose call gives something that has what the row asks for, and each end that it lists. */
function given(row: ResourceModel, acquire: Acquire): readonly string[] {
  const [origin] = acquire.on ?? [];
  const call = callOf(acquire);
  const isFunction = row.release.some(r => r.via === 'invoke');
  const members = new Set([...(acquire.gives ?? []), ...row.release.flatMap(r => (r.via === 'method' ? [r.name] : []))]);
  const result = isFunction ? 'type Handle = () => void;' : `interface Handle { ${[...members].map(name => `${name}(): void`).join('; ')} }`;
  const type = PROMISED.includes(call) ? 'Promise<Handle>' : 'Handle';
  const others = (origin && 'shape' in origin ? origin.shape : []).filter(name => name !== call);
  return [result, `interface Source { ${[`${call}(...args: unknown[]): ${type}`, ...others.map(name => `${name}(...args: unknown[]): void`)].join('; ')} }`];
}

function methodsOf(row: ResourceModel, acquire: Acquire, release: Release | undefined): readonly string[] {
  if (acquire.handle === 'result') return [];
  return (release ? [release] : row.release).flatMap(r => (r.via === 'method' || r.via === 'covers' ? [r.name] : []));
}

function named(origin: Exclude<Origin, { shape: readonly string[] }>): string {
  const [name = ''] = origin.name;
  return origin.from === 'lib' ? `type Source = ${name};` : `import type { ${name} as Source } from '${origin.package}';`;
}

function handleType(acquire: Acquire, release: Release | undefined): string {
  if (acquire.construct !== undefined) return acquire.construct;
  if (acquire.prefix !== undefined || (isMethod(acquire) && acquire.gives)) return 'Handle';
  if (PROMISED.includes(callOf(acquire)) && !isMethod(acquire)) return `Awaited<ReturnType<typeof ${acquire.call}>>`;
  if (isMethod(acquire)) return release?.via === 'method' ? `{ ${release.name}(): void }` : 'unknown';
  return `ReturnType<typeof ${acquire.call}>`;
}
