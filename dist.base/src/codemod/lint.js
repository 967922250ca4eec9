import { readFile } from 'node:fs/promises';
import { LISTENER } from '../fix/plan.js';
import { offsetOf } from './texts.js';
import { CodemodError } from './types.js';
/** Asks ESLint which findings stand, and hears from the plugin, in the same process, what can be done about each. */
export class Findings {
    #configuration;
    #heard = new Map();
    #singleRun = process.env['TSESTREE_SINGLE_RUN'];
    constructor(configuration) {
        this.#configuration = configuration;
        for (const plugin of configuration.plugins)
            Reflect.set(plugin, LISTENER, (heard) => this.#hear(heard));
        // under CI=true the parser takes every program for final, and answers for changed text without types
        process.env['TSESTREE_SINGLE_RUN'] = 'false';
    }
    /** Takes back what listening has set in the plugins and in the process. */
    close() {
        for (const plugin of this.#configuration.plugins)
            Reflect.set(plugin, LISTENER, undefined);
        if (this.#singleRun === undefined)
            delete process.env['TSESTREE_SINGLE_RUN'];
        else
            process.env['TSESTREE_SINGLE_RUN'] = this.#singleRun;
    }
    #hear(heard) {
        const before = this.#heard.get(heard.file);
        if (before)
            before.push(heard);
        else
            this.#heard.set(heard.file, [heard]);
    }
    /** All files that the paths mean, as they are on disk. */
    async ofPaths(paths) {
        this.#heard.clear();
        const results = await this.#configuration.eslint.lintFiles([...paths]).catch(describeFailure);
        const all = [];
        for (const result of results) {
            if (await this.#configuration.isIgnored(result.filePath))
                continue;
            // ESLint leaves the source out where it has no message: nothing will ask for it then
            all.push(this.#read(result, result.source ?? (result.messages.length > 0 ? await readFile(result.filePath, 'utf8') : '')));
        }
        return all;
    }
    /** One file as if this were its text; undefined where the configuration leaves the file out. */
    async ofText(file, text) {
        this.#heard.delete(file);
        const [result] = await this.#configuration.eslint.lintText(text, { filePath: file }).catch(describeFailure);
        return result && this.#read(result, text);
    }
    #read(result, source) {
        const file = result.filePath;
        const text = source.replace(/^\uFEFF/, '');
        const heard = [...(this.#heard.get(file) ?? [])];
        const fatal = result.messages.find(m => m.fatal === true);
        const ours = fatal ? [] : result.messages.filter(m => this.#isOurs(m));
        const isProblem = (m) => m.messageId === 'problem';
        return {
            file,
            text,
            fatal: fatal && { file, at: fatal.line ? placeOf(fatal) : undefined, message: fatal.message }, // some of the parser's messages have no place
            problems: ours.filter(isProblem).map(m => ({ message: m.message })),
            findings: ours.filter(m => !isProblem(m)).map(m => this.#join(file, text, m, heard)),
        };
    }
    #isOurs(message) {
        return [...this.#configuration.prefixes].some(p => message.ruleId?.startsWith(`${p}/`));
    }
    #join(file, text, message, heard) {
        const rule = message.ruleId ?? '';
        const at = placeOf(message);
        const index = heard.findIndex(h => rule.endsWith(`/${h.rule}`) && h.line === at.line && h.column === at.column);
        const [told] = index < 0 ? [] : heard.splice(index, 1); // two findings of a rule at one place: each takes its own
        return { file, rule, message: message.message, at, offset: offsetOf(text, at.line, at.column), plans: told?.plans ?? [], refusals: told?.refusals ?? [] };
    }
}
function placeOf(message) {
    return { line: message.line, column: message.column };
}
function describeFailure(cause) {
    throw new CodemodError(cause instanceof Error ? `ESLint: ${cause.message}` : `ESLint: ${String(cause)}`, { cause });
}
