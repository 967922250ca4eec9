import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.js';
import plugin from '../src/index.js';
import { lists } from './rules/lists/index.js';
import { withRuleTable } from './tools/readme.js';
import { filesBelow, importsOf, packageOf, parse, read, sourceFiles, top, trackedFiles, type Import } from './tools/sources.js';

const names = Object.keys(rules).sort();
const at = ({ file, line, from }: Import): string => `${file}:${String(line)} imports ${from}`;

describe('each rule', () => {
  it('has a file of its name, and each file under rules/ is a rule', () => {
    const files = filesBelow('rules').map(file => path.basename(file, '.ts')).filter(name => name !== 'index');
    expect(files).toEqual(names);
    for (const name of names) expect(rules[name]?.name, `the name that rules/${name}.ts gives itself`).toBe(name);
  });

  it('has a page, and each page under docs/rules is of a rule', () => {
    expect(filesBelow('docs/rules')).toEqual(names.map(name => `docs/rules/${name}.md`));
  });

  it.each(names)('%s has cases that it flags and cases that it is silent about under tests/rules', name => {
    expect(lists[`${name} flags`] ?? [], 'tests/rules/lists/index.ts').not.toEqual([]);
    expect(lists[`${name} is silent about`] ?? [], 'tests/rules/lists/index.ts').not.toEqual([]);
  });

  it.each(names)('%s says what it is: description, page, preset, messages, suggestions, one option', name => {
    const { meta } = rules[name] ?? {};
    expect(meta?.docs?.description).toMatch(/^(Disallow|Require|Enforce) .{20,120}[^.]$/);
    expect(meta?.docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
    expect(meta?.docs?.preset).toMatch(/^(recommended|strict)$/);
    expect(meta?.docs?.fixes, 'what it repairs, for the README').not.toBe('');
    expect(meta?.hasSuggestions).toBe(true);
    expect(meta?.type).toBe('problem');
    expect(meta?.schema).toMatchObject([{ type: 'object', additionalProperties: false, properties: { confidence: { enum: ['certain', 'likely', 'possible'] } } }]);
    const own = Object.entries(meta?.messages ?? {}).filter(([id]) => id !== 'plan' && id !== 'problem');
    expect(own.length).toBeGreaterThan(0);
    for (const [id, message] of own) {
      expect(message, id).toMatch(/\.$/);
      expect(message, id).not.toMatch(/\b(should|consider|please)\b|TBD|TODO/i);
      expect(message.length, `${id} is one line`).toBeLessThanOrEqual(160);
    }
  });
});

describe('the presets', () => {
  const inPreset = (preset: string): string[] => names.filter(name => preset !== 'recommended' || rules[name]?.meta.docs?.preset === 'recommended');

  it.each(['recommended', 'strict', 'all'] as const)('%s is what the rules say of themselves, with and without the parser', preset => {
    const severity = preset === 'recommended' ? 'error' : ['error', { confidence: 'possible' }];
    const wanted = Object.fromEntries(inPreset(preset).map(name => [`leakguard/${name}`, severity]));
    expect(Object.keys(wanted)).not.toEqual([]);
    const [full, ...others] = plugin.configs[preset];
    const [bare, ...more] = plugin.configs[`${preset}-bare`];
    expect([...others, ...more]).toEqual([]);
    expect(full?.rules).toEqual(wanted);
    expect(bare?.rules).toEqual(wanted);
    expect(full?.plugins?.['leakguard']).toBe(plugin);
    expect(bare?.plugins?.['leakguard']).toBe(plugin);
    expect(full?.files?.join()).toMatch(/tsx.*jsx/);
    expect(full?.languageOptions?.parserOptions).toMatchObject({ projectService: true });
    expect(Object.keys(bare ?? {}).sort()).toEqual(['name', 'plugins', 'rules']);
  });

  it('the plugin gives its own name and version', () => {
    const manifest = JSON.parse(read('package.json')) as { name: string; version: string };
    expect(plugin.meta).toMatchObject({ name: manifest.name, version: manifest.version, namespace: 'leakguard' });
    expect(Object.keys(plugin.rules ?? {}).sort()).toEqual(names);
  });
});

describe('the layers', () => {
  // a file belongs to the first layer whose folder or file it starts with; each lists what it may import beside itself
  const LAYERS: readonly (readonly [layer: string, below: readonly string[]])[] = [
    ['src/catalog/', []],
    ['src/engine/program/', ['src/catalog/']],
    ['src/engine/leak.ts', ['src/catalog/', 'src/engine/program/']],
    ['src/engine/lifetime/', ['src/catalog/', 'src/engine/program/', 'src/engine/leak.ts']],
    ...['obligations', 'growth', 'cancellation', 'load'].map(question => [`src/engine/${question}/`, ['src/catalog/', 'src/engine/program/', 'src/engine/leak.ts', 'src/engine/lifetime/']] as const),
    ['src/engine/', ['src/catalog/']],
    ['src/fix/', ['src/catalog/', 'src/engine/']],
    ['src/rule.ts', ['src/catalog/', 'src/engine/', 'src/fix/']],
    ['rules/', ['src/engine/', 'src/fix/', 'src/rule.ts']],
    // the parser asks the compiler's door whether there is a compiler
    ['src/parser.ts', ['src/engine/program/host.ts']],
    ['src/index.ts', ['src/catalog/', 'src/engine/', 'src/fix/', 'src/rule.ts', 'rules/', 'src/parser.ts']],
    ['src/recommended.ts', ['src/index.ts']],
    // so does the codemod, before it starts ESLint
    ['src/codemod/', ['src/index.ts', 'src/fix/', 'src/engine/program/host.ts']],
    ['src/cli/', ['src/codemod/']],
  ];
  const layerOf = (file: string): readonly [string, readonly string[]] | undefined => LAYERS.find(([prefix]) => file.startsWith(prefix));
  const imports = sourceFiles().flatMap(importsOf);
  const packages = (name: string): Import[] => imports.filter(i => packageOf(i.from) === name);

  it('every file stands in one', () => {
    expect(sourceFiles().filter(file => !layerOf(file))).toEqual([]);
  });

  it('imports run one way', () => {
    const wrong = imports.filter(({ file, from }) => {
      if (!/\.c?ts$/.test(from)) return false;
      const [own = '', below = []] = layerOf(file) ?? [];
      // a folder's own prefix may hold the folders of lower layers: src/engine/ is analyse.ts, which reads them all
      return ![own, ...below].some(prefix => from.startsWith(prefix));
    });
    expect(wrong.map(at)).toEqual([]);
  });

  it.each([
    ['@typescript-eslint/utils', /^src\/rule\.ts$/],
    ['@typescript-eslint/parser', /^src\/parser\.ts$/],
    ['ts-morph', /^src\/codemod\//],
    ['eslint', /^src\/(codemod\/|index\.ts$)/],
  ])('%s is known to one place alone', (name, place) => {
    expect(packages(name).filter(({ file }) => !place.test(file)).map(at)).toEqual([]);
  });

  it('what is taken from eslint outside the codemod is types', () => {
    expect(packages('eslint').filter(({ file, typeOnly }) => !typeOnly && !file.startsWith('src/codemod/')).map(at)).toEqual([]);
  });

  it('src/engine/program/host.ts is the only door to the compiler, and has it required', () => {
    expect(packages('typescript').filter(({ typeOnly }) => !typeOnly).map(({ file }) => file)).toEqual(['src/engine/program/typescript.cts']);
    expect(imports.filter(({ from }) => from === 'src/engine/program/typescript.cts').map(({ file }) => file)).toEqual(['src/engine/program/host.ts']);
  });

  it('every package that is imported is a dependency of the package', () => {
    const { dependencies, peerDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const known = [...Object.keys({ ...dependencies, ...peerDependencies }), 'eslint-plugin-leakguard'];
    expect(imports.filter(({ from }) => !/\.c?ts$/.test(from) && !from.startsWith('node:') && !known.includes(packageOf(from))).map(at)).toEqual([]);
  });
});

describe('the engine knows no API by name', () => {
  // keys whose values are words of the catalogue's own, not names of somebody's API
  const OWN_KEYS = new Set(['id', 'kind', 'noun', 'ends', 'via', 'docs', 'runs', 'lives', 'instances', 'rank', 'from', 'is', 'handle', 'arg']);
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return value.flatMap(strings);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => (OWN_KEYS.has(key) && typeof inner === 'string' ? [] : strings(inner)));
  };
  const literals = (file: string, inTypes: boolean): { text: string; line: number }[] => {
    const sourceFile = parse(file);
    const found: { text: string; line: number }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
      if (ts.isStringLiteralLike(node) && ts.isLiteralTypeNode(node.parent) === inTypes) found.push({ text: node.text, line: sourceFile.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
      ts.forEachChild(node, visit);
    };
    visit(sourceFile);
    return found;
  };
  // `'register' in end` tells one shape of a row from another
  const rowKeys = (): string[] => {
    const keys: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isPropertySignature(node)) keys.push(node.name.getText());
      ts.forEachChild(node, visit);
    };
    visit(parse('src/catalog/types.ts'));
    return keys;
  };

  it('no string under src/engine is a call, method, type, event or package of a catalogue row', async () => {
    const rows = filesBelow('src/catalog').filter(file => !/\/(types|schema|catalog)\.ts$/.test(file));
    const api = new Set<string>();
    for (const file of rows) strings(await import(pathToFileURL(path.join(top, file)).href)).forEach(name => api.add(name));
    expect(api, 'the rows were read').toContain('setInterval');
    // the language itself: `Promise`, `push` and `then` belong to no library
    const language = new Set([Object, Function, Array, Map, Set, WeakMap, Promise, Symbol].flatMap(type => [type.name, ...Object.getOwnPropertyNames(type.prototype), ...Object.getOwnPropertyNames(type)]));
    // words of our own types: `kind: 'global' | 'param'` is vocabulary, whatever else bears the name
    const vocabulary = new Set([...sourceFiles().flatMap(file => literals(file, true)).map(({ text }) => text), ...rowKeys()]);
    const named = sourceFiles()
      .filter(file => file.startsWith('src/engine/'))
      .flatMap(file => literals(file, false).filter(({ text }) => api.has(text) && !language.has(text) && !vocabulary.has(text)).map(({ text, line }) => `${file}:${String(line)} '${text}' belongs in src/catalog`));
    expect(named).toEqual([]);
  });
});

