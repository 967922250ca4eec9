import { ESLintUtils } from '@typescript-eslint/utils';
import { loadCatalog } from './catalog/catalog.js';
import { analyse } from './engine/analyse.js';
import { ownHost, programHost, describeUnsupportedTypeScript } from './engine/program/host.js';
import { LISTENER } from './fix/plan.js';
const DOCS = 'https://github.com/leakguard/eslint-plugin-leakguard/blob/main/docs/rules';
const RANK = { certain: 3, likely: 2, possible: 1 };
const analysed = new WeakMap(); // by source code object: new for each pass, gone with it
const told = new WeakSet();
/** The plugin object, on which the codemod leaves its listener; set by `index.ts`. */
export const ear = {};
/** A rule that reports the leaks of one name, words them and offers their plans; the only place that knows ESLint. */
export function defineLeakRule(rule) {
    const create = ESLintUtils.RuleCreator(name => `${DOCS}/${name}.md`);
    const module = create({
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
            'Program:exit': (node) => {
                const { host, analysis, problem } = analysisOf(context);
                if (problem !== undefined && !told.has(context.sourceCode)) {
                    told.add(context.sourceCode);
                    context.report({ node, messageId: 'problem', data: { problem } });
                }
                const least = RANK[context.options[0]?.confidence ?? 'likely'];
                for (const leak of analysis.leaks) {
                    if (leak.rule === rule.name && RANK[leak.confidence] >= least)
                        report(context, rule, leak, host);
                }
            },
        }),
    });
    return Object.assign(module, { name: rule.name });
}
function analysisOf(context) {
    const { sourceCode } = context;
    let found = analysed.get(sourceCode);
    if (!found)
        analysed.set(sourceCode, (found = analyseFile(context)));
    return found;
}
function analyseFile(context) {
    const unsupported = describeUnsupportedTypeScript();
    const { catalog, problem } = loadCatalog(context.settings['leakguard']);
    const host = unsupported === undefined ? hostOf(context) : undefined;
    if (!host)
        return { host: NO_HOST, analysis: { leaks: [], stats: {} }, problem: unsupported };
    return { host, analysis: analyse(host, catalog), problem };
}
const NO_HOST = {}; // never asked: there are no leaks to word where there is no compiler
function hostOf(context) {
    const services = context.sourceCode.parserServices ?? {};
    const sourceFile = services.esTreeNodeToTSNodeMap?.get(context.sourceCode.ast);
    return services.program && sourceFile
        ? programHost(services.program, sourceFile)
        : ownHost(context.physicalFilename, context.sourceCode.text, sourceFile);
}
function report(context, rule, leak, host) {
    const { sourceCode, physicalFilename: file } = context;
    const services = sourceCode.parserServices ?? {};
    const start = leak.at.getStart(host.sourceFile);
    // a processor such as Vue's hands over one block of the file: every offset is shifted alike, edits too
    const mapped = services.tsNodeToESTreeNodeMap?.get(leak.at);
    const shift = mapped ? mapped.range[0] - start : 0;
    const loc = mapped?.loc ?? { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(leak.at.getEnd()) };
    const plans = [];
    const refusals = [];
    for (const plan of rule.plans) {
        const made = plan(leak, host);
        if (!made)
            continue;
        if ('reason' in made)
            refusals.push(made);
        else
            plans.push({ ...made, edits: made.edits.map(e => (e.file === host.sourceFile.fileName ? { ...e, file, start: e.start + shift, end: e.end + shift } : e)) });
    }
    const local = plans.filter(p => p.edits.every(e => e.file === file));
    context.report({
        loc,
        messageId: leak.reason,
        data: leak.data,
        suggest: local.map(p => ({ messageId: 'plan', data: { title: p.title }, fix: (f) => p.edits.map(e => toFix(f, e)) })),
    });
    ear[LISTENER]?.({ file, rule: rule.name, line: loc.start.line, column: loc.start.column + 1, plans, refusals });
}
function toFix(fixer, edit) {
    return fixer.replaceTextRange([edit.start, edit.end], edit.text);
}
