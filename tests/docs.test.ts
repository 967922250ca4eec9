import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.js';
import { validateSettings } from '../src/catalog/schema.js';
import { lint } from './rules/harness.js';
import { RESOURCES_PAGE, resourcesPage } from './tools/resources.js';

const DOCS = path.resolve(import.meta.dirname, '../docs');

interface Block {
  readonly language: string;
  readonly code: string;
  readonly heading: string;
  readonly line: number;
}

/** The fenced blocks of a page, each with the heading that it stands below. */
function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { language: string; line: number; text: string[] } | undefined;
  for (const [i, line] of page.split('\n').entries()) {
    const fence = /^```(.*)$/.exec(line);
    if (fence && open) {
      blocks.push({ language: open.language, line: open.line, code: open.text.join('\n'), heading });
      open = undefined;
    } else if (fence) open = { language: fence[1] ?? '', line: i + 1, text: [] };
    else if (open) open.text.push(line);
    else if (line.startsWith('#')) heading = line;
  }
  return blocks;
}

function read(page: string): string {
  return readFileSync(path.join(DOCS, page), 'utf8');
}

for (const [name, rule] of Object.entries(rules)) {
  describe(`docs/rules/${name}.md`, () => {
    const page = read(`rules/${name}.md`);
    const blocks = blocksOf(page);

    it('begins with the rule’s name and its description', () => {
      expect(page.startsWith(`# ${name}\n\n${rule.meta.docs?.description}.\n`), `it has to begin with: ${rule.meta.docs?.description}.`).toBe(true);
    });

    it('has every section', () => {
      const headings = page.split('\n').filter(line => /^##+ /.test(line));
      expect(headings).toEqual(['### Incorrect', '### Correct', '## Options', '## How to fix', '## When not to use it', '## Further reading']);
    });

    const programs = blocks.filter(b => /^### (?:Inc|C)orrect$/.test(b.heading));
    it('has two incorrect blocks and more, and as many correct ones', () => {
      const incorrect = programs.filter(b => b.heading === '### Incorrect').length;
      expect(incorrect).toBeGreaterThan(1);
      expect(programs.length - incorrect).toBeGreaterThanOrEqual(incorrect);
    });

    for (const { heading, language, code, line } of programs) {
      it(`line ${line}: ${heading === '### Correct' ? 'the correct block has no finding of any rule' : 'the incorrect block has one finding, of this rule'}`, () => {
        expect(['ts', 'tsx']).toContain(language);
        const found = lint(code, { file: language === 'tsx' ? 'react.tsx' : 'file.ts', preset: heading === '### Correct' ? 'recommended' : rule.meta.docs?.preset ?? 'recommended' }).map(f => f.rule);
        expect(found).toEqual(heading === '### Correct' ? [] : [name]);
      });
    }
  });
}

it('every page of a rule belongs to a rule', () => {
  expect(readdirSync(path.join(DOCS, 'rules')).sort()).toEqual(Object.keys(rules).map(name => `${name}.md`).sort());
});

it('docs/resources.md lists the rows as they are (npx tsx tests/tools/resources.ts writes it)', () => {
  expect(readFileSync(RESOURCES_PAGE, 'utf8')).toBe(resourcesPage());
});

it('the settings in docs/add-a-resource.md are valid', async () => {
  const block = blocksOf(read('add-a-resource.md')).find(b => b.language === 'js settings');
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(block?.code ?? '')}`);
  const config = module && typeof module === 'object' && 'default' in module ? module.default : undefined;
  const [first] = Array.isArray(config) ? config : [];
  expect(validateSettings(first.settings.leakguard)).not.toHaveProperty('problem');
});

it('the wrapper in docs/add-a-resource.md is understood by its body', () => {
  const wrapper = blocksOf(read('add-a-resource.md')).find(b => b.language === 'ts');
  expect(lint(wrapper?.code ?? '')).toEqual([]);
});

it('links between pages lead to pages', () => {
  const pages = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter(p => p.endsWith('.md'));
  for (const page of pages) {
    for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect(existsSync(path.resolve(DOCS, path.dirname(page), target)), `${page} links to ${target}`).toBe(true);
    }
  }
});
