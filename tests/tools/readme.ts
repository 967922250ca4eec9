import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules } from '../../rules/index.js';
import { read, top } from './sources.js';

const BEGIN = '<!-- rules: written by `npx tsx tests/tools/readme.ts` -->';
const END = '<!-- /rules -->';

/** The rules' table, from their own metadata. */
export function ruleTable(): string {
  const rows = Object.entries(rules).map(([name, { meta }]) => {
    const { description = '', preset = '', fixes = '' } = meta.docs ?? {};
    return `| [${name}](docs/rules/${name}.md) | ${description} | ${preset} | ${fixes} |`;
  });
  return ['| rule | what it does | from preset | repairs |', '|---|---|---|---|', ...rows.sort()].join('\n');
}

/** A page with the table between its markers replaced; an error where it has none. */
export function withRuleTable(page: string): string {
  const start = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (start === -1 || end < start) throw new Error(`README.md has no ${BEGIN} … ${END}`);
  return `${page.slice(0, start)}${BEGIN}\n${ruleTable()}\n${page.slice(end)}`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(path.join(top, 'README.md'), withRuleTable(read('README.md')));
