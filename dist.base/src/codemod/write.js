import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { wholeText } from './texts.js';
/** Writes files that belong together: all of them or none. A file that is no longer what was read is left alone. */
export async function writeTogether(files) {
    for (const file of files) {
        const now = await readFile(file.path).catch(() => undefined);
        if (!now?.equals(file.bytes))
            return { problem: { file: file.path, message: 'The file changed on disk meanwhile and was not written: run again.' } };
    }
    const done = [];
    for (const file of files) {
        try {
            await writeFileAtomic(file.path, Buffer.from(wholeText(file, file.text), 'utf8'));
            done.push(file);
        }
        catch (error) {
            for (const earlier of done)
                await writeFileAtomic(earlier.path, earlier.bytes);
            return { problem: { file: file.path, message: `The file could not be written: ${error instanceof Error ? error.message : String(error)}` } };
        }
    }
    return {};
}
