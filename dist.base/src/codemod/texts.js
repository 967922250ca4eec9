import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
const BOM = '\uFEFF';
/** The files that plans touch, read once, changed in memory only. */
export class Texts {
    #files = new Map();
    /** The file, read from disk the first time it is asked for; throws where it cannot be read as UTF-8. */
    async open(path) {
        let file = this.#files.get(path);
        if (!file)
            this.#files.set(path, (file = await readText(path)));
        return file;
    }
    /** The file if it was opened before. */
    opened(path) {
        return this.#files.get(path);
    }
    /** Every file whose text is no longer what was read. */
    changed() {
        return [...this.#files.values()].filter(f => f.text !== f.original);
    }
}
async function readText(path) {
    const bytes = await readFile(path);
    let raw;
    try {
        raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw new Error('it is not UTF-8 text');
    }
    const bom = raw.startsWith(BOM) ? BOM : '';
    const original = raw.slice(bom.length);
    return { path, bytes, bom, eol: lineEndOf(original), original, text: original, locked: await describeLock(path) };
}
/** The text with its byte order mark, as it belongs on disk. */
export function wholeText(file, text) {
    return file.bom + text;
}
function lineEndOf(text) {
    const crlf = text.split('\r\n').length - 1;
    const lf = text.split('\n').length - 1 - crlf;
    return crlf > lf ? '\r\n' : '\n';
}
/** Why a file must not be written, or undefined. The mode counts for root as well: who takes the write bits away means it. */
async function describeLock(path) {
    const { mode } = await stat(path);
    if ((mode & 0o222) === 0)
        return 'the file is read-only';
    return access(path, constants.W_OK).then(() => undefined, () => 'the file may not be written');
}
/** The text after the edits, which must not overlap; new lines take the file's own line end. */
export function applyEdits(text, edits, eol) {
    let result = text;
    // from the end, so that offsets stay right; of insertions at one place, the first named comes first in the text
    for (const edit of [...edits].reverse().sort((a, b) => b.start - a.start || b.end - a.end)) {
        result = result.slice(0, edit.start) + edit.text.replace(/\r?\n/g, eol) + result.slice(edit.end);
    }
    return result;
}
/** Where an offset of the old text is after the edits, for what stands outside them. */
export function movedOffset(offset, edits, eol) {
    let moved = offset;
    for (const edit of edits) {
        if (edit.end <= offset)
            moved += edit.text.replace(/\r?\n/g, eol).length - (edit.end - edit.start);
    }
    return moved;
}
/** The offset of a place that ESLint names; ESLint counts `\r\n`, `\n`, `\r` and the two Unicode separators as line ends. */
export function offsetOf(text, line, column) {
    const ends = /\r\n|[\r\n\u2028\u2029]/g;
    let start = 0;
    for (let at = 1; at < line && ends.exec(text); at++)
        start = ends.lastIndex;
    return start + column - 1;
}
