import { describe, expect, it } from 'vitest';
import { code, offered, planTable, repaired } from './timers.js';

const CACHE = 'no-unbounded-cache';

/** A cache of pages; `made` makes it, `of` is what it holds, `page` computes one, `more` stands behind it. */
function cache({ made = 'const pages = new Map<string, string>()', page = '`page of ${url}`', more = '' }: { readonly made?: string; readonly page?: string; readonly more?: string }): string {
  return `import { createServer } from 'node:http';

${made};

createServer((req, res) => {
  const url = req.url ?? '/';
  let page = pages.get(url);
  if (page === undefined) {
    page = ${page};
    pages.set(url, page);
  }
  res.end(String(page));
}).listen(80);
${more}`;
}

describe('a Map that is used as a cache becomes one with a limit', () => {
  planTable([
    {
      name: 'of the module',
      plan: 'lru-cache',
      text: code`
        import { createServer } from 'node:http';
        import { LRUCache } from 'lru-cache'; //+
        import { stopPolling as stop } from './helper/stop.js';

        const pages = new Map<string, string>(); //-
        const MAX_PAGES = 1000; //+
        const pages = new LRUCache<string, string>({ max: MAX_PAGES }); //+

        createServer((req, res) => {
          const url = req.url ?? '/';
          let page = pages.get(url);
          if (page === undefined) {
            page = 'page of ' + url;
            pages.set(url, page);
          }
          res.end(page + String(pages.size));
        }).listen(80);
        console.log(stop);
      `,
      title: 'Make `pages` an LRUCache of MAX_PAGES entries',
      safety: 'review',
    },
    {
      name: 'with a type of its own, in a file without semicolons that imports nothing else',
      plan: 'lru-cache',
      text: code`
        import { LRUCache } from 'lru-cache' //+
        let next = 0
        const started: Map<number, { at: number }> = new Map() //-
        const MAX_STARTED = 1000 //+
        const started: LRUCache<number, { at: number }> = new LRUCache({ max: MAX_STARTED }) //+

        export function begin(): { at: number } {
          const id = next++
          const known = started.get(id)
          if (known) return known
          const one = { at: Date.now() }
          started.set(id, one)
          return one
        }

        export function end(): void {
          started.forEach((one, id) => console.log(id, one.at))
          for (const [id, one] of started) console.log(id, one.at)
        }
      `,
      safety: 'review',
    },
    {
      name: 'of what has an end: what the limit takes out is ended',
      plan: 'lru-cache',
      text: code`
        import { createServer } from "node:http";
        import { createWriteStream, type WriteStream } from "node:fs";
        import { LRUCache } from "lru-cache"; //+

        const files = new Map<string, WriteStream>(); //-
        const MAX_FILES = 1000; //+
        const files = new LRUCache<string, WriteStream>({ max: MAX_FILES, dispose: (entry, _key, reason) => { if (reason === "evict") entry.close(); } }); //+

        createServer((req, res) => {
          const url = req.url ?? "/";
          let file = files.get(url);
          if (!file) {
            file = createWriteStream("log");
            files.set(url, file);
          }
          file.write("asked");
          res.end();
        }).listen(80);
      `,
      safety: 'review',
    },
  ], CACHE);

  it('first where the package is a dependency, last and with the package to be added where it is none', () => {
    const there = offered(cache({}), 'cached/file.ts', CACHE).plans;
    expect(there.map(p => [p.id, p.dependency?.name])).toEqual([['lru-cache', undefined], ['bounded-insert', undefined]]);
    const added = offered(cache({}), undefined, CACHE).plans;
    expect(added.map(p => [p.id, p.dependency?.name])).toEqual([['bounded-insert', undefined], ['lru-cache', 'lru-cache']]);
    expect(added[1]?.dependency?.range).toBe('^11.0.0');
  });

  it('under the name that is imported already', () => {
    const { text } = repaired(`import { LRUCache } from 'lru-cache';\n${cache({ more: 'export const other = new LRUCache<string, string>({ max: 1 });\n' })}`, 'cached/file.ts', 'lru-cache', CACHE);
    expect(text.match(/import \{ LRUCache/g)).toHaveLength(1);
  });

  const STREAM = "const pages = new Map<string, { close(how: string): void }>()";
  it.each([
    ['a key that may be nothing', cache({ made: 'const pages = new Map<string | undefined, string>()' }), /may be null or undefined/],
    ['a value that may be nothing', cache({ made: 'const pages = new Map<string, string | null>()' }), /may be null or undefined/],
    ['a value that nobody knows', cache({ made: 'const pages = new Map<string, unknown>()' }), /may be null or undefined/],
    ['a value that is a type of the caller', cache({ made: 'const pages = new Map()' }), /does not say what it holds/],
    ['a Map that is made full', cache({ made: "const pages = new Map<string, string>([['/', 'home']])" }), /not made empty/],
    ['a type that says more', cache({ made: 'interface Pages extends Map<string, string> { own?: true }\nconst pages: Pages = new Map<string, string>()' }), /says more/],
    ['another thing of that name', cache({ more: 'class LRUCache {}\nexport const other = new LRUCache();\n' }), /another thing here/],
    ['a value that is nothing', cache({ made: 'const pages = new Map<string, any>()', more: 'export const drop = (url: string): void => { pages.set(url, undefined); };\n' }), /a value is null or undefined/],
    ['a Map that is looked for in others', cache({ more: 'export const isMap = (): boolean => pages instanceof Map;\n' }), /a Map alone/],
    ['one that other files can reach', cache({ made: 'export const pages = new Map<string, string>()' }), /other files can reach/],
    ['entries that are wanted in their order', cache({ more: 'export const all = (): string[] => [...pages.values()];\n' }), /in their order/],
    ['a copy', cache({ more: 'export const all = (): Map<string, string> => new Map(pages);\n' }), /a Map alone/],
    ['the result of set', cache({ more: "export const home = (url: string): number => pages.set(url, '').size;\n" }), /which is no Map/],
    ['a third parameter of forEach', cache({ more: 'export const all = (): void => pages.forEach((page, url, map: Map<string, string>) => console.log(page, url, map));\n' }), /a Map alone/],
    ['a loop that asks for entries', cache({ more: 'export function all(): void { for (const url of pages.keys()) console.log(pages.get(url)); }\n' }), /a loop over its entries/],
    ['an entry that is taken for granted', cache({ more: 'export const home = (): number => pages.get("/")!.length;\n' }), /taken for granted/],
    ['an end that wants an argument', cache({ made: STREAM, page: '{ close: (how: string): void => console.log(how) }' }), /wants to be told/],
    ['an end that takes time', cache({ made: 'const pages = new Map<string, { close(): Promise<void> }>()', page: '{ close: () => Promise.resolve() }' }), /takes time/],
    ['no cache', "import { createServer } from 'node:http';\nconst pages = new Map<string, number>();\ncreateServer(req => {\n  pages.set(req.url ?? '', 1);\n}).listen(80);\nexport const asked = (url: string): number => pages.get(url) ?? 0;\n", /it is no cache/],
  ])('refuses %s', (_, text, reason) => {
    const { plans, refusals, findings } = offered(text, undefined, CACHE);
    expect(findings).toBe(1);
    expect(plans.map(p => p.id)).not.toContain('lru-cache');
    expect(refusals.filter(r => r.plan === 'lru-cache').map(r => r.reason).join()).toMatch(reason);
  });

  it.each([
    ['a version of the package that has another way', 'dated/file.ts', /no LRUCache before 9/],
    ['a package that is there for development', 'develop/file.ts', /for development alone/],
  ])('refuses %s', (_, file, reason) => {
    const { plans, refusals } = offered(cache({}), file, CACHE);
    expect(plans.map(p => p.id)).toEqual(['bounded-insert']);
    expect(refusals.map(r => r.reason).join()).toMatch(reason);
  });
});