describe('sizes', () => {
  const tooLong = (files: readonly string[], most: number): string[] =>
    files.map(file => [file, read(file).trimEnd().split('\n').length] as const).filter(([, lines]) => lines > most).map(([file, lines]) => `${file} has ${String(lines)} lines, at most ${String(most)}`);

  it('a rule file has at most 100 lines', () => expect(tooLong(filesBelow('rules'), 100)).toEqual([]));
  it('a source file has at most 300 lines', () => expect(tooLong(filesBelow('src').filter(file => file.endsWith('.ts')), 300)).toEqual([]));
  it('the README is one screen, and a line for each rule', () => expect(tooLong(['README.md'], 72 + names.length)).toEqual([]));
});

describe('what is committed', () => {
  it('names no folder of somebody\'s machine and no address of a registry', () => {
    const home = ['root', 'work', 'home/[a-z]', 'Users/[A-Za-z]', 'tmp/[a-z]'].join('|');
    const machine = new RegExp(`(?<![\\w.:/*\\\\-])/(?:${home})[\\w/-]*/|file:/{2,3}(?:${home})|[A-Z]:\\\\Users`);
    const registry = /[r]egistry\.[\w-]+\.(?:org|com)|"[r]esolved": "http/;
    expect('see /' + 'root/x/y').toMatch(machine);
    const found = trackedFiles().flatMap(file =>
      read(file).split('\n').flatMap((line, i) => (machine.test(line) || registry.test(line) ? [`${file}:${String(i + 1)} ${line.trim().slice(0, 100)}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('the README\'s table of rules is what the rules say (`npx tsx tests/tools/readme.ts` writes it)', () => {
    expect(read('README.md')).toBe(withRuleTable(read('README.md')));
  });
});

describe('leakguard on leakguard', () => {
  it('finds nothing in src and rules', async () => {
    const eslint = new ESLint({ cwd: top, overrideConfigFile: true, overrideConfig: plugin.configs.recommended });
    const results = await eslint.lintFiles(['src', 'rules']);
    expect(results.map(({ filePath }) => path.relative(top, filePath).split(path.sep).join('/')).sort()).toEqual(sourceFiles().sort());
    expect(results.flatMap(({ filePath, messages }) => messages.map(m => `${path.relative(top, filePath)}:${String(m.line)} ${m.message}`))).toEqual([]);
    const [leak] = await eslint.lintText('export class P {\n  start() {\n    setInterval(() => this.go(), 1000);\n  }\n  go() {}\n  dispose() {}\n}\n', { filePath: path.join(top, 'src/planted.ts') });
    expect(leak?.messages.map(m => m.ruleId), 'the same run would see a leak').toEqual(['leakguard/no-uncleared-timer']);
  });
});
