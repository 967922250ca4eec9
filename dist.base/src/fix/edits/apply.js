/** Whether a verb has refused. */
export function isRefused(edited) {
    return 'reason' in edited;
}
/** Whether two edits want the same characters; insertions at one offset, and edits that only meet, do not. */
export function overlaps(a, b) {
    return a.file === b.file && a.start < b.end && b.start < a.end;
}
// Insertions stand before a replacement that begins where they are: ESLint sorts the edits of one report in this way too.
function inOrder(edits) {
    return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}
/** The text after the edits, which all belong to it; those at one offset keep their order, an overlap is an error. */
export function applyEdits(text, edits) {
    let result = '';
    let at = 0;
    for (const edit of inOrder(edits)) {
        if (edit.start < at)
            throw new Error(`Edits overlap at offset ${edit.start} of ${edit.file}.`);
        if (edit.end < edit.start || edit.end > text.length)
            throw new Error(`Edit ${edit.start}-${edit.end} is outside ${edit.file}.`);
        result += text.slice(at, edit.start) + edit.text;
        at = edit.end;
    }
    return result + text.slice(at);
}
/** The edits of several verbs as one list: the first refusal wins, white space that two verbs both lay out is laid out once. */
export function combine(...parts) {
    const all = [];
    for (const part of parts) {
        if (isRefused(part))
            return part;
        all.push(...part);
    }
    // the last of equal ones stays, so that it comes after everything that was inserted at its offset
    const kept = all.filter((edit, i) => edit.text.trim() !== '' || !all.slice(i + 1).some(other => isSame(edit, other)));
    const sorted = inOrder(kept);
    const clash = sorted.some((edit, i) => {
        const next = sorted[i + 1];
        return next !== undefined && next.file === edit.file && overlaps(edit, next);
    });
    return clash ? { reason: 'two changes meet in one place' } : kept;
}
function isSame(a, b) {
    return a.file === b.file && a.start === b.start && a.end === b.end && a.text === b.text;
}
