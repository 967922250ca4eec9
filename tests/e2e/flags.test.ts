import { beforeAll, describe, expect, it } from 'vitest';
import { FOUND, LEAK, makeProject, REPAIRED, type Project } from './project.js';

const RULE = "--rule 'leakguard/no-uncleared-timer: error'";
const TYPED = '--parser @typescript-eslint/parser --parser-options projectService:true';
const SHORT = `--no-config-lookup --ext ts --plugin leakguard --parser eslint-plugin-leakguard/parser ${RULE}`;
const SOURCES = { 'src/a.ts': LEAK, 'src/b.ts': REPAIRED };

/** A user's configuration that parses TypeScript and says nothing of leakguard. */
const parsing = (options: string): string =>
  `import tseslint from 'typescript-eslint';\nexport default [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser, parserOptions: ${options} } }];\n`;

describe.each(['eslint10', 'eslint9'] as const)('the command line without a configuration file, under %s', set => {
  let project: Project;
  beforeAll(() => {
    project = makeProject(set, { ...SOURCES, 'outside/c.ts': LEAK });
  });

  it('our parser keeps the line short, and takes files outside the tsconfig', async () => {
    expect(await project.findings(`${SHORT} src outside`)).toEqual(['outside/c.ts:3:5 leakguard/no-uncleared-timer', ...FOUND]);
  });

  it('typescript-eslint\'s parser needs its option; the plugin\'s full name and `--ext .ts` do as well', async () => {
    expect(await project.findings(`--no-config-lookup --ext .ts --plugin eslint-plugin-leakguard ${TYPED} ${RULE} src`)).toEqual(FOUND);
  });

  it('the preset is a file for `-c`, and its globs start in the current folder', async () => {
    expect(await project.findings('-c node_modules/eslint-plugin-leakguard/dist/src/recommended.js .')).toEqual(['outside/c.ts:3:5 leakguard/no-uncleared-timer', ...FOUND]);
  });
});

describe('the command line beside a configuration that says nothing of leakguard', () => {
  it.each([
    ['types on', '{ projectService: true }', ''],
    ['types off, and turned on by the line', '{}', '--parser-options projectService:true'],
    ['types off: no crash, and the finding is made without', '{}', ''],
  ])('TypeScript parsed with %s', async (_, options, flags) => {
    const project = makeProject('eslint10', { ...SOURCES, 'eslint.config.js': parsing(options) });
    expect(await project.findings(`--plugin leakguard ${flags} ${RULE} src`)).toEqual(FOUND);
  });

  it('a configuration for JavaScript alone needs `--ext` and the parser', async () => {
    const project = makeProject('eslint10', { ...SOURCES, 'eslint.config.js': "export default [{ files: ['**/*.js'], rules: {} }];\n" });
    expect(await project.findings(`--ext ts --plugin leakguard --parser eslint-plugin-leakguard/parser ${RULE} src`)).toEqual(FOUND);
  });

  it('a file outside the tsconfig needs `allowDefaultProject` with typescript-eslint\'s parser', async () => {
    const project = makeProject('eslint10', { ...SOURCES, 'outside/c.ts': LEAK });
    const line = `--no-config-lookup --ext ts --plugin leakguard --parser @typescript-eslint/parser ${RULE} outside`;
    const allowed = await project.findings(`--parser-options 'projectService:{allowDefaultProject:["outside/*.ts"]}' ${line}`);
    expect(allowed).toEqual(['outside/c.ts:3:5 leakguard/no-uncleared-timer']);
    const [refused, ...more] = await project.findings(`--parser-options projectService:true ${line}`);
    expect(refused).toContain('was not found by the project service');
    expect(more).toEqual([]);
  });

  it('a configuration that registers the plugin already may be given `--plugin` again', async () => {
    const config = "import leakguard from 'eslint-plugin-leakguard';\nexport default [...leakguard.configs.recommended, { rules: { 'leakguard/no-uncleared-timer': 'off' } }];\n";
    const project = makeProject('eslint10', { ...SOURCES, 'eslint.config.js': config });
    expect(await project.findings('src')).toEqual([]);
    expect(await project.findings(`--plugin leakguard ${RULE} src`)).toEqual(FOUND);
  });
});

// what docs/setup.md says of the lines that do not work; they never reach our code, so that only the page can help
describe('lines that do not work', () => {
  let bare: Project;
  beforeAll(() => {
    bare = makeProject('eslint10', SOURCES);
  });

  it.each([
    ['no configuration file', '--plugin leakguard src/a.ts', 2, "ESLint couldn't find an eslint.config"],
    ['no `--ext`: nothing is checked, and the exit code is 0', `--no-config-lookup --plugin leakguard ${RULE} src/a.ts`, 0, 'File ignored because no matching configuration was supplied'],
    ['no `--parser`', `--no-config-lookup --plugin leakguard --ext .ts ${RULE} src`, 1, 'Parsing error'],
    ['a rule that is not there', "--no-config-lookup --ext ts --plugin leakguard --rule 'leakguard/nosuch: error' src", 2, 'Could not find "nosuch" in plugin "leakguard"'],
    ['a plugin that is not there', '--no-config-lookup --ext ts --plugin nonesuch src', 2, 'eslint-plugin-nonesuch'],
  ])('%s', async (_, line, code, message) => {
    const ran = await bare.eslint(line);
    expect({ code: ran.code, said: ran.all.includes(message) }, ran.all).toEqual({ code, said: true });
  });

  it('`--plugin` without `--rule` turns nothing on', async () => {
    const project = makeProject('eslint10', { ...SOURCES, 'eslint.config.js': parsing('{ projectService: true }') });
    expect(await project.findings('--plugin leakguard src')).toEqual([]);
  });

  it('a configuration for JavaScript alone ignores a TypeScript file, and the exit code is 0', async () => {
    const project = makeProject('eslint10', { ...SOURCES, 'eslint.config.js': "export default [{ files: ['**/*.js'], rules: {} }];\n" });
    const ran = await project.eslint(`--plugin leakguard ${RULE} src/a.ts`);
    expect({ code: ran.code, said: ran.all.includes('File ignored') }, ran.all).toEqual({ code: 0, said: true });
  });
});
