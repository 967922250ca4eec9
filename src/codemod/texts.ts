import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import type { Edit } from '../fix/plan.js';

const BOM = '\uFEFF';

/** A file as it was read, and the text that the accepted plans have made of it so far. */
export interface TextFile {
  readonly path: string;
  /** What was on disk: nothing is written where this no longer stands there. */
  readonly bytes: Buffer;
  readonly bom: '' | typeof BOM;
  readonly eol: '\n' | '\r\n';
  /** Without byte order mark, as offsets count. */
  readonly original: string;
  text: string;
  /** Why the file cannot be written, if that is so. */
  readonly locked: string | undefined;
}

/** The files that plans touch, read once, changed in memory only. */
export class Texts {
  readonly #files = new Map<string, TextFile>();

  /** The file, read from disk the first time it is asked for; throws where it cannot be read as UTF-8. */
  async open(path: string): Promise<TextFile> {
    let file = this.#files.get(path);
    if (!file) this.#files.set(path, (file = await readText(path)));
    return file;
  }

  /** The file if it was opened before. */
  opened(path: string): TextFile | undefined {
    return this.#files.get(path);
  }

  /** Every file whose text is no longer what was read. */
  changed(): TextFile[] {
    return [...this.#files.values()].filter(f => f.text !== f.original);
  }
}

async function readText(path: string): Promise<TextFile> {
  const bytes = await readFile(path);
  let raw: string;
  try {
    raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('it is not UTF-8 text');
  }
  const bom = raw.startsWith(BOM) ? BOM : '';
  const original = raw.slice(bom.length);
  return { path, bytes, bom, eol: lineEndOf(original), original, text: original, locked: await describeLock(path) };
}

/** The text with its byte order mark, as it belongs on disk. */
export function wholeText(file: TextFile, text: string): string {
  return file.bom + text;
}

function lineEndOf(text: string): '\n' | '\r\n' {
  const crlf = text.split('\r\n').length - 1;
  const lf = text.split('\n').length - 1 - crlf;
  return crlf > lf ? '\r\n' : '\n';
}

/** Why a file must not be written, or undefined. The mode counts for root as well: who takes the write bits away means it. */
async function describeLock(path: string): Promise<string | undefined> {
  const { mode } = await stat(path);
  if ((mode & 0o222) === 0) return 'the file is read-only';
  return access(path, constants.W_OK).then(() => undefined, () => 'the file may not be written');
}

/** The text after the edits, which must not overlap; new lines take the file's own line end. */
export function applyEdits(text: string, edits: readonly Edit[], eol: '\n' | '\r\n'): string {
  let result = text;
  // from the end, so that offsets stay right; of insertions at one place, the first named comes first in the text
  for (const edit of [...edits].reverse().sort((a, b) => b.start - a.start || b.end - a.end)) {
    result = result.slice(0, edit.start) + edit.text.replace(/\r?\n/g, eol) + result.slice(edit.end);
  }
  return result;
}

/** Where an offset of the old text is after the edits, for what stands outside them. */
export function movedOffset(offset: number, edits: readonly Edit[], eol: '\n' | '\r\n'): number {
  let moved = offset;
  for (const edit of edits) {
    if (edit.end <= offset) moved += edit.text.replace(/\r?\n/g, eol).length - (edit.end - edit.start);
  }
  return moved;
}

/** The offset of a place that ESLint names; ESLint counts `\r\n`, `\n`, `\r` and the two Unicode separators as line ends. */
export function offsetOf(text: string, line: number, column: number): number {
  const ends = /\r\n|[\r\n\u2028\u2029]/g;
  let start = 0;
  for (let at = 1; at < line && ends.exec(text); at++) start = ends.lastIndex;
  return start + column - 1;
}
