import { ESLintUtils, type ParserServices, type TSESLint } from '@typescript-eslint/utils';
import { loadCatalog } from './catalog/catalog.js';
import { analyse, type Analysis } from './engine/analyse.js';
import { isCancellation, isGrowth, isLoad, RANK, type Cancellation, type Confidence, type Finding, type Growth, type Load, type RuleName } from './engine/leak.js';
import { ownHost, programHost, describeUnsupportedTypeScript, type Host } from './engine/program/host.js';
import { LISTENER, type Edit, type FixPlan, type HeardFinding, type Planner, type Refusal } from './fix/plan.js';

/** What a rule says of itself beside ESLint's own words; presets and the README's table are derived from it. */
export interface LeakRuleDocs {
  readonly preset: 'recommended' | 'strict';
  readonly fixes: string;
}

/** The one option that every leak rule has. */
export interface LeakRuleOptions {
  readonly confidence?: Confidence;
}

/** What a rule file holds: words, and the plans it offers, best first. */
export interface LeakRule {
  readonly name: RuleName;
  readonly description: string;
  readonly preset: 'recommended' | 'strict';
  readonly fixes: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly plans: readonly Planner[];
  /** The plans for collections that grow. */
  readonly growthPlans?: readonly Planner<Growth>[];
  /** The plans for what cannot be stopped. */
  readonly cancellationPlans?: readonly Planner<Cancellation>[];
  /** The plans for what piles up. */
  readonly loadPlans?: readonly Planner<Load>[];
}

/** The rule as typescript-eslint's tester and ESLint take it. */
export type LeakRuleModule = TSESLint.RuleModule<string, [LeakRuleOptions?], LeakRuleDocs> & { readonly name: string };

const DOCS = 'https://github.com/leakguard/eslint-plugin-leakguard/blob/main/docs/rules';

interface Analysed {
  readonly host: Host;
  readonly analysis: Analysis;
  readonly problem: string | undefined;
}
const analysed = new WeakMap<object, Analysed>(); // by source code object: new for each pass, gone with it
const told = new WeakSet<object>();

/** The plugin object, on which the codemod leaves its listener; set by `index.ts`. */
export const ear: { [LISTENER]?: ((heard: HeardFinding) => void) | undefined } = {};

/** A rule that reports the leaks of one name, words them and offers their plans; the only place that knows ESLint. */
export function defineLeakRule(rule: LeakRule): LeakRuleModule {
  const create = ESLintUtils.RuleCreator<LeakRuleDocs>(name => `${DOCS}/${name}.md`);
  const module = create<[LeakRuleOptions?], string>({
    name: rule.name,
    meta: {
      type: 'problem',
      docs: { description: rule.description, preset: rule.preset, fixes: rule.fixes },
      hasSuggestions: true,
      messages: { ...rule.messages, plan: '{{title}}', problem: '{{problem}}' },
      schema: [
        {
          type: 'object',
          description: 'Settings of a leak rule.',
          properties: { confidence: { type: 'string', enum: ['certain', 'likely', 'possible'], description: 'Report findings of at least this confidence.' } },
          additionalProperties: false,
        },
      ],
      defaultOptions: [{}],
    },
    defaultOptions: [{}],
    create: context => ({
      'Program:exit': (node): void => {
        const { host, analysis, problem } = analysisOf(context);
        if (problem !== undefined && !told.has(context.sourceCode)) {
          told.add(context.sourceCode);
          context.report({ node, messageId: 'problem', data: { problem } });
        }
        const least = RANK[context.options[0]?.confidence ?? 'likely'];
        for (const finding of analysis.findings) {
          if (finding.rule === rule.name && RANK[finding.confidence] >= least) report(context, finding, host, answersTo(finding, rule, host));
        }
      },
    }),
  });
  return Object.assign(module, { name: rule.name });
}

type Context = Readonly<TSESLint.RuleContext<string, [LeakRuleOptions?]>>;

function analysisOf(context: Context): Analysed {
  const { sourceCode } = context;
  let found = analysed.get(sourceCode);
  if (!found) analysed.set(sourceCode, (found = analyseFile(context)));
  return found;
}

function analyseFile(context: Context): Analysed {
  const unsupported = describeUnsupportedTypeScript();
  const { catalog, problem } = loadCatalog(context.settings['leakguard']);
  const host = unsupported === undefined ? hostOf(context) : undefined;
  if (!host) return { host: NO_HOST, analysis: { findings: [], stats: {} }, problem: unsupported };
  return { host, analysis: analyse(host, catalog), problem };
}

const NO_HOST = {} as Host; // never asked: there are no leaks to word where there is no compiler

function hostOf(context: Context): Host {
  const services: Partial<ParserServices> = context.sourceCode.parserServices ?? {};
  const sourceFile = services.esTreeNodeToTSNodeMap?.get(context.sourceCode.ast);
  return services.program && sourceFile
    ? programHost(services.program, sourceFile)
    : ownHost(context.physicalFilename, context.sourceCode.text, sourceFile);
}

function answersTo(finding: Finding, rule: LeakRule, host: Host): (FixPlan | Refusal | undefined)[] {
  if (isGrowth(finding)) return (rule.growthPlans ?? []).map(plan => plan(finding, host));
  if (isCancellation(finding)) return (rule.cancellationPlans ?? []).map(plan => plan(finding, host));
  if (isLoad(finding)) return (rule.loadPlans ?? []).map(plan => plan(finding, host));
  return rule.plans.map(plan => plan(finding, host));
}

function report(context: Context, leak: Finding, host: Host, answers: readonly (FixPlan | Refusal | undefined)[]): void {
  const { sourceCode, physicalFilename: file } = context;
  const services: Partial<ParserServices> = sourceCode.parserServices ?? {};
  const start = leak.at.getStart(host.sourceFile);
  // a processor such as Vue's hands over one block of the file: every offset is shifted alike, edits too
  const mapped = services.tsNodeToESTreeNodeMap?.get(leak.at as never) as { range: [number, number]; loc: TSESLint.AST.SourceLocation } | undefined;
  const shift = mapped ? mapped.range[0] - start : 0;
  const loc = mapped?.loc ?? { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(leak.at.getEnd()) };

  const plans: FixPlan[] = [];
  const refusals: Refusal[] = [];
  for (const made of answers) {
    if (!made) continue;
    if ('reason' in made) refusals.push(made);
    else plans.push({ ...made, edits: made.edits.map(e => (e.file === host.sourceFile.fileName ? { ...e, file, start: e.start + shift, end: e.end + shift } : e)) });
  }
  // what has to be installed as well is the codemod's
  const local = plans.filter(p => !p.dependency && p.edits.every(e => e.file === file));
  context.report({
    loc,
    messageId: leak.reason,
    data: leak.data,
    suggest: local.map(p => ({ messageId: 'plan', data: { title: p.title }, fix: (f: TSESLint.RuleFixer) => p.edits.map(e => toFix(f, e)) })),
  });
  ear[LISTENER]?.({ file, rule: leak.rule, line: loc.start.line, column: loc.start.column + 1, plans, refusals });
}

function toFix(fixer: TSESLint.RuleFixer, edit: Edit): TSESLint.RuleFix {
  return fixer.replaceTextRange([edit.start, edit.end], edit.text);
}
