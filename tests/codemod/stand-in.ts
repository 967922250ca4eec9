// A plugin of the same name with one rule that finds calls of `leak…()`: what each call's name says decides what is offered.
// It is compiled into the scratch project, so that ESLint loads it from the user's own configuration as it loads the real one.
import type { TSESLint, TSESTree, ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import type { Edit, FixPlan, HeardFinding, Refusal } from '../../src/fix/plan.js';

interface Call {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
interface Offer {
  readonly plans?: readonly FixPlan[];
  readonly refusals?: readonly Refusal[];
}

const plan = (title: string, edits: readonly Edit[], safety: FixPlan['safety'] = 'safe'): FixPlan => ({ id: title.split(' ')[0] ?? '', title, safety, edits });
const swap = ({ file, start, end }: Call, text: string): Edit => ({ file, start, end, text });
const insert = (file: string, at: number, text: string): Edit => ({ file, start: at, end: at, text });

const FAR_AWAY = { name: 'far-away', range: '^2.1.0', types: 'export function end(n: number): void;' };

const freeName = ({ text }: Call): string => (text.includes('const end ') ? 'last' : 'end');

const offers: Readonly<Record<string, (call: Call) => Offer>> = {
  leak: c => ({ plans: [plan('End it', [swap(c, 'ended()')])] }),
  leakLines: c => ({ plans: [plan('End it on two lines', [swap(c, 'ended();\nended()')])] }),
  leakTop: c => ({ plans: [plan('End it with a note', [insert(c.file, 0, '// ended\n'), swap(c, 'ended()')])] }),
  leakType: c => ({ plans: [plan('Break the types', [swap(c, 'takesNumber("text")')])] }),
  leakSyntax: c => ({ plans: [plan('Break the syntax', [swap(c, 'ended(')])] }),
  leakStay: c => ({ plans: [plan('Note it', [insert(c.file, c.start, '/* ended */ ')])] }),
  leakNew: c => ({ plans: [plan('Move it', [swap(c, 'ended()'), insert(c.file, c.text.length, 'leakNone();\n')])] }),
  leakReview: c => ({ plans: [plan('Guess', [swap(c, 'ended()')], 'review')] }),
  leakSecond: c => ({ plans: [plan('Break it first', [swap(c, 'takesNumber("text")')]), plan('End it then', [swap(c, 'ended()')])] }),
  leakName: c => ({ plans: [plan('Declare an end', [insert(c.file, c.start, `const ${freeName(c)} = 1; `), swap(c, `void ${freeName(c)}`)])] }),
  leakTogether: c => ({ plans: [plan('End it there, too', [swap(c, 'ended()'), insert(c.file.replace('a.ts', 'b.ts'), 0, 'ended();\n')])] }),
  leakAcross: c => ({ plans: [plan('Export an end', [insert(c.file.replace('a.ts', 'b.ts'), 0, 'export const end = 1;\n')])] }),
  leakTyped: c => ({ plans: [plan('Note it for the types', [insert(c.file, c.end - 1, '/* ended */')])] }),
  leakRefused: () => ({ refusals: [{ plan: 'end', reason: 'nobody calls the teardown' }] }),
  leakNone: () => ({}),
  leakPackage: c => ({ plans: [{ ...plan('End it with a package', [insert(c.file, 0, "import { end } from 'far-away';\n"), swap(c, 'end(1)')]), dependency: FAR_AWAY }] }),
  leakMisuse: c => ({ plans: [{ ...plan('Misuse a package', [insert(c.file, 0, "import { end } from 'far-away';\n"), swap(c, "end('text')")]), dependency: FAR_AWAY }] }),
  leakVendor: c => ({ plans: [plan('Edit a package', [insert(c.file.replace(/src.*/, 'node_modules/x/index.js'), 0, '// ended\n')])] }),
};

const listener = Symbol.for('leakguard.listener');
const ear: { [listener]?: (heard: HeardFinding) => void } = {};

function find(context: TSESLint.RuleContext<string, []>, node: TSESTree.CallExpression): void {
  const offer = node.callee.type === 'Identifier' && Object.hasOwn(offers, node.callee.name) ? offers[node.callee.name] : undefined;
  if (!offer || node.callee.type !== 'Identifier') return;
  if (node.callee.name === 'leakAcross' && seesInProgram(context, 'b.ts', 'export const end')) return;
  if (node.callee.name === 'leakTyped' && seesInProgram(context, 'a.ts', '/* ended */') && seesInProgram(context, 'globals.d.ts', 'declare function leakTyped')) return;
  const { start, end } = node.loc;
  context.report({ loc: { start, end }, messageId: 'found', data: { name: node.callee.name } });
  const file = context.physicalFilename;
  const { plans = [], refusals = [] } = offer({ file, start: node.range[0], end: node.range[1], text: context.sourceCode.text });
  ear[listener]?.({ file, rule: 'no-leak', line: start.line, column: start.column + 1, plans, refusals });
}

/** Asks the program, so that a stale text of a file shows, and a program that holds one file only. */
function seesInProgram(context: TSESLint.RuleContext<string, []>, name: string, text: string): boolean {
  const { program } = context.sourceCode.parserServices as ParserServicesWithTypeInformation;
  return program.getSourceFile(context.physicalFilename.replace('a.ts', name))?.text.includes(text) === true;
}

export default Object.assign(ear, {
  meta: { name: 'eslint-plugin-leakguard' },
  rules: {
    'no-leak': {
      meta: { type: 'problem', schema: [], messages: { found: '`{{name}}()` leaks.' } },
      create: (context: TSESLint.RuleContext<string, []>) => ({ CallExpression: (node: TSESTree.CallExpression) => find(context, node) }),
    },
  },
});
