import { describe, expect, it } from 'vitest';
import { FOUND, LEAK, makeProject, ONE_LINE, REPAIRED } from './project.js';

describe.each(['eslint10', 'eslint9'] as const)('a configuration file under %s', set => {
  it('one line is enough: the leak is found, the repaired class is not', async () => {
    const project = makeProject(set, { 'eslint.config.js': ONE_LINE, 'src/a.ts': LEAK, 'src/b.ts': REPAIRED });
    expect(await project.findings('.')).toEqual(FOUND);
    const ran = await project.eslint('src');
    expect(ran.code, ran.all).toBe(1);
    expect(ran.stdout).toContain('3:5  error');
  });

  it('the one line serves TypeScript, JavaScript, JSX, modules and CommonJS, in the tsconfig or outside', async () => {
    const jsx = `${LEAK}export const view = () => <p onClick={() => new Poller().start()}>x</p>;\n`;
    const files = ['src/a.tsx', 'src/a.mts', 'src/a.cts', 'src/a.js', 'src/a.jsx', 'src/a.mjs', 'outside/a.ts', 'outside/a.tsx', 'outside/a.js'];
    const sources = Object.fromEntries(files.map(file => [file, file.endsWith('x') ? jsx : LEAK]));
    const project = makeProject(set, { 'eslint.config.js': ONE_LINE, ...sources, 'src/a.cjs': `${LEAK.replace('export class', 'class')}module.exports = { Poller };\n` });
    expect(await project.findings('.')).toEqual([...files, 'src/a.cjs'].sort().map(file => `${file}:3:5 leakguard/no-uncleared-timer`));
  });

  it('works where there is no tsconfig at all', async () => {
    const project = makeProject(set, { 'eslint.config.js': ONE_LINE, 'tsconfig.json': '', 'src/a.ts': LEAK });
    expect(await project.findings('.')).toEqual(FOUND);
  });

  it('configs.strict and configs.all bring their parser, the bare ones go with the parser that the project sets up itself', async () => {
    const config = `import leakguard from 'eslint-plugin-leakguard';
import tseslint from 'typescript-eslint';
const only = preset => leakguard.configs[preset].map(config => ({ ...config, files: [preset + '/*.ts'] }));
export default [
  ...only('strict'),
  ...only('all'),
  { files: ['*-bare/*.ts'], languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } } },
  ...only('recommended-bare'),
  ...only('strict-bare'),
  ...only('all-bare'),
];
`;
    const presets = ['all', 'all-bare', 'recommended-bare', 'strict', 'strict-bare'];
    const sources = presets.flatMap(preset => [[`${preset}/a.ts`, LEAK], [`${preset}/b.ts`, REPAIRED]]);
    const project = makeProject(set, { 'eslint.config.js': config, 'tsconfig.json': '{ "compilerOptions": { "strict": true } }', ...Object.fromEntries(sources) as Record<string, string> });
    expect(await project.findings(presets.join(' '))).toEqual(presets.map(preset => `${preset}/a.ts:3:5 leakguard/no-uncleared-timer`).sort());
  });

  it('a disable comment, `--print-config` and `--cache` work as for any plugin', async () => {
    const project = makeProject(set, { 'eslint.config.js': ONE_LINE, 'src/a.ts': LEAK, 'src/b.ts': LEAK.replace('    setInterval', '    // eslint-disable-next-line leakguard/no-uncleared-timer -- for a test\n    setInterval') });
    const printed = await project.eslint('--print-config src/a.ts');
    expect(printed.code, printed.all).toBe(0);
    expect(printed.stdout).toMatch(/"parser": "eslint-plugin-leakguard\/parser@\d+\.\d+\.\d+"/);
    expect(await project.findings('--cache src')).toEqual(FOUND);
    expect(await project.findings('--cache src')).toEqual(FOUND);
  });
});

