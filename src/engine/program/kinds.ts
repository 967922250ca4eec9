import { manifest } from '../../catalog/callbacks.js';
import { testWords } from '../../catalog/growth.js';
import { defineFact } from './facts.js';
import { ts, type Host } from './host.js';
import { includes } from './reference.js';
import { wordsIn } from './syntax.js';

/** True for tests, scripts and configuration: they end with their process. */
export const isShortLived = defineFact(({ fileName, text }: ts.SourceFile): boolean =>
  /[\\/](?:(?:\w+-)?tests?|__tests__|__mocks__|e2e|spec|scripts?|bin|benchmarks?|fixtures)[\\/](?!(?:.*[\\/])?src[\\/])|\.(?:test|spec|bench|e2e|stories)\.[cm]?[jt]sx?$|\.config\.[cm]?[jt]s$/.test(relative(fileName))
  || text.startsWith('#!') || (/\.parse(?:Async)?\(process\.argv/.test(text) && !/\.listen\(/.test(text)) || (/\bprocess\.argv\b/.test(text) && /\bprocess\.exit\(/.test(text) && !/\.listen\(/.test(text)));

/** The last folders of a path: what stands far above the project says nothing about the file. */
function relative(fileName: string): string {
  return `/${fileName.split(/[\\/]/).slice(-4).join('/')}`;
}

/** True where others may call what a file exports: the package around it is published as one to import, or there is none to be seen. */
export const isLibrary = defineFact(({ fileName }: ts.SourceFile): boolean => {
  const path = ts.findConfigFile(fileName.replace(/[\\/][^\\/]*$/, ''), ts.sys.fileExists, manifest.file);
  const text = path === undefined ? undefined : ts.sys.readFile(path);
  const found: unknown = path === undefined || text === undefined ? undefined : ts.parseConfigFileTextToJson(path, text).config;
  if (typeof found !== 'object' || found === null) return true;
  return !('private' in found && found.private === true) && manifest.imported.some(key => key in found) && !(manifest.extension in found);
});

/** True for a file that is there for tests or tools, by the words of its path. */
export function isOfTest({ sourceFile }: Host): boolean {
  return sourceFile.fileName.split('/').slice(-5).flatMap(part => wordsIn(part.replace(/\.\w+$/, ''))).some(w => includes(testWords, w));
}
