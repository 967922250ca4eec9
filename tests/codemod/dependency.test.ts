import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { addDependency } from '../../src/codemod/manifest.js';
import { applyEdits } from '../../src/codemod/texts.js';
import { chmodSync } from 'node:fs';
import { outcomes, scratch } from './scratch.js';

describe('a package.json gains a dependency', () => {
  const add = (text: string): string => {
    const edits = addDependency('package.json', text, { name: 'far-away', range: '^2.1.0' });
    return typeof edits === 'string' ? `refused: ${edits}` : applyEdits(text, edits, '\n');
  };

  it.each([
    ['between others, as npm sorts them', '{\n  "dependencies": {\n    "Bar": "1",\n    "zed": "2"\n  }\n}\n', '{\n  "dependencies": {\n    "Bar": "1",\n    "far-away": "^2.1.0",\n    "zed": "2"\n  }\n}\n'],
    ['first', '{\n\t"dependencies": {\n\t\t"zed": "2"\n\t}\n}\n', '{\n\t"dependencies": {\n\t\t"far-away": "^2.1.0",\n\t\t"zed": "2"\n\t}\n}\n'],
    ['last', '{\n  "dependencies": {\n    "@a/b": "2"\n  },\n  "private": true\n}', '{\n  "dependencies": {\n    "@a/b": "2",\n    "far-away": "^2.1.0"\n  },\n  "private": true\n}'],
    ['where there were none', '{\n    "name": "a",\n    "devDependencies": {}\n}\n', '{\n    "name": "a",\n    "devDependencies": {},\n    "dependencies": {\n        "far-away": "^2.1.0"\n    }\n}\n'],
    ['where the list is empty', '{\n  "dependencies": {}\n}\n', '{\n  "dependencies": {\n    "far-away": "^2.1.0"\n  }\n}\n'],
    ['on one line', '{ "type": "module", "dependencies": { "zed": "2" } }', '{ "type": "module", "dependencies": { "far-away": "^2.1.0", "zed": "2" } }'],
    ['in an empty one', '{}\n', '{ "dependencies": { "far-away": "^2.1.0" } }\n'],
    ['not again', '{ "peerDependencies": { "far-away": "*" } }', '{ "peerDependencies": { "far-away": "*" } }'],
    ['not in what is no JSON', '{ "name": }', "refused: package.json is not a package's JSON"],
  ])('%s', (_, before, after) => expect(add(before)).toBe(after));
});

describe('a repair that needs a package', () => {
  const MANIFEST = '{\r\n  "type": "module",\r\n  "dependencies": {\r\n    "zed": "2"\r\n  }\r\n}\r\n';
  const NAMED = MANIFEST.replace('    "zed"', '    "far-away": "^2.1.0",\r\n    "zed"');

  it('adds it to the package.json above, once, and says what to install', async () => {
    const project = scratch({ 'package.json': MANIFEST, 'src/a.ts': 'leakPackage();\n', 'src/b.ts': 'leakPackage();\n' });
    const { code, out, err } = await main(['src'], project.cwd);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').slice(-3)).toEqual(['2 fixed, 0 left, 0 refused in 3 files', 'package.json needs far-away ^2.1.0: install it with `npm install`', '']);
    expect(project.read('package.json')).toBe(NAMED);
    expect([project.read('src/a.ts'), project.read('src/b.ts')]).toEqual(["import { end } from 'far-away';\nend(1);\n", "import { end } from 'far-away';\nend(1);\n"]);
  });

  it('says nothing where the package is named already', async () => {
    const project = scratch({ 'package.json': NAMED, 'src/a.ts': 'leakPackage();\n' });
    const result = await project.fix();
    expect([outcomes(result), result.installs, project.read('package.json')]).toEqual([['a.ts:1:1 fixed: End it with a package'], [], NAMED]);
  });

  it('shows it in a dry run, and writes nothing', async () => {
    const project = scratch({ 'package.json': MANIFEST, 'src/a.ts': 'leakPackage();\n' });
    const { out, err } = await main(['--dry-run', 'src'], project.cwd);
    expect(out).toContain('+++ b/package.json\n');
    expect(out).toContain('+    "far-away": "^2.1.0",\r\n');
    expect(err).toContain('package.json would need far-away ^2.1.0\n');
    expect([project.read('package.json'), project.read('src/a.ts')]).toEqual([MANIFEST, 'leakPackage();\n']);
  });

  it('is checked against what the package declares, though it is not installed', async () => {
    const project = scratch({ 'src/a.ts': 'leakMisuse();\n' });
    const result = await project.fix();
    expect(outcomes(result).join()).toMatch(/refused: Misuse a package: it brings a type error: .*not assignable to parameter of type 'number'/);
    expect([result.installs, project.read('package.json')]).toEqual([[], '{ "type": "module" }']);
  });

  it('is not made where the package.json cannot be written', async () => {
    const project = scratch({ 'src/a.ts': 'leakPackage();\n' });
    chmodSync(project.path('package.json'), 0o444);
    expect(outcomes(await project.fix()).join()).toMatch(/refused: End it with a package: the file is read-only/);
    expect(project.read('src/a.ts')).toBe('leakPackage();\n');
  });

  it('is taken back as a whole where the package.json is no JSON', async () => {
    const project = scratch({ 'src/a.ts': 'leakPackage();\n', 'src/package.json': '{ nothing' });
    expect(outcomes(await project.fix()).join()).toMatch(/is not a package's JSON/);
  });
});
