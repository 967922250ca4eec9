import { contradictsItself, findPlan, planKey } from './batch.js';
/** Who owes what: the findings that stand, those that are repaired, and the files that must not be touched. */
export class Ledger {
    /** Open cases by file, in the order of the text. */
    open = new Map();
    repaired = [];
    problems = [];
    #texts;
    #review;
    #linted = new Map();
    #barred = new Map();
    constructor(linted, texts, review) {
        this.#texts = texts;
        this.#review = review;
        for (const one of linted) {
            if (one.findings.length === 0)
                continue;
            this.#linted.set(one.file, one.text);
            this.open.set(one.file, one.findings.map(finding => ({ finding, first: finding, takenBack: new Map() })));
        }
    }
    /** No plan may edit this file; the reason is told with each finding that would have needed it. */
    bar(file, reason) {
        this.#barred.set(file, reason);
    }
    /** What can be tried now, one plan a finding. Plans that cannot be applied at all are taken back on the way. */
    async attempts() {
        const found = [];
        for (const file of [...this.open.keys()].sort()) {
            for (const one of this.open.get(file) ?? []) {
                for (let plan = findPlan(one, this.#review); plan; plan = findPlan(one, this.#review)) {
                    const files = new Set([file, ...plan.edits.map(e => e.file)]);
                    const reason = await this.#whyNot(plan.edits.map(e => e.file), file) ?? this.#whyNotEdits(plan);
                    if (reason === undefined) {
                        found.push({ case: one, plan, files });
                        break;
                    }
                    one.takenBack.set(planKey(plan), reason);
                }
            }
        }
        return found;
    }
    async #whyNot(edited, home) {
        for (const path of new Set([home, ...edited])) {
            const barred = this.#barred.get(path);
            if (barred !== undefined)
                return barred;
            const reason = await this.#inspect(path, edited.includes(path));
            if (reason !== undefined)
                return reason;
        }
        return undefined;
    }
    async #inspect(path, edited) {
        if (edited && /[\\/]node_modules[\\/]|\.d\.[cm]?ts$/.test(path))
            return `it would edit ${path}, which is not the project's own source`;
        let file;
        try {
            file = await this.#texts.open(path);
        }
        catch (error) {
            return this.#barWith(path, error instanceof Error ? error.message : String(error));
        }
        const linted = this.#linted.get(path);
        if (linted !== undefined && linted !== file.original)
            return this.#barWith(path, 'the file changed while it was checked: run again');
        return edited && file.locked !== undefined ? this.#barWith(path, file.locked) : undefined;
    }
    #barWith(path, reason) {
        this.bar(path, reason);
        this.problems.push({ file: path, message: `Not repaired: ${reason}.` });
        return reason;
    }
    #whyNotEdits(plan) {
        if (contradictsItself(plan))
            return 'its own edits overlap';
        const outside = plan.edits.some(e => e.start < 0 || e.end < e.start || e.end > (this.#texts.opened(e.file)?.text.length ?? 0));
        return outside ? 'its edits lie outside the file' : undefined;
    }
    /** Brings a file's cases to its new state: what is gone is repaired, what stays has moved. */
    advance(file, matched, accepted) {
        const still = [];
        for (const one of this.open.get(file) ?? []) {
            const finding = matched.survivors.get(one);
            const attempt = accepted.find(a => a.case === one);
            if (finding)
                still.push({ ...one, finding });
            else
                this.repaired.push({ case: one, title: attempt?.plan.title ?? 'Gone with another repair', files: attempt?.files ?? new Set() });
        }
        still.push(...matched.fresh.map(finding => ({ finding, first: finding, takenBack: new Map() })));
        this.open.set(file, still.sort((a, b) => a.finding.offset - b.finding.offset));
    }
    /** Files whose open findings have plans for one of these: their offsets are no longer true. */
    outdatedBy(changed) {
        const isOutdated = (finding) => finding.plans.some(p => p.edits.some(e => changed.has(e.file)));
        return [...this.open].filter(([file, cases]) => !changed.has(file) && cases.some(c => isOutdated(c.finding))).map(([file]) => file);
    }
    /** Every finding with what became of it; `unwritten` names the files that stayed as they were, and why. */
    settled(unwritten, written) {
        const all = [];
        for (const { case: { first }, title, files } of this.repaired) {
            const reason = [first.file, ...files].map(f => unwritten.get(f)).find(r => r !== undefined);
            all.push({ ...brief(first), outcome: reason === undefined ? { is: 'fixed', title } : { is: 'refused', reasons: [`${title}: ${reason}`] } });
        }
        for (const one of [...this.open.values()].flat()) {
            all.push({ ...brief(written.has(one.first.file) ? one.finding : one.first), outcome: this.#whyLeft(one) });
        }
        return all.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.at.line - b.at.line || a.at.column - b.at.column));
    }
    #whyLeft(one) {
        const tried = [...one.takenBack].map(([key, reason]) => `${key.slice(key.indexOf('\n') + 1)}: ${reason}`);
        if (tried.length > 0)
            return { is: 'refused', reasons: tried };
        const open = one.finding.plans.map(p => (p.safety === 'safe' ? `can be repaired: ${p.title}` : `${p.title}: wants your eye, \`--review\` applies it`));
        return { is: 'left', reasons: [...open, ...one.finding.refusals.map(r => r.reason)] };
    }
}
function brief(finding) {
    return { file: finding.file, at: finding.at, rule: finding.rule, message: finding.message };
}