describe('a configuration file that others share', () => {
  const set = 'eslint10';

  it('goes with typescript-eslint\'s typed presets, before or after them', async () => {
    const config = `import leakguard from 'eslint-plugin-leakguard';
import tseslint from 'typescript-eslint';
const typed = [...tseslint.configs.recommendedTypeChecked, { languageOptions: { parserOptions: { projectService: true } } }];
const ours = leakguard.configs.recommended;
export default process.env.OURS === 'first' ? [...ours, ...typed] : [...typed, ...ours];
`;
    const project = makeProject(set, { 'eslint.config.js': config, 'src/a.ts': LEAK });
    for (const OURS of ['first', 'last']) {
      const ran = await project.run('node', ['node_modules/eslint/bin/eslint.js', 'src'], { OURS });
      expect(ran.stdout, `ours ${OURS}\n${ran.all}`).toContain('leakguard/no-uncleared-timer');
      expect(ran.stdout).toContain('1 problem');
    }
  });

  it('a project that sets `parserOptions.project` keeps it, and its files outside are linted too', async () => {
    const config = `import leakguard from 'eslint-plugin-leakguard';
export default [...leakguard.configs.recommended, { languageOptions: { parserOptions: { project: './tsconfig.json' } } }];
`;
    const project = makeProject(set, { 'eslint.config.js': config, 'src/a.ts': LEAK, 'outside/a.ts': LEAK });
    expect(await project.findings('.')).toEqual(['outside/a.ts:3:5 leakguard/no-uncleared-timer', ...FOUND]);
  });

  it('a renamed namespace reports under the user\'s name', async () => {
    const config = `import leakguard from 'eslint-plugin-leakguard';
const [{ rules, ...rest }] = leakguard.configs.recommended;
export default [{ ...rest, plugins: { lg: leakguard }, rules: { 'lg/no-uncleared-timer': 'error' } }];
`;
    const project = makeProject(set, { 'eslint.config.js': config, 'src/a.ts': LEAK });
    expect(await project.findings('src')).toEqual(['src/a.ts:3:5 lg/no-uncleared-timer']);
  });

  it('a CommonJS configuration can require the plugin', async () => {
    const config = "const { default: leakguard } = require('eslint-plugin-leakguard');\nmodule.exports = leakguard.configs.recommended;\n";
    const project = makeProject(set, { 'eslint.config.cjs': config, 'src/a.ts': LEAK });
    expect(await project.findings('src')).toEqual(FOUND);
  });
});

describe('a runner that gives plugins no types', () => {
  const espree = "import leakguard from 'eslint-plugin-leakguard';\nexport default leakguard.configs['recommended-bare'];\n";

  it('ESLint\'s own parser: the finding is still made', async () => {
    const project = makeProject('eslint10', { 'eslint.config.js': espree, 'src/a.js': LEAK, 'src/b.js': REPAIRED.replace('?: NodeJS.Timeout', '') });
    expect(await project.findings('src')).toEqual(['src/a.js:3:5 leakguard/no-uncleared-timer']);
  });

  it('typescript-eslint\'s parser without types: the finding is still made', async () => {
    const config = `import leakguard from 'eslint-plugin-leakguard';
import tseslint from 'typescript-eslint';
export default [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, ...leakguard.configs['recommended-bare']];
`;
    const project = makeProject('eslint10', { 'eslint.config.js': config, 'src/a.ts': LEAK, 'src/b.ts': REPAIRED });
    expect(await project.findings('src')).toEqual(FOUND);
  });

  it('a syntax error is reported as one, and is never "no findings"', async () => {
    const project = makeProject('eslint10', { 'eslint.config.js': ONE_LINE, 'src/a.ts': 'export class {\n', 'outside/a.js': 'const = 1;\n' });
    const ran = await project.eslint('src outside');
    expect(ran.code).toBe(1);
    expect(ran.stdout.match(/Parsing error/g), ran.all).toHaveLength(2);
  });
});
