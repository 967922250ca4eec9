import { beforeAll, describe, expect, it } from 'vitest';
import { FOUND, LEAK, makeProject, type Project } from './project.js';

/** The preset with more in front of or after it. */
const config = (settings: string, rules = '{}'): string => `import leakguard from 'eslint-plugin-leakguard';
export default [...leakguard.configs.recommended, { settings: { leakguard: ${settings} }, rules: ${rules} }];
`;

describe('settings.leakguard', () => {
  let project: Project;
  beforeAll(() => {
    project = makeProject('eslint10', { 'src/a.ts': LEAK });
  });

  it('a bad row is one message in a file that names the row\'s path, and the built-in rows go on working', async () => {
    project.write('eslint.config.js', config("{ resources: [{ id: 'interval' }, { id: 'lease', noun: 7 }] }"));
    const ran = await project.eslint('src');
    expect(ran.code).toBe(1);
    expect(ran.stdout.match(/settings\.leakguard\S*/g), ran.all).toEqual([expect.stringMatching(/^settings\.leakguard\.resources\[1\]/)]);
    expect(ran.stdout).toContain('leakguard/no-uncleared-timer');
    expect(ran.stdout).toContain('2 problems');
  });

  it('a misspelt key is named', async () => {
    project.write('eslint.config.js', config('{ resorces: [] }'));
    expect((await project.eslint('src')).stdout).toContain('settings.leakguard.resorces');
  });

  it('`off` removes a row', async () => {
    project.write('eslint.config.js', config("{ off: ['interval'] }"));
    expect(await project.findings('src')).toEqual([]);
  });

  it('a row of the user\'s own is a kind of timer', async () => {
    const row = `{ id: 'beat', kind: 'timer', noun: 'beat', ends: 'never', acquire: [{ call: 'startBeat', module: ['beats'], handle: 'result', callback: 0 }],
      release: [{ via: 'call', name: 'stopBeat', arg: 0 }], docs: 'https://example.com/beat' }`;
    project.write('eslint.config.js', config(`{ resources: [${row}] }`));
    project.write('src/beat.ts', `import { startBeat } from 'beats';\n${LEAK.replace('setInterval(() => this.tick(), 1000)', 'startBeat(() => this.tick())')}`);
    expect(await project.findings('src/beat.ts')).toEqual(['src/beat.ts:4:5 leakguard/no-uncleared-timer']);
    expect(await project.findings('src/a.ts')).toEqual(FOUND);
  });
});

describe('rule options', () => {
  it('an unknown option, and an unknown value, are refused in ESLint\'s own words', async () => {
    const project = makeProject('eslint10', { 'src/a.ts': LEAK });
    for (const [option, words] of [['{ certainty: 1 }', 'Unexpected property "certainty"'], ["{ confidence: 'sure' }", 'be equal to one of the allowed values']] as const) {
      project.write('eslint.config.js', config('{}', `{ 'leakguard/no-uncleared-timer': ['error', ${option}] }`));
      const ran = await project.eslint('src');
      expect(ran.code).toBe(2);
      expect(ran.all).toMatch(/leakguard\/no-uncleared-timer/);
      expect(ran.all).toContain(words);
    }
  });

  it('`confidence: certain` leaves out what is likely, and keeps what is certain', async () => {
    const certain = "export function serve(server: import('node:http').Server) {\n  server.on('request', () => {\n    setInterval(() => console.log(server), 1000);\n  });\n}\n";
    const likely = 'export class Later {\n  timer: unknown;\n  run(done: () => void) {\n    this.timer = setInterval(done, 5000);\n  }\n}\n';
    const project = makeProject('eslint10', { 'src/a.ts': certain, 'src/b.ts': likely, 'eslint.config.js': config('{}') });
    const found = ['src/a.ts:3:5 leakguard/no-uncleared-timer', 'src/b.ts:4:18 leakguard/no-uncleared-timer'];
    expect(await project.findings('src')).toEqual(found);
    project.write('eslint.config.js', config('{}', "{ 'leakguard/no-uncleared-timer': ['error', { confidence: 'certain' }] }"));
    expect(await project.findings('src')).toEqual(found.slice(0, 1));
  });
});
