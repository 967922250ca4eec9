import { expect, it } from 'vitest';
import { messages } from '../rules/harness.js';

const CODE = `
import { subscribeQuotes, cancelQuotes } from 'quotes';

export class Ticker {
  private readonly handle: number;
  private readonly timer = setInterval(() => this.show(), 1_000);
  private last = 0;

  constructor() {
    this.handle = subscribeQuotes((price: number) => (this.last = price));
  }

  private show(): void {
    console.log(this.last);
  }

  close(): void {
    this.last = 0;
  }
}
`;

const QUOTES = {
  id: 'quotes', kind: 'timer', noun: 'quote subscription', ends: 'never',
  acquire: [{ call: 'subscribeQuotes', module: ['quotes'], handle: 'result', callback: 0 }],
  release: [{ via: 'call', name: 'cancelQuotes', arg: 0 }],
  docs: 'https://example.com/quotes',
};

function said(code: string, leakguard: unknown): readonly string[] {
  return messages(code, { settings: { leakguard } }).map(m => `${m.line} ${m.message}`);
}

const TIMER = 6;
const QUOTE = 10;

function lines(code: string, leakguard: unknown): readonly number[] {
  return messages(code, { settings: { leakguard } }).map(m => m.line);
}

it('a row of the user’s own is reported, with its own noun, beside the built-in ones', () => {
  expect(lines(CODE, undefined)).toEqual([TIMER]);
  expect(lines(CODE, { resources: [QUOTES] })).toEqual([TIMER, QUOTE]);
});

it('the release of the user’s own row ends it', () => {
  expect(lines(CODE.replace('this.last = 0;\n  }\n}', 'cancelQuotes(this.handle);\n  }\n}'), { resources: [QUOTES] })).toEqual([TIMER]);
});

it('a row that is off is not reported', () => {
  expect(lines(CODE, { off: ['interval'] })).toEqual([]);
  expect(lines(CODE, { off: ['interval'], resources: [QUOTES] })).toEqual([QUOTE]);
});

it('a row with the id of a built-in one extends it', () => {
  const code = CODE.replace('this.last = 0;\n  }\n}', 'haltTicker(this.timer);\n  }\n}').replace('export class', 'declare function haltTicker(timer: unknown): void;\nexport class');
  const extended = { resources: [{ id: 'interval', release: [{ via: 'call', name: 'haltTicker', arg: 0 }] }] };
  expect(lines(code, extended)).toEqual([]);
});

it('a lifecycle of the user’s own adds an end', () => {
  const code = CODE.replace('close(): void {\n    this.last = 0;', 'willVanish(): void {\n    clearInterval(this.timer);');
  const vanish = { id: 'vanishing', scope: { kind: 'class', extends: ['Vanishing'] }, ends: [{ method: 'willVanish', rank: 'final' }], instances: 'many', docs: 'https://example.com' };
  expect(lines(code.replace('class Ticker', 'class Ticker extends Vanishing').replace('constructor() {', 'constructor() {\n    super();'), { lifecycles: [vanish] })).toEqual([]);
});

it('a bad row gives one message that names its path, and the built-in rows stay in force', () => {
  const found = said(CODE, { resources: [QUOTES, { ...QUOTES, id: 'second', release: [{ via: 'shout', name: 'x' }] }] });
  expect(found).toHaveLength(2);
  expect(found[0]).toMatch(/`settings\.leakguard\.resources\[1\]\.release\[0\]/);
  expect(found[1]).toMatch(new RegExp(`^${TIMER} `));
});

it.each([
  ['a row without its required keys', { resources: [{ id: 'half' }] }, 'resources[0]'],
  ['a key that does not exist', { resource: [] }, '.resource`'],
  ['an unknown key in a row', { resources: [{ ...QUOTES, colour: 'red' }] }, '.resources[0].colour`'],
  ['a wrong value', { resources: [{ ...QUOTES, kind: 'river' }] }, '.resources[0].kind`'],
  ['settings that are no object', 'all', '`settings.leakguard`'],
])('%s is named', (_, settings, path) => {
  const [first = ''] = said('export {};', settings);
  expect(first).toContain(path);
});
