import { movedOffset } from './texts.js';
/** Recognises a file's findings after edits: by rule and moved place, then by rule and words. `tried` yields where it is open which one stayed. */
export function matchFindings(before, after, edits, eol, tried) {
    const survivors = new Map();
    const byTrust = [...before].sort((a, b) => Number(tried.has(a)) - Number(tried.has(b)));
    const pair = (left, same) => left.filter(finding => {
        const one = byTrust.find(c => !survivors.has(c) && c.finding.rule === finding.rule && same(c, finding));
        if (one)
            survivors.set(one, finding);
        return !one;
    });
    const moved = pair(after, (one, finding) => movedOffset(one.finding.offset, edits, eol) === finding.offset);
    return { survivors, fresh: pair(moved, (one, finding) => one.finding.message === finding.message) };
}
